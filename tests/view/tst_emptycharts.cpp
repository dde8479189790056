// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/badge.h"
#include "views/charts/chartcard.h"
#include "views/look/style.h"
#include "views/metrics/metricslane.h"
#include "views/metrics/metricsstate.h"
#include "views/metrics/metricswords.h"
#include "views/metrics/seriesmodel.h"
#include "views/navigation/subjectfacts.h"

#include <QApplication>
#include <QTest>

using namespace views;
using namespace Qt::StringLiterals;
using metrics::HeldGpus;
using metrics::Scope;
using State = metrics::MetricAnswer::State;

namespace {

constexpr qint64 hour = 3'600'000;
constexpr qint64 now = 1763748142000; // 21 Nov 2025, 18:02:22 UTC

metrics::Subject subjectOf(Scope scope, HeldGpus gpus = HeldGpus::Whole)
{
    metrics::Subject subject;
    subject.scope = scope;
    subject.id = {1, 2};
    subject.workloadId = {3, 4};
    subject.name = u"bert"_s;
    subject.startedMs = now - 50 * hour;
    subject.gpus = gpus;
    return subject;
}

metrics::Subject ended(Scope scope)
{
    metrics::Subject subject = subjectOf(scope);
    subject.endedMs = now - 40 * hour;
    return subject;
}

MetricsState opened(const metrics::Subject &subject, const MetricsChoice &choice)
{
    MetricsState state;
    state.open(subject, choice, now);
    state.follow(now);
    return state;
}

EmptyFacts factsOf(const metrics::Subject &subject, const metrics::Range &range)
{
    EmptyFacts facts;
    facts.subject = subject;
    facts.range = range;
    facts.context = {table::Zone::Utc, now};
    return facts;
}

metrics::Answer answerOf(State state)
{
    metrics::Answer answer;
    for (const char *type : {"GPU_UTILIZATION_PER_GPU", "NVLINK_BANDWIDTH_TOTAL_PER_GPU"}) {
        metrics::MetricAnswer metric;
        metric.metric = metrics::find(type);
        metric.state = state;
        answer.metrics.push_back(metric);
    }
    return answer;
}

StatePanel::Content standIn(State state, const EmptyFacts &facts)
{
    return metricsStandIn(answerOf(state), facts, false).value_or(StatePanel::Content{});
}

QList<int> actionsOf(const StatePanel::Content &content)
{
    QList<int> ids;
    for (const StatePanel::Action &action : content.actions)
        ids.append(action.id);
    return ids;
}

} // namespace

// What a page of metrics shows of an object that has not all of them, or none.
class TestEmptyCharts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new BinnacleStyle); }

    void fieldsTellTheGpus()
    {
        const auto held = [](const QHash<QByteArray, table::Value> &fields) {
            return heldGpus([&](const char *path) { return fields.value(path); });
        };
        QCOMPARE(held({}), HeldGpus::Unknown);
        QCOMPARE(held({{"requestedResources.gpu.request", 0.0}}), HeldGpus::None);
        QCOMPARE(held({{"requestedResources.gpu.request", 0.25}}), HeldGpus::Fraction);
        QCOMPARE(held({{"allocatedResources.gpu", 8.0}, {"workloadRequestedResources.gpu.request", 8.0}}),
                 HeldGpus::Whole);
        QCOMPARE(held({{"gpuInfo.gpuCount", std::int64_t(0)}}), HeldGpus::None);
        // GPUs requested by their memory, and not allocated yet.
        QCOMPARE(held({{"allocatedResources.gpu", 0.0}, {"requestedResources.gpuMemory.request", 4e9}}),
                 HeldGpus::Unknown);
    }

    void withoutGpusTheirMetricsAreNoDefault()
    {
        const QStringList cpu{u"CPU_USAGE_CORES"_s, u"CPU_MEMORY_USAGE_BYTES"_s};
        for (const Scope scope : {Scope::Pod, Scope::Workload}) {
            const MetricsState state = opened(subjectOf(scope, HeldGpus::None), defaultChoice(scope));
            QCOMPARE(state.shown().types, cpu);
            QCOMPARE(typesOf(state.query(800).metrics), cpu);
            // The choice for all other objects of the kind is untouched.
            QCOMPARE(state.choice(), defaultChoice(scope));
            // Nor do GPU metrics appear that were chosen for another object.
            MetricsChoice own = defaultChoice(scope);
            own.types = {u"GPU_UTILIZATION"_s, u"CPU_MEMORY_USAGE_BYTES"_s};
            QCOMPARE(opened(subjectOf(scope, HeldGpus::None), own).shown().types,
                     QStringList{u"CPU_MEMORY_USAGE_BYTES"_s});
        }
        QCOMPARE(opened(subjectOf(Scope::Pod, HeldGpus::Unknown), defaultChoice(Scope::Pod)).shown().types,
                 defaultChoice(Scope::Pod).types);
    }

    void fractionsHaveNoNvLink()
    {
        const metrics::Subject subject = subjectOf(Scope::Pod, HeldGpus::Fraction);
        const MetricsState state = opened(subject, defaultChoice(Scope::Pod));
        QVERIFY(state.shown().types.contains(u"GPU_UTILIZATION_PER_GPU"_s));
        QVERIFY(!state.shown().types.contains(u"NVLINK_BANDWIDTH_TOTAL_PER_GPU"_s));
        // It can be chosen, and then says why it is empty.
        const metrics::Metric &link = *metrics::find("NVLINK_BANDWIDTH_TOTAL_PER_GPU");
        QVERIFY(whyEmpty(link, factsOf(subject, {now - hour, now})).contains(u"fractions of a GPU"_s));
    }

    void nvLinkThatIsNotThereIsNoDefault()
    {
        const metrics::Subject subject = subjectOf(Scope::Pod);
        MetricsState state = opened(subject, defaultChoice(Scope::Pod));
        metrics::Answer answer = answerOf(State::Empty);
        QVERIFY(!state.learn(answer)); // nothing was measured at all
        answer.metrics[0].state = State::Complete;
        QVERIFY(state.learn(answer));
        QVERIFY(!state.learn(answer));
        QCOMPARE(state.shown().types, (QStringList{u"GPU_UTILIZATION_PER_GPU"_s, u"GPU_MEMORY_USAGE_BYTES_PER_GPU"_s}));
        QCOMPARE(state.choice(), defaultChoice(Scope::Pod)); // of other pods
        // Whoever chooses it sees why it is empty.
        state.chooseMetrics();
        QVERIFY(!state.learn(answer));
        QCOMPARE(state.shown().types, defaultChoice(Scope::Pod).types);
    }

    void opensOnTheLifetime()
    {
        MetricsChoice day = defaultChoice(Scope::Workload);
        day.preset = RangePreset::Hour24;
        for (const MetricsChoice &choice : {defaultChoice(Scope::Workload), day}) {
            const MetricsState state = opened(ended(Scope::Workload), choice);
            QCOMPARE(state.shown().preset, RangePreset::Life);
            QCOMPARE(state.range(), (metrics::Range{now - 50 * hour, now - 40 * hour}));
            QVERIFY(!state.isOpenEnded());
            QCOMPARE(state.choice().preset, choice.preset);
        }
        // The default range of a young one would show an almost empty chart.
        metrics::Subject young = subjectOf(Scope::Workload);
        young.startedMs = now - hour / 6;
        const MetricsState state = opened(young, defaultChoice(Scope::Workload));
        QCOMPARE(state.range(), (metrics::Range{now - hour / 6, now}));
        QVERIFY(state.isOpenEnded());
        QCOMPARE(opened(young, day).shown().preset, RangePreset::Hour24);
        QCOMPARE(opened(subjectOf(Scope::Workload), defaultChoice(Scope::Workload)).shown().preset, RangePreset::Hour6);
    }

    void aChosenRangeHolds()
    {
        MetricsState state = opened(ended(Scope::Workload), defaultChoice(Scope::Workload));
        state.chooseRange();
        state.setChoice(defaultChoice(Scope::Workload));
        QCOMPARE(state.shown().preset, RangePreset::Hour6);
    }

    void waitingSaysWhyAndOffersNoLoop()
    {
        metrics::Subject subject = subjectOf(Scope::Workload);
        EmptyFacts facts = factsOf(subject, {now - 6 * hour, now});
        facts.isWaiting = true;
        facts.waitReason = u"0/12 nodes are available"_s;
        const StatePanel::Content content = standIn(State::Empty, facts);
        QCOMPARE(content.title, u"Workload has not started yet"_s);
        QVERIFY(content.why.contains(facts.waitReason));
        QCOMPARE(actionsOf(content), QList<int>{int(MetricsAction::Retry)});
    }

    void theRangeIsNotBlamedForALifetimeWithoutSamples()
    {
        const metrics::Subject gone = ended(Scope::Pod);
        const StatePanel::Content over = standIn(State::Empty, factsOf(gone, {gone.startedMs, gone.endedMs}));
        QCOMPARE(over.title, u"No samples are left"_s);
        QVERIFY(over.why.contains(u"19 Nov 2025"_s));
        const metrics::Subject running = subjectOf(Scope::Pod);
        const StatePanel::Content never = standIn(State::Empty, factsOf(running, {running.startedMs, now}));
        QCOMPARE(never.title, u"These metrics are not measured here"_s);
        for (const StatePanel::Content &content : {over, never}) {
            QVERIFY(!actionsOf(content).contains(int(MetricsAction::ShowDay)));
            QVERIFY(!actionsOf(content).contains(int(MetricsAction::ShowLife)));
            QVERIFY(actionsOf(content).contains(int(MetricsAction::ChooseMetrics)));
        }
        metrics::Subject young = running;
        young.startedMs = now - 60'000;
        QCOMPARE(standIn(State::Empty, factsOf(young, {young.startedMs, now})).title, u"No samples yet"_s);
        // In a shorter range, its life is the next step.
        const StatePanel::Content part = standIn(State::Empty, factsOf(gone, {now - hour, now}));
        QCOMPARE(part.title, u"No samples in this time range"_s);
        QVERIFY(part.why.startsWith(u"Pod ran from 19 Nov 2025"_s));
        QCOMPARE(actionsOf(part).constFirst(), int(MetricsAction::ShowLife));
    }

    void whatAnAnswerLeavesOutIsNotEmpty()
    {
        const EmptyFacts facts = factsOf(subjectOf(Scope::Pod), {now - hour, now});
        QCOMPARE(standIn(State::Partial, facts).title, u"The answer is incomplete"_s);
        metrics::Answer answer = answerOf(State::Partial);
        QVERIFY(metricNote(answer.metrics[0], facts).contains(u"Left out"_s));
        const auto shown = std::make_shared<const ShownAnswer>(ShownAnswer{answer});
        const std::vector<ChartGroup> groups = chartGroups({shown});
        QVERIFY(messageOf(groups[0], {}, {now - hour, now}).contains(u"left this metric out"_s));
        ChartCard card;
        card.setGroup(groups[0], {});
        const auto badges = card.findChildren<Badge *>();
        QCOMPARE(badges.size(), 1);
        QVERIFY(!badges[0]->toolTip().isEmpty());
        QVERIFY(!badges[0]->accessibleDescription().isEmpty());
    }

    void impossibleSamplesAreCounted()
    {
        const EmptyFacts facts = factsOf(subjectOf(Scope::Pod), {now - hour, now});
        metrics::Answer answer = answerOf(State::Empty);
        answer.metrics[0].losses.outOfRange = 60;
        const auto content = metricsStandIn(answer, facts, false);
        QVERIFY(content && content->why.contains(u"60"_s));
        QVERIFY(metricNote(answer.metrics[0], facts).contains(u"60"_s));
    }

    void phasesTellWhetherItWaits()
    {
        Lane lane;
        QVERIFY(!lane.isWaiting() && !lane.hasStarted());
        lane.phases = {{{now - hour, now}, u"Creating"_s}, {{now - hour, now}, u"Pending"_s}};
        QVERIFY(lane.isWaiting() && !lane.hasStarted());
        lane.phases.append({{now, now}, u"Running"_s});
        QVERIFY(!lane.isWaiting() && lane.hasStarted());
    }
};

QTEST_MAIN(TestEmptyCharts)
#include "tst_emptycharts.moc"
