// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/time.h"
#include "tests/fault/calls.h"
#include "tests/model/metricserver.h"
#include "tests/support/faultserver.h"
#include "views/charts/chartcard.h"
#include "views/look/followfont.h"
#include "views/look/style.h"
#include "views/look/theme.h"
#include "views/metrics/metricspanel.h"
#include "views/metrics/rangebuttons.h"
#include "views/metrics/samplescontrol.h"
#include "views/metrics/seriesview.h"
#include "views/widgets/banner.h"
#include "views/widgets/formatdialog.h"
#include "views/widgets/segmentbutton.h"
#include "views/widgets/segments.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace views;
using namespace Qt::StringLiterals;
using metricserver::Asked;
using metricserver::asked;

namespace {

constexpr int patient = 30'000; // ms; a limit for a hanging test, not a measure
constexpr qint64 hour = 3'600'000;
constexpr qint64 start = 1763748142000; // 21 Nov 2025, 18:02:22 UTC

metrics::Subject pod()
{
    metrics::Subject subject;
    subject.scope = metrics::Scope::Pod;
    subject.id = {1, 2};
    subject.workloadId = {3, 4};
    subject.name = u"worker-3"_s;
    return subject;
}

} // namespace

// The panel over a real session, against a control plane that answers as each test says.
class TestMetricsPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void asksForThePlotWidth();
    void numberIsAskedFor();
    void theStepIsThatOfTheStore();
    void defaultsLeaveOutWhatIsNotThere();
    void heatIsOfferedWhereThereIsSome();
    void zoomFetchesAndBackUndoes();
    void keysUndoAZoomBeforeTheyLeaveThePage();
    void presetsMoveOnWithTime();
    void oldCurvesStayWhileNewOnesCome();
    void hiddenAndHighlighted();
    void legendByKeyboard();
    void aClickShowsOneSeriesAlone();
    void titlesSortTheLegend();
    void namesComeBeforeNumbers();
    void podsWithoutAGpuAreNamed();
    void largeTextLeavesStatisticsInSight();
    void seriesWidthIsRemembered();
    void copiesStatistics();
    void refusedMetric();
    void forbiddenIsAStateOfThePanel();
    void emptyRangeHasANextStep();
    void failedRefreshKeepsCurves();
    void workloadSwitchesToItsPods();
    void clusterIsGrouped();
    void choiceIsTold();
    void savesTables();
    void tablesAreForSpreadsheetsOrPrograms();
    void rowsOfImpossibleSamplesCount();
    void narrowWindow();

private:
    void open(const metrics::Subject &subject, const MetricsChoice &choice);
    void open(const metrics::Subject &subject) { open(subject, defaultChoice(subject.scope)); }
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] QList<Asked> requests() const; // for metrics
    [[nodiscard]] int rowOf(const QString &type, int gpu) const;
    [[nodiscard]] metrics::SeriesKey keyOf(const QString &type, int gpu) const { return {type, pod().id, gpu, {}}; }

    qint64 m_now = start;
    int m_status = 200;
    bool m_hasSamples = true;
    int m_every = 1; // only each of so many samples
    QString m_unmeasured; // of this type, there are none
    QString m_refused;
    QList<Asked> m_asked;
    std::unique_ptr<FaultServer> m_server;
    std::unique_ptr<session::Session> m_session;
    std::unique_ptr<MetricsPanel> m_panel;
};

void TestMetricsPanel::initTestCase()
{
    QApplication::setStyle(new BinnacleStyle);
    applyTheme(*qApp, ThemeChoice::Light);
}

void TestMetricsPanel::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
    m_now = start;
    m_status = 200;
    m_hasSamples = true;
    m_every = 1;
    m_unmeasured.clear();
    m_refused.clear();
    m_asked.clear();
    m_server = std::make_unique<FaultServer>([this](QTcpSocket *socket, const FaultServer::Request &request) {
        const Asked wanted = asked(request.target);
        m_asked.append(wanted);
        if (wanted.path.endsWith(u"/history"_s)) {
            FaultServer::answer(socket, 200, R"({"records":[]})");
            return;
        }
        if (m_status != 200 || (!m_refused.isEmpty() && wanted.types.contains(m_refused))) {
            FaultServer::answer(socket, m_status != 200 ? m_status : 400, R"({"code":1,"message":"words"})");
            return;
        }
        // One curve of a type, or two where GPUs are meant; its values are the minute of the day and the GPU.
        QByteArrayList all;
        for (const QString &type : wanted.types) {
            for (int gpu = 0; gpu < (type.endsWith(u"_PER_GPU"_s) ? 2 : 1); ++gpu) {
                QByteArrayList points;
                for (int i = 0; m_hasSamples && type != m_unmeasured && i < wanted.samples; i += m_every) {
                    const qint64 ms = wanted.startMs + (wanted.endMs - wanted.startMs) * i / wanted.samples;
                    points << R"({"value":")" + QByteArray::number(ms / 60'000 % 60 + gpu) + R"(.5","timestamp":")"
                            + base::formatTime(ms) + "\"}";
                }
                all << R"({"type":")" + type.toLatin1() + R"(","labels":)"
                        + (type.endsWith(u"_PER_GPU"_s) ? R"({"gpu":")" + QByteArray::number(gpu) + "\"}" : "null")
                        + R"(,"values":[)" + points.join(',') + "]}";
            }
        }
        FaultServer::answer(socket, 200, R"({"measurements":[)" + all.join(',') + "]}");
    });
    QVERIFY(m_server->isReady());
    m_session = std::make_unique<session::Session>(calls::connectionTo(m_server->url()), calls::hurried());
    const MetricsPanel::Shared shared{std::make_shared<metrics::Memory>(), std::make_shared<SeriesLooks>()};
    m_panel = std::make_unique<MetricsPanel>(m_session->client(), shared);
    m_panel->controller()->setClock([this] { return m_now; });
    m_panel->setZone(table::Zone::Utc);
    m_panel->resize(1440, 800);
}

void TestMetricsPanel::cleanup()
{
    m_panel.reset();
    m_session.reset();
    m_server.reset();
}

void TestMetricsPanel::open(const metrics::Subject &subject, const MetricsChoice &choice)
{
    m_panel->open(subject, choice);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patient);
}

bool TestMetricsPanel::isSettled() const
{
    return m_panel->controller()->loader()->query().range.length() > 0 && !m_panel->controller()->isLoading();
}

QList<Asked> TestMetricsPanel::requests() const
{
    QList<Asked> all;
    std::ranges::copy_if(m_asked, std::back_inserter(all), [](const Asked &a) { return !a.types.isEmpty(); });
    return all;
}

int TestMetricsPanel::rowOf(const QString &type, int gpu) const
{
    return m_panel->series()->model()->rowOf(keyOf(type, gpu));
}

void TestMetricsPanel::asksForThePlotWidth()
{
    m_panel->resize(1250, 800);
    open(pod());
    QCOMPARE(requests().size(), 1);
    const Asked first = requests().constFirst();
    QCOMPARE(first.types, defaultChoice(metrics::Scope::Pod).types);
    QVERIFY(m_panel->charts()->plotWidth() > 300);
    // The labels are not known before the first curves are; they change the width by some pixels.
    QVERIFY(std::abs(first.samples - m_panel->charts()->plotWidth()) <= 20);
    QCOMPARE(m_panel->toolbar()->samples()->box()->shown(), first.samples);
    QVERIFY(!m_panel->toolbar()->samples()->box()->isOwn());
    QCOMPARE(first.endMs - first.startMs, 6 * hour);
    QCOMPARE(m_panel->toolbar()->stepLabel()->text(), u"every %1"_s.arg(stepText(6.0 * double(hour) / first.samples)));
    QCOMPARE(m_panel->series()->countText(), u"6 shown"_s);

    m_panel->resize(1700, 800);
    QTRY_COMPARE_WITH_TIMEOUT(requests().size(), 2, patient);
    QCOMPARE(requests().constLast().samples, std::min(1000, m_panel->charts()->plotWidth()));
}

void TestMetricsPanel::numberIsAskedFor()
{
    open(pod());
    Q_EMIT m_panel->toolbar()->samplesEntered(1000);
    QTRY_COMPARE_WITH_TIMEOUT(requests().size(), 2, patient);
    QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patient);
    QCOMPARE(requests().constLast().samples, 1000);
    QCOMPARE(m_panel->toolbar()->stepLabel()->text(), u"every 21.6 s"_s);
    for (const metrics::MetricAnswer &metric : m_panel->controller()->answer().metrics) {
        for (const metrics::SeriesPtr &series : metric.series)
            QCOMPARE(series->samples.size(), std::size_t(1000));
    }
    // All that the store has: two requests that meet without a seam.
    Q_EMIT m_panel->toolbar()->sampleModeChosen(SampleMode::Full);
    QTRY_COMPARE_WITH_TIMEOUT(requests().size(), 4, patient);
    QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patient);
    QCOMPARE(m_panel->toolbar()->stepLabel()->text(), u"every 15 s"_s);
    const Asked one = requests().at(2);
    const Asked two = requests().at(3);
    QCOMPARE(std::min(one.endMs, two.endMs), std::max(one.startMs, two.startMs));
    QCOMPARE(one.samples + two.samples, 1440);
}

void TestMetricsPanel::theStepIsThatOfTheStore()
{
    m_every = 10;
    MetricsChoice choice = defaultChoice(metrics::Scope::Pod);
    choice.sampleMode = SampleMode::Number;
    choice.samples = 720; // every 30 s, where the store has one every 5 min
    open(pod(), choice);
    QCOMPARE(m_panel->toolbar()->stepLabel()->text(), u"every 5 min"_s);
    for (const metrics::MetricAnswer &metric : m_panel->controller()->answer().metrics) {
        for (const metrics::SeriesPtr &series : metric.series)
            QVERIFY(series->gaps.empty());
    }
}

void TestMetricsPanel::defaultsLeaveOutWhatIsNotThere()
{
    m_unmeasured = u"NVLINK_BANDWIDTH_TOTAL_PER_GPU"_s;
    open(pod());
    QTRY_COMPARE_WITH_TIMEOUT(m_panel->charts()->findChildren<ChartCard *>().size(), 2, patient);
    QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patient);
    QCOMPARE(requests().size(), 1);
    QCOMPARE(m_panel->series()->countText(), u"4 shown"_s);
    m_panel->controller()->chooseMetrics({m_unmeasured, u"GPU_UTILIZATION_PER_GPU"_s});
    QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patient);
    QCOMPARE(m_panel->charts()->findChildren<ChartCard *>().size(), 2);
}

void TestMetricsPanel::heatIsOfferedWhereThereIsSome()
{
    m_unmeasured = u"GPU_UTILIZATION_PER_GPU"_s;
    MetricsChoice choice = defaultChoice(metrics::Scope::Pod);
    choice.types = {m_unmeasured, u"CPU_USAGE_CORES"_s};
    choice.show = ChartStack::Show::Both;
    open(pod(), choice);
    QToolButton *both = m_panel->toolbar()->form()->button(int(ChartStack::Show::Both));
    QTRY_VERIFY_WITH_TIMEOUT(!both->isEnabled(), patient);
    QCOMPARE(m_panel->toolbar()->form()->current(), int(ChartStack::Show::Lines));
    m_unmeasured.clear();
    m_panel->controller()->load();
    QTRY_VERIFY_WITH_TIMEOUT(both->isEnabled(), patient);
    QCOMPARE(m_panel->toolbar()->form()->current(), int(ChartStack::Show::Both));
}

void TestMetricsPanel::zoomFetchesAndBackUndoes()
{
    open(pod());
    const metrics::Range whole = m_panel->controller()->range();
    const metrics::Range part{whole.fromMs + hour, whole.fromMs + 2 * hour};
    // The steps of one turn of the wheel are one request, and one step back.
    Q_EMIT m_panel->charts()->rangeRequested({whole.fromMs + hour / 2, whole.toMs - hour / 2});
    Q_EMIT m_panel->charts()->rangeRequested(part);
    QCOMPARE(m_panel->charts()->visibleRange(), part);
    // The coarse curve is still there.
    QVERIFY(m_panel->series()->model()->shownCount() > 0);
    QTRY_COMPARE_WITH_TIMEOUT(requests().size(), 2, patient);
    QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patient);
    QCOMPARE(requests().constLast().startMs, part.fromMs);
    QCOMPARE(requests().constLast().endMs, part.toMs);
    QVERIFY(m_panel->toolbar()->zoomButton()->isEnabled());
    QVERIFY(!m_panel->controller()->isRefreshing());
    // The preset is not what is on screen, and a text says what is.
    QCOMPARE(m_panel->toolbar()->range()->segments()->current(), -1);
    QVERIFY(m_panel->charts()->rangeLine().startsWith(u"Zoomed to 21 Nov 2025, 13:02:22"_s));

    const metrics::Range deeper{part.fromMs, part.fromMs + hour / 4};
    Q_EMIT m_panel->charts()->rangeRequested(deeper);
    QTRY_COMPARE_WITH_TIMEOUT(requests().size(), 3, patient);
    QVERIFY(m_panel->controller()->zoomOut());
    QTRY_COMPARE_WITH_TIMEOUT(requests().size(), 4, patient);
    QCOMPARE(m_panel->charts()->visibleRange(), part);
    QVERIFY(m_panel->controller()->zoomOut());
    QCOMPARE(m_panel->charts()->visibleRange(), whole);
    QVERIFY(!m_panel->controller()->isZoomed());
    QVERIFY(!m_panel->toolbar()->zoomButton()->isEnabled());
    QVERIFY(!m_panel->controller()->zoomOut());

    // A range is never so short that there is nothing in it, and does not reach into the future.
    Q_EMIT m_panel->charts()->rangeRequested({part.fromMs, part.fromMs + 10});
    QCOMPARE(m_panel->controller()->range().length(), shortestRangeMs);
    Q_EMIT m_panel->charts()->rangeRequested({part.fromMs, m_now + 9 * hour});
    QCOMPARE(m_panel->controller()->range().toMs, m_now);
    QTest::mouseClick(m_panel->toolbar()->zoomButton(), Qt::LeftButton);
    QCOMPARE(m_panel->charts()->visibleRange(), whole);
    QCOMPARE(m_panel->toolbar()->range()->segments()->current(), int(RangePreset::Hour6));
    QVERIFY(m_panel->controller()->isRefreshing());
    // A double click does the same for any number of zooms.
    Q_EMIT m_panel->charts()->rangeRequested(part);
    Q_EMIT m_panel->charts()->rangeRequested(deeper);
    Q_EMIT m_panel->charts()->resetRequested();
    QCOMPARE(m_panel->charts()->visibleRange(), whole);
}

void TestMetricsPanel::keysUndoAZoomBeforeTheyLeaveThePage()
{
    QWidget window;
    auto *leave = new QAction(&window);
    leave->setShortcut(Qt::ALT | Qt::Key_Left);
    window.addAction(leave);
    QSignalSpy left(leave, &QAction::triggered);
    window.resize(1440, 800);
    m_panel->setParent(&window);
    m_panel->resize(window.size());
    window.show();
    open(pod());
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    m_panel->series()->view()->setFocus();
    const metrics::Range whole = m_panel->controller()->range();
    for (const auto &[key, modifier] :
         {std::pair{Qt::Key_Escape, Qt::NoModifier}, std::pair{Qt::Key_Backspace, Qt::NoModifier},
          std::pair{Qt::Key_Left, Qt::AltModifier}}) {
        Q_EMIT m_panel->charts()->rangeRequested({whole.fromMs + hour, whole.fromMs + 2 * hour});
        QVERIFY(m_panel->controller()->isZoomed());
        QTest::keyClick(m_panel->series()->view(), key, modifier);
        QVERIFY(!m_panel->controller()->isZoomed());
        QCOMPARE(m_panel->controller()->range(), whole);
    }
    QCOMPARE(left.count(), 0);
    QTest::keyClick(m_panel->series()->view(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(left.count(), 1);
    m_panel->setParent(nullptr);
}

void TestMetricsPanel::presetsMoveOnWithTime()
{
    open(pod());
    const metrics::Range before = m_panel->controller()->range();
    m_now += 30'000;
    m_panel->controller()->refresh();
    QTRY_COMPARE_WITH_TIMEOUT(requests().size(), 2, patient);
    QCOMPARE(m_panel->controller()->range(), (metrics::Range{before.fromMs + 30'000, before.toMs + 30'000}));

    // What has ended stays where it is.
    metrics::Subject ended = pod();
    ended.startedMs = start - 9 * hour;
    ended.endedMs = start - 7 * hour;
    MetricsChoice choice = defaultChoice(metrics::Scope::Pod);
    choice.preset = RangePreset::Life;
    open(ended, choice);
    QTRY_VERIFY_WITH_TIMEOUT(isSettled() && m_panel->controller()->loader()->query().subject == ended, patient);
    QCOMPARE(m_panel->controller()->range(), (metrics::Range{ended.startedMs, ended.endedMs}));
    QVERIFY(!m_panel->controller()->isRefreshing());
    m_now += hour;
    m_panel->controller()->refresh();
    QCOMPARE(m_panel->controller()->range(), (metrics::Range{ended.startedMs, ended.endedMs}));
}

void TestMetricsPanel::oldCurvesStayWhileNewOnesCome()
{
    open(pod());
    const int shown = m_panel->series()->model()->shownCount();
    QVERIFY(shown > 0);
    m_now += 15'000;
    m_panel->controller()->refresh();
    QVERIFY(m_panel->controller()->isLoading());
    QCOMPARE(m_panel->series()->model()->shownCount(), shown);
    QVERIFY(m_panel->statePanel()->isHidden());
    QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patient);
    QCOMPARE(m_panel->series()->model()->shownCount(), shown);
}

void TestMetricsPanel::hiddenAndHighlighted()
{
    open(pod());
    SeriesView *view = m_panel->series()->view();
    SeriesModel *model = m_panel->series()->model();
    const int row = rowOf(u"GPU_UTILIZATION_PER_GPU"_s, 1);
    QVERIFY(row > 0);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::ControlModifier,
                      view->visualRect(model->index(row, 0)).center());
    QVERIFY(model->isHidden(row));
    QCOMPARE(m_panel->series()->countText(), u"5 shown"_s);
    // It stays hidden over a refresh.
    m_now += 15'000;
    m_panel->controller()->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patient);
    QVERIFY(model->isHidden(rowOf(u"GPU_UTILIZATION_PER_GPU"_s, 1)));
    // So does a click on its swatch.
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                      view->visualRect(model->index(row, 0)).topLeft() + QPoint(16, 8));
    QVERIFY(!model->isHidden(row));

    // The charts light up the rows of the same GPU in all metrics, and the pointer over a row lights up itself.
    Q_EMIT m_panel->charts()->highlighted(keyOf(u"GPU_UTILIZATION_PER_GPU"_s, 1));
    QVERIFY(model->isHighlighted(row));
    QVERIFY(model->isHighlighted(rowOf(u"GPU_MEMORY_USAGE_BYTES_PER_GPU"_s, 1)));
    QVERIFY(!model->isHighlighted(rowOf(u"GPU_UTILIZATION_PER_GPU"_s, 0)));
    Q_EMIT m_panel->charts()->highlighted(std::nullopt);
    QVERIFY(!model->isHighlighted(row));
    QTest::mouseMove(view->viewport(), view->visualRect(model->index(row, 0)).center());
    QTRY_VERIFY_WITH_TIMEOUT(model->isHighlighted(row), patient);
}

void TestMetricsPanel::legendByKeyboard()
{
    open(pod());
    SeriesView *view = m_panel->series()->view();
    SeriesModel *model = m_panel->series()->model();
    m_panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    view->setFocus(Qt::TabFocusReason);
    view->setCurrentIndex(model->index(0, 0));
    QTest::keyClick(view, Qt::Key_Down);
    QVERIFY(model->isHighlighted(1));
    QTest::keyClick(view, Qt::Key_Space);
    QVERIFY(model->isHidden(1));
    QCOMPARE(model->index(1, 0).data(Qt::AccessibleTextRole).toString(), u"GPU 0, hidden"_s);
    // On a metric: all of its curves, then none.
    QTest::keyClick(view, Qt::Key_Up);
    QTest::keyClick(view, Qt::Key_Space);
    QVERIFY(model->isHidden(1) && model->isHidden(2));
    QTest::keyClick(view, Qt::Key_Space);
    QVERIFY(!model->isHidden(1) && !model->isHidden(2));
    QVERIFY(!view->accessibleName().isEmpty());
}

void TestMetricsPanel::aClickShowsOneSeriesAlone()
{
    open(pod());
    SeriesView *view = m_panel->series()->view();
    SeriesModel *model = m_panel->series()->model();
    const int row = rowOf(u"GPU_UTILIZATION_PER_GPU"_s, 1);
    const auto click = [&](int at, Qt::KeyboardModifiers keys = {}) {
        QTest::mouseClick(view->viewport(), Qt::LeftButton, keys, view->visualRect(model->index(at, 0)).center());
    };
    // The GPU alone, in all metrics.
    click(row);
    QVERIFY(!model->isHidden(row));
    QVERIFY(model->isHidden(rowOf(u"GPU_UTILIZATION_PER_GPU"_s, 0)));
    QVERIFY(!model->isHidden(rowOf(u"GPU_MEMORY_USAGE_BYTES_PER_GPU"_s, 1)));
    QVERIFY(model->isHidden(rowOf(u"GPU_MEMORY_USAGE_BYTES_PER_GPU"_s, 0)));
    QCOMPARE(m_panel->series()->countText(), u"3 shown"_s);
    // Ctrl adds another one.
    click(rowOf(u"GPU_UTILIZATION_PER_GPU"_s, 0), Qt::ControlModifier);
    QCOMPARE(m_panel->series()->countText(), u"4 shown"_s);
    // Another one alone, and again: all.
    const int other = rowOf(u"GPU_UTILIZATION_PER_GPU"_s, 0);
    click(other);
    QCOMPARE(m_panel->series()->countText(), u"3 shown"_s);
    QVERIFY(model->isHidden(row));
    click(other);
    QCOMPARE(m_panel->series()->countText(), u"6 shown"_s);
    // The same by keyboard, and from the menu of the row.
    view->setFocus();
    view->setCurrentIndex(model->index(row, 0));
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(m_panel->series()->countText(), u"3 shown"_s);
    QContextMenuEvent asked(QContextMenuEvent::Keyboard, {}, {});
    QApplication::sendEvent(view->viewport(), &asked);
    auto *menu = view->findChild<QMenu *>();
    QVERIFY(menu);
    const auto actions = menu->actions();
    const auto all
        = std::ranges::find_if(actions, [](const QAction *action) { return action->text() == u"Show all series"; });
    QVERIFY(all != actions.end());
    (*all)->trigger();
    QCOMPARE(m_panel->series()->countText(), u"6 shown"_s);
}

void TestMetricsPanel::titlesSortTheLegend()
{
    open(pod());
    SeriesView *view = m_panel->series()->view();
    SeriesModel *model = m_panel->series()->model();
    view->setCurrentIndex(model->index(rowOf(u"GPU_UTILIZATION_PER_GPU"_s, 0), 0));
    QSignalSpy reset(model, &QAbstractItemModel::modelReset);
    view->sortBy(SeriesModel::Mean); // the largest first; GPU 1 has more
    QCOMPARE(model->index(1, 0).data().toString(), u"GPU 1"_s);
    QCOMPARE(model->index(2, 0).data().toString(), u"GPU 0"_s);
    QCOMPARE(model->kind(3), SeriesModel::RowKind::Metric);
    // The current row follows its curve.
    QCOMPARE(view->currentIndex().data().toString(), u"GPU 0"_s);
    // New data keep the order.
    m_now += 15'000;
    m_panel->controller()->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patient);
    QCOMPARE(model->index(1, 0).data().toString(), u"GPU 1"_s);
    view->sortBy(SeriesModel::Mean);
    QCOMPARE(model->index(1, 0).data().toString(), u"GPU 0"_s);
    view->sortBy(SeriesModel::Name);
    view->sortBy(SeriesModel::Name);
    QCOMPARE(model->index(1, 0).data().toString(), u"GPU 1"_s);
    view->sortBy(SeriesModel::Name); // as answered
    QCOMPARE(model->index(1, 0).data().toString(), u"GPU 0"_s);
    QCOMPARE(reset.count(), 0);
}

void TestMetricsPanel::namesComeBeforeNumbers()
{
    metrics::Answer answer;
    metrics::MetricAnswer metric;
    metric.metric = metrics::find("GPU_UTILIZATION_PER_GPU");
    auto series = std::make_shared<metrics::Series>();
    series->key = keyOf(u"GPU_UTILIZATION_PER_GPU"_s, 4);
    series->metric = metric.metric;
    series->name = u"worker-12 GPU 4"_s;
    series->samples.append(start, "50");
    metric.series.push_back(series);
    answer.metrics.push_back(metric);
    m_panel->show();
    m_panel->series()->setAnswer(answer);
    SeriesView *view = m_panel->series()->view();
    for (const int width : {346, 280, 600}) {
        m_panel->setSeriesWidth(width);
        const int needed = QFontMetrics(view->font()).horizontalAdvance(series->name);
        QVERIFY2(view->columnWidth(SeriesModel::Name) >= needed + 40, qPrintable(QString::number(width)));
        QVERIFY(!view->isColumnHidden(SeriesModel::Mean));
    }
    QVERIFY(!view->isColumnHidden(SeriesModel::Min));
    m_panel->setSeriesWidth(280);
    QVERIFY(view->isColumnHidden(SeriesModel::Min));
}

// Among the GPUs of a workload's pods, a pod whose samples have no GPU is not the workload, nor has it another's
// colour.
void TestMetricsPanel::podsWithoutAGpuAreNamed()
{
    metrics::Subject workload = pod();
    workload.scope = metrics::Scope::Workload;
    const auto ofPod = [](quint64 id, int gpu, const QString &name) {
        auto series = std::make_shared<metrics::Series>();
        series->key = {u"GPU_UTILIZATION_PER_GPU"_s, base::Key(9, id), gpu};
        series->metric = metrics::find("GPU_UTILIZATION_PER_GPU");
        series->name = name;
        return series;
    };
    metrics::Answer answer;
    metrics::MetricAnswer metric;
    metric.metric = metrics::find("GPU_UTILIZATION_PER_GPU");
    metric.series = {ofPod(1, -1, u"worker-4"_s), ofPod(2, -1, u"worker-5"_s), ofPod(3, 1, u"worker-6 GPU 1"_s)};
    answer.metrics.push_back(metric);
    SeriesModel model;
    model.setSubject(workload);
    model.setAnswer(answer);
    QCOMPARE(model.index(1, 0).data().toString(), u"worker-4"_s);
    SeriesLooks looks;
    looks.learn(metric);
    QVERIFY(looks.of(metric.series[0]->key) != looks.of(metric.series[1]->key));
    QVERIFY(looks.of(metric.series[0]->key) != looks.of(metric.series[2]->key));
}

void TestMetricsPanel::largeTextLeavesStatisticsInSight()
{
    const QFont usual = QApplication::font();
    QFont large = usual;
    large.setPixelSize(20);
    applyFont(large);
    m_panel->resize(1366, 768);
    open(pod());
    QStringList hidden;
    const SeriesView *view = m_panel->series()->view();
    for (int column = 0; column < SeriesModel::ColumnCount; ++column) {
        if (view->isColumnHidden(column))
            hidden << view->model()->headerData(column, Qt::Horizontal).toString();
    }
    const int icon = m_panel->toolbar()->exportButton()->iconSize().height();
    applyFont(usual);
    QCOMPARE(hidden, QStringList());
    QVERIFY(icon > iconSize); // icons grow with the text beside them
    QCOMPARE(m_panel->toolbar()->exportButton()->iconSize().height(), iconSize);
}

void TestMetricsPanel::seriesWidthIsRemembered()
{
    open(pod());
    auto *splitter = m_panel->findChild<QSplitter *>();
    QVERIFY(splitter);
    QSignalSpy chosen(m_panel.get(), &MetricsPanel::seriesWidthChosen);
    QSplitterHandle *handle = splitter->handle(1);
    QTest::mousePress(handle, Qt::LeftButton, {}, handle->rect().center());
    const QPoint to = handle->rect().center() - QPoint(100, 0);
    QMouseEvent move(QEvent::MouseMove, to, handle->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(handle, &move);
    QTest::mouseRelease(handle, Qt::LeftButton);
    QVERIFY(chosen.count() > 0);
    const int width = chosen.constLast().at(0).toInt();
    QVERIFY(width > 346);
    QCOMPARE(m_panel->series()->width(), width);
    m_panel->setSeriesWidth(300);
    QCOMPARE(m_panel->series()->width(), 300);
}

void TestMetricsPanel::copiesStatistics()
{
    open(pod());
    QTest::mouseClick(m_panel->series()->copyButton(), Qt::LeftButton);
    const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 7);
    QCOMPARE(lines.at(0), u"Metric\tUnit\tSeries\tMin\tMean\tMax\tLast"_s);
    const QStringList cells = lines.at(1).split(u'\t');
    QCOMPARE(cells.size(), 7);
    QCOMPARE(cells.at(1), u"%"_s);
    QCOMPARE(cells.at(2), u"GPU 0"_s);
    QCOMPARE(cells.at(3), u"0.5"_s);
    QCOMPARE(cells.at(5), u"59.5"_s);
}

void TestMetricsPanel::refusedMetric()
{
    m_refused = u"NVLINK_BANDWIDTH_TOTAL_PER_GPU"_s;
    open(pod());
    const QString title = metrics::find("NVLINK_BANDWIDTH_TOTAL_PER_GPU")->title();
    QVERIFY(m_panel->banner()->isVisible());
    QCOMPARE(m_panel->banner()->text().tone, Tone::Info);
    QVERIFY(m_panel->banner()->text().sentence.contains(u"does not offer "_s + title));
    QVERIFY(m_panel->statePanel()->isHidden());
    QCOMPARE(m_panel->series()->model()->seriesCount(), 4);

    QSignalSpy changed(m_panel->controller(), &MetricsController::choiceChanged);
    QTest::mouseClick(m_panel->banner()->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_panel->controller()->choice().types.size(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patient);
    QVERIFY(m_panel->banner()->isHidden());
}

void TestMetricsPanel::forbiddenIsAStateOfThePanel()
{
    m_status = 403;
    open(pod());
    QVERIFY(m_panel->statePanel()->isVisible());
    QCOMPARE(m_panel->statePanel()->title(), u"No permission to read these metrics"_s);
    QVERIFY(m_session->state() != session::Session::State::SignedOut);
    m_status = 200;
    QTest::mouseClick(m_panel->statePanel()->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_panel->statePanel()->isHidden(), patient);
    QTRY_VERIFY_WITH_TIMEOUT(m_panel->series()->model()->shownCount() > 0, patient);
}

void TestMetricsPanel::emptyRangeHasANextStep()
{
    m_hasSamples = false;
    metrics::Subject subject = pod();
    subject.startedMs = start - 50 * hour;
    subject.endedMs = start - 40 * hour;
    open(subject);
    // What has ended opens on its life.
    QCOMPARE(m_panel->toolbar()->range()->current(), RangePreset::Life);
    QCOMPARE(m_panel->statePanel()->title(), u"No samples are left"_s);
    m_panel->controller()->choosePreset(RangePreset::Hour6);
    QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patient);
    QVERIFY(m_panel->statePanel()->isVisible());
    QCOMPARE(m_panel->statePanel()->title(), u"No samples in this time range"_s);
    // The table says it for each metric and keeps its place; the panel covers only the charts.
    QVERIFY(m_panel->series()->isVisible());
    QVERIFY(!m_panel->series()->isAncestorOf(m_panel->statePanel()));
    QVERIFY(m_panel->statePanel()->width() <= m_panel->charts()->width());

    // Focus stays on the page when its button goes away, and goes to the next one.
    m_panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    auto *life = m_panel->statePanel()->findChild<QPushButton *>();
    life->setFocus();
    QTest::keyClick(life, Qt::Key_Space);
    QVERIFY(m_panel->charts()->isAncestorOf(QApplication::focusWidget()));
    QTRY_VERIFY_WITH_TIMEOUT(isSettled() && m_panel->statePanel()->isVisible(), patient);
    QVERIFY(m_panel->statePanel()->isAncestorOf(QApplication::focusWidget()));

    m_panel->controller()->choosePreset(RangePreset::Hour6);
    QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patient);
    m_hasSamples = true;
    QTest::mouseClick(m_panel->statePanel()->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(m_panel->controller()->choice().preset, RangePreset::Life);
    QCOMPARE(m_panel->controller()->range(), (metrics::Range{subject.startedMs, subject.endedMs}));
    QTRY_VERIFY_WITH_TIMEOUT(m_panel->series()->model()->shownCount() > 0, patient);
    QVERIFY(m_panel->statePanel()->isHidden());
}

void TestMetricsPanel::failedRefreshKeepsCurves()
{
    open(pod());
    m_status = 500;
    m_now += 15'000;
    m_panel->controller()->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patient);
    QVERIFY(m_panel->banner()->isVisible());
    QCOMPARE(m_panel->banner()->text().tone, Tone::Danger);
    QVERIFY(m_panel->banner()->text().sentence.startsWith(u"These curves are from"_s));
    QCOMPARE(m_panel->series()->model()->shownCount(), 6);
    m_status = 200;
    QTest::mouseClick(m_panel->banner()->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_panel->banner()->isHidden(), patient);
}

void TestMetricsPanel::workloadSwitchesToItsPods()
{
    metrics::Subject workload = pod();
    workload.scope = metrics::Scope::Workload;
    workload.workloadId = {};
    open(workload);
    Segments *curves = m_panel->series()->curves();
    QVERIFY(curves->isVisible() && curves->isEnabled());
    QCOMPARE(curves->current(), int(SeriesPane::Curves::Workload));
    QVERIFY(m_panel->series()->groups()->isHidden());
    const SeriesModel *model = m_panel->series()->model();
    QCOMPARE(model->index(1, 0).data().toString(), u"Workload"_s);
    QVERIFY(model->index(1, 0).data(Qt::ToolTipRole).toString().startsWith(u"worker-3\n"_s));
    QTest::mouseClick(curves->button(int(SeriesPane::Curves::Pods)), Qt::LeftButton);
    QVERIFY(m_panel->controller()->choice().types.contains(u"GPU_UTILIZATION_PER_GPU"_s));
    QVERIFY(m_panel->controller()->choice().types.contains(u"CPU_USAGE_CORES"_s));
    QTest::mouseClick(curves->button(int(SeriesPane::Curves::Workload)), Qt::LeftButton);
    QCOMPARE(m_panel->controller()->choice().types, defaultChoice(metrics::Scope::Workload).types);

    metrics::Answer answer;
    answer.pods = 64;
    answer.podsShown = 32;
    m_panel->series()->setAnswer(answer);
    QCOMPARE(m_panel->series()->countText(), u"0 shown, 32 of 64 pods"_s);
}

void TestMetricsPanel::clusterIsGrouped()
{
    metrics::Subject cluster = pod();
    cluster.scope = metrics::Scope::Cluster;
    cluster.workloadId = {};
    open(cluster);
    QVERIFY(m_panel->series()->groups()->isVisible());
    QVERIFY(requests().constLast().groupBy.isEmpty());
    Q_EMIT m_panel->series()->groupsChosen(u"Nodepool"_s);
    QTRY_COMPARE_WITH_TIMEOUT(requests().constLast().groupBy, u"Nodepool"_s, patient);
    QVERIFY(std::ranges::none_of(m_asked, [](const Asked &a) { return a.path.endsWith(u"/history"_s); }));
}

void TestMetricsPanel::choiceIsTold()
{
    open(pod());
    QSignalSpy changed(m_panel->controller(), &MetricsController::choiceChanged);
    Q_EMIT m_panel->toolbar()->presetChosen(RangePreset::Hour24);
    Q_EMIT m_panel->toolbar()->showChosen(ChartStack::Show::Lines);
    QCOMPARE(changed.count(), 2);
    QCOMPARE(m_panel->controller()->choice().preset, RangePreset::Hour24);
    QCOMPARE(m_panel->controller()->choice().show, ChartStack::Show::Lines);
    QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patient);
    // How it looks needs no other data: one request more, for the other range.
    QCOMPARE(requests().size(), 2);
    QCOMPARE(requests().constLast().endMs - requests().constLast().startMs, 24 * hour);
}

void TestMetricsPanel::tablesAreForSpreadsheetsOrPrograms()
{
    open(pod());
    m_panel->exporter()->start(MetricsExport::CsvWide);
    auto *dialog = m_panel->findChild<FormatDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->format(), csv::spreadsheetFormat());
    dialog->findChild<QRadioButton *>(u"programs"_s)->click();
    QCOMPARE(dialog->format(), csv::FileFormat());
    dialog->findChild<QPushButton *>(u"next"_s)->click();
    auto *chooser = m_panel->findChild<QFileDialog *>();
    QVERIFY(chooser);
    chooser->close();

    const QTemporaryDir folder;
    QSignalSpy saved(m_panel->exporter(), &MetricsExporter::saved);
    const QString file = folder.filePath(u"m.csv"_s);
    m_panel->exporter()->save(MetricsExport::CsvWide, file, {.delimiter = ';', .decimal = ','});
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, patient);
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QVERIFY(QRegularExpression(u"Z;\\d+,5;"_s).match(QString::fromUtf8(written.readAll())).hasMatch());
    // The next one offers the last choice.
    m_panel->exporter()->start(MetricsExport::CsvLong);
    QTRY_VERIFY(m_panel->findChild<FormatDialog *>());
    QVERIFY(!m_panel->findChild<FormatDialog *>()->isForSpreadsheets());
}

void TestMetricsPanel::rowsOfImpossibleSamplesCount()
{
    metrics::Answer answer;
    answer.metrics.resize(1);
    const auto blank = std::make_shared<metrics::Series>();
    blank->outOfRange.append(start, "4294967295");
    const auto mixed = std::make_shared<metrics::Series>(*blank);
    mixed->samples.append(start + 1000, "50");
    answer.metrics[0].series = {mixed};
    answer.metrics[0].impossible = {blank};
    QCOMPARE(csvRows(answer, csv::MetricsForm::Long), 3);
    QCOMPARE(csvRows(answer, csv::MetricsForm::Wide), 2);
}

void TestMetricsPanel::savesTables()
{
    MetricsChoice choice = defaultChoice(metrics::Scope::Pod);
    choice.sampleMode = SampleMode::Number;
    choice.samples = 100;
    open(pod(), choice);
    const QTemporaryDir folder;
    const auto save = [&](MetricsExport what, const QString &name) {
        const QString file = folder.filePath(name);
        QSignalSpy saved(m_panel->exporter(), &MetricsExporter::saved);
        m_panel->exporter()->save(what, file);
        if (saved.isEmpty())
            saved.wait(patient);
        QFile written(file);
        return written.open(QIODevice::ReadOnly) ? written.readAll() : QByteArray();
    };
    const QByteArray wide = save(MetricsExport::CsvWide, u"wide.csv"_s);
    QCOMPARE(wide.count('\n'), 101);
    QVERIFY(m_panel->banner()->isVisible());
    QCOMPARE(m_panel->banner()->text().tone, Tone::Success);
    QVERIFY2(m_panel->banner()->text().sentence.startsWith(u"Saved wide.csv, 100 row"_s),
             qPrintable(m_panel->banner()->text().sentence));
    const QByteArray tall = save(MetricsExport::CsvLong, u"long.csv"_s);
    QCOMPARE(tall.count('\n'), 601);
    QVERIFY(save(MetricsExport::Png, u"charts.png"_s).startsWith("\x89PNG"));
    QVERIFY(save(MetricsExport::Svg, u"charts.svg"_s).contains("<svg"));
    save(MetricsExport::Png, u"nowhere/charts.png"_s);
    QCOMPARE(m_panel->banner()->text().tone, Tone::Danger);
    QCOMPARE(metricsFileName(u"a/b c"_s, {start - hour, start}, table::Zone::Utc, u"csv"_s),
             u"a-b-c-20251121-1702-1802.csv"_s);
}

void TestMetricsPanel::narrowWindow()
{
    m_panel->resize(1440, 800);
    open(pod());
    QCOMPARE(m_panel->series()->width(), 346);
    QVERIFY(m_panel->series()->x() > m_panel->charts()->x());
    QVERIFY(!m_panel->series()->view()->isColumnHidden(SeriesModel::Max));
    m_panel->resize(1300, 800);
    QTRY_COMPARE_WITH_TIMEOUT(m_panel->series()->width(), 288, patient);
    QVERIFY(m_panel->series()->view()->isColumnHidden(SeriesModel::Min));
    m_panel->resize(1024, 600);
    QTRY_COMPARE_WITH_TIMEOUT(m_panel->series()->width(), 1024, patient);
    QVERIFY(m_panel->series()->y() > m_panel->charts()->y());
    QVERIFY(!m_panel->series()->view()->isColumnHidden(SeriesModel::Max));
    QVERIFY(m_panel->toolbar()->isFolded());
    QVERIFY(m_panel->charts()->height() > m_panel->series()->height());
}

QTEST_MAIN(TestMetricsPanel)
#include "tst_metricspanel.moc"
