// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memory/placestore.h"
#include "app/memory/savedviews.h"
#include "tests/view/windowfixture.h"
#include "views/charts/chartcard.h"
#include "views/charts/chartstack.h"
#include "views/charts/plot.h"
#include "views/compare/comparepage.h"
#include "views/compare/ghostlegend.h"
#include "views/compare/marksbutton.h"
#include "views/compare/objectlist.h"
#include "views/metrics/metricspage.h"
#include "views/metrics/metricstoolbar.h"
#include "views/metrics/rangedialog.h"
#include "views/metrics/seriespane.h"
#include "views/metrics/seriesview.h"
#include "views/navigation/rowlinks.h"
#include "views/widgets/banner.h"
#include "views/widgets/segments.h"

#include <QComboBox>
#include <QHelpEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QToolTip>

using namespace Qt::StringLiterals;
using compare::Alignment;
using compare::Before;
using views::ComparePage;
using views::RangePreset;

namespace {

constexpr int patient = 60'000; // ms; a limit against hanging, not a measure
constexpr qint64 minuteMs = 60'000;
constexpr qint64 hourMs = 60 * minuteMs;

} // namespace

// The time range of a comparison: in words, by keys, beside others, marked, and the same everywhere.
class TestCompareRange : public WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        makeFolder();
        openWindow(QSize(1366, 768));
        startDemo();
        compareRunning();
    }
    void cleanup() { closeAll(); }

    void aRangeInWordsMovesOnWithTime()
    {
        chooseWords(u"last 90 min"_s);
        QCOMPARE(compared()->comparison().lengthMs, 90 * minuteMs);
        QCOMPARE(compared()->gather().axis().length(), 90 * minuteMs);
        QVERIFY(std::abs(compared()->gather().axis().toMs - now()) < minuteMs);
        chooseWords(u"yesterday 14:00 to now"_s);
        QVERIFY(compared()->comparison().endsNow);
        QVERIFY(std::abs(compared()->gather().axis().toMs - now()) < minuteMs);
        QCOMPARE(compared()->gather().axis().fromMs, compared()->comparison().custom.fromMs); // exactly
        chooseWords(u"3 h ago to 1 h ago"_s);
        QVERIFY(!compared()->comparison().endsNow);
        QCOMPARE(compared()->gather().axis(), compared()->comparison().custom);
        QVERIFY(std::abs(compared()->gather().axis().fromMs - (now() - 3 * hourMs)) < minuteMs);
    }

    void keysMoveTheRange()
    {
        chooseWords(u"1 h"_s);
        const metrics::Range first = compared()->charts()->visibleRange();
        press(Qt::CTRL | Qt::SHIFT | Qt::Key_Left);
        QCOMPARE(compared()->gather().axis(), (metrics::Range{first.fromMs - hourMs / 2, first.toMs - hourMs / 2}));
        press(Qt::CTRL | Qt::SHIFT | Qt::Key_Right);
        press(Qt::CTRL | Qt::SHIFT | Qt::Key_Right);
        // Never past now, which has moved on meanwhile.
        QCOMPARE(compared()->gather().axis().length(), first.length());
        QVERIFY(std::abs(compared()->gather().axis().toMs - now()) < minuteMs);
        // Moved twice or, if now has moved on, three times; an hour; a day.
        for (int i = 0; i < 4 && compared()->comparison().lengthMs != 24 * hourMs; ++i)
            press(Qt::CTRL | Qt::Key_Z);
        QCOMPARE(compared()->comparison().lengthMs, 24 * hourMs);
        QCOMPARE(compared()->gather().axis().length(), 24 * hourMs);
        press(Qt::CTRL | Qt::SHIFT | Qt::Key_Z);
        QCOMPARE(compared()->comparison().lengthMs, hourMs);
        press(Qt::CTRL | Qt::SHIFT | Qt::Key_Left);
        press(Qt::CTRL | Qt::SHIFT | Qt::Key_End);
        QCOMPARE(compared()->gather().axis().length(), first.length());
        QVERIFY(std::abs(compared()->gather().axis().toMs - now()) < minuteMs); // which has moved on meanwhile
        // No run began before its start.
        compared()->alignment()->button(int(Alignment::SinceStart))->click();
        settle();
        press(Qt::CTRL | Qt::SHIFT | Qt::Key_Left);
        QCOMPARE(compared()->gather().axis().fromMs, 0);
    }

    void anyOtherRangeIsBeside()
    {
        chooseWords(u"1 h"_s);
        Q_EMIT compared()->before()->activated(int(Before::Other));
        QCOMPARE(compared()->comparison().before, Before::Nothing); // not yet
        QCOMPARE(compared()->before()->currentIndex(), int(Before::Nothing));
        auto *dialog = compared()->findChild<views::RangeDialog *>();
        QVERIFY(dialog);
        dialog->words()->selectAll();
        QTest::keyClicks(dialog->words(), u"3 h ago"_s);
        QTest::keyClick(dialog->words(), Qt::Key_Return);
        settle();
        QCOMPARE(compared()->comparison().before, Before::Other);
        const std::int64_t begin = compared()->comparison().beforeMs;
        QVERIFY(std::abs(begin - (now() - 3 * hourMs)) < minuteMs);
        QVERIFY2(compared()->before()->currentText().startsWith(u"From "_s),
                 qPrintable(compared()->before()->currentText()));
        const std::int64_t shift = compared()->gather().shiftMs();
        QCOMPARE(shift, compared()->gather().axis().fromMs - begin);
        const auto before = compared()->gather().before();
        QVERIFY(before && !before->metrics.at(0).series.empty());
        const auto *card = compared()->charts()->findChildren<views::ChartCard *>().constFirst();
        QVERIFY(std::ranges::any_of(card->curves(), [&](const views::Curve &curve) { return curve.shiftMs == shift; }));
        const views::SeriesModel &table = *compared()->series()->model();
        int told = 0;
        for (int row = 0; row < table.rowCount(); ++row)
            told += table.key(row) && table.index(row, views::SeriesModel::Change).data().toString() != u"–"_s ? 1 : 0;
        QVERIFY(told > 0);
        // Zoomed, both move alike.
        const metrics::Range axis = compared()->gather().axis();
        Q_EMIT compared()->charts()->rangeRequested({axis.fromMs + 20 * minuteMs, axis.toMs - 20 * minuteMs});
        QTest::qWait(200);
        settle();
        QCOMPARE(compared()->gather().shiftMs(), shift);
        compared()->refresh();
        settle();
        QCOMPARE(compared()->gather().shiftMs(), shift);
    }

    void rangesAreMarked()
    {
        chooseWords(u"6 h"_s);
        const auto *card = compared()->charts()->findChildren<views::ChartCard *>().constFirst();
        const views::PlotScene &scene = card->plot()->scene();
        const int y = int(scene.area.center().y());
        const int left = int(scene.area.left()) + 100;
        const metrics::Range before = compared()->charts()->visibleRange();
        QWidget *viewport = card->plot()->viewport();
        QTest::mousePress(viewport, Qt::LeftButton, Qt::ShiftModifier, {left, y});
        for (const int x : {left + 50, left + 100}) {
            QMouseEvent move(QEvent::MouseMove, QPointF(x, y), viewport->mapToGlobal(QPointF(x, y)), Qt::NoButton,
                             Qt::LeftButton, Qt::ShiftModifier);
            QApplication::sendEvent(viewport, &move);
        }
        QTest::mouseRelease(viewport, Qt::LeftButton, Qt::ShiftModifier, {left + 100, y});
        note(u"  the <b>bad</b>\tnight "_s);
        QCOMPARE(compared()->charts()->visibleRange(), before); // not zoomed
        QCOMPARE(compared()->comparison().marks.size(), std::size_t(1));
        const compare::Mark mark = compared()->comparison().marks[0];
        QCOMPARE(mark.note, u"the <b>bad</b> night"_s);
        QCOMPARE(mark.range, (metrics::Range{scene.time.timeAt(left), scene.time.timeAt(left + 100)}));
        QCOMPARE(scene.marks, (std::vector<views::RangeMark>{{mark.range, mark.note}}));
        const QImage without = pictureOf(*card);
        // On each card, also in pictures.
        auto comparison = compared()->comparison();
        comparison.marks.clear();
        m_window->workspace()->open(views::Location{views::ComparePlace{comparison}});
        settle();
        QVERIFY(pictureOf(*card) != without);
    }

    void marksAreInAMenu()
    {
        chooseWords(u"6 h"_s);
        press(Qt::CTRL | Qt::SHIFT | Qt::Key_B);
        note(u"all & more"_s);
        const metrics::Range all = compared()->charts()->visibleRange();
        QCOMPARE(compared()->comparison().marks.at(0).range, all);
        chooseWords(u"1 h"_s);
        QVERIFY(compared()->charts()->visibleRange() != all);
        QVERIFY(compared()->marks()->text().startsWith(u"1 mark"_s));
        QCOMPARE(markMenu()->title(), u"all && more"_s);
        choose(0);
        QTRY_COMPARE(compared()->gather().axis(), all);
        press(Qt::CTRL | Qt::Key_Z);
        QCOMPARE(compared()->gather().axis().length(), hourMs);
        choose(1);
        note(u"other"_s);
        QCOMPARE(compared()->comparison().marks.size(), std::size_t(1));
        QCOMPARE(compared()->comparison().marks.at(0).note, u"other"_s);
        QCOMPARE(compared()->comparison().marks.at(0).range, all);
        // Of the clock: it is not on another axis, but leads there.
        compared()->alignment()->button(int(Alignment::SinceStart))->click();
        settle();
        const auto *card = compared()->charts()->findChildren<views::ChartCard *>().constFirst();
        QVERIFY(card->plot()->scene().marks.empty());
        choose(0);
        QTRY_COMPARE(compared()->gather().axis(), all);
        QCOMPARE(compared()->comparison().alignment, Alignment::Clock);
        QCOMPARE(card->plot()->scene().marks.size(), std::size_t(1));
        choose(2);
        QVERIFY(compared()->comparison().marks.empty());
    }

    void longNotesCanBeReadInFull()
    {
        chooseWords(u"6 h"_s);
        press(Qt::CTRL | Qt::SHIFT | Qt::Key_B);
        const QString whole = QString(u"word "_s).repeated(compare::longestNote / 5).trimmed();
        note(whole);
        const auto *card = compared()->charts()->findChildren<views::ChartCard *>().constFirst();
        const views::PlotScene &scene = card->plot()->scene();
        const auto labels = views::markLabels(scene.marks, scene.time, scene.area, scene.font);
        QVERIFY(!labels.empty());
        const QPoint at = labels[0].box.center().toPoint();
        QWidget *viewport = card->plot()->viewport();
        QHelpEvent help(QEvent::ToolTip, at, viewport->mapToGlobal(at));
        QApplication::sendEvent(viewport, &help);
        QVERIFY2(QToolTip::text().simplified().contains(whole), qPrintable(QToolTip::text()));
        QToolTip::hideText();
        QVERIFY2(card->plot()->accessibleDescription().contains(whole),
                 qPrintable(card->plot()->accessibleDescription()));
        QCOMPARE(markMenu()->accessibleName(), whole);
        QVERIFY(markMenu()->menuAction()->toolTip().simplified().contains(whole));
    }

    // They are about what was compared.
    void marksGoWithTheObjects()
    {
        press(Qt::CTRL | Qt::SHIFT | Qt::Key_B);
        note(u"of these"_s);
        const compare::Comparison before = compared()->comparison();
        compared()->objects()->clearButton()->click();
        QVERIFY(compared()->comparison().objects.empty());
        QVERIFY(compared()->comparison().marks.empty());
        // Until something else is compared, all of it can be brought back.
        QTRY_VERIFY(compared()->banner()->isVisible());
        QVERIFY2(compared()->banner()->text().sentence.contains(u"2 object"_s),
                 qPrintable(compared()->banner()->text().sentence));
        Q_EMIT compared()->banner()->actionRequested();
        QCOMPARE(compared()->comparison(), before);
        QVERIFY(!compared()->banner()->isVisible());
        settle();
        compared()->objects()->clearButton()->click();
        compared()->add({before.objects[0].subject});
        QTRY_VERIFY(!compared()->banner()->isVisible());
        Q_EMIT compared()->banner()->actionRequested();
        QCOMPARE(compared()->comparison().objects.size(), std::size_t(1));
        QVERIFY(compared()->comparison().marks.empty());
    }

    void marksOfTheLastObjectComeBackWithIt()
    {
        press(Qt::CTRL | Qt::SHIFT | Qt::Key_B);
        note(u"of these"_s);
        Q_EMIT compared()->objects()->removeRequested(0);
        QVERIFY(!compared()->comparison().marks.empty());
        const compare::Comparison before = compared()->comparison();
        QCOMPARE(before.objects.size(), std::size_t(1));
        Q_EMIT compared()->objects()->removeRequested(0);
        QVERIFY(compared()->comparison().objects.empty() && compared()->comparison().marks.empty());
        QTRY_VERIFY(compared()->banner()->isVisible());
        Q_EMIT compared()->banner()->actionRequested();
        QCOMPARE(compared()->comparison(), before);
    }

    void theOtherRangeIsExplained()
    {
        QVERIFY(!compared()->ghostLegend()->isVisible());
        const views::SeriesView *table = compared()->series()->view();
        QVERIFY(table->isColumnHidden(views::SeriesModel::Before));
        chooseWords(u"1 h"_s);
        Q_EMIT compared()->before()->activated(int(Before::SameLength));
        settle();
        QTRY_VERIFY(compared()->ghostLegend()->isVisible());
        QVERIFY(!compared()->ghostLegend()->other().isEmpty());
        QVERIFY(!compared()->ghostLegend()->toolTip().isEmpty());
        const auto *card = compared()->charts()->findChildren<views::ChartCard *>().constFirst();
        const auto isGhost = [](const views::Curve &curve) { return curve.look.isGhost; };
        QVERIFY(std::ranges::any_of(card->curves(), isGhost));
        QVERIFY(!table->isColumnHidden(views::SeriesModel::Change));
        const QString range = compared()->ghostLegend()->accessibleDescription();
        const QString tip
            = table->model()->headerData(views::SeriesModel::Before, Qt::Horizontal, Qt::ToolTipRole).toString();
        QVERIFY2(tip.simplified().contains(range), qPrintable(tip + u" / "_s + range));
        Q_EMIT compared()->before()->activated(int(Before::Nothing));
        settle();
        QTRY_VERIFY(!compared()->ghostLegend()->isVisible());
        QVERIFY(table->isColumnHidden(views::SeriesModel::Change));
        QVERIFY(!table->isColumnHidden(views::SeriesModel::Mean));
        // Nothing ran then: columns of dashes would only take room from the names.
        edit([&](compare::Comparison &comparison) {
            comparison.before = Before::Other;
            comparison.beforeMs = now() - 20 * 365 * 24 * hourMs;
        });
        settle();
        QTRY_VERIFY(compared()->ghostLegend()->other().contains(u"no samples"_s));
        QVERIFY(table->isColumnHidden(views::SeriesModel::Before));
    }

    void marksAreKept()
    {
        press(Qt::CTRL | Qt::SHIFT | Qt::Key_B);
        note(u"kept"_s);
        const compare::Comparison before = compared()->comparison();
        Q_EMIT compared()->saveViewRequested(u"Marked"_s);
        m_window->workspace()->open(catalog::workloadResource); // not on screen at the end
        m_window->close();
        closeAll();
        openStores();
        openWindow(QSize(1366, 768));
        startDemo();
        m_window->workspace()->openCompare();
        QCOMPARE(compared()->comparison(), before);
        app::SavedViews views(*m_settings);
        const auto own = views.of(app::connectionKey(m_window->workspace()->session().connection())) + views.of({});
        QCOMPARE(own.size(), 1);
        QCOMPARE(own.constFirst().comparison->marks, before.marks);
    }

    void oneRangeForAllPages()
    {
        const metrics::Subject subject = compared()->comparison().objects.at(0).subject;
        const auto openMetrics = [&] {
            m_window->workspace()->open(views::Location{views::MetricsPlace{subject, {}, {}}});
            return m_window->workspace()->metricsPage()->panel()->controller();
        };
        chooseWords(u"2 h"_s);
        QCOMPARE(openMetrics()->choice().preset, RangePreset::Hour6); // off
        m_settings->set(app::setting::commonRange, true);
        QCOMPARE(openMetrics()->choice().customLength, 2 * hourMs);
        openMetrics()->choosePreset(RangePreset::Day7);
        m_window->workspace()->openCompare();
        QCOMPARE(compared()->comparison().lengthMs, 7 * 24 * hourMs);
        m_settings->set(app::setting::commonRange, false);
        Q_EMIT compared()->toolbar()->presetChosen(RangePreset::Hour1);
        QCOMPARE(openMetrics()->choice().preset, RangePreset::Day7);
    }

private:
    [[nodiscard]] ComparePage *compared() const { return m_window->workspace()->comparePage(); }
    [[nodiscard]] qint64 now() const { return m_window->workspace()->session().nowMs(); }
    static QImage pictureOf(const views::ChartCard &card) { return card.plot()->viewport()->grab().toImage(); }

    void compareRunning()
    {
        views::Location running = views::startLocation(catalog::workloadResource);
        table::Filter filter;
        filter.key = u"phase"_s;
        filter.values = {u"Running"_s};
        running.list()->query.filters = {filter};
        m_window->workspace()->open(running);
        waitForRows();
        QList<metrics::Subject> subjects;
        const views::Location from = page()->location();
        for (int row = 0; row < page()->model()->rowCount() && subjects.size() < 2; ++row) {
            const auto place = views::metricsOfRow(*page()->model(), row, from);
            const bool isUsual = place && place->metrics()->subject.gpus == metrics::HeldGpus::Whole
                && now() - place->metrics()->subject.startedMs > 12 * hourMs;
            if (isUsual)
                subjects << place->metrics()->subject;
        }
        QCOMPARE(subjects.size(), 2);
        m_window->workspace()->navigator().compare(subjects);
        m_window->workspace()->openCompare();
        settle();
    }
    void edit(const std::function<void(compare::Comparison &)> &change)
    {
        auto comparison = compared()->comparison();
        change(comparison);
        m_window->workspace()->open(views::Location{views::ComparePlace{comparison}});
    }
    void settle()
    {
        for (int i = 0; i < 2; ++i) {
            QTest::qWait(50); // loads begin with a delay
            QTRY_VERIFY_WITH_TIMEOUT(!compared()->gather().isLoading(), patient);
        }
    }
    void chooseWords(const QString &words)
    {
        Q_EMIT compared()->toolbar()->presetChosen(RangePreset::Custom);
        auto *dialog = compared()->findChild<views::RangeDialog *>();
        QVERIFY(dialog);
        dialog->words()->selectAll();
        QTest::keyClicks(dialog->words(), words);
        QVERIFY2(dialog->problem().isEmpty(), qPrintable(dialog->problem()));
        QTest::keyClick(dialog->words(), Qt::Key_Return);
        QTRY_VERIFY(!compared()->findChild<views::RangeDialog *>());
        settle();
    }
    void note(const QString &text)
    {
        auto *dialog = compared()->findChild<views::MarkDialog *>();
        QVERIFY(dialog);
        dialog->note()->setText(text);
        QTest::keyClick(dialog->note(), Qt::Key_Return);
        QTRY_VERIFY(!compared()->findChild<views::MarkDialog *>());
    }
    void press(QKeyCombination key)
    {
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        compared()->charts()->setFocus();
        QTest::keyClick(QApplication::focusWidget(), key.key(), key.keyboardModifiers());
        QTest::qWait(200); // a gesture may go on
        settle();
    }
    [[nodiscard]] QMenu *markMenu() const { return compared()->marks()->menu()->actions().constLast()->menu(); }
    // Go, edit, remove; after the title.
    void choose(int entry) { markMenu()->actions().at(entry + 1)->trigger(); }
};

QTEST_MAIN(TestCompareRange)
#include "tst_comparerange.moc"
