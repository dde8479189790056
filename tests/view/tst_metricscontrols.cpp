// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/look/style.h"
#include "views/look/theme.h"
#include "views/metrics/metricpicker.h"
#include "views/metrics/metricstoolbar.h"
#include "views/metrics/objectheader.h"
#include "views/metrics/rangebuttons.h"
#include "views/metrics/rangedialog.h"
#include "views/metrics/samplescontrol.h"
#include "views/widgets/segmentbutton.h"
#include "views/widgets/segments.h"

#include <QApplication>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace views;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 hour = 3'600'000;
constexpr qint64 now = 1763748142000; // 21 Nov 2025, 18:02:22 UTC

metrics::Subject pod()
{
    metrics::Subject subject;
    subject.scope = metrics::Scope::Pod;
    subject.id = {1, 2};
    subject.name = u"worker-3"_s;
    return subject;
}

} // namespace

// What can be chosen about charts, and what it amounts to.
class TestMetricsControls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new BinnacleStyle);
        applyTheme(*qApp, ThemeChoice::Light);
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void ranges();
    void plans();
    void gridStaysUnderTheCurve();
    void stepsInWords_data();
    void stepsInWords();
    void choiceSurvivesSettings();
    void countersOfAWorkload();
    void autoIsShownAndLeftByTyping();
    void arrowsTakeRoundSteps();
    void wrongNumbersAreMended();
    void fullIsOfferedWhereItIsSensible();
    void toolbarShowsAndSays();
    void toolbarFolds();
    void toolbarByKeyboard();
    void customRangeSaysWhatIsWrong();
    void pickerFindsAndCounts();
    void pickerKeepsTicksOnEscape();
    void enterTakesTheMetricThatWasFound();
    void figuresOfTheObjectAreWhole();
};

void TestMetricsControls::ranges()
{
    MetricsChoice choice;
    QCOMPARE(rangeOf(choice, pod(), now), (metrics::Range{now - 6 * hour, now}));
    choice.preset = RangePreset::Day30;
    QCOMPARE(rangeOf(choice, pod(), now).length(), 30 * 24 * hour);
    QVERIFY(isOpenEnded({RangePreset::Day30}, pod()));
    QVERIFY(!isOpenEnded({RangePreset::Custom}, pod()));

    metrics::Subject ended = pod();
    ended.startedMs = now - 50 * hour;
    choice.preset = RangePreset::Life;
    QCOMPARE(rangeOf(choice, ended, now), (metrics::Range{now - 50 * hour, now}));
    QVERIFY(isOpenEnded({RangePreset::Life}, ended));
    ended.endedMs = now - 40 * hour;
    QCOMPARE(rangeOf(choice, ended, now), (metrics::Range{now - 50 * hour, now - 40 * hour}));
    QVERIFY(!isOpenEnded({RangePreset::Life}, ended));
    QVERIFY(!lifeOf(pod(), now));
    ended.endedMs = ended.startedMs; // it never came to anything
    QCOMPARE(rangeOf(choice, ended, now).length(), shortestRangeMs);
}

void TestMetricsControls::plans()
{
    MetricsChoice choice;
    const metrics::Range sixHours{now - 6 * hour, now};
    QCOMPARE(samplePlan(choice, sixHours, 814), (SamplePlan{814, 1}));
    QCOMPARE(samplePlan(choice, sixHours, 3000), (SamplePlan{1000, 1}));
    choice.sampleMode = SampleMode::Number;
    choice.samples = 50;
    QCOMPARE(samplePlan(choice, sixHours, 814), (SamplePlan{50, 1}));
    choice.sampleMode = SampleMode::Full;
    QCOMPARE(samplePlan(choice, sixHours, 814), (SamplePlan{720, 2, true}));
    QCOMPARE(samplePlan(choice, {now - hour, now}, 814), (SamplePlan{240, 1, true}));
    const metrics::Range longest{now - qint64(mostTiles) * mostSamples * storeStepMs, now};
    QCOMPARE(samplePlan(choice, longest, 814), (SamplePlan{mostSamples, mostTiles, true}));
    QVERIFY(fullSamples(longest));
    QVERIFY(!fullSamples({longest.fromMs - 1, longest.toMs}));
}

void TestMetricsControls::gridStaysUnderTheCurve()
{
    const SamplePlan plan{800, 1};
    const qint64 step = 6 * hour / plan.samples;
    const metrics::Range first = onGrid({now - 6 * hour, now}, plan);
    QCOMPARE(first.length(), 6 * hour);
    for (const qint64 later : {qint64(1), qint64(4711), step, 10 * step + 13}) {
        const metrics::Range moved = onGrid({now + later - 6 * hour, now + later}, plan);
        QCOMPARE((moved.fromMs - first.fromMs) % step, 0);
        // The newest sample there can be is in it, and no more than one step is not yet.
        QVERIFY(moved.toMs > now + later);
        QVERIFY(moved.toMs - step <= now + later);
    }
}

void TestMetricsControls::stepsInWords_data()
{
    QTest::addColumn<double>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("mockup") << 21'600.0 << u"21.6 s"_s;
    QTest::newRow("store") << 15'000.0 << u"15 s"_s;
    QTest::newRow("below a second") << 900.0 << u"0.9 s"_s;
    QTest::newRow("a coarse store") << 120'000.0 << u"2 min"_s;
    QTest::newRow("minutes") << 432'000.0 << u"7\u00a0min\u00a012\u00a0s"_s;
    QTest::newRow("hours") << 2.5 * double(hour) << u"2\u00a0h\u00a030\u00a0min"_s;
}

void TestMetricsControls::stepsInWords()
{
    QFETCH(double, ms);
    QFETCH(QString, text);
    QCOMPARE(stepText(ms), text);
}

void TestMetricsControls::choiceSurvivesSettings()
{
    using metrics::Scope;
    for (const Scope scope : {Scope::Cluster, Scope::Workload, Scope::Pod}) {
        const MetricsChoice start = defaultChoice(scope);
        QVERIFY(start.toStringList(scope).isEmpty());
        QCOMPARE(MetricsChoice::fromStringList(scope, {}), start);
        for (const QString &type : start.types) {
            const metrics::Metric *metric = metrics::find(type.toStdString());
            QVERIFY2(metric && metric->scopes.testFlag(scope), qPrintable(type));
        }
        MetricsChoice own = start;
        own.types = {u"GPU_UTILIZATION"_s};
        own.preset = RangePreset::Day7;
        own.sampleMode = SampleMode::Number;
        own.samples = 50;
        own.show = ChartStack::Show::Heat;
        own.groupBy = u"Project"_s;
        own.axes = {{u"GPU_UTILIZATION"_s, {true, 0, 0}}, {u"CPU_USAGE_CORES"_s, {false, 0.1, 2.5}}};
        QCOMPARE(MetricsChoice::fromStringList(scope, own.toStringList(scope)), own);
        own.sampleMode = SampleMode::Full;
        own.samples = start.samples;
        QCOMPARE(MetricsChoice::fromStringList(scope, own.toStringList(scope)), own);
    }
    // What another version or another hand wrote does no harm.
    const QStringList odd
        = {u"metrics=NEVER_HEARD_OF"_s, u"samples=2000"_s, u"range=aeon"_s, u"show"_s, u"=x"_s, u"group=Colour"_s};
    QCOMPARE(MetricsChoice::fromStringList(Scope::Pod, odd), defaultChoice(Scope::Pod));
}

void TestMetricsControls::countersOfAWorkload()
{
    const QStringList average = {u"GPU_UTILIZATION"_s, u"CPU_USAGE_CORES"_s, u"GPU_MEMORY_USAGE_BYTES"_s};
    const QStringList perGpu
        = {u"GPU_UTILIZATION_PER_GPU"_s, u"CPU_USAGE_CORES"_s, u"GPU_MEMORY_USAGE_BYTES_PER_GPU"_s};
    QCOMPARE(perGpuTypes(average), perGpu);
    QCOMPARE(averageTypes(perGpu), average);
    QCOMPARE(perGpuTypes(perGpu), perGpu);
    // SM activity is measured per GPU only.
    const QStringList only = {u"GPU_SM_ACTIVITY_PER_GPU"_s};
    QCOMPARE(averageTypes(only), only);
}

void TestMetricsControls::autoIsShownAndLeftByTyping()
{
    SamplesControl control(28);
    control.show();
    control.setState(SampleMode::Auto, 814, false);
    const Theme &theme = themeOf(control.palette());
    const auto ink = [&] { return control.box()->palette().color(QPalette::Text).rgb(); };
    QCOMPARE(control.box()->text(), u"814"_s);
    QCOMPARE(ink(), theme.text2);
    QVERIFY(control.autoButton()->isChecked());
    QVERIFY(control.fullButton()->isHidden());

    QSignalSpy entered(&control, &SamplesControl::samplesEntered);
    control.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&control));
    control.box()->setFocus();
    control.box()->selectAll();
    QTest::keyClicks(control.box(), u"1000"_s);
    // While the user writes, a new plot width does not take the text away.
    control.box()->setGiven(600);
    QVERIFY(control.box()->text().startsWith(u"1"_s));
    QTest::keyClick(control.box(), Qt::Key_Return);
    QCOMPARE(entered.count(), 1);
    QCOMPARE(entered.at(0).at(0).toInt(), 1000);
    QVERIFY(!control.autoButton()->isChecked());
    QCOMPARE(control.box()->text(), u"1\u2009000"_s);
    QCOMPARE(ink(), theme.accent);

    QSignalSpy mode(&control, &SamplesControl::modeChosen);
    QTest::mouseClick(control.autoButton(), Qt::LeftButton);
    QCOMPARE(mode.count(), 1);
    QCOMPARE(mode.at(0).at(0).value<SampleMode>(), SampleMode::Auto);
    // The same number again is the user's own again.
    control.setState(SampleMode::Auto, 814, false);
    control.box()->setFocus();
    control.box()->selectAll();
    QTest::keyClicks(control.box(), u"1000"_s);
    QTest::keyClick(control.box(), Qt::Key_Return);
    QCOMPARE(entered.count(), 2);
}

void TestMetricsControls::arrowsTakeRoundSteps()
{
    SamplesControl control(28);
    control.setState(SampleMode::Auto, 814, false);
    QSignalSpy entered(&control, &SamplesControl::samplesEntered);
    QList<int> seen;
    const auto press = [&](Qt::Key key) {
        QTest::keyClick(control.box(), key);
        seen.append(entered.takeLast().at(0).toInt());
    };
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    QCOMPARE(seen, (QList<int>{500, 200, 100, 50, 20}));
    seen.clear();
    for (int i = 0; i < 5; ++i)
        press(Qt::Key_Up);
    QCOMPARE(seen, (QList<int>{50, 100, 200, 500, 1000}));
    QTest::keyClick(control.box(), Qt::Key_Up);
    QCOMPARE(entered.count(), 0);
    QCOMPARE(nextSamples(1, -1), 1);
}

void TestMetricsControls::wrongNumbersAreMended()
{
    SamplesControl control(28);
    control.show();
    control.setState(SampleMode::Number, 200, false);
    QSignalSpy entered(&control, &SamplesControl::samplesEntered);
    const auto enter = [&](const QString &text) {
        control.box()->setFocus();
        control.box()->selectAll();
        QTest::keyClicks(control.box(), text);
        QTest::keyClick(control.box(), Qt::Key_Return);
        return entered.isEmpty() ? -1 : entered.takeLast().at(0).toInt();
    };
    QCOMPARE(enter(u"5000"_s), 1000);
    QCOMPARE(enter(u"0"_s), 1);
    QCOMPARE(enter(u"x7y"_s), 7);
}

void TestMetricsControls::fullIsOfferedWhereItIsSensible()
{
    SamplesControl control(28);
    control.show();
    control.setState(SampleMode::Auto, 814, true);
    QVERIFY(control.fullButton()->isVisible());
    QSignalSpy mode(&control, &SamplesControl::modeChosen);
    QTest::mouseClick(control.fullButton(), Qt::LeftButton);
    QCOMPARE(mode.at(0).at(0).value<SampleMode>(), SampleMode::Full);
    control.setState(SampleMode::Full, 1440, true);
    QCOMPARE(control.box()->text(), u"1\u2009440"_s);
    QVERIFY(!control.box()->isOwn());
}

void TestMetricsControls::toolbarShowsAndSays()
{
    MetricsToolbar bar;
    bar.resize(1264, 44);
    bar.show();
    MetricsChoice choice = defaultChoice(metrics::Scope::Pod);
    bar.setChoice(choice);
    bar.setSampling(814, 26'535, true);
    bar.setLifePossible(true);
    QVERIFY(bar.metricsButton()->text().startsWith(u"3 metric"_s));
    QCOMPARE(bar.stepLabel()->text(), u"every 26.5 s"_s);
    QCOMPARE(bar.range()->current(), RangePreset::Hour6);
    QVERIFY(!bar.zoomButton()->isEnabled());

    QSignalSpy preset(&bar, &MetricsToolbar::presetChosen);
    QTest::mouseClick(bar.range()->segments()->button(int(RangePreset::Day7)), Qt::LeftButton);
    QCOMPARE(preset.takeFirst().at(0).value<RangePreset>(), RangePreset::Day7);
    // Custom is no choice before there is a range.
    QTest::mouseClick(bar.range()->segments()->button(int(RangePreset::Custom)), Qt::LeftButton);
    QCOMPARE(preset.takeFirst().at(0).value<RangePreset>(), RangePreset::Custom);
    QCOMPARE(bar.range()->segments()->current(), int(RangePreset::Hour6));

    bar.setLifePossible(false);
    QVERIFY(!bar.range()->segments()->button(int(RangePreset::Life))->isEnabled());
    QVERIFY(!bar.range()->segments()->button(int(RangePreset::Life))->toolTip().isEmpty());

    QSignalSpy form(&bar, &MetricsToolbar::showChosen);
    QTest::mouseClick(bar.form()->button(1), Qt::LeftButton);
    QCOMPARE(form.takeFirst().at(0).value<ChartStack::Show>(), ChartStack::Show::Heat);

    QSignalSpy exported(&bar, &MetricsToolbar::exportRequested);
    const auto actions = bar.exportButton()->menu()->actions();
    QCOMPARE(std::ranges::count_if(actions, [](const QAction *a) { return !a->isSeparator(); }), 6);
    actions.constLast()->trigger();
    QCOMPARE(exported.takeFirst().at(0).value<MetricsExport>(), MetricsExport::CopyStatistics);

    // While zoomed, no preset is what is on screen; any of them leads back.
    bar.setZoomed(true);
    QCOMPARE(bar.range()->segments()->current(), -1);
    QTest::mouseClick(bar.range()->segments()->button(int(RangePreset::Hour6)), Qt::LeftButton);
    QCOMPARE(preset.takeFirst().at(0).value<RangePreset>(), RangePreset::Hour6);
    QCOMPARE(bar.range()->segments()->current(), -1);
    bar.setZoomed(false);
    QCOMPARE(bar.range()->segments()->current(), int(RangePreset::Hour6));

    bar.setHeatPossible(false);
    QVERIFY(!bar.form()->button(int(ChartStack::Show::Both))->isEnabled());
    QVERIFY(bar.form()->button(int(ChartStack::Show::Lines))->isEnabled());
}

void TestMetricsControls::toolbarFolds()
{
    MetricsToolbar bar;
    bar.setChoice(defaultChoice(metrics::Scope::Pod));
    bar.setSampling(814, 26'535, true);
    bar.resize(1400, 44);
    bar.show();
    QVERIFY(!bar.isFolded());
    QVERIFY(bar.range()->segments()->isVisible());
    QVERIFY(bar.stepLabel()->isVisible());

    bar.resize(1100, 44);
    QVERIFY(bar.isFolded());
    QVERIFY(bar.range()->button()->isVisible());
    QVERIFY(!bar.range()->segments()->isVisible());
    QVERIFY(!bar.stepLabel()->isVisible());
    QVERIFY(bar.samples()->box()->toolTip().contains(u"26.5 s"_s));
    QCOMPARE(bar.exportButton()->toolButtonStyle(), Qt::ToolButtonIconOnly);

    // Everything that is left has its room, down to the smallest window beside a narrow rail.
    bar.resize(976, 44);
    int end = 0;
    for (const QWidget *child : bar.findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
        if (!child->isVisible() || child->isWindow())
            continue;
        QVERIFY2(child->width() >= child->minimumSizeHint().width(), child->metaObject()->className());
        end = std::max(end, child->geometry().right());
    }
    QVERIFY(end < bar.width());

    QSignalSpy preset(&bar, &MetricsToolbar::presetChosen);
    QMenu *menu = bar.range()->button()->menu();
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 8);
    menu->actions().at(int(RangePreset::Hour24))->trigger();
    QCOMPARE(preset.takeFirst().at(0).value<RangePreset>(), RangePreset::Hour24);
}

void TestMetricsControls::toolbarByKeyboard()
{
    MetricsToolbar bar;
    bar.setChoice(defaultChoice(metrics::Scope::Pod));
    bar.setSampling(814, 26'535, true);
    bar.setZoomed(true);
    bar.setExportPossible(true);
    bar.resize(1400, 44);
    bar.show();
    bar.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&bar));
    bar.metricsButton()->setFocus(Qt::TabFocusReason);
    QList<QWidget *> way;
    for (int i = 0; i < 16 && !way.contains(QApplication::focusWidget()); ++i) {
        way.append(QApplication::focusWidget());
        QVERIFY2(!way.constLast()->accessibleName().isEmpty()
                     || !static_cast<QAbstractButton *>(way.constLast())->text().isEmpty(),
                 way.constLast()->metaObject()->className());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QStringList names;
    for (const QWidget *stop : std::as_const(way))
        names.append(stop->accessibleName() + u'/' + QLatin1String(stop->metaObject()->className()));
    for (QWidget *widget :
         {static_cast<QWidget *>(bar.metricsButton()),
          static_cast<QWidget *>(bar.range()->segments()->button(int(RangePreset::Hour6))),
          static_cast<QWidget *>(bar.samples()->box()), static_cast<QWidget *>(bar.samples()->autoButton()),
          static_cast<QWidget *>(bar.zoomButton()), static_cast<QWidget *>(bar.exportButton())})
        QVERIFY2(way.contains(widget), qPrintable(widget->accessibleName() + u"@"_s + names.join(u" > "_s)));
    // Within the range, arrow keys move on.
    bar.setZoomed(false);
    bar.range()->segments()->button(int(RangePreset::Hour6))->setFocus(Qt::TabFocusReason);
    QSignalSpy preset(&bar, &MetricsToolbar::presetChosen);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QCOMPARE(preset.count(), 1);
    QCOMPARE(preset.at(0).at(0).value<RangePreset>(), RangePreset::Hour24);
}

void TestMetricsControls::customRangeSaysWhatIsWrong()
{
    auto *dialog = new RangeDialog(RangeDialog::Asks::Range, {now - hour, now}, {}, {table::Zone::Utc, now});
    dialog->show();
    const auto edits = dialog->findChildren<QDateTimeEdit *>();
    QCOMPARE(edits.size(), 2);
    QDateTimeEdit *from = edits.at(0);
    QDateTimeEdit *to = edits.at(1);
    QCOMPARE(from->dateTime().toMSecsSinceEpoch(), now - hour);
    QCOMPARE(from->timeSpec(), Qt::UTC);
    QPushButton *show = nullptr;
    for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
        if (button->isDefault())
            show = button;
    }
    QVERIFY(show && show->isEnabled());

    to->setDateTime(from->dateTime().addSecs(-60));
    QVERIFY(dialog->problem().contains(u"before it begins"_s));
    QVERIFY(!show->isEnabled());
    to->setDateTime(from->dateTime().addDays(2));
    QVERIFY(dialog->problem().contains(u"future"_s));
    to->setDateTime(from->dateTime().addSecs(20));
    QVERIFY(dialog->problem().contains(u"shorter than a minute"_s));
    to->setDateTime(from->dateTime().addSecs(1800));
    QVERIFY(dialog->problem().isEmpty());

    QSignalSpy chosen(dialog, &RangeDialog::chosen);
    QTest::mouseClick(show, Qt::LeftButton);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.at(0).at(0).value<RangeChoice>(), choiceOf(metrics::Range{now - hour, now - hour / 2}));
}

void TestMetricsControls::pickerFindsAndCounts()
{
    QWidget window;
    window.resize(400, 300);
    window.show();
    const auto offered = metrics::metricsOf(pod());
    auto *picker = new MetricPicker(offered, {u"GPU_UTILIZATION_PER_GPU"_s}, &window);
    picker->popup(&window);
    QCOMPARE(picker->countText(), u"1 of 9 in one request"_s);
    QSignalSpy picked(picker, &MetricPicker::picked);

    const int all = picker->list()->model()->rowCount();
    QTest::keyClicks(picker->search(), u"cpu"_s);
    QVERIFY(picker->list()->model()->rowCount() < all);
    // The row of a topic cannot be marked; the first metric below it is current.
    QVERIFY(!(picker->list()->model()->index(0, 0).flags() & Qt::ItemIsEnabled));
    QTest::keyClick(picker->search(), Qt::Key_Down);
    QTest::keyClick(picker->list(), Qt::Key_Space);
    QCOMPARE(picker->countText(), u"2 of 9 in one request"_s);
    QVERIFY(!picker->list()->currentIndex().data(Qt::ToolTipRole).toString().isEmpty());
    QTest::keyClick(picker->list(), Qt::Key_Return);
    QCOMPARE(picked.count(), 1);
    const QStringList types = picked.at(0).at(0).toStringList();
    QCOMPARE(types.size(), 2);
    QVERIFY(types.contains(u"GPU_UTILIZATION_PER_GPU"_s));
    QVERIFY(types.at(0).startsWith(u"CPU"_s) || types.at(1).startsWith(u"CPU"_s));

    QStringList ten;
    for (const metrics::Metric *metric : offered) {
        if (ten.size() < 10)
            ten.append(QString::fromStdString(std::string(metric->type)));
    }
    MetricPicker many(offered, ten, &window);
    many.setAttribute(Qt::WA_DeleteOnClose, false);
    QVERIFY2(many.countText().startsWith(u"10 selected, in 2"_s), qPrintable(many.countText()));
}

void TestMetricsControls::pickerKeepsTicksOnEscape()
{
    QWidget window;
    window.show();
    auto *picker = new MetricPicker(metrics::metricsOf(pod()), {u"GPU_UTILIZATION_PER_GPU"_s}, &window);
    picker->popup(&window);
    QSignalSpy picked(picker, &MetricPicker::picked);
    QTest::keyClicks(picker->search(), u"cpu"_s);
    QTest::keyClick(picker->search(), Qt::Key_Down);
    QTest::keyClick(picker->list(), Qt::Key_Space);
    QTest::keyClick(picker->list(), Qt::Key_Escape);
    QCOMPARE(picked.count(), 1);
    QVERIFY(picked.at(0).at(0).toStringList() != QStringList{u"GPU_UTILIZATION_PER_GPU"_s});

    picker = new MetricPicker(metrics::metricsOf(pod()), {u"GPU_UTILIZATION_PER_GPU"_s}, &window);
    picker->popup(&window);
    QSignalSpy unchanged(picker, &MetricPicker::picked);
    QTest::keyClick(picker->search(), Qt::Key_Escape);
    QCOMPARE(unchanged.count(), 0);
}

void TestMetricsControls::enterTakesTheMetricThatWasFound()
{
    QWidget window;
    window.show();
    auto *picker = new MetricPicker(metrics::metricsOf(pod()), {u"GPU_UTILIZATION_PER_GPU"_s}, &window);
    picker->popup(&window);
    QSignalSpy picked(picker, &MetricPicker::picked);
    QTest::keyClicks(picker->search(), u"cpu"_s);
    const QString found = picker->list()->currentIndex().data().toString();
    QVERIFY(found.contains(u"CPU"_s));
    QTest::keyClick(picker->search(), Qt::Key_Return);
    QCOMPARE(picked.count(), 1);
    QCOMPARE(picked.at(0).at(0).toStringList().size(), 2);
}

// Names give way first.
void TestMetricsControls::figuresOfTheObjectAreWhole()
{
    MetricsPlace place;
    place.facts = {{u"Node"_s, u"fra-h100-h100-80g-n062"_s, {}},
                   {u"GPUs"_s, u"0.25/0.25"_s, {}},
                   {u"Workload"_s, u"vscode-rpatel-5248"_s, {}},
                   {u"Project"_s, u"nlp-foundation"_s, {}}};
    ObjectHeader header;
    header.setPlace(place);
    header.resize(420, header.height());
    header.show();
    QCoreApplication::processEvents();
    QStringList shown;
    for (const QLabel *label : header.findChildren<QLabel *>())
        shown.append(label->text());
    QVERIFY2(shown.contains(u"0.25/0.25"_s), qPrintable(shown.join(u'|')));
    QVERIFY2(!shown.contains(u"vscode-rpatel-5248"_s), qPrintable(shown.join(u'|')));

    header.resize(200, header.height());
    QCoreApplication::processEvents();
    QVERIFY(header.width() <= 200);
    const QList<QLabel *> labels = header.findChildren<QLabel *>();
    const auto figure = std::ranges::find(labels, u"0.25/0.25"_s, &QLabel::text);
    QVERIFY(figure == labels.end() || !(*figure)->isVisible()
            || (*figure)->visibleRegion().boundingRect() == (*figure)->rect());
    QVERIFY(header.toolTip().contains(u"nlp-foundation"_s));
}

QTEST_MAIN(TestMetricsControls)
#include "tst_metricscontrols.moc"
