// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/align.h"
#include "models/compare/carried.h"
#include "models/compare/fullcost.h"

#include <QTest>

#include <array>
#include <charconv>
#include <cmath>

using namespace Qt::StringLiterals;
using compare::Alignment;
using compare::Comparison;
using metrics::MetricAnswer;
using metrics::Range;
using State = MetricAnswer::State;

namespace {

constexpr std::int64_t hourMs = 3'600'000;
constexpr std::int64_t now = 1'700'000'000'000;

metrics::Subject subject(metrics::Scope scope, const QString &id, const QString &name)
{
    metrics::Subject made;
    made.scope = scope;
    made.id = base::Key::fromText(id);
    made.name = name;
    made.gpus = metrics::HeldGpus::Whole;
    return made;
}

const metrics::Metric *metric(const char *type)
{
    return metrics::find(type);
}

metrics::SeriesPtr series(const char *type, int gpu, const std::vector<std::pair<std::int64_t, double>> &samples)
{
    auto made = std::make_shared<metrics::Series>();
    made->key = {QString::fromLatin1(type), base::Key::fromText(u"o"_s), gpu};
    made->metric = metric(type);
    made->name = u"GPU %1"_s.arg(gpu);
    made->stepMs = 60'000;
    for (const auto &[time, value] : samples) {
        std::array<char, 32> text{};
        const auto end = std::to_chars(text.data(), text.data() + text.size(), value);
        made->samples.append(time, std::string_view(text.data(), std::size_t(end.ptr - text.data())));
    }
    made->provisionalFrom = made->samples.size();
    return made;
}

metrics::Answer answerOf(const metrics::Metric *metric, State state, std::vector<metrics::SeriesPtr> curves)
{
    metrics::Answer answer;
    answer.range = {0, 10 * hourMs};
    answer.stepMs = 60'000;
    MetricAnswer one;
    one.metric = metric;
    one.state = state;
    one.series = std::move(curves);
    answer.metrics.push_back(one);
    return answer;
}

compare::Summary computedHere(const compare::Recipe &recipe)
{
    return {compare::summaryOf(recipe), true};
}

} // namespace

class TestCompare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void objectsAreThereOnce()
    {
        Comparison comparison;
        const auto bert = subject(metrics::Scope::Workload, u"1"_s, u"bert"_s);
        QVERIFY(compare::add(comparison, bert));
        QVERIFY(!compare::add(comparison, bert));
        // A project and a workload of one id are two objects.
        QVERIFY(compare::add(comparison, subject(metrics::Scope::Project, u"1"_s, u"bert"_s)));
        QCOMPARE(comparison.objects.size(), std::size_t(2));
        QCOMPARE(compare::indexOf(comparison, bert), 0);
    }

    // GPUs of a pod are objects beside it and beside one another.
    void singleGpusAreObjects()
    {
        Comparison comparison;
        auto pod = subject(metrics::Scope::Pod, u"1"_s, u"worker-0"_s);
        QVERIFY(compare::add(comparison, pod));
        const base::Key ofPod = compare::curveKey(pod);
        for (const int gpu : {3, 0}) {
            pod.gpu = gpu;
            QVERIFY(compare::add(comparison, pod));
            QVERIFY(!compare::add(comparison, pod));
            QVERIFY(compare::curveKey(pod) != ofPod);
        }
        QCOMPARE(compare::indexOf(comparison, pod), 2);
        QCOMPARE(compare::indexOf(comparison, compare::wholeOf(pod)), 0);
        QCOMPARE(compare::namesOf(comparison),
                 QStringList({u"worker-0"_s, u"worker-0, GPU 3"_s, u"worker-0, GPU 0"_s}));
        // What can be compared is what is measured by GPU; of the pod it is the mean.
        const std::vector<const metrics::Metric *> usual{metric("GPU_UTILIZATION_PER_GPU"),
                                                         metric("GPU_MEMORY_USAGE_BYTES_PER_GPU")};
        QCOMPARE(compare::chosenMetrics(comparison), usual);
        comparison.types = {u"GPU_UTILIZATION"_s};
        QVERIFY(compare::metricsOf(comparison, comparison.objects[1].subject).empty());
        QCOMPARE(compare::metricsOf(comparison, comparison.objects[0].subject), std::vector{metric("GPU_UTILIZATION")});
    }

    // One answer of the pod serves all of them, and is counted once.
    void eachGpuHasItsOwnCurve()
    {
        const metrics::Metric *usage = metric("GPU_UTILIZATION_PER_GPU");
        metrics::Answer own = answerOf(
            usage, State::Complete,
            {series("GPU_UTILIZATION_PER_GPU", 0, {{0, 10}}), series("GPU_UTILIZATION_PER_GPU", 3, {{0, 50}})});
        own.requests = 2;
        Comparison comparison;
        auto pod = subject(metrics::Scope::Pod, u"1"_s, u"worker-0"_s);
        for (const int gpu : {-1, 0, 3, 7}) {
            pod.gpu = gpu;
            compare::add(comparison, pod);
        }
        std::vector<compare::ObjectAnswer> answers;
        const QStringList names = compare::namesOf(comparison);
        for (std::size_t i = 0; i < 4; ++i)
            answers.push_back({&comparison.objects[i], names.at(qsizetype(i)), &own});
        const metrics::Answer all = compare::merged({usage}, answers, compare::Form::Lines, computedHere);
        QCOMPARE(all.requests, 2);
        const auto &curves = all.metrics.at(0).series;
        QCOMPARE(curves.size(), std::size_t(3)); // none of GPU 7, which it does not have
        QCOMPARE(curves[0]->samples.values.at(0), 30.0);
        QCOMPARE(curves[1]->samples.values.at(0), 10.0);
        QCOMPARE(curves[2]->samples.values.at(0), 50.0);
        QCOMPARE(curves[2]->key.object, compare::curveKey(comparison.objects[2].subject));
        QCOMPARE(curves[2]->name, u"worker-0, GPU 3"_s);
    }

    // As they are carried from window to window.
    void subjectsAreCarriedWhole()
    {
        auto pod = subject(metrics::Scope::Pod, u"00000000-0000-0001-0000-000000000001"_s, u"worker \"0\""_s);
        pod.workloadId = {2, 2};
        pod.startedMs = now;
        pod.isWaiting = true;
        pod.gpu = 7;
        auto pool = subject(metrics::Scope::NodePool, u"17"_s, u"h100"_s);
        pool.clusterId = {3, 3};
        pool.requestId = base::Key::fromText(u"h100 80g"_s);
        const compare::Carried carried{u"https://acme.example"_s, u"Acme"_s, {pod, pool}};
        const QByteArray bytes = compare::toBytes(carried);
        QCOMPARE(compare::carriedFrom(bytes), carried);
        QVERIFY(!compare::carriedFrom({}));
        QVERIFY(!compare::carriedFrom("{}"));
        QVERIFY(!compare::carriedFrom(QByteArray(bytes).replace("\"pod\"", "\"moon\"")));
        QVERIFY(!compare::carriedFrom(QByteArray(bytes).replace("\"gpu\":7", "\"gpu\":70000")));
        QVERIFY(!compare::carriedFrom(QByteArray(bytes).replace("\"version\":1", "\"version\":2")));
        QVERIFY(!compare::carriedFrom(QByteArray(200'000, ' ') + bytes));
        // A time that no calendar has is none.
        const auto odd = compare::carriedFrom(QByteArray(bytes).replace("\"gpu\":7", "\"gpu\":7,\"ended\":9e18"));
        QVERIFY(odd && odd->subjects[0].endedMs == api::absentTime);
    }

    void thereAreAtMost24()
    {
        Comparison comparison;
        for (int i = 0; i < 30; ++i)
            QCOMPARE(compare::add(comparison, subject(metrics::Scope::Workload, QString::number(i), u"w"_s)), i < 24);
        QCOMPARE(int(comparison.objects.size()), compare::mostObjects);
    }

    // The colour of one that was removed goes to the next; nobody else changes.
    void coloursStay()
    {
        Comparison comparison;
        for (const char *id : {"a", "b", "c"})
            compare::add(comparison, subject(metrics::Scope::Workload, QLatin1String(id), QLatin1String(id)));
        comparison.objects.erase(comparison.objects.begin() + 1);
        compare::add(comparison, subject(metrics::Scope::Workload, u"d"_s, u"d"_s));
        QCOMPARE(comparison.objects[0].slot, 0);
        QCOMPARE(comparison.objects[1].slot, 2);
        QCOMPARE(comparison.objects[2].slot, 1);
    }

    void metricsAreThoseOfTheObjects()
    {
        Comparison comparison;
        compare::add(comparison, subject(metrics::Scope::Workload, u"1"_s, u"bert"_s));
        compare::add(comparison, subject(metrics::Scope::Node, u"2"_s, u"node"_s));
        comparison.types = {u"GPU_IDLE_TIME_SECONDS_PER_GPU"_s, u"GPU_UTILIZATION"_s};
        const std::vector<const metrics::Metric *> both{metric("GPU_UTILIZATION"),
                                                        metric("GPU_IDLE_TIME_SECONDS_PER_GPU")};
        QCOMPARE(compare::chosenMetrics(comparison), both);
        // Idle time is measured on nodes only.
        QCOMPARE(compare::metricsOf(comparison, comparison.objects[0].subject), std::vector{both[0]});
        QCOMPARE(compare::metricsOf(comparison, comparison.objects[1].subject), both);
    }

    void objectsWithoutGpusHaveOtherUsualMetrics()
    {
        Comparison comparison;
        auto plain = subject(metrics::Scope::Workload, u"1"_s, u"prepare"_s);
        plain.gpus = metrics::HeldGpus::None;
        compare::add(comparison, plain);
        QCOMPARE(compare::chosenMetrics(comparison),
                 (std::vector{metric("CPU_USAGE_CORES"), metric("CPU_MEMORY_USAGE_BYTES")}));
    }

    void axes_data()
    {
        QTest::addColumn<int>("alignment");
        QTest::addColumn<qint64>("length");
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("to");
        QTest::newRow("clock") << int(Alignment::Clock) << qint64(hourMs) << qint64(now - hourMs) << qint64(now);
        QTest::newRow("clock, lives") << int(Alignment::Clock) << qint64(0) << qint64(now - 9 * hourMs) << qint64(now);
        QTest::newRow("start") << int(Alignment::SinceStart) << qint64(2 * hourMs) << qint64(0) << qint64(2 * hourMs);
        QTest::newRow("start, lives") << int(Alignment::SinceStart) << qint64(0) << qint64(0) << qint64(5 * hourMs);
        QTest::newRow("share") << int(Alignment::ShareOfRun) << qint64(hourMs) << qint64(0) << qint64(1'000'000);
    }
    void axes()
    {
        QFETCH(int, alignment);
        QFETCH(qint64, length);
        QFETCH(qint64, from);
        QFETCH(qint64, to);
        Comparison comparison;
        comparison.alignment = Alignment(alignment);
        comparison.lengthMs = length;
        const std::vector<compare::Life> lives{
            {now - 9 * hourMs, now - 4 * hourMs}, {now - hourMs, api::absentTime}, {}};
        QCOMPARE(compare::axisRange(comparison, lives, now), (Range{from, to}));
    }

    // Whatever is on the axis comes from the time that it stands for.
    void placesAreExact()
    {
        const compare::Life life{now - 10 * hourMs, now - 2 * hourMs};
        const auto since = compare::placementOf(Alignment::SinceStart, life, now);
        QVERIFY(since);
        QCOMPARE(since->toAxis(life.startMs), 0);
        QCOMPARE(since->toAxis(life.startMs + hourMs), hourMs);
        const auto share = compare::placementOf(Alignment::ShareOfRun, life, now);
        QVERIFY(share);
        QCOMPARE(share->toAxis(life.startMs), 0);
        QCOMPARE(share->toAxis(life.endMs), compare::wholeRun);
        QCOMPARE(share->toTime(compare::wholeRun / 4), life.startMs + 2 * hourMs);
        QVERIFY(!compare::placementOf(Alignment::SinceStart, {}, now));
        QVERIFY(!compare::placementOf(Alignment::SinceStart, {now + hourMs, api::absentTime}, now));
        QVERIFY(compare::placementOf(Alignment::Clock, {}, now));
    }

    void nothingIsAskedOutsideALife()
    {
        const compare::Life life{now - 10 * hourMs, now - 8 * hourMs};
        const auto place = *compare::placementOf(Alignment::SinceStart, life, now);
        const auto asked
            = [&](const Range &axis) { return compare::askedRange(axis, place, Alignment::SinceStart, life, now); };
        QCOMPARE(asked({0, 5 * hourMs}), std::optional(Range{life.startMs, life.endMs}));
        QCOMPARE(asked({hourMs, 5 * hourMs}), std::optional(Range{life.startMs + hourMs, life.endMs}));
        QVERIFY(!asked({3 * hourMs, 5 * hourMs}));
    }

    void meansAreOfTheGpusThatHaveSamples()
    {
        const char *type = "GPU_UTILIZATION_PER_GPU";
        const auto mean = compare::meanOf({series(type, 0, {{0, 10}, {60'000, 20}, {120'000, 30}}),
                                           series(type, 1, {{0, 30}, {60'000, 40}}), series(type, 2, {{2'000, 50}})},
                                          base::Key::fromText(u"node"_s), u"node"_s);
        QCOMPARE(mean->samples.times, (std::vector<std::int64_t>{0, 60'000, 120'000}));
        QCOMPARE(mean->samples.values, (std::vector<double>{30, 30, 30}));
        QCOMPARE(mean->statistics.mean, 30.0);
        QCOMPARE(mean->key, (metrics::SeriesKey{QString::fromLatin1(type), base::Key::fromText(u"node"_s)}));
        QCOMPARE(mean->name, u"node"_s);
        QVERIFY(!compare::meanOf({}, {}, {}));
    }

    void oneCurvePerObject()
    {
        Comparison comparison;
        compare::add(comparison, subject(metrics::Scope::Workload, u"1"_s, u"bert"_s));
        compare::add(comparison, subject(metrics::Scope::Workload, u"2"_s, u"bert"_s));
        compare::add(comparison, subject(metrics::Scope::Workload, u"3"_s, u"gpt"_s));
        const QStringList names = compare::namesOf(comparison);
        QCOMPARE(names, (QStringList{u"bert (1)"_s, u"bert (2)"_s, u"gpt"_s}));
        const char *type = "GPU_UTILIZATION";
        const auto one = answerOf(metric(type), State::Complete, {series(type, -1, {{0, 1}})});
        const auto two = answerOf(metric(type), State::Complete, {series(type, -1, {{0, 2}})});
        const metrics::Answer all = compare::merged({metric(type)},
                                                    {{&comparison.objects[0], names[0], &one},
                                                     {&comparison.objects[1], names[1], &two},
                                                     {&comparison.objects[2], names[2], nullptr}},
                                                    compare::Form::Lines, computedHere);
        QCOMPARE(all.metrics.size(), std::size_t(1));
        QCOMPARE(all.metrics[0].state, State::Complete);
        QCOMPARE(all.metrics[0].series.size(), std::size_t(2));
        QCOMPARE(all.metrics[0].series[1]->name, names[1]);
        QVERIFY(!(all.metrics[0].series[0]->key == all.metrics[0].series[1]->key));
    }

    // By the form: a workload's metrics by GPU are those of its pods; a cluster has none.
    void bandsAreByGpu()
    {
        Comparison comparison;
        compare::add(comparison, subject(metrics::Scope::Workload, u"1"_s, u"bert"_s));
        comparison.types = {u"GPU_UTILIZATION"_s};
        QVERIFY(compare::hasGpus(comparison));
        comparison.form = compare::Form::Bands;
        QCOMPARE(compare::chosenMetrics(comparison), std::vector{metric("GPU_UTILIZATION_PER_GPU")});
        compare::add(comparison, subject(metrics::Scope::Cluster, u"2"_s, u"fra"_s));
        QCOMPARE(compare::chosenMetrics(comparison),
                 (std::vector{metric("GPU_UTILIZATION"), metric("GPU_UTILIZATION_PER_GPU")}));
        QCOMPARE(compare::metricsOf(comparison, comparison.objects[0].subject),
                 std::vector{metric("GPU_UTILIZATION_PER_GPU")});
        QCOMPARE(compare::metricsOf(comparison, comparison.objects[1].subject), std::vector{metric("GPU_UTILIZATION")});
        comparison.types = {u"CPU_USAGE_CORES"_s};
        QVERIFY(!compare::hasGpus(comparison));
    }

    // Never as complete as it is not.
    void whatIsMissingIsTold_data()
    {
        QTest::addColumn<int>("other");
        QTest::addColumn<int>("together");
        QTest::newRow("failed") << int(State::Failed) << int(State::Partial);
        QTest::newRow("refused") << int(State::Refused) << int(State::Partial);
        QTest::newRow("partial") << int(State::Partial) << int(State::Partial);
        QTest::newRow("waiting") << int(State::Waiting) << int(State::Waiting);
        QTest::newRow("empty") << int(State::Empty) << int(State::Complete);
    }
    void whatIsMissingIsTold()
    {
        QFETCH(int, other);
        QFETCH(int, together);
        Comparison comparison;
        compare::add(comparison, subject(metrics::Scope::Workload, u"1"_s, u"bert"_s));
        compare::add(comparison, subject(metrics::Scope::Workload, u"2"_s, u"gpt"_s));
        const char *type = "GPU_UTILIZATION";
        const auto one = answerOf(metric(type), State::Complete, {series(type, -1, {{0, 1}})});
        const auto two = answerOf(metric(type), State(other), {});
        const metrics::Answer all = compare::merged(
            {metric(type)}, {{&comparison.objects[0], u"bert"_s, &one}, {&comparison.objects[1], u"gpt"_s, &two}},
            compare::Form::Lines, computedHere);
        QCOMPARE(int(all.metrics[0].state), together);
    }

    // Where their GPUs cost no request more, and lines could not be told apart.
    void manyNodesBecomeBands()
    {
        using compare::Form;
        using metrics::Scope;
        const auto grow = [](Comparison &comparison, Scope scope, int count) {
            for (int i = int(comparison.objects.size()); i < count; ++i)
                QVERIFY(compare::add(comparison, subject(scope, QString::number(i), u"run %1"_s.arg(i))));
        };
        Comparison nodes;
        grow(nodes, Scope::Node, 16);
        QCOMPARE(nodes.form, Form::Lines);
        const std::size_t metricsBefore = compare::metricsOf(nodes, nodes.objects[0].subject).size();
        grow(nodes, Scope::Node, 17);
        QCOMPARE(nodes.form, Form::Bands);
        QCOMPARE(compare::metricsOf(nodes, nodes.objects[0].subject).front(), metric("GPU_UTILIZATION_PER_GPU"));
        QCOMPARE(compare::metricsOf(nodes, nodes.objects[0].subject).size(), metricsBefore);
        // What the user chooses then stays.
        nodes.form = Form::Lines;
        grow(nodes, Scope::Node, 20);
        QCOMPARE(nodes.form, Form::Lines);
        Comparison asHeat;
        asHeat.form = Form::Heat;
        grow(asHeat, Scope::Node, 20);
        QCOMPARE(asHeat.form, Form::Heat);
        // Not of what no GPU has, of single GPUs, nor where each pod is asked.
        Comparison ofCpus;
        ofCpus.types = {u"CPU_USAGE_CORES"_s};
        grow(ofCpus, Scope::Node, 20);
        QCOMPARE(ofCpus.form, Form::Lines);
        for (const Scope scope : {Scope::Workload, Scope::Pod, Scope::Cluster}) {
            Comparison others;
            grow(others, scope, 20);
            QCOMPARE(others.form, Form::Lines);
        }
        Comparison mixed;
        grow(mixed, Scope::Workload, 1);
        grow(mixed, Scope::Node, 20);
        QCOMPARE(mixed.form, Form::Lines);
    }

    // What is being computed is neither complete nor without samples.
    void metricsWaitForTheirCurves_data()
    {
        QTest::addColumn<bool>("hasOlder");
        QTest::newRow("nothing is there yet") << false;
        QTest::newRow("an older curve is there") << true;
    }
    void metricsWaitForTheirCurves()
    {
        QFETCH(bool, hasOlder);
        Comparison comparison;
        compare::add(comparison, subject(metrics::Scope::Workload, u"1"_s, u"bert"_s));
        const char *type = "GPU_UTILIZATION";
        const auto one = answerOf(metric(type), State::Complete, {series(type, -1, {{0, 1}})});
        const metrics::Answer all
            = compare::merged({metric(type)}, {{&comparison.objects[0], u"bert"_s, &one}}, compare::Form::Lines,
                              [hasOlder](const compare::Recipe &recipe) {
                                  return compare::Summary{hasOlder ? compare::summaryOf(recipe) : nullptr, false};
                              });
        QCOMPARE(all.metrics.at(0).state, State::Waiting);
        QCOMPARE(all.metrics.at(0).series.size(), std::size_t(hasOlder ? 1 : 0));
    }

    void fullResolutionIsBoundedByAllTogether()
    {
        using compare::FullCost;
        const metrics::Metric *usage = metric("GPU_UTILIZATION_PER_GPU");
        const metrics::Metric *memory = metric("GPU_MEMORY_USAGE_BYTES_PER_GPU");
        const Range month{0, 30 * 24 * hourMs}; // 172 800 samples, in 173 requests
        const auto node = subject(metrics::Scope::Node, u"1"_s, u"node-1"_s);
        const FullCost ofNode = compare::fullCostOf({node, {usage, memory}, month, 1, 8});
        QCOMPARE(ofNode, (FullCost{174, 172'800LL * 16}));
        // A workload's GPUs are those of its pods, which are asked one by one; its own metrics are one request more.
        const auto workload = subject(metrics::Scope::Workload, u"2"_s, u"bert"_s);
        QCOMPARE(compare::fullCostOf({workload, {usage, metric("CPU_USAGE_CORES")}, month, 3, 24}),
                 (FullCost{174 * 4, 172'800LL * 25}));
        QVERIFY(compare::isAffordable(ofNode));
        FullCost all;
        int nodes = 0;
        while (compare::isAffordable(all)) {
            all += ofNode;
            ++nodes;
        }
        QCOMPARE(nodes, 4);
        QVERIFY(!compare::isAffordable(compare::fullCostOf({workload, {usage}, month, 3, 512}))); // too many samples
    }

    void curvesMoveToTheAxis()
    {
        Comparison comparison;
        compare::add(comparison, subject(metrics::Scope::Workload, u"1"_s, u"bert"_s));
        const char *type = "GPU_UTILIZATION";
        const auto one = answerOf(metric(type), State::Complete, {series(type, -1, {{now, 1}, {now + hourMs, 2}})});
        const metrics::Answer all = compare::merged({metric(type)}, {{&comparison.objects[0], u"bert"_s, &one}},
                                                    compare::Form::Lines, computedHere);
        const base::Key key = compare::curveKey(comparison.objects[0].subject);
        const metrics::Answer moved = compare::onAxis(all, {{key, {now}}}, {0, 2 * hourMs});
        QCOMPARE(moved.metrics[0].series[0]->samples.times, (std::vector<std::int64_t>{0, hourMs}));
        QCOMPARE(moved.metrics[0].series[0]->samples.values, (std::vector<double>{1, 2}));
        QCOMPARE(moved.range, (Range{0, 2 * hourMs}));
        // What was measured stays.
        QCOMPARE(all.metrics[0].series[0]->samples.times.front(), now);
    }

    void marksAreInOrderAndBounded()
    {
        Comparison comparison;
        QVERIFY(!compare::addMark(comparison, {{5, 5}, u"empty"_s}));
        for (int i = compare::mostMarks; i > 0; --i)
            QVERIFY(compare::addMark(comparison, {{i * hourMs, (i + 1) * hourMs}, {}}));
        QVERIFY(!compare::addMark(comparison, {{hourMs, 2 * hourMs}, {}}));
        QCOMPARE(comparison.marks.front().range.fromMs, hourMs);
        QVERIFY(
            std::ranges::is_sorted(comparison.marks, {}, [](const compare::Mark &mark) { return mark.range.fromMs; }));
        QCOMPARE(compare::noteOf(u" a\n\u202e b\u0001 "_s), u"a b"_s);
        QCOMPARE(compare::noteOf(QString(1000, u'x')).size(), compare::longestNote);
    }

    void rangesBefore()
    {
        Comparison comparison;
        const metrics::Range whole{20 * hourMs, 26 * hourMs};
        const metrics::Range zoom{21 * hourMs, 22 * hourMs};
        const auto shift = [&](compare::Before before) {
            comparison.before = before;
            return compare::shiftOf(comparison, whole, zoom);
        };
        QCOMPARE(shift(compare::Before::Nothing), 0);
        QCOMPARE(shift(compare::Before::SameLength), hourMs);
        QCOMPARE(shift(compare::Before::Week), 7 * compare::dayMs);
        comparison.beforeMs = 5 * hourMs;
        QCOMPARE(shift(compare::Before::Other), 15 * hourMs); // zooms move both ranges alike
    }
};

QTEST_GUILESS_MAIN(TestCompare)
#include "tst_compare.moc"
