// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/frame/pageheader.h"

#include "views/frame/breadcrumb.h"
#include "views/look/followfont.h"
#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/navigation/page.h"
#include "views/refresh/refreshmenu.h"
#include "views/widgets/segments.h"

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

// The ways to look at the same objects.
QStringList viewTitles()
{
    return {PageHeader::tr("Table"), commandText(PageCommand::Heat)};
}

} // namespace

PageHeader::PageHeader(QWidget *parent)
    : Panel(QPalette::Window, Qt::BottomEdge, parent)
    , m_breadcrumb(new Breadcrumb(this))
    , m_views(new Segments(viewTitles(), TextSize::Body, appMetrics().control, this))
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
        layout->addWidget(command == PageCommand::Heat ? addViews() : addCommand(command, false));
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

// One control for a command that leads to the other of two views of a page, and back.
QWidget *PageHeader::addViews()
{
    QAction *action = makeAction(PageCommand::Heat, this);
    addAction(action);
    m_actions.insert(PageCommand::Heat, action);
    m_views->setAccessibleName(tr("View"));
    m_views->setIcon(0, icon("table"));
    m_views->setIcon(1, icon("heat"));
    for (int i = 0; i < viewTitles().size(); ++i) {
        m_views->button(i)->setAccessibleName(viewTitles().at(i));
        m_views->button(i)->setToolTip(
            u"%1 (%2)"_s.arg(viewTitles().at(i), action->shortcut().toString(QKeySequence::NativeText)));
    }
    connect(action, &QAction::triggered, this,
            [this] { Q_EMIT commandRequested(PageCommand::Heat, m_views->mapToGlobal(QPoint(0, m_views->height()))); });
    connect(m_views, &Segments::chosen, this, [action](int index) {
        if ((index == 1) != action->isChecked())
            action->trigger();
    });
    return m_views;
}

QWidget *PageHeader::widgetOf(PageCommand command) const
{
    return command == PageCommand::Heat ? static_cast<QWidget *>(m_views) : button(command);
}

void PageHeader::shorten(PageCommand command, bool toIcon)
{
    if (command != PageCommand::Heat)
        return button(command)->setToolButtonStyle(toIcon ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    for (int i = 0; i < viewTitles().size(); ++i)
        m_views->setTitle(i, toIcon ? QString() : viewTitles().at(i));
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
        widgetOf(command)->setVisible(page.offers(command));
        action(command)->setEnabled(page.canRun(command));
        action(command)->setText(page.textOf(command));
        action(command)->setChecked(page.isChecked(command));
    }
    m_views->setEnabled(page.canRun(PageCommand::Heat));
    m_views->setCurrent(page.isChecked(PageCommand::Heat) ? 1 : 0);
    fitButtons();
}

void PageHeader::fitButtons()
{
    int needed = 2 * panelPadding + m_breadcrumb->leastWidth();
    for (const PageCommand command : {PageCommand::Back, PageCommand::Forward})
        needed += button(command)->sizeHint().width() + controlGap;
    QList<PageCommand> shown;
    for (const PageCommand command : shortenedFirst) {
        if (widgetOf(command)->isHidden())
            continue;
        shorten(command, false);
        needed += widgetOf(command)->sizeHint().width() + controlGap;
        shown.append(command);
    }
    for (const PageCommand command : std::as_const(shown)) {
        if (needed <= width())
            break;
        needed -= widgetOf(command)->sizeHint().width();
        shorten(command, true);
        needed += widgetOf(command)->sizeHint().width();
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
