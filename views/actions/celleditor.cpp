// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/actions/celleditor.h"

#include "views/look/sizes.h"

#include <QKeyEvent>

namespace views {
namespace {

bool isEnter(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

} // namespace

CellEditor::CellEditor(const QString &text, const QRect &cell, QWidget *viewport)
    : QLineEdit(text, viewport)
{
    setMinimumSize(0, 0); // as low as the row
    const int width = std::min(std::max(cell.width(), Metrics(font()).dw(24)), viewport->width());
    setFixedSize(width, cell.height());
    const bool mirrored = viewport->layoutDirection() == Qt::RightToLeft;
    move(mirrored ? cell.right() + 1 - width : cell.left(), cell.top());
    selectAll();
    show();
    setFocus(Qt::OtherFocusReason);
}

void CellEditor::end()
{
    if (isHidden())
        return;
    QWidget *table = parentWidget()->parentWidget();
    const bool hadFocus = hasFocus();
    hide();
    if (hadFocus)
        table->setFocus(Qt::OtherFocusReason);
    deleteLater();
}

bool CellEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (isEnter(*key) || key->key() == Qt::Key_Escape || key->key() == Qt::Key_F2) {
            event->accept();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void CellEditor::keyPressEvent(QKeyEvent *event)
{
    if (isEnter(*event))
        Q_EMIT entered(text().trimmed());
    else if (event->key() == Qt::Key_Escape)
        end();
    else
        QLineEdit::keyPressEvent(event);
    event->accept(); // the table must not see what the line has no use for
}

void CellEditor::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        end();
}

} // namespace views
