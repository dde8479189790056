// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/bands.h"
#include "tests/view/chartbench.h"
#include "views/charts/badge.h"
#include "views/charts/fixedrangedialog.h"
#include "views/charts/valueaxis.h"
#include "views/widgets/controls.h"

#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QToolButton>

using namespace chartbench;

namespace {

constexpr const char *type = "GPU_UTILIZATION_PER_GPU";

// Two GPUs: one at `low`, one at 90 % for a tenth of the samples and at 40 % else.
metrics::Answer twoGpus(double low)
{
    metrics::Answer answer;
    answer.range = sixHours;
    answer.stepMs = minuteMs;
    answer.metrics.resize(1);
    answer.metrics[0].metric = metrics::find(type);
    answer.metrics[0].state = State::Complete;
    answer.metrics[0].series
        = {chartfixture::series(type, 0, 360, [low](int, double, int) { return low; }),
           chartfixture::series(type, 1, 360, [](int, double, int sample) { return sample % 10 == 0 ? 90.0 : 40.0; })};
    return answer;
}

QStringList marksOf(const PlotScene &scene)
{
    QStringList marks;
    for (const auto &[value, text] : scene.valueMarks)
        marks << text;
    return marks;
}

} // namespace

// The value axis of a card: logarithmic, or of a fixed range.
class TestValueAxis : public ChartBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { m_stack.reset(); }

    void logarithmicAxes()
    {
        show(twoGpus(0.4));
        QCOMPARE(badge(), QString());
        const QSignalSpy chosen(m_stack.get(), &ChartStack::axesChosen);
        choose(u"Logarithmic axis"_s);
        QCOMPARE(chosen.size(), 1);
        const PlotScene &scene = plot()->scene();
        QVERIFY(scene.isLogarithmic);
        QCOMPARE(scene.low, 0.1);
        QCOMPARE(scene.high, 100.0);
        QCOMPARE(marksOf(scene), (QStringList{u"0.1"_s, u"1"_s, u"10"_s, u"100"_s}));
        // Decades are equally high.
        const double decade = scene.area.height() / 3;
        QVERIFY(std::abs(scene.yOf(1) - (scene.area.bottom() - decade)) < 0.01);
        QVERIFY(std::abs(scene.yOf(10) - (scene.area.bottom() - 2 * decade)) < 0.01);
        QCOMPARE(badge(), u"Logarithmic"_s);
        const QImage image = plot()->grab().toImage();
        QCOMPARE(image.pixel(int(scene.area.left()) + 5, int(std::round(scene.yOf(10)))), lightTheme.chartGrid);
        choose(u"Logarithmic axis"_s);
        QVERIFY(!scene.isLogarithmic);
        QCOMPARE(badge(), QString());
    }

    void zerosAreAtTheBottomEdge()
    {
        show(twoGpus(0));
        m_stack->setAxes({{QString::fromLatin1(type), {true}}});
        const PlotScene &scene = plot()->scene();
        QCOMPARE(scene.low, 10.0);
        QCOMPARE(scene.yOf(0), scene.area.bottom());
        QCOMPARE(badge(), u"Logarithmic, zeros at the bottom edge"_s);
    }

    void valuesBelowZeroStayLinear()
    {
        show(twoGpus(-5));
        QAction *action = actionCalled(u"Logarithmic axis"_s);
        QVERIFY(action && !action->isEnabled());
        QVERIFY(action->toolTip().contains(u"below 0"_s));
        m_stack->setAxes({{QString::fromLatin1(type), {true}}}); // chosen when there were none
        QVERIFY(!plot()->scene().isLogarithmic);
        QCOMPARE(badge(), u"Linear axis"_s);
    }

    void fixedRangesCutOff()
    {
        show(twoGpus(20));
        m_stack->setAxes({{QString::fromLatin1(type), {false, 0, 50}}});
        const PlotScene &scene = plot()->scene();
        QCOMPARE(scene.high, 50.0);
        QCOMPARE(marksOf(scene).last(), u"50"_s);
        // Of two curves with as many samples, one is outside for a tenth.
        QCOMPARE(badge(), u"Fixed range 0 to 50 %, 5 % of the samples are outside"_s);
        const QImage image = plot()->grab().toImage();
        const QRectF above(scene.area.left(), 0, scene.area.width(), scene.area.top() - 1);
        for (int x = int(scene.area.left()); x < int(scene.area.right()); ++x)
            QCOMPARE(pixelsLike(image, x, above, lightTheme.series[1]), 0);
        m_stack->setAxes({{QString::fromLatin1(type), {false, 0, 95}}});
        QCOMPARE(badge(), u"Fixed range 0 to 95 %"_s);
        m_stack->setAxes({});
        QCOMPARE(scene.high, 100.0);
        QCOMPARE(badge(), QString());
    }

    // Vector files have no clipping.
    void drawingsAreCutOffToo()
    {
        show(twoGpus(20));
        m_stack->setAxes({{QString::fromLatin1(type), {false, 0, 50}}});
        const QString text = QString::fromUtf8(m_stack->svg());
        QVERIFY(text.contains(u"Fixed range 0 to 50 %"_s));
        static const QRegularExpression lines(u"<polyline[^>]*points=\"([^\"]*)\""_s);
        const double top = plot()->scene().area.top() - 0.5;
        const double bottom = plot()->scene().area.bottom() + 0.5;
        int points = 0;
        for (auto match = lines.globalMatch(text); match.hasNext();) {
            const QStringList line = match.next().captured(1).split(u' ', Qt::SkipEmptyParts);
            if (line.size() < 8)
                continue; // of an icon
            for (const QString &point : line) {
                const double y = point.section(u',', 1).toDouble();
                QVERIFY2(y >= top && y <= bottom, qPrintable(point));
                ++points;
            }
        }
        QVERIFY(points > 300);
    }

    void bandsBeyondARangeAreTold()
    {
        const metrics::Answer gpus = twoGpus(20);
        metrics::Answer answer = gpus;
        answer.metrics[0].series = {compare::bandOf(gpus.metrics[0].series, base::Key::fromText(u"bert"_s), u"bert"_s)};
        show(answer);
        m_stack->setAxes({{QString::fromLatin1(type), {false, 0, 50}}});
        QCOMPARE(badge(), u"Fixed range 0 to 50 %, a GPU is outside at 10 % of the times"_s);
    }

    void axesSurviveOtherAnswers()
    {
        show(twoGpus(20));
        m_stack->setAxes({{QString::fromLatin1(type), {true, 1, 50}}});
        m_stack->setAnswer(twoGpus(30));
        m_stack->setVisibleRange({startMs + 60 * minuteMs, startMs + 120 * minuteMs});
        QCOMPARE(plot()->scene().low, 1.0);
        QCOMPARE(plot()->scene().high, 50.0);
        QVERIFY(plot()->scene().isLogarithmic);
        QVERIFY(badge().startsWith(u"Logarithmic, Fixed range 1 to 50 %"_s));
    }

    void rangesAreAskedFor()
    {
        show(twoGpus(20));
        QSignalSpy chosen(m_stack.get(), &ChartStack::axesChosen);
        choose(u"Fixed range…"_s);
        auto *dialog = cards().constFirst()->findChild<FixedRangeDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->from()->text(), u"0"_s);
        QCOMPARE(dialog->to()->text(), u"100"_s);
        QCOMPARE(dialog->problem(), QString());
        dialog->from()->setText(u"100"_s);
        QCOMPARE(dialog->problem(), u"The range must begin below its end."_s);
        dialog->from()->setText(u"ten"_s);
        QCOMPARE(dialog->problem(), u"ten is not a number."_s);
        const auto *error = dialog->findChild<ErrorLine *>();
        QVERIFY(error && error->isVisible());
        QCOMPARE(error->sentence(), dialog->problem());
        QPushButton *set = buttonCalled(*dialog, u"Set range"_s);
        QVERIFY(set && !set->isEnabled());
        dialog->from()->setText(u"12.5"_s);
        dialog->to()->setText(u"62,5"_s); // as others write it
        QTest::keyClick(dialog->to(), Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(plot()->scene().low, 12.5);
        QCOMPARE(plot()->scene().high, 62.5);
        choose(u"Automatic range"_s);
        QCOMPARE(plot()->scene().high, 100.0);
    }

    void logarithmicRangesBeginAboveZero()
    {
        show(twoGpus(20));
        m_stack->setAxes({{QString::fromLatin1(type), {false, 0, 50}}});
        choose(u"Logarithmic axis"_s);
        QVERIFY(!plot()->scene().isLogarithmic); // the range must be changed first
        auto *dialog = cards().constFirst()->findChild<FixedRangeDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->problem(), u"A logarithmic axis must begin above 0."_s);
        dialog->from()->setText(u"2"_s);
        buttonCalled(*dialog, u"Set range"_s)->click();
        QVERIFY(plot()->scene().isLogarithmic);
        QCOMPARE(plot()->scene().low, 2.0);
    }

    // Bytes are chosen in the unit of the card, and stay the same bytes when the card takes another unit.
    void rangesKeepTheirMeaning()
    {
        constexpr double gib = 1024.0 * 1024 * 1024;
        metrics::Answer answer = twoGpus(20);
        answer.metrics[0]
            = chartfixture::perGpu("GPU_MEMORY_USAGE_BYTES_PER_GPU", 1, 360, [](int, double, int) { return 40 * gib; });
        show(answer);
        choose(u"Fixed range…"_s);
        auto *dialog = cards().constFirst()->findChild<FixedRangeDialog *>();
        dialog->to()->setText(u"64"_s);
        buttonCalled(*dialog, u"Set range"_s)->click();
        QCOMPARE(plot()->scene().high, 64.0);
        answer.metrics[0] = chartfixture::perGpu("GPU_MEMORY_USAGE_BYTES_PER_GPU", 1, 360,
                                                 [](int, double, int) { return 4096 * gib; });
        m_stack->setAnswer(answer);
        QCOMPARE(plot()->scene().high, 64.0 / 1024);
        QVERIFY(badge().contains(u"0.0625 TiB, 100 %"_s));
    }

private:
    [[nodiscard]] QString badge() const
    {
        for (const Badge *badge : cards().constFirst()->findChildren<Badge *>()) {
            if (badge->isVisible())
                return badge->text();
        }
        return {};
    }
    [[nodiscard]] QAction *actionCalled(const QString &text)
    {
        for (QToolButton *button : cards().constFirst()->findChildren<QToolButton *>()) {
            if (button->accessibleName().startsWith(u"More actions"_s))
                button->click();
        }
        QAction *found = nullptr;
        const QList<QMenu *> menus = cards().constFirst()->findChildren<QMenu *>();
        for (QMenu *menu : menus) {
            for (QAction *action : menu->actions())
                found = action->text() == text ? action : found;
        }
        return found;
    }
    void choose(const QString &text)
    {
        QAction *action = actionCalled(text);
        QVERIFY2(action, qPrintable(text));
        auto *menu = qobject_cast<QMenu *>(action->parent());
        action->trigger();
        delete menu;
    }
    static QPushButton *buttonCalled(const FixedRangeDialog &dialog, const QString &text)
    {
        for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
            if (button->text() == text)
                return button;
        }
        return nullptr;
    }
};

QTEST_MAIN(TestValueAxis)
#include "tst_valueaxis.moc"
