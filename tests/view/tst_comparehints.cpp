// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/world/curves.h"
#include "app/simulator/world/generator.h"
#include "app/simulator/world/life.h"
#include "tests/view/windowfixture.h"
#include "views/charts/chartcard.h"
#include "views/charts/chartstack.h"
#include "views/compare/comparehints.h"
#include "views/compare/comparepage.h"
#include "views/compare/objectlist.h"
#include "views/metrics/metricspage.h"
#include "views/widgets/segments.h"

#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using compare::Alignment;

namespace {

constexpr int patient = 60'000; // ms; a limit against hanging, not a measure
constexpr std::int64_t begin = 1'763'726'400'000; // 2025-11-21T12:00:00Z, a Friday
constexpr std::int64_t hour = 3'600'000;

// The texts of lines that the height of their label does not suffice for.
QStringList cutOff(const QWidget &in)
{
    QStringList texts;
    for (const QLabel *label : in.findChildren<QLabel *>()) {
        if (label->isVisible() && label->wordWrap() && label->height() < label->heightForWidth(label->width()))
            texts << u"%1 of %2 px: %3"_s.arg(label->height())
                         .arg(label->heightForWidth(label->width()))
                         .arg(label->text());
    }
    return texts;
}

} // namespace

// Hints below the charts of a comparison, about what is planted into the demo.
class TestCompareHints : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { closeAll(); }
    void whatThePageShowsIsTold();
    void showZoomsToIt_data();
    void showZoomsToIt();
    void showZoomsWithinTheShareOfARun();
    void openLeadsToTheObject();
    void dismissedOnesStayAway();
    void hiddenObjectsHaveNone();
    void barsSayWhatTheyAre();
    void cardsAreBelowThoseOfTheCharts();
    void oneAtATimeInNarrowWindows();
    void rulesCanBeRead();
    void nothingIsCutOff_data();
    void nothingIsCutOff();

private:
    [[nodiscard]] views::ComparePage *compared() const { return m_window->workspace()->comparePage(); }
    [[nodiscard]] views::CompareHints *strip() const { return compared()->hints(); }
    [[nodiscard]] QStringList headlines() const
    {
        QStringList all;
        for (const views::HintNote *card : strip()->cards())
            all << card->headline();
        return all;
    }
    // The first card that tells this.
    [[nodiscard]] views::HintNote *cardOf(const QString &part) const
    {
        for (views::HintNote *card : strip()->cards()) {
            if (card->headline().contains(part))
                return card;
        }
        return nullptr;
    }
    void settle()
    {
        QTest::qWait(200); // loads begin with a delay
        QTRY_VERIFY_WITH_TIMEOUT(!compared()->gather().isLoading(), patient);
        QTest::qWait(200);
    }
    // A running workload that is measured all the time, by its nature.
    template<typename Accepts> [[nodiscard]] metrics::Subject find(const QString &name, const Accepts &accepts) const;

    std::unique_ptr<const simulator::World> m_world;
    metrics::Subject m_starved;
    metrics::Subject m_pausing;
    metrics::Subject m_modest;
    metrics::Subject m_lagging; // a single pod, whose run is over
};

metrics::Subject subjectOf(const simulator::World &world, std::uint32_t place, const QString &name)
{
    return {.scope = metrics::Scope::Workload,
            .id = base::Key::fromText(QString::fromStdString(toString(world.workloadId(place)))),
            .name = name,
            .startedMs = at(world.workloads[place], 0),
            .gpus = metrics::HeldGpus::Whole};
}

// One whose only pod has a GPU that lags for hours, in a run of some hours that was measured without a gap.
metrics::Subject laggingIn(const simulator::World &world)
{
    for (std::uint32_t place = 0; place < world.workloads.size(); ++place) {
        const simulator::Workload &w = world.workloads[place];
        const int gpus = w.gpuPerPod / 100;
        const bool isCandidate = w.podCount == 1 && gpus >= 4 && w.idlePercent == 0
            && simulator::laggingGpu(world, w.firstPod, gpus) >= 0 && (world.podId(w.firstPod).low & 0xff) >= 8
            && (world.workloadId(place).low & 0xff) >= 8;
        if (!isCandidate)
            continue;
        const auto spans = simulator::Curves(world, place).measured(0, begin - 10 * 24 * hour, begin);
        const std::int64_t length = spans.size() == 1 ? spans.front().to - spans.front().from : 0;
        if (length > 4 * hour && length < 24 * hour && spans.front().to < begin)
            return subjectOf(world, place, u"lagging"_s);
    }
    return {};
}

template<typename Accepts> metrics::Subject TestCompareHints::find(const QString &name, const Accepts &accepts) const
{
    for (std::uint32_t place = 0; place < m_world->workloads.size(); ++place) {
        const simulator::Workload &w = m_world->workloads[place];
        const simulator::Curves curves(*m_world, place);
        bool isWhole = w.podCount > 0 && w.gpuPerPod >= 100 && w.idlePercent == 0
            && (m_world->workloadId(place).low & 0xff) >= 8;
        for (std::uint32_t ordinal = 0; isWhole && ordinal < w.podCount; ++ordinal) {
            const auto spans = curves.measured(ordinal, begin - 6 * hour, begin);
            isWhole = spans.size() == 1 && spans.front().from == begin - 6 * hour && spans.front().to == begin
                && (m_world->podId(w.firstPod + ordinal).low & 0xff) >= 8;
        }
        if (isWhole && accepts(place, curves)) {
            return subjectOf(*m_world, place, name);
        }
    }
    return {};
}

void TestCompareHints::initTestCase()
{
    m_world = simulator::generate(simulator::Scale{7, 31, 500, 2000, false}, 1, begin);
    using simulator::Curves;
    m_starved = find(u"starved"_s,
                     [](std::uint32_t, const Curves &curves) { return curves.habit() == simulator::Habit::Starved; });
    m_pausing = find(u"pausing"_s, [](std::uint32_t, const Curves &curves) {
        return curves.pauses().last >= 180 && curves.habit() == simulator::Habit::Train;
    });
    m_modest
        = find(u"modest"_s, [&](std::uint32_t place, const Curves &) { return simulator::isModest(*m_world, place); });
    m_lagging = laggingIn(*m_world);
    QVERIFY(!m_starved.id.isNull() && !m_pausing.id.isNull() && !m_modest.id.isNull() && !m_lagging.id.isNull());
}

void TestCompareHints::init()
{
    makeFolder();
    openWindow(QSize(1440, 900));
    simulator::Options demo;
    demo.size = simulator::Size::Small;
    demo.speed = 0;
    demo.nowMs = begin;
    startDemo(demo);
    compare::Comparison comparison;
    for (const metrics::Subject &subject : {m_starved, m_pausing, m_modest})
        QVERIFY(compare::add(comparison, subject));
    comparison.types = {u"GPU_UTILIZATION"_s, u"GPU_UTILIZATION_PER_GPU"_s, u"GPU_SM_ACTIVITY_PER_GPU"_s,
                        u"CPU_MEMORY_USAGE_BYTES"_s, u"CPU_MEMORY_REQUEST_BYTES"_s};
    comparison.lengthMs = 6 * hour;
    m_window->workspace()->open(views::Location{views::ComparePlace{comparison}});
    settle();
    QTRY_VERIFY_WITH_TIMEOUT(cardOf(u"starved"_s) && cardOf(u"pausing"_s) && cardOf(u"modest"_s), patient);
}

void TestCompareHints::whatThePageShowsIsTold()
{
    const QString all = headlines().join(u'\n');
    QCOMPARE(strip()->cards().size(), 3);
    QVERIFY2(cardOf(u"starved: "_s)->headline().contains(u"but SM activity"_s), qPrintable(all));
    QVERIFY2(cardOf(u"pausing: Utilization falls to"_s), qPrintable(all));
    QVERIFY2(cardOf(u"modest: "_s)->headline().contains(u"memory used, over"_s), qPrintable(all));
    QVERIFY2(strip()->summary().startsWith(u"3 in this range, from "_s), qPrintable(strip()->summary()));
    QVERIFY(strip()->isVisible() && !strip()->moreButton()->isVisible());
    // The charts keep most of the room.
    QVERIFY2(strip()->height() < compared()->charts()->height(), qPrintable(QString::number(strip()->height())));
    // Without the metrics that it needs, a check is not done. Neighbours need none.
    compare::Comparison fewer = compared()->comparison();
    fewer.types = {u"GPU_UTILIZATION"_s};
    m_window->workspace()->open(views::Location{views::ComparePlace{fewer}});
    settle();
    QTRY_COMPARE_WITH_TIMEOUT(strip()->cards().size(), 1, patient);
    QVERIFY(cardOf(u"pausing"_s));
    QVERIFY2(strip()->summary().startsWith(u"1 in this range, from 6 check"_s), qPrintable(strip()->summary()));
}

void TestCompareHints::showZoomsToIt_data()
{
    QTest::addColumn<int>("alignment");
    QTest::newRow("clock") << int(Alignment::Clock);
    QTest::newRow("since start") << int(Alignment::SinceStart);
}

void TestCompareHints::showZoomsToIt()
{
    QFETCH(int, alignment);
    compare::Comparison comparison = compared()->comparison();
    comparison.alignment = Alignment(alignment);
    comparison.lengthMs = 0;
    // A third of the axis is before it began, or after the younger one has ended.
    if (comparison.alignment == Alignment::Clock)
        comparison.custom = {m_starved.startedMs - (begin - m_starved.startedMs) / 2, begin};
    m_window->workspace()->open(views::Location{views::ComparePlace{comparison}});
    settle();
    const auto shown = [this]() -> views::HintNote * {
        for (views::HintNote *card : strip()->cards()) {
            if (card->showButton())
                return card;
        }
        return nullptr;
    };
    QTRY_VERIFY_WITH_TIMEOUT(shown(), patient);
    const metrics::Range before = compared()->charts()->visibleRange();
    shown()->showButton()->click();
    const metrics::Range after = compared()->charts()->visibleRange();
    QVERIFY(after.length() < before.length() && after.length() > 0);
    QVERIFY(after.fromMs >= before.fromMs && after.toMs <= before.toMs);
    settle();
    QCOMPARE(compared()->charts()->visibleRange(), after);
}

// Its times are shares of that run, whatever the others' are.
void TestCompareHints::showZoomsWithinTheShareOfARun()
{
    compare::Comparison comparison;
    for (const metrics::Subject &subject : {m_starved, m_lagging})
        QVERIFY(compare::add(comparison, subject));
    comparison.types = {u"GPU_UTILIZATION_PER_GPU"_s};
    comparison.alignment = Alignment::ShareOfRun;
    comparison.lengthMs = 0;
    m_window->workspace()->open(views::Location{views::ComparePlace{comparison}});
    settle();
    QTRY_VERIFY_WITH_TIMEOUT(cardOf(u"lagging"_s) && cardOf(u"lagging"_s)->showButton(), patient);
    const metrics::Range whole{0, compare::wholeRun};
    QCOMPARE(compared()->charts()->visibleRange(), whole);
    const compare::Gather &gather = compared()->gather();
    const auto told = hints::hintsOf(*gather.answerOf(m_lagging), m_lagging).found;
    const auto lag = std::ranges::find_if(
        told, [](const hints::Found &found) { return found.hint.kind == hints::Kind::Straggler; });
    QVERIFY(lag != told.end());
    const compare::Placement placement = gather.stateOf(m_lagging).placement;
    const metrics::Range lasts{placement.toAxis(lag->hint.sinceMs), placement.toAxis(lag->hint.untilMs)};
    QVERIFY(lasts.fromMs >= whole.fromMs && lasts.toMs <= whole.toMs && lasts.length() > 0);
    cardOf(u"lagging"_s)->showButton()->click();
    const metrics::Range shown = compared()->charts()->visibleRange();
    QVERIFY(shown.length() < whole.length());
    QVERIFY(shown.fromMs >= whole.fromMs && shown.fromMs <= lasts.fromMs);
    QVERIFY(shown.toMs <= whole.toMs && shown.toMs >= lasts.toMs);
    settle();
    QCOMPARE(compared()->charts()->visibleRange(), shown);
    // What is loaded of that run is this part of it, and still tells the same.
    const metrics::Range part = gather.answerOf(m_lagging)->range;
    QVERIFY(std::abs(placement.toAxis(part.fromMs) - shown.fromMs) < compare::wholeRun / 100);
    QVERIFY(std::abs(placement.toAxis(part.toMs) - shown.toMs) < compare::wholeRun / 100);
    QTRY_VERIFY_WITH_TIMEOUT(cardOf(u"lagging"_s), patient);
    Q_EMIT compared()->charts()->backRequested();
    settle();
    QCOMPARE(compared()->charts()->visibleRange(), whole);
}

void TestCompareHints::openLeadsToTheObject()
{
    QCOMPARE(cardOf(u"pausing"_s)->openButton()->text(), u"Open pausing"_s);
    cardOf(u"pausing"_s)->openButton()->click();
    const views::Location &now = m_window->workspace()->page()->location();
    QVERIFY(now.metrics());
    QCOMPARE(now.metrics()->subject.id, m_pausing.id);
}

void TestCompareHints::dismissedOnesStayAway()
{
    static_cast<QToolButton *>(cardOf(u"pausing"_s)->dismissButton())->click();
    QTRY_COMPARE(strip()->cards().size(), 2);
    QVERIFY(!cardOf(u"pausing"_s));
    QVERIFY2(strip()->summary().startsWith(u"2 in this range"_s), qPrintable(strip()->summary()));
    compared()->refresh();
    settle();
    QVERIFY(cardOf(u"starved"_s) && !cardOf(u"pausing"_s));
}

void TestCompareHints::hiddenObjectsHaveNone()
{
    compared()->objects()->rows().constFirst()->eye()->click();
    QTRY_VERIFY_WITH_TIMEOUT(!cardOf(u"starved"_s), patient);
    QCOMPARE(strip()->cards().size(), 2);
    compared()->objects()->rows().constFirst()->eye()->click();
    QTRY_VERIFY_WITH_TIMEOUT(cardOf(u"starved"_s), patient);
}

void TestCompareHints::barsSayWhatTheyAre()
{
    QStringList told;
    for (const QWidget *part : cardOf(u"starved"_s)->findChildren<QWidget *>())
        told << part->accessibleName();
    const QStringList bars = told.filter(u"SM activity: "_s);
    QVERIFY2(bars.size() == 1, qPrintable(told.join(u'|')));
    QVERIFY2(bars[0].startsWith(u"Utilization: "_s) && bars[0].count(u'%') == 2, qPrintable(bars[0]));
}

void TestCompareHints::cardsAreBelowThoseOfTheCharts()
{
    const auto sides = [this](const QWidget &first, const QWidget &last) {
        const int left = first.mapTo(compared(), QPoint()).x();
        return std::pair(left, last.mapTo(compared(), QPoint(last.width(), 0)).x());
    };
    const auto *chart = compared()->charts()->findChildren<views::ChartCard *>().constFirst();
    for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        m_window->setLayoutDirection(direction);
        // High enough for all, for the hints, and for neither.
        for (const int height : {1400, 800, 620}) {
            m_window->resize(1366, height);
            QTest::qWait(200);
            const views::HintNote *first = strip()->cards().constFirst();
            const views::HintNote *last = strip()->cards().constLast();
            if (direction == Qt::RightToLeft)
                std::swap(first, last);
            QCOMPARE(sides(*first, *last), sides(*chart, *chart));
        }
    }
}

void TestCompareHints::oneAtATimeInNarrowWindows()
{
    m_window->resize(1100, 800);
    QTRY_COMPARE_WITH_TIMEOUT(strip()->cards().size(), 1, patient);
    QVERIFY(strip()->moreButton()->isVisible());
    QVERIFY2(strip()->moreButton()->text().startsWith(u"2 more"_s), qPrintable(strip()->moreButton()->text()));
    QSet<QString> seen;
    for (int i = 0; i < 3; ++i) {
        seen.insert(headlines().constFirst());
        strip()->moreButton()->click();
    }
    QCOMPARE(seen.size(), 3);
    QVERIFY(seen.contains(headlines().constFirst())); // the first one again
}

void TestCompareHints::rulesCanBeRead()
{
    strip()->rulesButton()->click();
    QWidget *popup = QApplication::activePopupWidget();
    QVERIFY(popup);
    QStringList texts;
    for (const QLabel *label : popup->findChildren<QLabel *>())
        texts << label->text();
    for (const hints::CheckWords &check : hints::checkList())
        QVERIFY2(texts.join(u'\n').contains(check.title), qPrintable(check.title));
    QTest::keyClick(popup, Qt::Key_Escape);
    QTRY_VERIFY(!QApplication::activePopupWidget());
}

void TestCompareHints::nothingIsCutOff_data()
{
    QTest::addColumn<int>("pixels");
    QTest::newRow("usual") << 13;
    QTest::newRow("large") << 20;
}

void TestCompareHints::nothingIsCutOff()
{
    QFETCH(int, pixels);
    const QFont usual = QApplication::font();
    QFont font = usual;
    font.setPixelSize(pixels);
    QApplication::setFont(font);
    const auto back = qScopeGuard([&usual] { QApplication::setFont(usual); });
    m_window->resize(1366, 768);
    QTest::qWait(300);
    QVERIFY2(cutOff(*strip()).isEmpty(), qPrintable(cutOff(*strip()).join(u"\n"_s)));
    strip()->rulesButton()->click();
    QTest::qWait(100);
    QWidget *popup = QApplication::activePopupWidget();
    QVERIFY(popup);
    QVERIFY2(cutOff(*popup).isEmpty(), qPrintable(cutOff(*popup).join(u"\n"_s)));
    QVERIFY(popup->height() <= popup->screen()->availableGeometry().height());
    QTest::keyClick(popup, Qt::Key_Escape);
}

QTEST_MAIN(TestCompareHints)
#include "tst_comparehints.moc"
