// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/decode.h"
#include "models/metrics/assemble.h"
#include "models/metrics/keys.h"
#include "tests/benchmarks/cases.h"
#include "tests/benchmarks/metricjson.h"
#include "tests/benchmarks/qtplots.h"
#include "views/charts/chartcard.h"
#include "views/charts/chartstack.h"
#include "views/charts/plot.h"

#include <QApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace bench {
namespace {

constexpr QSize chartSize{800, 160};
constexpr QSize wholeSize{1000, 600};
constexpr int leftMargin = 90;
constexpr int rightMargin = 20;
constexpr qint64 startMs = 1'763'700'000'000; // of the answer
constexpr qint64 stepMs = 15'000;
constexpr double mostDifference = 0.025; // each side paints its own marks of the axes

metrics::Range rangeOf(int samples)
{
    return {startMs, startMs + samples * stepMs};
}

// Charts lay out their axes late. No other event: both sides paint once.
void layOut()
{
    QApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
}

QImage imageOf(const QSize &size)
{
    return QImage(size, QImage::Format_ARGB32_Premultiplied);
}

std::unique_ptr<views::Plot> plotOf(const QSize &size, int samples)
{
    auto plot = std::make_unique<views::Plot>();
    plot->setMargins(leftMargin, rightMargin);
    plot->setTime(rangeOf(samples), {});
    plot->resize(size);
    plot->setAttribute(Qt::WA_DontShowOnScreen);
    plot->show();
    return plot;
}

// Large values are shown in thousands of millions, as a prefix would do.
double shownFactor(double high)
{
    return high > 1e6 ? 1e-9 : 1;
}

views::Curve curveOf(metrics::SeriesPtr series, int place)
{
    views::Curve curve;
    curve.series = std::move(series);
    curve.look.slot = place % int(views::lightTheme.series.size());
    return curve;
}

double firstValue(const QJsonValue &measurement)
{
    return measurement.toObject()[u"values"_s].toArray().at(0).toObject()[u"value"_s].toString().toDouble();
}

// The charts of a metrics page, once with each side's parts.
struct Page
{
    explicit Page(const MetricSpec &wanted)
        : spec(wanted)
        , body(metricAnswer(wanted))
    {
        body.reserve(body.size() + api::decodePadding);
        for (int i = 0; i < spec.metrics; ++i) {
            ours.push_back(plotOf(chartSize, spec.samples));
            usual.push_back(std::make_unique<QtPlot>(chartSize, ours.back()->scene().area, spec.gpus));
        }
    }

    void paintUsual();
    void paintOurs();

    MetricSpec spec;
    QByteArray body;
    std::vector<std::unique_ptr<views::Plot>> ours;
    std::vector<std::unique_ptr<QtPlot>> usual;
    std::vector<QImage> oursImages = std::vector<QImage>(std::size_t(spec.metrics), imageOf(chartSize));
    std::vector<QImage> usualImages = std::vector<QImage>(std::size_t(spec.metrics), imageOf(chartSize));
};

void Page::paintUsual()
{
    const QJsonArray measurements = QJsonDocument::fromJson(body).object().value(u"measurements"_s).toArray();
    for (int chart = 0; chart < spec.metrics; ++chart) {
        double high = 0;
        const double shown = shownFactor(firstValue(measurements.at(chart * spec.gpus)));
        for (int gpu = 0; gpu < spec.gpus; ++gpu) {
            const QJsonArray values = measurements.at(chart * spec.gpus + gpu).toObject().value(u"values"_s).toArray();
            QList<QPointF> points;
            points.reserve(values.size());
            for (const auto &value : values) {
                const QJsonObject point = value.toObject();
                const QDateTime time = QDateTime::fromString(point.value(u"timestamp"_s).toString(), Qt::ISODate);
                const double raw = point.value(u"value"_s).toString().toDouble();
                points.append({double(time.toMSecsSinceEpoch()), raw * shown});
                high = std::max(high, points.constLast().y());
            }
            usual[std::size_t(chart)]->setCurve(gpu, points);
        }
        usual[std::size_t(chart)]->setAxes(rangeOf(spec.samples), metrics::valueTicks(0, high));
        layOut();
        usual[std::size_t(chart)]->paint(usualImages[std::size_t(chart)]);
    }
}

void Page::paintOurs()
{
    const api::Result<api::MeasurementsPtr> answer = api::decodeMeasurements(body, 200);
    if (!answer)
        throw Failure(u"Our decoder refused the answer."_s);
    for (int chart = 0; chart < spec.metrics; ++chart) {
        const api::Measurement &first = (*answer)->series[std::size_t(chart) * std::size_t(spec.gpus)];
        const metrics::Metric *metric = metrics::find((*answer)->texts.view(first.type));
        views::Plot::Content content;
        double high = 0;
        for (const metrics::Piece &piece : metrics::piecesOf(**answer, *metric)) {
            auto series = std::make_shared<metrics::Series>();
            series->key = piece.key;
            series->metric = metric;
            series->samples = *piece.samples;
            metrics::tidy(series->samples, rangeOf(spec.samples));
            series->gaps = metrics::gapsOf(series->samples.times, double(stepMs));
            series->statistics = metrics::statisticsOf(series->samples.values);
            series->provisionalFrom = series->samples.size();
            const double shown = shownFactor(series->samples.values.front());
            high = std::max(high, series->statistics.max * shown);
            content.curves.push_back(curveOf(std::move(series), int(content.curves.size())));
            content.curves.back().factor = shown;
        }
        content.ticks = metrics::valueTicks(0, high);
        ours[std::size_t(chart)]->setContent(std::move(content));
        layOut();
        ours[std::size_t(chart)]->render(&oursImages[std::size_t(chart)]);
    }
}

void checkPictures(const std::vector<QImage> &a, const std::vector<QImage> &b, QString &note)
{
    double most = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        most = std::max(most, difference(a[i], b[i]));
    note = u"pictures differ in at most %1 % of their pixels"_s.arg(most * 100, 0, 'f', 2);
    if (most > mostDifference)
        throw Failure(u"The two sides paint different pictures: %1 % of the pixels."_s.arg(most * 100, 0, 'f', 2));
}

// Many curves that cross, in two versions.
metrics::SeriesPtr walk(int curve, int samples, int version)
{
    auto series = std::make_shared<metrics::Series>();
    series->key.type = u"GPU_UTILIZATION_PER_GPU"_s;
    series->key.gpu = curve;
    series->metric = metrics::find("GPU_UTILIZATION_PER_GPU");
    series->name = u"GPU %1"_s.arg(curve);
    for (int i = 0; i < samples; ++i) {
        const double wave = std::sin(i * 0.011 + curve * 0.4 + version * 0.3) + 0.08 * std::sin(i * 1.7 + curve);
        series->samples.append(startMs + i * stepMs, std::to_string(50 + wave * 42));
    }
    series->provisionalFrom = series->samples.size();
    series->statistics = metrics::statisticsOf(series->samples.values);
    return series;
}

metrics::Answer podAnswer(int metricCount, int gpus, int samples)
{
    metrics::Answer answer;
    answer.range = rangeOf(samples);
    answer.stepMs = double(stepMs);
    answer.requests = answer.requestsDone = 1;
    int found = 0;
    for (const metrics::Metric &metric : metrics::registry()) {
        if (metric.form != metrics::Form::PerGpu || found++ == metricCount)
            continue;
        metrics::MetricAnswer one;
        one.metric = &metric;
        one.state = metrics::MetricAnswer::State::Complete;
        for (int gpu = 0; gpu < gpus; ++gpu)
            one.series.push_back(walk(gpu, samples, found));
        answer.metrics.push_back(std::move(one));
        if (int(answer.metrics.size()) == metricCount)
            break;
    }
    return answer;
}

void settle()
{
    for (int i = 0; i < 3; ++i)
        QApplication::processEvents();
}

} // namespace

void runCharts(const Settings &settings, Report &report)
{
    Page page{MetricSpec()};
    Figure figure{u"%1 series of %2 samples, bytes to %3 charts painted"_s.arg(page.spec.metrics * page.spec.gpus)
                      .arg(page.spec.samples)
                      .arg(page.spec.metrics),
                  u"ms"_s,
                  u"QJsonDocument, QLineSeries, antialiased, 1 px"_s,
                  {},
                  {},
                  0.08,
                  {}};
    interleave(
        settings.rounds(9), figure, [&] { return milliseconds([&] { page.paintUsual(); }); },
        [&] { return milliseconds([&] { page.paintOurs(); }); });
    checkPictures(page.usualImages, page.oursImages, figure.note);
    report.add(figure);
}

void runChartUpdate(const Settings &settings, Report &report)
{
    constexpr int curves = 152;
    constexpr int samples = 1000;
    const auto ours = plotOf(wholeSize, samples);
    QtPlot usual(wholeSize, ours->scene().area, curves);
    const metrics::ValueTicks ticks = metrics::valueTicks(0, 100);
    usual.setAxes(rangeOf(samples), ticks);
    QList<QList<QPointF>> points[2];
    std::vector<views::Curve> content[2];
    for (int version = 0; version < 2; ++version) {
        for (int curve = 0; curve < curves; ++curve) {
            const metrics::SeriesPtr series = walk(curve, samples, version);
            QList<QPointF> line;
            for (std::size_t i = 0; i < series->samples.size(); ++i)
                line.append({double(series->samples.times[i]), series->samples.values[i]});
            points[version].append(line);
            content[version].push_back(curveOf(series, curve));
        }
    }
    std::vector<QImage> oursImage{imageOf(wholeSize)};
    std::vector<QImage> usualImage{imageOf(wholeSize)};
    int usualVersion = 0;
    int oursVersion = 0;
    Figure figure{u"chart of %1 series of %2 samples, new data painted"_s.arg(curves).arg(samples),
                  u"ms"_s,
                  u"QLineSeries::replace, antialiased, 1 px"_s,
                  {},
                  {},
                  0.25,
                  {}};
    interleave(
        settings.rounds(15), figure,
        [&] {
            usualVersion ^= 1;
            return milliseconds([&] {
                for (int curve = 0; curve < curves; ++curve)
                    usual.setCurve(curve, points[usualVersion][curve]);
                usual.paint(usualImage[0]);
            });
        },
        [&] {
            oursVersion ^= 1;
            return milliseconds([&] {
                ours->setContent({content[oursVersion], ticks, {}, false});
                ours->render(&oursImage[0]);
            });
        });
    checkPictures(usualImage, oursImage, figure.note);
    report.add(figure);
}

void runChartFrames(const Settings &settings, Report &report)
{
    for (const int gpus : {8, 64}) {
        const metrics::Answer answer = podAnswer(3, gpus, 1000);
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
        Figure hover{u"the pointer moves over 3 charts of %1 curves"_s.arg(gpus), u"ms"_s, {}, {}, {}, {}, {}};
        Figure zoom{u"a step of zoom over 3 charts of %1 curves"_s.arg(gpus), u"ms"_s, {}, {}, {}, {}, {}};
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
}

} // namespace bench
