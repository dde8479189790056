// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/metrics/metricspage.h"

#include "models/session/session.h"
#include "views/metrics/objectheader.h"
#include "views/refresh/refreshclock.h"

#include <QDateTime>
#include <QVBoxLayout>

namespace views {

MetricsPage::MetricsPage(const PageContext &context, const MetricsPanel::Shared &shared, QWidget *parent)
    : QWidget(parent)
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
    connect(m_header, &ObjectHeader::linkActivated, this, &MetricsPage::linkActivated);
    m_panel->setClock([&session = context.session] { return session.nowMs(); });
    connect(m_panel, &MetricsPanel::updatedAtChanged, this, [this] {
        m_updatedAtMs = m_panel->updatedAtMs() > 0 ? QDateTime::currentMSecsSinceEpoch() : 0;
        Q_EMIT updatedAtChanged();
    });
    connect(m_panel, &MetricsPanel::refreshSecondsChosen, this, &MetricsPage::refreshSecondsChosen);
    m_panel->refreshClock()->setSession(&context.session);
    connect(m_panel->refreshClock(), &RefreshClock::textChanged, this, &MetricsPage::updatedAtChanged);
    connect(m_panel, &MetricsPanel::signInRequested, this, &MetricsPage::signInRequested);
    connect(&context.session, &session::Session::returned, m_panel, &MetricsPanel::refresh);
    connect(m_panel, &MetricsPanel::choiceChanged, this, [this] {
        m_choices.insert(int(m_place.subject.scope), m_panel->choice());
        Q_EMIT choiceChanged(m_place.subject.scope);
    });
}

void MetricsPage::open(const MetricsPlace &place)
{
    m_place = place;
    m_header->setPlace(place);
    m_panel->open(place.subject, choice(place.subject.scope));
    Q_EMIT titleChanged();
}

void MetricsPage::refresh()
{
    m_panel->refresh();
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
        m_panel->setChoice(choice);
}

} // namespace views
