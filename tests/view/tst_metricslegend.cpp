// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/view/metricsbench.h"
#include "views/widgets/searchfield.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QSignalSpy>
#include <QSplitter>
#include <QToolButton>

using namespace metricsbench;

// The table of the series beside the charts.
class TestMetricsLegend : public MetricsBench
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void hiddenAndHighlighted();
    void legendByKeyboard();
    void aClickShowsOneSeriesAlone();
    void podsOfOneNameAreHiddenEachAlone();
    void titlesSortTheLegend();
    void namesComeBeforeNumbers();
    void podsWithoutAGpuAreNamed();
    void largeTextLeavesStatisticsInSight();
    void columnsOfAnEarlierRangeNeedOne();
    void seriesWidthIsRemembered();
    void copiesStatistics();
    void aSearchListsSomeOfManySeries();
};

void TestMetricsLegend::hiddenAndHighlighted()
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

void TestMetricsLegend::legendByKeyboard()
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

void TestMetricsLegend::aClickShowsOneSeriesAlone()
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

// A preempted worker comes back under its name.
void TestMetricsLegend::podsOfOneNameAreHiddenEachAlone()
{
    QByteArray second = metricserver::pod(1, "2025-11-21T17:00:00Z");
    second.replace("bert-worker-1", "bert-worker-0").replace("00000000-0000-0000-0000-", "11111111-0000-0000-0000-");
    m_pods = {metricserver::pod(0, "2025-11-21T16:00:00Z"), second};
    metrics::Subject workload = pod();
    workload.scope = metrics::Scope::Workload;
    MetricsChoice choice = defaultChoice(workload.scope);
    choice.types = QStringList{u"GPU_UTILIZATION_PER_GPU"_s};
    open(workload, choice);
    SeriesView *view = m_panel->series()->view();
    SeriesModel *model = m_panel->series()->model();
    QStringList names;
    int twin = -1;
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->kind(row) != SeriesModel::RowKind::Series)
            continue;
        names.append(model->index(row, 0).data().toString());
        if (names.constLast() == u"worker-0 (11111111) GPU 0"_s)
            twin = row;
    }
    QCOMPARE(names.size(), 4);
    QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), 4);
    QVERIFY2(twin > 0, qPrintable(names.join(u'|')));
    QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::ControlModifier,
                      view->visualRect(model->index(twin, 0)).center());
    QStringList hidden;
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->kind(row) == SeriesModel::RowKind::Series && model->isHidden(row))
            hidden.append(model->index(row, 0).data().toString());
    }
    QCOMPARE(hidden, QStringList{u"worker-0 (11111111) GPU 0"_s});
    QCOMPARE(m_panel->series()->countText(), u"3 shown"_s);
}

void TestMetricsLegend::titlesSortTheLegend()
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

void TestMetricsLegend::namesComeBeforeNumbers()
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
void TestMetricsLegend::podsWithoutAGpuAreNamed()
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

void TestMetricsLegend::largeTextLeavesStatisticsInSight()
{
    const QFont usual = QApplication::font();
    QFont large = usual;
    large.setPixelSize(20);
    applyFont(large);
    m_panel->resize(1366, 768);
    open(pod());
    QStringList hidden;
    const SeriesView *view = m_panel->series()->view();
    for (const int column : QList<int>{SeriesModel::Name} + view->wanted()) {
        if (view->isColumnHidden(column))
            hidden << view->model()->headerData(column, Qt::Horizontal).toString();
    }
    const int icon = m_panel->toolbar()->exportButton()->iconSize().height();
    applyFont(usual);
    QCOMPARE(hidden, QStringList());
    QVERIFY(icon > iconSize); // icons grow with the text beside them
    QCOMPARE(m_panel->toolbar()->exportButton()->iconSize().height(), iconSize);
}

// A page without an earlier range does not offer its columns, and gives them no room.
void TestMetricsLegend::columnsOfAnEarlierRangeNeedOne()
{
    m_panel->resize(1500, 768);
    open(pod());
    SeriesView *view = m_panel->series()->view();
    view->setWidestName(8);
    view->setWanted({SeriesModel::Mean, SeriesModel::Before, SeriesModel::Change});
    QVERIFY(!view->isColumnHidden(SeriesModel::Mean));
    QVERIFY(view->isColumnHidden(SeriesModel::Before) && view->isColumnHidden(SeriesModel::Change));
    const auto offered = [&] {
        Q_EMIT view->horizontalHeader()->customContextMenuRequested({5, 5});
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QStringList texts;
        for (const QAction *action : menu ? menu->actions() : QList<QAction *>())
            texts << action->text();
        if (menu)
            menu->close();
        return texts;
    };
    QVERIFY(offered().contains(u"Mean"_s) && !offered().contains(u"Change"_s));
    m_panel->series()->model()->setBefore(m_panel->controller()->answer(), u"yesterday"_s);
    QVERIFY(!view->isColumnHidden(SeriesModel::Before) && !view->isColumnHidden(SeriesModel::Change));
    QVERIFY(offered().contains(u"Change"_s));
    m_panel->series()->model()->setBefore({});
    QVERIFY(view->isColumnHidden(SeriesModel::Change));
}

void TestMetricsLegend::seriesWidthIsRemembered()
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

void TestMetricsLegend::copiesStatistics()
{
    open(pod());
    QTest::mouseClick(m_panel->series()->copyButton(), Qt::LeftButton);
    const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 7);
    QCOMPARE(lines.at(0), u"Metric\tUnit\tSeries\tMin\tMean\tp50\tp95\tp99\tMax\tLast"_s);
    const QStringList cells = lines.at(1).split(u'\t');
    QCOMPARE(cells.size(), 10);
    QCOMPARE(cells.at(1), u"%"_s);
    QCOMPARE(cells.at(2), u"GPU 0"_s);
    QCOMPARE(cells.at(3), u"0.5"_s);
    QCOMPARE(cells.at(5), u"29.5"_s);
    QCOMPARE(cells.at(6), u"57.5"_s);
    QCOMPARE(cells.at(7), u"59.5"_s);
    QCOMPARE(cells.at(8), u"59.5"_s);
}

void TestMetricsLegend::aSearchListsSomeOfManySeries()
{
    m_pods.clear();
    for (int index = 0; index < 8; ++index)
        m_pods.append(metricserver::pod(index, "2025-11-21T16:00:00Z"));
    metrics::Subject workload = pod();
    workload.scope = metrics::Scope::Workload;
    MetricsChoice choice = defaultChoice(workload.scope);
    choice.types = QStringList{u"GPU_UTILIZATION_PER_GPU"_s, u"GPU_MEMORY_USAGE_BYTES_PER_GPU"_s};
    open(workload, choice);
    SeriesPane *pane = m_panel->series();
    SeriesModel *model = pane->model();
    const auto listed = [&] {
        QStringList names;
        for (int row = 0; row < model->rowCount(); ++row) {
            if (!pane->view()->isRowHidden(row))
                names.append(model->index(row, 0).data().toString());
        }
        return names;
    };
    QCOMPARE(model->seriesCount(), 32);
    QVERIFY(pane->searchField()->isVisible());

    pane->searchField()->setFocus();
    QTest::keyClicks(pane->searchField(), u"gpu 1 WORKER-3"_s);
    QTest::keyClick(pane->searchField(), Qt::Key_Return);
    QCOMPARE(
        listed(),
        (QStringList{u"GPU utilization per GPU"_s, u"worker-3 GPU 1"_s, u"GPU memory per GPU"_s, u"worker-3 GPU 1"_s}));
    QCOMPARE(pane->countText(), u"2 of 32 found"_s);
    QCOMPARE(model->shownCount(), 32); // on the charts
    QTest::mouseClick(pane->copyButton(), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts).size(), 3);

    // In another order, and after a refresh.
    pane->view()->sortBy(SeriesModel::Max);
    QCOMPARE(listed().size(), 4);
    m_now += 15'000;
    m_panel->controller()->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(isSettled(), patient);
    QCOMPARE(listed().filter(u"worker-3 GPU 1"_s).size(), 2);

    // A metric without such a curve is left out; Esc lists all again.
    pane->searchField()->setText({});
    QTest::keyClicks(pane->searchField(), u"memory worker-0"_s);
    QTest::keyClick(pane->searchField(), Qt::Key_Return);
    QCOMPARE(listed().size(), 3);
    QTest::keyClick(pane->searchField(), Qt::Key_Escape);
    QCOMPARE(listed().size(), 34);

    // Another object begins without a search.
    QTest::keyClicks(pane->searchField(), u"worker-7"_s);
    QTest::keyClick(pane->searchField(), Qt::Key_Return);
    QCOMPARE(listed().size(), 6);
    open(pod());
    QVERIFY(!pane->searchField()->isVisible());
    QCOMPARE(listed().size(), model->rowCount());
}

QTEST_MAIN(TestMetricsLegend)
#include "tst_metricslegend.moc"
