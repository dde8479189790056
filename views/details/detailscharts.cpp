// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/detailscharts.h"

#include "views/controls.h"

#include <QHBoxLayout>
#include <QPushButton>

using catalog::Resource;
using metrics::Scope;

namespace views {
namespace {

constexpr int settleMs = 250;
constexpr qsizetype mostCharts = 3;

MetricsChoice smallChoice(Scope scope)
{
    MetricsChoice choice = defaultChoice(scope);
    choice.types = choice.types.first(std::min(mostCharts, choice.types.size()));
    choice.show = ChartStack::Show::Lines;
    return choice;
}

api::Id idAt(const catalog::Details &details, const QString &path)
{
    const catalog::DetailField *field = details.field(path);
    return field ? api::Id::parse(field->link.id.toStdString()) : api::Id();
}

} // namespace

metrics::Subject subjectOf(const catalog::Details &details)
{
    metrics::Subject subject;
    subject.scope = details.resource == Resource::Clusters ? Scope::Cluster
        : details.resource == Resource::Workloads          ? Scope::Workload
                                                           : Scope::Pod;
    subject.id = {details.id.high, details.id.low};
    subject.name = details.name.isEmpty() ? subject.id.toString() : details.name;
    subject.startedMs = details.createdAtMs;
    subject.endedMs = details.completedAtMs;
    if (subject.scope == Scope::Pod)
        subject.workloadId = idAt(details, QStringLiteral("workloadId"));
    if (const catalog::DetailField *type = details.field(QStringLiteral("type"))) {
        const auto *text = std::get_if<QString>(&type->value);
        subject.isInference = text && text->contains(u"Inference");
    }
    return subject;
}

Location metricsOfDetails(const catalog::Details &details)
{
    Location location = startLocation(details.resource);
    location.crumbs.append({resourceTitle(details.resource), details.resource, location.query, {}});
    location.metrics = MetricsPlace{subjectOf(details), details.state, {}};
    return location;
}

DetailsCharts::DetailsCharts(session::Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
{
    setAccessibleName(tr("Metrics"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(panelPadding, 6, panelPadding, 6);
    bar->addWidget(secondaryLabel(tr("The last 6 h"), TextSize::Small, this), 1);
    QPushButton *whole = pushButton(tr("Open metrics"), ButtonRole::Normal, this);
    bar->addWidget(whole);
    layout->addLayout(bar);
    layout->addStretch(0);
    connect(whole, &QPushButton::clicked, this, &DetailsCharts::openRequested);
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleMs);
    connect(&m_settle, &QTimer::timeout, this, &DetailsCharts::open);
}

void DetailsCharts::setDetails(const catalog::Details &details)
{
    const metrics::Subject subject = subjectOf(details);
    if (subject == m_subject)
        return;
    m_subject = subject;
    if (isVisible())
        m_settle.start();
}

void DetailsCharts::setZone(table::Zone zone)
{
    m_zone = zone;
    if (m_panel)
        m_panel->setZone(zone);
}

void DetailsCharts::open()
{
    if (m_subject.id.isAbsent() || !isVisible())
        return;
    if (!m_panel) {
        m_panel = new MetricsPanel(m_session.client(),
                                   {std::make_shared<metrics::Memory>(), std::make_shared<SeriesLooks>()}, this);
        m_panel->setClock([&session = m_session] { return session.nowMs(); });
        m_panel->toolbar()->hide();
        m_panel->series()->hide();
        m_panel->setZone(m_zone);
        static_cast<QVBoxLayout *>(layout())->addWidget(m_panel, 1);
        connect(m_panel, &MetricsPanel::signInRequested, this, &DetailsCharts::signInRequested);
    }
    if (!(m_panel->subject() == m_subject))
        m_panel->open(m_subject, smallChoice(m_subject.scope));
}

void DetailsCharts::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_settle.start(0);
}

void DetailsCharts::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_settle.stop();
}

} // namespace views
