// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/world/curves.h"
#include "app/simulator/world/generator.h"
#include "app/simulator/world/life.h"
#include "models/hints/neighbours.h"
#include "tests/view/windowfixture.h"
#include "views/charts/chartstack.h"
#include "views/compare/comparehints.h"
#include "views/compare/comparepage.h"
#include "views/compare/objectlist.h"

#include <QLabel>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr int patient = 60'000; // ms; a limit against hanging, not a measure
constexpr std::int64_t begin = 1'763'726'400'000; // 2025-11-21T12:00:00Z, a Friday
constexpr std::int64_t hour = 3'600'000;

base::Key keyOf(const simulator::Uuid &id)
{
    return base::Key::fromText(QString::fromStdString(toString(id)));
}

} // namespace

// Neighbours that take the cores of compared objects, planted into the demo.
class TestCompareNeighbours : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { closeAll(); }
    void itIsTold();
    void itIsToldOfWhatWaitedWhenItWasAdded();
    void theNeighbourIsAdded();
    void aHiddenOneIsShown();
    void nothingIsAddedToAFullComparison();
    void earlierRangesTellNothing();
    void gapsAreTold();
    void refreshesAskNothing();

private:
    [[nodiscard]] views::ComparePage *compared() const { return m_window->workspace()->comparePage(); }
    void compare(const std::vector<metrics::Subject> &subjects)
    {
        compare::Comparison comparison;
        for (const metrics::Subject &subject : subjects)
            QVERIFY(compare::add(comparison, subject));
        comparison.types = {u"CPU_MEMORY_USAGE_BYTES"_s};
        comparison.lengthMs = 6 * hour;
        open(comparison);
    }
    void open(const compare::Comparison &comparison)
    {
        m_window->workspace()->open(views::Location{views::ComparePlace{comparison}});
        settle();
    }
    void settle()
    {
        QTest::qWait(200); // loads begin with a delay
        QTRY_VERIFY_WITH_TIMEOUT(!compared()->gather().isLoading(), patient);
        QTest::qWait(200);
    }
    // The card about a neighbour; null if there is none.
    [[nodiscard]] views::HintNote *card() const
    {
        for (views::HintNote *note : compared()->hints()->cards()) {
            if (note->headline().contains(u" on the same node takes "_s))
                return note;
        }
        return nullptr;
    }
    [[nodiscard]] QString rules() const;

    std::unique_ptr<const simulator::World> m_world;
    metrics::Subject m_pressed; // a pod
    metrics::Subject m_ended; // a workload
    metrics::Subject m_calm; // a workload on another node
    QString m_loud; // the name of the pod that takes the cores
    base::Key m_loudId;
};

void TestCompareNeighbours::initTestCase()
{
    m_world = simulator::generate(simulator::Scale{7, 31, 500, 2000, false}, 1, begin);
    const auto isWhole = [this](std::uint32_t pod) {
        const auto spans = simulator::Curves(*m_world, m_world->pods[pod].workload)
                               .measured(m_world->ordinal(pod), begin - 6 * hour, begin);
        return (m_world->podId(pod).low & 0xff) >= 8 && spans.size() == 1 && spans.front().from == begin - 6 * hour
            && spans.front().to == begin;
    };
    for (const simulator::Crowd &crowd : m_world->crowds) {
        for (const std::uint32_t pod : crowd.guests) {
            const simulator::Curves curves(*m_world, m_world->pods[pod].workload);
            const bool works = curves.habit() == simulator::Habit::Train || curves.habit() == simulator::Habit::Starved;
            if (pod == crowd.loud || !works || !isWhole(pod) || !m_pressed.id.isNull())
                continue;
            const std::uint32_t ordinal = m_world->ordinal(pod);
            const std::int64_t since = curves.runs(ordinal).back().since;
            if (curves.wantedMillicores(curves.beat(crowd.from - hour / 2, since), ordinal) < 1500)
                continue;
            m_pressed = {.scope = metrics::Scope::Pod,
                         .id = keyOf(m_world->podId(pod)),
                         .workloadId = keyOf(m_world->workloadId(m_world->pods[pod].workload)),
                         .name = QString::fromStdString(m_world->podName(pod)),
                         .startedMs = at(m_world->workloads[m_world->pods[pod].workload], 0)};
            m_loud = QString::fromStdString(m_world->podName(crowd.loud));
            m_loudId = keyOf(m_world->podId(crowd.loud));
        }
    }
    for (std::uint32_t place = 0; place < m_world->workloads.size(); ++place) {
        const simulator::Workload &w = m_world->workloads[place];
        if (w.podCount != 1 || (m_world->workloadId(place).low & 0xff) < 8)
            continue;
        metrics::Subject subject{.scope = metrics::Scope::Workload,
                                 .id = keyOf(m_world->workloadId(place)),
                                 .name = u"ended"_s,
                                 .startedMs = at(w, 0)};
        const auto spans = simulator::Curves(*m_world, place).measured(0, begin - 6 * hour, begin);
        if (spans.size() == 1 && spans.front().to < begin - hour)
            m_ended = subject;
        const bool isCrowded
            = std::ranges::find(m_world->crowds, m_world->pods[w.firstPod].node, &simulator::Crowd::node)
            != m_world->crowds.end();
        subject.name = u"calm"_s;
        if (isWhole(w.firstPod) && !isCrowded)
            m_calm = subject;
    }
    QVERIFY(!m_pressed.id.isNull() && !m_ended.id.isNull() && !m_calm.id.isNull());
}

void TestCompareNeighbours::init()
{
    makeFolder();
    openWindow(QSize(1440, 900));
    simulator::Options demo;
    demo.size = simulator::Size::Small;
    demo.speed = 0;
    demo.nowMs = begin;
    startDemo(demo);
}

QString TestCompareNeighbours::rules() const
{
    compared()->hints()->rulesButton()->click();
    QWidget *popup = QApplication::activePopupWidget();
    QStringList texts;
    for (const QLabel *label : popup ? popup->findChildren<QLabel *>() : QList<QLabel *>())
        texts << label->text();
    if (popup)
        popup->close();
    return texts.join(u'\n');
}

// None of the metrics on screen tells it.
void TestCompareNeighbours::itIsTold()
{
    compare({m_pressed, m_calm});
    QTRY_VERIFY_WITH_TIMEOUT(card(), patient);
    QVERIFY2(card()->headline().startsWith(u"%1: %2 on the same node takes "_s.arg(m_pressed.name, m_loud)),
             qPrintable(card()->headline()));
    QVERIFY2(card()->accessibleDescription().contains(u"nearly all in use"_s),
             qPrintable(card()->accessibleDescription()));
    QVERIFY2(compared()->hints()->summary().contains(u"from 2 check"_s), qPrintable(compared()->hints()->summary()));
    QVERIFY(card()->addButton() && card()->openButton() && card()->showButton());
}

void TestCompareNeighbours::itIsToldOfWhatWaitedWhenItWasAdded()
{
    metrics::Subject pod = m_pressed;
    pod.isWaiting = true;
    metrics::Subject workload = m_calm;
    workload.isWaiting = true;
    compare({pod, workload});
    QTRY_VERIFY_WITH_TIMEOUT(card(), patient);
    QVERIFY2(!rules().contains(u"None of its pods runs"_s), qPrintable(rules()));
}

void TestCompareNeighbours::theNeighbourIsAdded()
{
    compare({m_pressed});
    QTRY_VERIFY_WITH_TIMEOUT(card(), patient);
    card()->addButton()->click();
    settle();
    const compare::Comparison &now = compared()->comparison();
    QCOMPARE(now.objects.size(), std::size_t(2));
    QCOMPARE(now.objects[1].subject.id, m_loudId);
    QCOMPARE(now.objects[1].subject.name, m_loud);
    QCOMPARE(now.types, (QStringList{u"CPU_MEMORY_USAGE_BYTES"_s, u"CPU_USAGE_CORES"_s}));
    // Both curves are there, and the hint has nothing left to add.
    const auto answer = compared()->gather().answer();
    const auto cores
        = std::ranges::find(answer.metrics, metrics::find("CPU_USAGE_CORES"), &metrics::MetricAnswer::metric);
    QVERIFY(cores != answer.metrics.end());
    QCOMPARE(cores->series.size(), std::size_t(2));
    QTRY_VERIFY_WITH_TIMEOUT(card() && !card()->addButton(), patient);
}

void TestCompareNeighbours::aHiddenOneIsShown()
{
    compare({m_pressed});
    QTRY_VERIFY_WITH_TIMEOUT(card(), patient);
    card()->addButton()->click();
    settle();
    compared()->objects()->rows().at(1)->eye()->click();
    QTRY_VERIFY_WITH_TIMEOUT(card() && card()->addButton(), patient);
    card()->addButton()->click();
    settle();
    QCOMPARE(compared()->comparison().objects.size(), std::size_t(2));
    QVERIFY(!compared()->comparison().objects[1].isHidden);
}

void TestCompareNeighbours::nothingIsAddedToAFullComparison()
{
    std::vector<metrics::Subject> all{m_pressed};
    for (int i = 1; i < compare::mostObjects; ++i) {
        metrics::Subject other = m_ended;
        other.id = base::Key::fromText(u"00000000-0000-4000-8000-0000000000%1"_s.arg(i + 10));
        all.push_back(other);
    }
    compare(all);
    QTRY_VERIFY_WITH_TIMEOUT(card(), patient);
    QVERIFY(!card()->addButton());
}

void TestCompareNeighbours::earlierRangesTellNothing()
{
    compare::Comparison comparison;
    QVERIFY(compare::add(comparison, m_pressed));
    comparison.types = {u"CPU_USAGE_CORES"_s};
    comparison.lengthMs = 0;
    comparison.custom = {begin - 30 * hour, begin - 20 * hour};
    open(comparison);
    QTest::qWait(500);
    QVERIFY(!card());
    comparison.custom = {begin - 30 * hour, begin};
    open(comparison);
    QTRY_VERIFY_WITH_TIMEOUT(card() && card()->showButton(), patient);
    const metrics::Range whole = compared()->charts()->visibleRange();
    card()->showButton()->click();
    QVERIFY(compared()->charts()->visibleRange().length() < whole.length() / 2);
}

void TestCompareNeighbours::gapsAreTold()
{
    compare({m_pressed, m_ended});
    QTRY_VERIFY_WITH_TIMEOUT(card(), patient);
    const QString told = rules();
    QVERIFY2(told.contains(u"Neighbours that could not be checked"_s), qPrintable(told));
    QVERIFY2(told.contains(u"ended: It has ended"_s), qPrintable(told));
    QVERIFY2(!told.contains(m_pressed.name), qPrintable(told));
    compare({m_calm});
    QTRY_VERIFY_WITH_TIMEOUT(compared()->hints()->summary().contains(u"from 1 check"_s), patient);
    QVERIFY(!rules().contains(u"Neighbours that could not be checked"_s));
}

void TestCompareNeighbours::refreshesAskNothing()
{
    compare({m_pressed});
    QTRY_VERIFY_WITH_TIMEOUT(card(), patient);
    const api::RequestLog &log = m_window->workspace()->session().requestLog();
    const std::uint64_t before = log.lastNumber();
    for (int i = 0; i < 3; ++i) {
        compared()->refresh();
        settle();
    }
    for (const api::RequestRecord &record : log.after(before)) {
        QVERIFY2(record.operation != api::Operation::NodeTelemetry && record.operation != api::Operation::Nodes
                     && record.operation != api::Operation::WorkloadPods,
                 api::endpoint(record.operation).path.data());
    }
    QVERIFY(card());
}

QTEST_MAIN(TestCompareNeighbours)
#include "tst_compareneighbours.moc"
