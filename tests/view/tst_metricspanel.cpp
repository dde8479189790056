// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/view/metricsbench.h"
#include "views/charts/chartcard.h"
#include "views/widgets/banner.h"
#include "views/widgets/formatdialog.h"
#include "views/widgets/segmentbutton.h"
#include "views/widgets/segments.h"

#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

using namespace metricsbench;

// Requests, ranges, states and files of the panel.
class TestMetricsPanel : public MetricsBench
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void asksForThePlotWidth();
    void numberIsAskedFor();
    void theStepIsThatOfTheStore();
    void defaultsLeaveOutWhatIsNotThere();
    void heatIsOfferedWhereThereIsSome();
    void zoomFetchesAndBackUndoes();
    void keysUndoAZoomBeforeTheyLeaveThePage();
    void presetsMoveOnWithTime();
    void oldCurvesStayWhileNewOnesCome();
    void refusedMetric();
    void forbiddenIsAStateOfThePanel();
    void emptyRangeHasANextStep();
    void failedRefreshKeepsCurves();
    void workloadSwitchesToItsPods();
    void clusterIsGrouped();
    void clusterIsLimitedToANodePool();
    void choiceIsTold();
    void tablesAreForSpreadsheetsOrPrograms();
    void rowsOfImpossibleSamplesCount();
    void savesTables();
    void narrowWindow();
};

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
    // All that the store has: requests that meet without a seam.
    Q_EMIT m_panel->toolbar()->sampleModeChosen(SampleMode::Full);
    QTRY_VERIFY_WITH_TIMEOUT(requests().size() >= 4, patient);
    QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patient);
    QCOMPARE(m_panel->toolbar()->stepLabel()->text(), u"every 15 s"_s);
    QList<Asked> tiles = requests().mid(2);
    std::ranges::sort(tiles, {}, &Asked::startMs);
    const metrics::Range shown = m_panel->controller()->range();
    QVERIFY(tiles.constFirst().startMs <= shown.fromMs && tiles.constLast().endMs >= shown.toMs);
    for (qsizetype i = 0; i < tiles.size(); ++i) {
        QCOMPARE(tiles[i].endMs - tiles[i].startMs, tiles[i].samples * storeStepMs);
        if (i > 0)
            QCOMPARE(tiles[i].startMs, tiles[i - 1].endMs);
    }
    for (const metrics::MetricAnswer &metric : m_panel->controller()->answer().metrics) {
        for (const metrics::SeriesPtr &series : metric.series)
            QVERIFY(series->samples.size() >= 1440 && series->samples.size() <= 1442);
    }
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

// Of clusters with several node pools, one can be shown alone; another cluster begins with all.
void TestMetricsPanel::clusterIsLimitedToANodePool()
{
    metrics::Subject cluster = pod();
    cluster.scope = metrics::Scope::Cluster;
    cluster.workloadId = {};
    m_pools = {"h100 & more", "a100"};
    open(cluster);
    QToolButton *pools = m_panel->series()->pools();
    QTRY_VERIFY_WITH_TIMEOUT(pools->isVisible(), patient);
    QStringList offered;
    for (const QAction *action : pools->menu()->actions())
        offered << action->text();
    QCOMPARE(offered, (QStringList{u"All node pools"_s, u"a100"_s, u"h100 && more"_s}));
    QVERIFY(pools->menu()->actions().constFirst()->isChecked());

    pools->menu()->actions().constLast()->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(requests().constLast().nodePool, u"h100 & more"_s, patient);
    QCOMPARE(pools->accessibleName(), u"h100 & more"_s);

    cluster.id = {9, 9};
    m_pools = {"only"};
    open(cluster);
    QTRY_VERIFY_WITH_TIMEOUT(requests().constLast().path.contains(cluster.id.toString()), patient);
    QVERIFY(requests().constLast().nodePool.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(pools->isHidden(), patient);
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
