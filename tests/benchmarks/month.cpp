// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/assemble.h"
#include "models/metrics/work.h"
#include "tests/benchmarks/cases.h"
#include "views/charts/chartcard.h"
#include "views/charts/chartstack.h"
#include "views/charts/plot.h"

#include <QApplication>
#include <QMouseEvent>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <random>

using namespace Qt::StringLiterals;

namespace bench {
namespace {

constexpr qint64 startMs = 1'763'700'000'000;
constexpr double frameMs = 16; // of 60 frames a second
constexpr double pointerMs = 8;
constexpr double mostBytes = 9; // a sample

// A GPU that works in phases: noise, plateaus, idle stretches.
api::Samples work(int curve, int samples)
{
    std::mt19937 random{std::uint32_t(curve)};
    std::uniform_real_distribution<double> noise(-6, 6);
    api::Samples all;
    all.reserve(std::size_t(samples));
    for (int i = 0; i < samples; ++i) {
        const bool isIdle = i / 700 % 9 == curve % 9;
        const double load = isIdle ? 0 : 70 + 20 * std::sin(i * 0.0004 + curve) + noise(random);
        std::array<char, 32> text{};
        const auto end = std::to_chars(text.data(), text.data() + text.size(), std::clamp(load, 0., 100.),
                                       std::chars_format::fixed, 1);
        all.append(startMs + i * metrics::storeStepMs,
                   std::string_view(text.data(), std::size_t(end.ptr - text.data())));
    }
    return all;
}

std::vector<metrics::SeriesPtr> gpusOf(const metrics::Metric &metric, int first, int count, int samples)
{
    metrics::Part part;
    for (int gpu = 0; gpu < count; ++gpu)
        part.curves.emplace_back(metrics::SeriesKey{.type = u"GPU"_s, .object = {}, .gpu = gpu},
                                 work(first + gpu, samples));
    metrics::SeriesFrame frame;
    frame.metric = &metric;
    frame.range = {startMs, startMs + samples * metrics::storeStepMs};
    frame.stepMs = double(metrics::storeStepMs);
    frame.nowMs = frame.range.toMs;
    std::vector<metrics::SeriesPtr> series;
    for (const metrics::Ordered &one : metrics::seriesOf(part, frame))
        series.push_back(one.series);
    return series;
}

metrics::Answer answerOf(int metricCount, int gpus, int samples)
{
    metrics::Answer answer;
    answer.range = {startMs, startMs + samples * metrics::storeStepMs};
    answer.stepMs = double(metrics::storeStepMs);
    for (const metrics::Metric &metric : metrics::registry()) {
        if (metric.form != metrics::Form::PerGpu || int(answer.metrics.size()) == metricCount)
            continue;
        metrics::MetricAnswer one;
        one.metric = &metric;
        one.state = metrics::MetricAnswer::State::Complete;
        one.series = gpusOf(metric, int(answer.metrics.size()) * gpus, gpus, samples);
        answer.metrics.push_back(std::move(one));
    }
    if (int(answer.metrics.size()) != metricCount)
        throw Failure(u"There are only %1 metrics per GPU."_s.arg(answer.metrics.size()));
    return answer;
}

double percentile99(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[(values.size() * 99 + 99) / 100 - 1];
}

void settle()
{
    for (int i = 0; i < 3; ++i)
        QApplication::processEvents();
}

void addSlowest(Report &report, const QString &name, const std::vector<double> &all)
{
    report.add({name,
                u"ms"_s,
                {},
                {},
                {percentile99(all)},
                frameMs,
                u"99th percentile of %1 frames; median %2 ms"_s.arg(all.size()).arg(median(all), 0, 'f', 2)});
}

} // namespace

// 30 days of 8 GPUs, 4 metrics of each, with every sample of the store.
void runMonth(const Settings &settings, Report &report)
{
    const int samples = settings.quick ? 17'280 : 172'800;
    metrics::Answer answer;
    const double building = milliseconds([&] { answer = answerOf(4, 8, samples); });
    std::size_t bytes = 0;
    std::size_t count = 0;
    for (const metrics::MetricAnswer &metric : answer.metrics) {
        for (const metrics::SeriesPtr &series : metric.series) {
            bytes += series->samples.byteCount() + (series->pyramid ? series->pyramid->byteCount() : 0);
            count += series->samples.size();
        }
    }
    report.add({u"memory of 32 curves of %1 samples"_s.arg(samples),
                u"bytes a sample"_s,
                {},
                {},
                {double(bytes) / double(count)},
                mostBytes,
                u"made in %1 ms"_s.arg(building, 0, 'f', 0)});

    views::ChartStack stack;
    stack.resize(1040, 740);
    stack.setVisibleRange(answer.range);
    stack.setAnswer(answer);
    stack.show();
    settle();
    const auto frame = [&stack](const metrics::Range &range) {
        return milliseconds([&] {
            stack.setVisibleRange(range);
            settle();
        });
    };
    std::vector<double> zoom;
    const double whole = double(answer.range.length());
    const int steps = settings.rounds(200);
    for (int i = 0; i < steps; ++i) {
        const auto length = qint64(whole * std::pow(1. / 720, double(i) / steps)); // to an hour
        const qint64 from = answer.range.fromMs + qint64(0.6 * (whole - double(length)));
        zoom.push_back(frame({from, from + length}));
    }
    addSlowest(report, u"a step of zoom over %1 samples"_s.arg(count), zoom);
    std::vector<double> pan;
    for (int i = 0; i < steps; ++i) {
        const auto length = qint64(whole * 0.8);
        const qint64 from = answer.range.fromMs + qint64(whole * 0.2 * i / steps);
        pan.push_back(frame({from, from + length}));
    }
    addSlowest(report, u"a step of pan over %1 samples"_s.arg(count), pan);
}

void runManyCurves(const Settings &settings, Report &report)
{
    const metrics::Answer answer = answerOf(1, 512, 1000);
    views::ChartStack stack;
    stack.resize(1040, 740);
    stack.setVisibleRange(answer.range);
    stack.setAnswer(answer);
    stack.show();
    settle();
    QWidget *target = stack.findChild<views::ChartCard *>()->plot()->viewport();
    const auto moveTo = [&](int x) {
        const QPointF at(x, 60);
        QMouseEvent event(QEvent::MouseMove, at, target->mapToGlobal(at), Qt::NoButton, {}, {});
        QApplication::sendEvent(target, &event);
        settle();
    };
    Figure hover{u"the pointer moves over 512 curves"_s, u"ms"_s, {}, {}, {}, pointerMs, {}};
    moveTo(300);
    for (int i = 0; i < settings.rounds(60); ++i)
        hover.ours.push_back(milliseconds([&] { moveTo(301 + 3 * i); }));
    report.add(hover);
    Figure zoom{u"a step of zoom over 512 curves"_s, u"ms"_s, {}, {}, {}, frameMs, {}};
    const qint64 length = answer.range.length();
    for (int i = 0; i < settings.rounds(30); ++i) {
        const qint64 off = length / 200 * (i + 1);
        zoom.ours.push_back(milliseconds([&] {
            stack.setVisibleRange({answer.range.fromMs + off, answer.range.toMs - off});
            settle();
        }));
    }
    report.add(zoom);
}

} // namespace bench
