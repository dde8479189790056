// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/searchfield.h"

#include "views/look/icons.h"
#include "views/widgets/controls.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyle>

namespace views {

SearchField::SearchField(QWidget *parent)
    : QLineEdit(parent)
{
    setObjectName(QStringLiteral("search"));
    auto *glass = new QAction(icon("search"), tr("Search"), this);
    addAction(glass, QLineEdit::LeadingPosition);
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(300);
    connect(&m_debounce, &QTimer::timeout, this, &SearchField::tell);
    connect(this, &QLineEdit::textEdited, this, [this] { m_debounce.start(); });
    connect(this, &QLineEdit::returnPressed, this, &SearchField::tell);
}

void SearchField::setSearch(const QString &search)
{
    m_debounce.stop();
    m_told = search;
    if (text() == search)
        return;
    const QSignalBlocker blocker(this);
    setText(search);
    update();
}

void SearchField::tell()
{
    m_debounce.stop();
    const QString search = text().trimmed();
    if (search == m_told)
        return;
    m_told = search;
    Q_EMIT searchChanged(search);
}

bool SearchField::event(QEvent *event)
{
    // The line edit would take the key of the export for "end of line".
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<const QKeyEvent *>(event);
        if (key->key() == Qt::Key_E && key->modifiers() == Qt::ControlModifier) {
            event->ignore();
            return false;
        }
    }
    return QLineEdit::event(event);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        if (text().isEmpty()) {
            Q_EMIT left();
            return;
        }
        clear();
        tell();
        return;
    }
    if (event->key() == Qt::Key_Down) {
        tell();
        Q_EMIT left();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::paintEvent(QPaintEvent *event)
{
    // The placeholder follows the direction of the keyboard, the hint that of the layout: it gets room of its own.
    const bool hasHint = text().isEmpty() && !hasFocus();
    const int room = hasHint ? height() - 10 : 0;
    const QMargins margins(isRightToLeft() ? room : 0, 0, isRightToLeft() ? 0 : room, 0);
    if (textMargins() != margins)
        setTextMargins(margins);
    QLineEdit::paintEvent(event);
    if (!hasHint)
        return;
    const Theme &theme = themeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(scaled(font(), TextSize::Caption));
    const int size = height() - 10;
    QRectF cap(width() - size - 5.5, 5.5, size - 3, size - 1);
    if (layoutDirection() == Qt::RightToLeft)
        cap.moveLeft(5.5);
    painter.setPen(QColor::fromRgb(theme.border));
    painter.drawRoundedRect(cap, 3, 3);
    painter.setPen(QColor::fromRgb(theme.text2));
    painter.drawText(cap, Qt::AlignCenter, QStringLiteral("/"));
}

} // namespace views
