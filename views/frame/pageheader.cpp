// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/frame/pageheader.h"

#include "views/frame/breadcrumb.h"
#include "views/look/followfont.h"
#include "views/look/icons.h"
#include "views/navigation/location.h"
#include "views/refresh/refreshmenu.h"

#include <QAction>
#include <QHBoxLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace views {

PageHeader::PageHeader(QWidget *parent)
    : Panel(QPalette::Window, Qt::BottomEdge, parent)
{
    m_back = makeAction("back", tr("Back"), {Qt::ALT | Qt::Key_Left});
    m_forward = makeAction("fwd", tr("Forward"), {Qt::ALT | Qt::Key_Right});
    m_refresh = makeAction("refresh", tr("Refresh"), {Qt::Key_F5, Qt::CTRL | Qt::Key_R});
    m_metrics = makeAction("lines", tr("Metrics"), {Qt::CTRL | Qt::Key_M});
    m_details = makeAction("info", tr("Details"), {Qt::CTRL | Qt::Key_I});
    m_details->setCheckable(true);
    m_columns = makeAction("columns", tr("Columns"), {Qt::CTRL | Qt::Key_L});
    m_export = makeAction("export", tr("Export CSV…"), {Qt::CTRL | Qt::Key_E});
    m_breadcrumb = new Breadcrumb(this);
    m_refreshMenu = new RefreshMenu(this);
    connect(m_refreshMenu, &RefreshMenu::chosen, this, &PageHeader::refreshSecondsChosen);
    connect(m_breadcrumb, &Breadcrumb::stepRequested, this, &PageHeader::crumbRequested);

    fixHeight(*this, appMetrics().pageHeader);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(panelPadding, 0, panelPadding, 1);
    layout->setSpacing(controlGap);
    layout->addWidget(addButton(m_back, true));
    layout->addWidget(addButton(m_forward, true));
    layout->addWidget(m_breadcrumb, 1);
    QToolButton *refresh = addButton(m_refresh, false);
    refresh->setMenu(m_refreshMenu);
    refresh->setPopupMode(QToolButton::MenuButtonPopup);
    layout->addWidget(refresh);
    m_columnsButton = addButton(m_columns, false);
    m_listButtons
        = {addButton(m_metrics, false), addButton(m_details, false), m_columnsButton, addButton(m_export, false)};
    for (QToolButton *button : m_listButtons)
        layout->addWidget(button);
    setHistory(false, false);
}

QAction *PageHeader::makeAction(const char *iconName, const QString &text, const QList<QKeySequence> &keys)
{
    auto *action = new QAction(icon(iconName), text, this);
    action->setShortcuts(keys);
    action->setToolTip(u"%1 (%2)"_s.arg(text, keys.constFirst().toString(QKeySequence::NativeText)));
    addAction(action);
    return action;
}

QToolButton *PageHeader::addButton(QAction *action, bool flat)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setAutoRaise(flat);
    button->setToolButtonStyle(flat ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    button->setIconSize(QSize(iconSize, iconSize));
    fixHeight(*button, appMetrics().control);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(action->text());
    return button;
}

void PageHeader::setLocation(const Location &location)
{
    QStringList steps;
    for (const Crumb &crumb : location.crumbs)
        steps.append(crumb.title);
    m_breadcrumb->setSteps(steps, placeTitle(location));
    const bool isList = !location.metrics;
    for (QToolButton *button : m_listButtons)
        button->setVisible(isList);
    for (QAction *action : {m_details, m_columns, m_export})
        action->setEnabled(isList);
}

void PageHeader::setHistory(bool canGoBack, bool canGoForward)
{
    m_back->setEnabled(canGoBack);
    m_forward->setEnabled(canGoForward);
}

void PageHeader::setRefreshSeconds(int seconds)
{
    m_refreshMenu->setSeconds(seconds);
}

} // namespace views
