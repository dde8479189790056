// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/metrics/metricspage.h"

#include "models/catalog/totals.h"
#include "models/session/session.h"
#include "views/metrics/metricstoolbar.h"
#include "views/metrics/objectheader.h"
#include "views/metrics/seriesview.h"
#include "views/navigation/elsewhere.h"
#include "views/navigation/navigator.h"
#include "views/refresh/refreshclock.h"

#include <QDateTime>
#include <QMenu>
#include <QVBoxLayout>

namespace views {

MetricsPage::MetricsPage(const PageContext &context, const MetricsPanel::Shared &shared, QWidget *parent)
    : Page(parent)
    , m_totals(context.totals)
    , m_navigator(context.navigator)
    , m_header(new ObjectHeader(this))
    , m_panel(new MetricsPanel(context.session.client(), shared, this))
{
    setAccessibleName(tr("Metrics"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_panel, 1);
    setFocusProxy(m_panel);
    connect(m_header, &ObjectHeader::linkActivated, &context.navigator,
            [navigator = &context.navigator](const catalog::Link &link) { navigator->open(link); });
    MetricsController *controller = m_panel->controller();
    controller->setClock([&session = context.session] { return session.nowMs(); });
    connect(m_panel, &MetricsPanel::updatedAtChanged, this, [this, controller] {
        m_updatedAtMs = controller->answer().answeredAtMs > 0 ? QDateTime::currentMSecsSinceEpoch() : 0;
        Q_EMIT updatedAtChanged();
    });
    controller->refreshClock()->setSession(&context.session);
    connect(controller->refreshClock(), &RefreshClock::textChanged, this, &MetricsPage::updatedAtChanged);
    connect(controller, &MetricsController::rangeChanged, this, &MetricsPage::updatedAtChanged);
    connect(m_panel->series()->view(), &SeriesView::contextMenuShown, this,
            [this](QMenu *menu, const metrics::SeriesKey &key) { addComparing(*menu, key); });
    connect(m_panel->toolbar(), &MetricsToolbar::exportPossibleChanged, this, &MetricsPage::commandsChanged);
    connect(m_panel, &MetricsPanel::signInRequested, this, &MetricsPage::signInRequested);
    connect(&context.session, &session::Session::returned, controller, &MetricsController::refresh);
    connect(controller, &MetricsController::choiceChanged, this, [this, controller] {
        m_choices.insert(int(m_place.subject.scope), controller->choice());
        Q_EMIT choiceChanged(m_place.subject.scope);
        if (std::exchange(m_range, controller->choice().range()) != m_range)
            Q_EMIT rangeChosen(m_range);
    });
}

void MetricsPage::open(const Location &location, const PageState & /*state*/)
{
    m_location = location;
    if (const MetricsPlace *place = location.metrics())
        open(*place);
}

void MetricsPage::open(const MetricsPlace &place)
{
    m_place = place;
    m_header->setPlace(place);
    MetricsChoice opened = choice(place.subject.scope);
    if (m_commonRange)
        opened.setRange(*m_commonRange);
    m_panel->open(place.subject, opened);
    m_range = m_panel->controller()->choice().range();
}

bool MetricsPage::canRun(PageCommand command) const
{
    return command == PageCommand::Export ? m_panel->toolbar()->isExportPossible() : command == PageCommand::Compare;
}

QString MetricsPage::textOf(PageCommand command) const
{
    return command == PageCommand::Export ? MetricsToolbar::exportText() : Page::textOf(command);
}

void MetricsPage::run(PageCommand command, const QPoint & /*menuAt*/)
{
    if (command == PageCommand::Export)
        m_panel->toolbar()->openExportMenu();
    else if (command == PageCommand::Compare)
        m_navigator.compare({m_place.subject});
}

// The GPU with the curve, as an object of its own.
std::optional<metrics::Subject> MetricsPage::gpuOf(const metrics::SeriesKey &key) const
{
    if (key.gpu < 0)
        return std::nullopt;
    std::optional<metrics::Subject> whole;
    const metrics::Scope scope = m_place.subject.scope;
    if ((scope == metrics::Scope::Pod || scope == metrics::Scope::Node) && key.object == m_place.subject.id)
        whole = m_place.subject;
    else if (scope == metrics::Scope::Workload)
        whole = m_panel->controller()->loader()->podOf(key.object);
    if (whole)
        whole->gpu = key.gpu;
    return whole;
}

void MetricsPage::addComparing(QMenu &menu, const metrics::SeriesKey &key)
{
    const std::optional<metrics::Subject> gpu = gpuOf(key);
    if (!gpu)
        return;
    menu.addSeparator();
    connect(menu.addAction(tr("Add GPU %1 to comparison").arg(key.gpu)), &QAction::triggered, this,
            [this, subject = *gpu] { m_navigator.compare({subject}); });
    addElsewhere(menu, m_navigator, {*gpu});
}

void MetricsPage::refresh()
{
    m_totals.refresh();
    m_panel->controller()->refresh();
}

QString MetricsPage::refreshText() const
{
    const MetricsController *controller = m_panel->controller();
    return controller->isZoomed() ? tr("paused while zoomed") : controller->refreshClock()->text();
}

void MetricsPage::setZone(table::Zone zone)
{
    m_panel->setZone(zone);
}

void MetricsPage::setRefreshSeconds(int seconds)
{
    m_panel->setRefreshSeconds(seconds);
}

MetricsChoice MetricsPage::choice(metrics::Scope scope) const
{
    const auto found = m_choices.constFind(int(scope));
    return found == m_choices.cend() ? defaultChoice(scope) : *found;
}

void MetricsPage::setChoice(metrics::Scope scope, const MetricsChoice &choice)
{
    m_choices.insert(int(scope), choice);
    if (scope == m_place.subject.scope && !m_place.subject.id.isNull())
        m_panel->controller()->setChoice(choice);
}

} // namespace views
