// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/bands.h"

#include "models/metrics/assemble.h"
#include "tests/benchmarks/cases.h"
#include "views/charts/chartcard.h"
#include "views/charts/chartstack.h"
#include "views/charts/plot.h"

#include <QApplication>
#include <QImage>
#include <QMouseEvent>

#include <cmath>

using namespace Qt::StringLiterals;

namespace bench {
namespace {

constexpr int objects = 24;
constexpr int curves = 512; // of all of them
constexpr int samples = 1000;
constexpr qint64 startMs = 1'763'700'000'000;
constexpr qint64 stepMs = 15'000;
constexpr double pointerGoal = 8; // ms
constexpr double zoomGoal = 16;

using Gpus = std::vector<metrics::SeriesPtr>;

// About a level of the object, each with a wave and noise of its own.
metrics::SeriesPtr gpuOf(int object, int gpu)
{
    auto series = std::make_shared<metrics::Series>();
    series->metric = metrics::find("GPU_UTILIZATION_PER_GPU");
    series->key = {u"GPU_UTILIZATION_PER_GPU"_s, base::Key::fromText(QString::number(object)), gpu};
    series->name = u"GPU %1"_s.arg(gpu);
    series->stepMs = double(stepMs);
    const double level = 30 + 2.5 * object;
    for (int i = 0; i < samples; ++i) {
        const double noise = std::sin(i * 12.9898 + gpu * 78.233 + object) * 43758.5453;
        const double value = level + 6 * std::sin(i * 0.013 + gpu * 0.4) + 8 * (noise - std::floor(noise));
        series->samples.append(startMs + i * stepMs, std::to_string(value));
    }
    series->provisionalFrom = series->samples.size();
    series->statistics = metrics::statisticsOf(series->samples.values);
    return series;
}

std::vector<Gpus> gpusOfObjects()
{
    std::vector<Gpus> all(objects);
    for (int i = 0; i < curves; ++i)
        all[std::size_t(i % objects)].push_back(gpuOf(i % objects, i / objects));
    return all;
}

metrics::Answer answerOf(const std::vector<Gpus> &all)
{
    metrics::Answer answer;
    answer.range = {startMs, startMs + samples * stepMs};
    answer.stepMs = double(stepMs);
    answer.metrics.resize(1);
    answer.metrics[0].metric = metrics::find("GPU_UTILIZATION_PER_GPU");
    answer.metrics[0].state = metrics::MetricAnswer::State::Complete;
    for (int i = 0; i < objects; ++i) {
        answer.metrics[0].series.push_back(
            compare::bandOf(all[std::size_t(i)], base::Key::fromText(QString::number(i)), u"run %1"_s.arg(i)));
    }
    return answer;
}

void settle()
{
    for (int i = 0; i < 3; ++i)
        QApplication::processEvents();
}

Figure figureOf(const QString &name, std::optional<double> goal)
{
    return {name, u"ms"_s, {}, {}, {}, goal, {}};
}

} // namespace

void runBands(const Settings &settings, Report &report)
{
    const std::vector<Gpus> all = gpusOfObjects();
    Figure computed
        = figureOf(u"bands of %1 objects, %2 curves of %3 samples, computed"_s.arg(objects).arg(curves).arg(samples),
                   std::nullopt);
    Figure one = figureOf(u"the band of one object of %1 curves of %2 samples, computed"_s.arg(curves).arg(samples),
                          std::nullopt);
    Gpus together;
    for (const Gpus &gpus : all)
        together.insert(together.end(), gpus.begin(), gpus.end());
    metrics::Answer answer;
    for (int i = 0; i < settings.rounds(9); ++i) {
        computed.ours.push_back(milliseconds([&] { answer = answerOf(all); }));
        one.ours.push_back(milliseconds([&] { (void)compare::bandOf(together, {}, u"run"_s); }));
    }
    report.add(computed);
    report.add(one);

    views::ChartStack stack;
    stack.resize(1040, 740);
    stack.setVisibleRange(answer.range);
    stack.setAnswer(answer);
    stack.show();
    settle();
    views::Plot *plot = stack.findChild<views::ChartCard *>()->plot();
    QWidget *target = plot->viewport();
    QImage image(plot->size(), QImage::Format_ARGB32_Premultiplied);
    Figure painted
        = figureOf(u"%1 bands painted, %2 x %3 px"_s.arg(objects).arg(image.width()).arg(image.height()), std::nullopt);
    for (int i = 0; i < settings.rounds(15); ++i)
        painted.ours.push_back(milliseconds([&] { plot->render(&image); }));
    report.add(painted);

    Figure hover = figureOf(u"the pointer moves over %1 bands"_s.arg(objects), pointerGoal);
    Figure zoom = figureOf(u"a step of zoom over %1 bands"_s.arg(objects), zoomGoal);
    const auto moveTo = [&](int x) {
        const QPointF at(x, double(plot->height()) / 2);
        QMouseEvent event(QEvent::MouseMove, at, target->mapToGlobal(at), Qt::NoButton, {}, {});
        QApplication::sendEvent(target, &event);
        settle();
    };
    moveTo(300);
    for (int i = 0; i < settings.rounds(60); ++i)
        hover.ours.push_back(milliseconds([&] { moveTo(301 + 3 * i); }));
    const qint64 length = answer.range.length();
    for (int i = 0; i < settings.rounds(30); ++i) {
        const qint64 off = length / 200 * (i + 1);
        zoom.ours.push_back(milliseconds([&] {
            stack.setVisibleRange({answer.range.fromMs + off, answer.range.toMs - off});
            settle();
        }));
    }
    report.add(hover);
    report.add(zoom);
}

} // namespace bench
