// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memory/placestore.h"
#include "app/memory/savedviews.h"
#include "models/api/measurements.h"
#include "models/catalog/nodes.h"
#include "tests/view/windowfixture.h"
#include "views/charts/chartcard.h"
#include "views/charts/chartstack.h"
#include "views/charts/phaselane.h"
#include "views/compare/comparepage.h"
#include "views/compare/objectlist.h"
#include "views/compare/objectsearch.h"
#include "views/frame/navigationrail.h"
#include "views/frame/pageheader.h"
#include "views/look/followfont.h"
#include "views/metrics/metricspage.h"
#include "views/metrics/metricstoolbar.h"
#include "views/metrics/rangebuttons.h"
#include "views/metrics/seriespane.h"
#include "views/metrics/seriesview.h"
#include "views/navigation/rowlinks.h"
#include "views/table/tableview.h"
#include "views/widgets/banner.h"
#include "views/widgets/segments.h"
#include "views/widgets/statepanel.h"

#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using compare::Alignment;
using views::ComparePage;

namespace {

constexpr int patient = 60'000; // ms; a limit against hanging, not a measure
constexpr qint64 hourMs = 3'600'000;

} // namespace

// Objects beside one another in a window.
class TestComparePage : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        makeFolder();
        openWindow(QSize(1366, 768));
    }
    void cleanup() { closeAll(); }

    void nothingYetLeadsToAdding()
    {
        startDemo();
        m_window->workspace()->openCompare();
        const views::StatePanel *panel = compared()->statePanel();
        QTRY_VERIFY(panel->isVisible());
        QCOMPARE(panel->title(), u"Choose what to compare"_s);
        auto *button = panel->findChild<QPushButton *>();
        QVERIFY(button);
        // Close to the text, also though the panel was narrow before.
        const QLabel *why = nullptr;
        for (const QLabel *label : panel->findChildren<QLabel *>())
            why = label->text().contains(u"by name"_s) ? label : why;
        QVERIFY(why);
        const int gap = button->mapTo(panel, QPoint()).y() - why->mapTo(panel, QPoint(0, why->height())).y();
        QVERIFY2(gap < 60, qPrintable(QString::number(gap)));
        QVERIFY(why->height() < 4 * why->fontMetrics().lineSpacing());
        button->click();
        QTRY_VERIFY(search());
    }

    void selectedRowsAreAdded()
    {
        startDemo();
        showRunning();
        page()->table()->setCurrentIndex(page()->table()->windowModel()->index(0, 0));
        page()->table()->selection()->select(QItemSelection(page()->model()->index(0, 0), page()->model()->index(2, 0)),
                                             QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QTest::keyClick(page()->table(), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_window->workspace()->comparedObjects(), 3);
        QVERIFY(page()); // it stays
        QTRY_VERIFY(page()->banner()->isVisible());
        QTest::keyClick(page()->table(), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_window->workspace()->comparedObjects(), 3);
        const auto *rail = m_window->findChild<views::NavigationRail *>();
        bool isCounted = false;
        for (int row = 0; row < rail->list()->model()->rowCount(); ++row)
            isCounted = isCounted
                || rail->list()
                       ->model()
                       ->index(row, 0)
                       .data(Qt::AccessibleTextRole)
                       .toString()
                       .startsWith(u"Compare, 3 object"_s);
        QVERIFY(isCounted);
    }

    // Whatever shows an object, all of its curves light up.
    void anObjectIsHighlightedEverywhere()
    {
        startDemo();
        compareRunning(3);
        const auto lit = [&] {
            QSet<int> objects;
            const views::SeriesModel *model = compared()->series()->model();
            for (int row = 0; row < model->rowCount(); ++row) {
                if (!model->isHighlighted(row))
                    continue;
                for (std::size_t i = 0; i < compared()->comparison().objects.size(); ++i) {
                    if (compare::curveKey(compared()->comparison().objects[i].subject) == model->key(row)->object)
                        objects.insert(int(i));
                }
            }
            return objects;
        };
        const auto litRows = [&] {
            QList<int> rows;
            for (int row = 0; row < compared()->objects()->rows().size(); ++row) {
                if (compared()->objects()->rows().at(row)->isHighlighted())
                    rows.append(row);
            }
            return rows;
        };
        const auto point = [&](int row, QEvent::Type type) {
            QEnterEvent enter({}, {}, {});
            QEvent leave(QEvent::Leave);
            QCoreApplication::sendEvent(compared()->objects()->rows().at(row),
                                        type == QEvent::Enter ? static_cast<QEvent *>(&enter) : &leave);
        };
        point(1, QEvent::Enter);
        QCOMPARE(lit(), QSet<int>{1});
        QCOMPARE(litRows(), QList<int>{1});
        point(1, QEvent::Leave);
        QVERIFY(lit().isEmpty() && litRows().isEmpty());

        // Held by a key, until the same key; the pointer comes first meanwhile.
        compared()->charts()->setFocus();
        QTest::keyClick(compared()->charts(), Qt::Key_3);
        QCOMPARE(litRows(), QList<int>{2});
        point(0, QEvent::Enter);
        QCOMPARE(lit(), QSet<int>{0});
        point(0, QEvent::Leave);
        QCOMPARE(lit(), QSet<int>{2});
        QTest::keyClick(compared()->charts(), Qt::Key_3);
        QVERIFY(lit().isEmpty() && litRows().isEmpty());

        QTest::keyClick(compared()->charts(), Qt::Key_2, Qt::ShiftModifier);
        QVERIFY(compared()->comparison().objects.at(1).isHidden);
        QTest::keyClick(compared()->charts(), Qt::Key_T);
        QCOMPARE(compared()->comparison().alignment, Alignment::SinceStart);
    }

    // Every curve is the answer of the control plane for its object.
    void curvesAreThoseOfTheApi()
    {
        startDemo();
        compareRunning(3);
        const metrics::Answer measured = compared()->gather().measured();
        QCOMPARE(compared()->charts()->findChildren<views::ChartCard *>().size(), 2);
        for (const metrics::MetricAnswer &metric : measured.metrics)
            QCOMPARE(metric.series.size(), std::size_t(3));
        for (const compare::Object &object : compared()->comparison().objects) {
            const metrics::SeriesPtr curve = curveOf(measured, object);
            QVERIFY(curve && curve->samples.size() > 10);
            api::MetricsParams params{.types = {u"GPU_UTILIZATION"_s},
                                      .startMs = compared()->gather().axis().fromMs,
                                      .endMs = compared()->gather().axis().toMs,
                                      .samples = 1000};
            std::optional<double> mean;
            const api::Call call = m_window->workspace()->session().client().workloadMetrics(
                object.subject.id, params, base::Urgency::Metrics, this,
                [&](const api::Result<api::MeasurementsPtr> &answer) {
                    QVERIFY(answer);
                    const std::vector<double> &values = (*answer)->series.at(0).samples.values;
                    double sum = 0;
                    for (const double value : values)
                        sum += value;
                    mean = sum / double(values.size());
                });
            QTRY_VERIFY_WITH_TIMEOUT(mean, patient);
            // Other samples of the same curve.
            QVERIFY2(std::abs(curve->statistics.mean - *mean) < 2, qPrintable(object.subject.name));
        }
    }

    void startsAreAligned()
    {
        startDemo();
        compareRunning(3);
        align(Alignment::SinceStart);
        QCOMPARE(compared()->charts()->visibleRange().fromMs, 0);
        const metrics::Answer answer = compared()->gather().answer();
        qint64 longest = 0;
        for (const compare::Object &object : compared()->comparison().objects) {
            const metrics::SeriesPtr curve = curveOf(answer, object);
            const compare::Life life = compared()->gather().stateOf(object.subject).life;
            QVERIFY(curve && life.isKnown());
            QVERIFY(curve->samples.times.front() >= 0);
            QVERIFY(curve->samples.times.front() <= 2 * std::max<qint64>(qint64(curve->stepMs), 60'000));
            longest = std::max<qint64>(longest, m_window->workspace()->session().nowMs() - life.startMs);
        }
        QVERIFY(std::abs(compared()->charts()->visibleRange().toMs - longest) < 60'000);
        QVERIFY(compared()->charts()->rangeLine().contains(u"after the start"_s));
        QVERIFY(!compared()->before()->isEnabled());

        align(Alignment::ShareOfRun);
        QCOMPARE(compared()->charts()->visibleRange(), (metrics::Range{0, compare::wholeRun}));
        const metrics::Answer shares = compared()->gather().answer();
        int toTheEnd = 0; // samples of some are missing at the end
        for (const compare::Object &object : compared()->comparison().objects) {
            const api::Times &times = curveOf(shares, object)->samples.times;
            QVERIFY(times.front() < compare::wholeRun / 10 && times.back() <= compare::wholeRun);
            toTheEnd += times.back() > 9 * compare::wholeRun / 10 ? 1 : 0;
        }
        QVERIFY(toTheEnd >= 2);
        QVERIFY(!compared()->toolbar()->range()->isEnabled());
        // Files have the times at which it was measured.
        QVERIFY(curveOf(compared()->gather().measured(), compared()->comparison().objects[0])->samples.times.front()
                > compare::wholeRun);
    }

    void anEarlierRangeIsBeside()
    {
        startDemo();
        compareRunning(2);
        Q_EMIT compared()->toolbar()->presetChosen(views::RangePreset::Hour1);
        settle();
        QCOMPARE(compared()->gather().axis().length(), hourMs);
        Q_EMIT compared()->before()->activated(int(compare::Before::SameLength));
        settle();
        const auto before = compared()->gather().before();
        QVERIFY(before);
        QCOMPARE(compared()->gather().shiftMs(), hourMs);
        const views::SeriesModel &table = *compared()->series()->model();
        int told = 0;
        for (int row = 0; row < table.rowCount(); ++row) {
            if (!table.key(row) || table.key(row)->type != u"GPU_UTILIZATION"_s)
                continue;
            const metrics::SeriesPtr now = seriesOf(compared()->gather().measured(), *table.key(row));
            const metrics::SeriesPtr then = seriesOf(*before, *table.key(row));
            const QString change = table.index(row, views::SeriesModel::Change).data().toString();
            if (!then) {
                QCOMPARE(change, u"–"_s);
                continue;
            }
            ++told;
            QVERIFY(then->samples.times.back() <= compared()->gather().axis().fromMs + 60'000);
            const double difference = now->statistics.mean - then->statistics.mean;
            QVERIFY2(change.startsWith(difference > 0 ? u'+' : u'−') || std::abs(difference) < 0.1, qPrintable(change));
        }
        QVERIFY(told > 0);
        const auto cards = compared()->charts()->findChildren<views::ChartCard *>();
        QVERIFY(std::ranges::any_of(cards.constFirst()->curves(),
                                    [](const views::Curve &curve) { return curve.shiftMs == hourMs; }));
        QTest::mouseClick(compared()->series()->copyButton(), Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().section(u'\n', 0, 0).endsWith(u"Before\tChange"_s));
    }

    void objectsAreHiddenMovedAndRemoved()
    {
        startDemo();
        compareRunning(3);
        const auto objects = [this] { return compared()->comparison().objects; };
        const compare::Object first = objects()[0];
        const int requests = compared()->gather().stateOf(first.subject).requests;
        rows()[0]->eye()->click();
        QVERIFY(objects()[0].isHidden);
        const auto *card = compared()->charts()->findChildren<views::ChartCard *>().constFirst();
        QTRY_VERIFY(std::ranges::any_of(card->curves(), &views::Curve::isHidden));
        QCOMPARE(std::ranges::count(card->curves(), true, &views::Curve::isHidden), 1);
        rows()[0]->setFocus();
        QTest::keyClick(rows()[0], Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(objects()[1].subject, first.subject);
        QCOMPARE(objects()[1].slot, first.slot); // the colour goes with it
        QTest::keyClick(rows()[1], Qt::Key_Space);
        QVERIFY(!objects()[1].isHidden);
        QCOMPARE(compared()->gather().stateOf(first.subject).requests, requests); // none of that asks again
        QTest::keyClick(rows()[1], Qt::Key_Delete);
        QCOMPARE(objects().size(), std::size_t(2));
        QVERIFY(compare::indexOf(compared()->comparison(), first.subject) < 0);
        settle();
        QCOMPARE(compared()->gather().measured().metrics.at(0).series.size(), std::size_t(2));
        compared()->objects()->clearButton()->click();
        QTRY_VERIFY(compared()->statePanel()->isVisible());
    }

    void nothingIsExportedOfNothing()
    {
        startDemo();
        m_window->workspace()->openCompare();
        const QToolButton *button = compared()->toolbar()->exportButton();
        QVERIFY(!button->isEnabled());
        QVERIFY2(button->toolTip().contains(u"no curves"_s), qPrintable(button->toolTip()));
        QVERIFY(!compared()->canRun(views::PageCommand::Export));
        const auto *header = m_window->findChild<views::PageHeader *>();
        QVERIFY(!header->button(views::PageCommand::Export)->isVisible()); // one button is enough
        QVERIFY(!header->action(views::PageCommand::Export)->isEnabled());
        QCOMPARE(header->action(views::PageCommand::Export)->text(), u"Export"_s);
        compareRunning(1);
        QTRY_VERIFY(button->isEnabled());
        QVERIFY(!button->toolTip().contains(u"no curves"_s));
        QTRY_VERIFY(header->action(views::PageCommand::Export)->isEnabled());
        m_window->workspace()->open(catalog::workloadResource);
        QCOMPARE(header->action(views::PageCommand::Export)->text(), u"Export CSV…"_s);
    }

    void objectsOfAnyKindAreFound()
    {
        startDemo();
        m_window->workspace()->openCompare();
        QTest::keyClick(compared(), Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(search());
        QPointer<views::ObjectSearch> popup = search();
        popup->PickPopup::search()->setText(u"a"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!popup->isSearching() && popup->found().size() > 3, patient);
        QSet<int> kinds;
        for (const metrics::Subject &subject : popup->found())
            kinds.insert(int(subject.scope));
        QVERIFY(kinds.size() >= 4);
        const auto node = std::ranges::find(popup->found(), metrics::Scope::Node, &metrics::Subject::scope);
        QVERIFY(node != popup->found().end());
        const QString name = node->name;
        const base::Key id = node->id;
        popup->PickPopup::search()->setText(name);
        const auto row = [&] {
            for (int at = 0; at < popup->list()->model()->rowCount(); ++at) {
                const QModelIndex index = popup->list()->model()->index(at, 0);
                if (index.data().toString().startsWith(name + u' ') && (index.flags() & Qt::ItemIsEnabled))
                    return index;
            }
            return QModelIndex();
        };
        QTRY_VERIFY_WITH_TIMEOUT(!popup->isSearching() && row().isValid(), patient);
        popup->list()->setCurrentIndex(row());
        QTest::keyClick(popup->PickPopup::search(), Qt::Key_Return);
        QTRY_COMPARE(m_window->workspace()->comparedObjects(), 1);
        QCOMPARE(compared()->comparison().objects[0].subject.id, id);
        settle();
        QVERIFY(curveOf(compared()->gather().measured(), compared()->comparison().objects[0]));
    }

    // A metric by GPU becomes one curve: their mean.
    void gpusBecomeOneCurve()
    {
        startDemo();
        compareRunning(2);
        Q_EMIT compared()->toolbar()->showChosen(views::ChartStack::Show::Lines);
        auto comparison = compared()->comparison();
        comparison.types = {u"GPU_UTILIZATION"_s, u"GPU_UTILIZATION_PER_GPU"_s};
        m_window->workspace()->open(views::Location{views::ComparePlace{comparison}});
        settle();
        const metrics::Answer measured = compared()->gather().measured();
        QCOMPARE(measured.metrics.size(), std::size_t(2));
        for (const compare::Object &object : comparison.objects) {
            const base::Key key = compare::curveKey(object.subject);
            const metrics::SeriesPtr whole = seriesOf(measured, {u"GPU_UTILIZATION"_s, key});
            const metrics::SeriesPtr gpus = seriesOf(measured, {u"GPU_UTILIZATION_PER_GPU"_s, key});
            QVERIFY(whole && gpus);
            QVERIFY2(std::abs(whole->statistics.mean - gpus->statistics.mean) < 3,
                     qPrintable(u"%1 and %2"_s.arg(whole->statistics.mean).arg(gpus->statistics.mean)));
        }
    }

    void aComparisonIsKept()
    {
        startDemo();
        compareRunning(2);
        align(Alignment::SinceStart);
        const compare::Comparison before = compared()->comparison();
        m_window->workspace()->open(catalog::nodeResource);
        m_window->workspace()->back();
        QVERIFY(compared());
        QCOMPARE(compared()->comparison(), before);
        m_window->workspace()->open(catalog::nodeResource); // not on screen at the end
        m_window->close();
        closeAll();
        openStores();
        openWindow(QSize(1366, 768));
        startDemo();
        QCOMPARE(m_window->workspace()->comparedObjects(), 2);
        m_window->workspace()->openCompare();
        QCOMPARE(compared()->comparison(), before);
        settle();
        QVERIFY(compared()->gather().measured().metrics.at(0).series.size() == 2);
    }

    // Each control plane measures a metric in one way, whatever the first answers look like.
    void aUnitIsChosenForAllObjects()
    {
        startDemo();
        compareRunning(2);
        auto comparison = compared()->comparison();
        comparison.types = {u"GPU_SM_ACTIVITY_PER_GPU"_s};
        m_window->workspace()->open(views::Location{views::ComparePlace{comparison}});
        settle();
        const auto isRatio = [this] { return compared()->gather().measured().metrics.at(0).isRatio; };
        const bool before = isRatio();
        const metrics::Metric *metric = compared()->gather().measured().metrics.at(0).metric;
        Q_EMIT compared()->charts()->unitFlipRequested(metric);
        QCOMPARE(isRatio(), !before);
        Q_EMIT compared()->charts()->unitFlipRequested(metric);
        QCOMPARE(isRatio(), before);
    }

    void whatIsAddedMeanwhileIsThereOnBack()
    {
        startDemo();
        compareRunning(2);
        showRunning();
        const auto place = views::metricsOfRow(*page()->model(), page()->model()->rowCount() - 1, page()->location());
        m_window->workspace()->navigator().compare({place->metrics()->subject});
        QCOMPARE(m_window->workspace()->comparedObjects(), 3);
        m_window->workspace()->back();
        while (!compared())
            m_window->workspace()->back();
        QCOMPARE(compared()->comparison().objects.size(), std::size_t(3));
    }

    void anotherEarlierRangeTakesNoNumbersOfTheLast()
    {
        startDemo();
        compareRunning(2);
        Q_EMIT compared()->toolbar()->presetChosen(views::RangePreset::Hour1);
        settle();
        Q_EMIT compared()->before()->activated(int(compare::Before::SameLength));
        settle();
        const metrics::Answer yesterday = compared()->gather().before().value();
        QVERIFY(std::ranges::any_of(yesterday.metrics,
                                    [](const metrics::MetricAnswer &metric) { return !metric.series.empty(); }));
        Q_EMIT compared()->before()->activated(int(compare::Before::Week));
        // At once, before the answers are there, and later.
        for (const bool isSettled : {false, true}) {
            if (isSettled)
                settle();
            const std::int64_t shift = compared()->gather().shiftMs();
            QCOMPARE(shift, 7 * compare::dayMs);
            const metrics::Answer before = compared()->gather().before().value();
            for (const metrics::MetricAnswer &metric : before.metrics) {
                for (const metrics::SeriesPtr &series : metric.series)
                    QVERIFY(series->samples.times.back() < compared()->gather().axis().fromMs - 6 * compare::dayMs);
            }
        }
    }

    void hiddenObjectsAndColumnsStayApart()
    {
        startDemo();
        compareRunning(2);
        rows()[0]->eye()->click();
        const metrics::SeriesKey other{u"GPU_UTILIZATION"_s,
                                       compare::curveKey(compared()->comparison().objects[1].subject)};
        QSet<metrics::SeriesKey> hidden{other};
        for (const metrics::SeriesKey &key : compared()->series()->model()->allKeys()) {
            if (key.object != other.object)
                hidden.insert(key); // as the table tells it
        }
        Q_EMIT compared()->series()->hiddenChosen(hidden);
        QVERIFY(compared()->comparison().objects[0].isHidden);
        compared()->series()->view()->setWanted({views::SeriesModel::P99});
        rows()[0]->eye()->click();
        QVERIFY(!compared()->comparison().objects[0].isHidden);
        const views::SeriesModel &table = *compared()->series()->model();
        for (int row = 0; row < table.rowCount(); ++row) {
            if (table.key(row))
                QCOMPARE(table.isHidden(row), *table.key(row) == other);
        }
        QCOMPARE(compared()->series()->view()->wanted(), QList<int>{views::SeriesModel::P99});
    }

    void aSavedComparisonIsShownAgain()
    {
        startDemo();
        compareRunning(2);
        align(Alignment::SinceStart);
        const compare::Comparison saved = compared()->comparison();
        Q_EMIT compared()->saveViewRequested(u"Two runs"_s);
        compared()->objects()->clearButton()->click();
        m_window->workspace()->open(catalog::nodeResource);
        auto *rail = m_window->findChild<views::NavigationRail *>();
        QAbstractButton *entry = nullptr;
        for (QAbstractButton *one : rail->findChildren<QAbstractButton *>())
            entry = one->text() == u"Two runs"_s ? one : entry;
        QVERIFY(entry);
        entry->click();
        QVERIFY(compared());
        QCOMPARE(compared()->comparison(), saved);
        settle();
        QCOMPARE(compared()->gather().measured().metrics.at(0).series.size(), std::size_t(2));
        // It is in the settings, as the next start reads them.
        app::SavedViews views(*m_settings);
        QCOMPARE(views.of({}).size()
                     + views.of(app::connectionKey(m_window->workspace()->session().connection())).size(),
                 1);
    }

    // Loading must not bring back what the toolbar has left out for want of room.
    void controlsAreWholeWithLargeText()
    {
        const QFont usual = QApplication::font();
        QFont large = usual;
        large.setPixelSize(20);
        views::applyFont(large);
        m_window->resize(1210, 768);
        startDemo();
        compareRunning(2);
        QStringList cut;
        const views::Segments *form = compared()->toolbar()->form();
        for (int i = 0; i < 3; ++i) {
            const QToolButton *button = form->button(i);
            if (button->width() < button->fontMetrics().horizontalAdvance(button->text()))
                cut << button->text();
        }
        views::applyFont(usual);
        QCOMPARE(cut, QStringList());
    }

    void objectsAreInSightInALowWindow()
    {
        m_window->resize(1366, 600);
        startDemo();
        compareRunning(3);
        for (const views::ObjectRow *row : rows())
            QCOMPARE(row->visibleRegion().boundingRect().height(), row->height());
    }

    void phasesAreBelow()
    {
        startDemo();
        compareRunning(2);
        QTRY_VERIFY(lanes().size() == 2);
        for (const views::PhaseLane *lane : lanes())
            QTRY_VERIFY(lane->accessibleDescription().contains(u"Running"_s));
        align(Alignment::SinceStart);
        QVERIFY(lanes().constFirst()->accessibleDescription().contains(u"Running from 0\u00a0s"_s));
    }

private:
    [[nodiscard]] ComparePage *compared() const { return m_window->workspace()->comparePage(); }
    [[nodiscard]] const QList<views::ObjectRow *> &rows() const { return compared()->objects()->rows(); }
    [[nodiscard]] views::ObjectSearch *search() const { return m_window->findChild<views::ObjectSearch *>(); }
    [[nodiscard]] QList<views::PhaseLane *> lanes() const
    {
        QList<views::PhaseLane *> shown = compared()->charts()->findChildren<views::PhaseLane *>();
        shown.removeIf([](const views::PhaseLane *lane) { return !lane->isVisible(); });
        return shown;
    }
    static metrics::SeriesPtr seriesOf(const metrics::Answer &answer, const metrics::SeriesKey &key)
    {
        for (const metrics::MetricAnswer &metric : answer.metrics) {
            for (const metrics::SeriesPtr &series : metric.series) {
                if (series->key == key)
                    return series;
            }
        }
        return {};
    }
    static metrics::SeriesPtr curveOf(const metrics::Answer &answer, const compare::Object &object)
    {
        return seriesOf(answer, {u"GPU_UTILIZATION"_s, compare::curveKey(object.subject)});
    }
    void showRunning()
    {
        views::Location running = views::startLocation(catalog::workloadResource);
        table::Filter filter;
        filter.key = u"phase"_s;
        filter.values = {u"Running"_s};
        running.list()->query.filters = {filter};
        m_window->workspace()->open(running);
        waitForRows();
    }
    // Opens the page with as many running workloads that hold whole GPUs.
    void compareRunning(int count)
    {
        showRunning();
        QList<metrics::Subject> subjects;
        const views::Location from = page()->location();
        for (int row = 0; row < page()->model()->rowCount() && subjects.size() < count; ++row) {
            const auto place = views::metricsOfRow(*page()->model(), row, from);
            const bool isUsual = place && place->metrics()->subject.gpus == metrics::HeldGpus::Whole
                && m_window->workspace()->session().nowMs() - place->metrics()->subject.startedMs > 3 * hourMs;
            if (isUsual)
                subjects << place->metrics()->subject;
        }
        QCOMPARE(subjects.size(), count);
        m_window->workspace()->navigator().compare(subjects);
        m_window->workspace()->openCompare();
        settle();
    }
    void settle()
    {
        QTest::qWait(50); // loads begin with a delay
        QTRY_VERIFY_WITH_TIMEOUT(!compared()->gather().isLoading(), patient);
        QTest::qWait(50);
        QTRY_VERIFY_WITH_TIMEOUT(!compared()->gather().isLoading(), patient);
    }
    void align(Alignment alignment)
    {
        compared()->alignment()->button(int(alignment))->click();
        settle();
    }
};

QTEST_MAIN(TestComparePage)
#include "tst_comparepage.moc"
