// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/detailscharts.h"

#include "models/hints/reader.h"
#include "views/navigation/subjectfacts.h"
#include "views/widgets/controls.h"
#include "views/widgets/hintcards.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace views {
namespace {

constexpr int chartsSettleMs = 250;
constexpr qsizetype mostCharts = 3;
constexpr int linesForHints = 45; // of text, for the charts and several hints

MetricsChoice smallChoice(const metrics::Subject &subject)
{
    MetricsChoice choice = defaultChoice(subject.scope);
    choice.types = choice.types.first(std::min(mostCharts, choice.types.size()));
    choice.show = ChartStack::Show::Lines;
    return choice;
}

base::Key idAt(const catalog::Details &details, const QString &path)
{
    const catalog::DetailField *field = details.field(path);
    return field ? field->link.key : base::Key();
}

} // namespace

metrics::Subject subjectOf(const catalog::Details &details)
{
    metrics::Subject subject;
    subject.scope = details.resource->scope.value_or(subject.scope);
    subject.id = details.id;
    subject.name = details.name.isEmpty() ? subject.id.toString() : details.name;
    subject.startedMs = details.createdAtMs;
    subject.endedMs = details.completedAtMs == api::absentTime ? details.deletedAtMs : details.completedAtMs;
    subject.isWaiting = isBeforeStart(details.state) && subject.endedMs == api::absentTime;
    const auto valueAt = [&](const char *path) {
        const catalog::DetailField *field = details.field(QString::fromLatin1(path));
        return field ? field->value : table::Value();
    };
    subject.gpus = heldGpus(valueAt);
    subject.isInference = isInference(valueAt);
    if (const char *owner = details.resource->ownerColumn)
        ownerOf(subject) = idAt(details, QString::fromLatin1(owner));
    if (const char *request = details.resource->requestColumn) {
        const catalog::DetailField *field = details.field(QString::fromLatin1(request));
        const auto *text = field ? std::get_if<QString>(&field->value) : nullptr;
        subject.requestId = text ? base::Key::fromText(*text) : base::Key();
    }
    return subject;
}

Location metricsOfDetails(const catalog::Details &details)
{
    const catalog::Resource resource = details.resource;
    return {MetricsPlace{subjectOf(details), details.state, {}},
            {{catalog::titleOf(resource), resource, catalog::defaultQuery(resource), {}}}};
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
    bar->setSpacing(controlGap);
    m_range = secondaryLabel({}, TextSize::Small, this);
    bar->addWidget(m_range, 1);
    QPushButton *compare = pushButton(tr("Compare"), ButtonRole::Normal, this);
    compare->setToolTip(tr("Add to the comparison"));
    bar->addWidget(compare);
    QPushButton *whole = pushButton(tr("Open metrics"), ButtonRole::Normal, this);
    bar->addWidget(whole);
    layout->addLayout(bar);
    auto *room = new QHBoxLayout;
    room->setContentsMargins(panelPadding, 0, panelPadding, controlGap);
    m_cards = new HintCards(this);
    room->addWidget(m_cards);
    layout->addLayout(room);
    layout->addStretch(0);
    connect(whole, &QPushButton::clicked, this, &DetailsCharts::openRequested);
    connect(compare, &QPushButton::clicked, this, [this] {
        if (!m_subject.id.isNull())
            Q_EMIT compareRequested(m_subject);
    });
    m_settle.setSingleShot(true);
    m_settle.setInterval(chartsSettleMs);
    connect(&m_settle, &QTimer::timeout, this, &DetailsCharts::open);
}

void DetailsCharts::setDetails(const catalog::Details &details)
{
    const metrics::Subject subject = subjectOf(details);
    const catalog::DetailField *pods = details.field(QStringLiteral("runningPods"));
    const auto *count = pods ? std::get_if<std::int64_t>(&pods->value) : nullptr;
    m_pods = count ? int(*count) : 0;
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

void DetailsCharts::build()
{
    const auto memory = std::make_shared<metrics::Memory>();
    m_panel = new MetricsPanel(m_session.client(), {memory, std::make_shared<SeriesLooks>()}, this);
    m_panel->controller()->setClock([&session = m_session] { return session.nowMs(); });
    m_panel->toolbar()->hide();
    m_panel->series()->hide();
    m_panel->setZone(m_zone);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_panel, 1);
    connect(m_panel, &MetricsPanel::signInRequested, this, &DetailsCharts::signInRequested);
    m_reader = new hints::Reader(m_session.client(), memory, this);
    m_reader->setClock([&session = m_session] { return session.nowMs(); });
    connect(m_reader, &hints::Reader::changed, this, &DetailsCharts::showHints);
}

void DetailsCharts::open()
{
    if (m_subject.id.isNull() || !isVisible())
        return;
    if (!m_panel)
        build();
    if (!(m_panel->controller()->subject() == m_subject)) {
        m_panel->open(m_subject, smallChoice(m_subject));
        if (m_hintsOf != m_subject.id || m_subject.isWaiting)
            m_cards->setHints({}, {});
        m_hintsOf = m_subject.id;
        m_reader->cancel();
        if (!m_subject.isWaiting)
            m_reader->read(m_subject, m_pods);
    }
    const bool isLife = m_panel->controller()->shown().preset == RangePreset::Life;
    m_range->setText(isLife ? tr("Entire lifetime") : tr("The last 6 h"));
}

void DetailsCharts::showHints()
{
    if (!m_reader->isReading())
        m_cards->setHints(m_reader->hints(), {.zone = m_zone, .nowMs = m_session.nowMs()});
}

void DetailsCharts::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_cards->setMost(height() < linesForHints * fontMetrics().height() ? 1 : 3);
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
