// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/filter/saveview.h"

#include "views/widgets/controls.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QShortcut>
#include <QToolButton>

namespace views {

namespace {

constexpr int longestName = 60;

} // namespace

SaveView::SaveView(QWidget *parent)
    : QWidget(parent)
    , m_button(flatTool("view", tr("Save view"), this))
    , m_name(new QLineEdit(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_button);
    layout->addWidget(m_name);
    m_button->setText(tr("Save view"));
    m_button->setToolTip(tr("Save filters, sort order and columns as a view (Ctrl+S)"));
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    // Not a shortcut of the button: it would show the button pressed for a moment first.
    auto *key = new QShortcut(Qt::CTRL | Qt::Key_S, this);
    key->setWhatsThis(tr("Save view"));
    connect(key, &QShortcut::activated, this, &SaveView::ask);
    fixHeight(*m_button, appMetrics().barControl);
    m_name->setAccessibleName(tr("View name"));
    m_name->setPlaceholderText(tr("View name"));
    m_name->setMaxLength(longestName);
    followFont(*m_name, [this] { m_name->setFixedSize(appMetrics().dw(26), appMetrics().barControl); });
    m_name->installEventFilter(this);
    m_name->hide();
    connect(m_button, &QToolButton::clicked, this, &SaveView::ask);
    connect(m_name, &QLineEdit::returnPressed, this, [this] {
        const QString name = m_name->text().trimmed();
        if (name.isEmpty())
            return;
        leave();
        Q_EMIT saveRequested(name);
    });
}

void SaveView::ask()
{
    m_button->hide();
    m_name->clear();
    m_name->show();
    m_name->setFocus(Qt::ShortcutFocusReason);
    updateGeometry();
}

void SaveView::leave()
{
    const bool hadFocus = m_name->hasFocus();
    m_name->hide();
    m_button->show();
    updateGeometry();
    if (hadFocus && isVisible())
        Q_EMIT left();
}

bool SaveView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        leave();
        return true;
    }
    if (event->type() == QEvent::FocusOut && m_name->isVisible()) {
        // Ignore focus changes to another window or a menu: the focus comes back.
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
            leave();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace views
