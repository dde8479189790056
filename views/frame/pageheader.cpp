// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/frame/pageheader.h"

#include "views/frame/breadcrumb.h"
#include "views/look/followfont.h"
#include "views/look/iconsizes.h"
#include "views/navigation/page.h"
#include "views/refresh/refreshmenu.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace views {
namespace {

// Known by their icons; the first ones best.
constexpr PageCommand shortenedFirst[]
    = {PageCommand::Refresh, PageCommand::Columns, PageCommand::Details, PageCommand::Export,
       PageCommand::Metrics, PageCommand::Compare, PageCommand::Heat,    PageCommand::NewCluster};

} // namespace

PageHeader::PageHeader(QWidget *parent)
    : Panel(QPalette::Window, Qt::BottomEdge, parent)
    , m_breadcrumb(new Breadcrumb(this))
    , m_refreshMenu(new RefreshMenu(this))
{
    connect(m_refreshMenu, &RefreshMenu::chosen, this, &PageHeader::refreshSecondsChosen);
    connect(m_breadcrumb, &Breadcrumb::stepRequested, this, &PageHeader::crumbRequested);

    fixHeight(*this, appMetrics().pageHeader);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(panelPadding, 0, panelPadding, 1);
    layout->setSpacing(controlGap);
    layout->addWidget(addCommand(PageCommand::Back, true));
    layout->addWidget(addCommand(PageCommand::Forward, true));
    layout->addWidget(m_breadcrumb, 1);
    for (const PageCommand command : headerCommands())
        layout->addWidget(addCommand(command, false));
    QToolButton *refresh = button(PageCommand::Refresh);
    refresh->setMenu(m_refreshMenu);
    refresh->setPopupMode(QToolButton::MenuButtonPopup);
    setHistory(false, false);
}

QToolButton *PageHeader::addCommand(PageCommand command, bool flat)
{
    QAction *action = makeAction(command, this);
    const QString key = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(u"%1 (%2)"_s.arg(action->text(), key));
    addAction(action);
    m_actions.insert(command, action);

    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setAutoRaise(flat);
    button->setToolButtonStyle(flat ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    followFont(*button, [button] { button->setIconSize(QSize(grownIcon(), grownIcon())); });
    fixHeight(*button, appMetrics().control);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(action->text());
    m_buttons.insert(command, button);
    connect(action, &QAction::triggered, this, [this, command, button] {
        Q_EMIT commandRequested(command, button->mapToGlobal(QPoint(0, button->height())));
    });
    return button;
}

QList<QList<QAction *>> PageHeader::actionGroups() const
{
    QList<QAction *> ofPage;
    for (const PageCommand command : headerCommands())
        ofPage.append(action(command));
    return {ofPage, {action(PageCommand::Back), action(PageCommand::Forward)}};
}

void PageHeader::setLocation(const Location &location, const QString &title)
{
    QStringList steps;
    for (const Crumb &crumb : location.crumbs)
        steps.append(crumb.title);
    m_breadcrumb->setSteps(steps, title);
    fitButtons();
}

void PageHeader::setCommands(const Page &page)
{
    for (const PageCommand command : headerCommands()) {
        if (command == PageCommand::Refresh)
            continue;
        button(command)->setVisible(page.offers(command));
        action(command)->setEnabled(page.canRun(command));
        action(command)->setChecked(page.isChecked(command));
    }
    fitButtons();
}

void PageHeader::fitButtons()
{
    int needed = 2 * panelPadding + m_breadcrumb->leastWidth();
    for (const PageCommand command : {PageCommand::Back, PageCommand::Forward})
        needed += button(command)->sizeHint().width() + controlGap;
    QList<QToolButton *> shown;
    for (const PageCommand command : shortenedFirst) {
        QToolButton *const one = button(command);
        if (one->isHidden())
            continue;
        one->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        needed += one->sizeHint().width() + controlGap;
        shown.append(one);
    }
    for (QToolButton *one : std::as_const(shown)) {
        if (needed <= width())
            break;
        needed -= one->sizeHint().width();
        one->setToolButtonStyle(Qt::ToolButtonIconOnly);
        needed += one->sizeHint().width();
    }
}

void PageHeader::changeEvent(QEvent *event)
{
    Panel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        QMetaObject::invokeMethod(this, &PageHeader::fitButtons, Qt::QueuedConnection); // the buttons grow, too
}

void PageHeader::resizeEvent(QResizeEvent *event)
{
    Panel::resizeEvent(event);
    fitButtons();
}

void PageHeader::setHistory(bool canGoBack, bool canGoForward)
{
    action(PageCommand::Back)->setEnabled(canGoBack);
    action(PageCommand::Forward)->setEnabled(canGoForward);
}

void PageHeader::setRefreshSeconds(int seconds)
{
    m_refreshMenu->setSeconds(seconds);
}

} // namespace views
