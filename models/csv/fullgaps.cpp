// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csv/fullgaps.h"

#include "models/csv/metricscsv.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace csv {
namespace {

using State = metrics::MetricAnswer::State;

// In files: never translated
constexpr const char *noSamples = "no samples";
constexpr const char *partialAnswer = "partial answer";

QString nameOf(const metrics::Metric &metric)
{
    return QString::fromLatin1(metric.type.data(), qsizetype(metric.type.size()));
}

QString typeOf(const metrics::MetricAnswer &metric)
{
    return nameOf(*metric.metric);
}

// Why a part of a metric was not answered, or not wholly. Empty if it was.
QString reasonOf(const metrics::MetricAnswer &metric)
{
    if (metric.state == State::Refused || (metric.problem && metric.problem->kind == api::Error::Kind::BadRequest))
        return u"refused"_s;
    if (metric.problem)
        return u"request failed: "_s + metric.problem->sentence();
    return metric.state == State::Partial ? QString::fromLatin1(partialAnswer) : QString();
}

struct Line
{
    metrics::Range range;
    QString object;
    QString type;
    int gpu = -1;
    QString group = {};
    QString reason = QString::fromLatin1(noSamples);
};

void append(FullProgress &progress, const Line &line, const FileFormat &format, std::string &lines)
{
    appendTime(lines, line.range.fromMs, format.times);
    lines += format.delimiter;
    appendTime(lines, line.range.toMs, format.times);
    lines += format.delimiter;
    appendText(lines, line.object.toStdString(), format);
    lines += format.delimiter;
    appendText(lines, line.type.toStdString(), format);
    lines += format.delimiter;
    if (line.gpu >= 0)
        appendInteger(lines, line.gpu);
    lines += format.delimiter;
    appendText(lines, line.group.toStdString(), format);
    lines += format.delimiter;
    appendText(lines, line.reason.toStdString(), format);
    lines += lineEnd;
    ++progress.gaps;
}

void appendGap(FullProgress &progress, const FullCurve &curve, std::int64_t untilMs, const FileFormat &format,
               std::string &lines)
{
    if (double(untilMs - curve.lastMs) > longestSpacing(curve.stepMs))
        append(progress, {{curve.lastMs, untilMs}, curve.object, curve.key.type, curve.key.gpu, curve.group}, format,
               lines);
}

std::vector<metrics::SeriesPtr> seriesOf(const metrics::MetricAnswer &metric)
{
    std::vector<metrics::SeriesPtr> all = metric.series;
    all.insert(all.end(), metric.impossible.begin(), metric.impossible.end());
    return all;
}

void appendUnanswered(FullProgress &progress, const Unanswered &stretch, const FullFrame &frame, std::string &lines)
{
    Line line{stretch.range, frame.subject, stretch.type};
    line.reason = stretch.reason;
    append(progress, line, frame.format, lines);
    progress.failures += stretch.reason == QLatin1StringView(partialAnswer) ? 0 : 1;
}

// A stretch goes on if the next part has the same fault; otherwise it is listed.
void noteUnanswered(FullProgress &progress, const metrics::Answer &answer, const metrics::Range &part,
                    const FullFrame &frame, std::string &lines)
{
    std::vector<Unanswered> now;
    for (const metrics::MetricAnswer &metric : answer.metrics)
        if (const QString reason = reasonOf(metric); !reason.isEmpty())
            now.push_back({typeOf(metric), reason, part});
    for (const Unanswered &before : progress.unanswered) {
        const auto same = std::ranges::find_if(now, [&](const Unanswered &stretch) {
            return stretch.type == before.type && stretch.reason == before.reason
                && stretch.range.fromMs == before.range.toMs;
        });
        if (same != now.end())
            same->range.fromMs = before.range.fromMs;
        else
            appendUnanswered(progress, before, frame, lines);
    }
    progress.unanswered = std::move(now);
}

} // namespace

double longestSpacing(double stepMs)
{
    return 2 * stepMs + std::max(2.0, 0.05 * stepMs);
}

std::vector<std::int64_t> timesOf(const metrics::Series &series)
{
    std::vector<std::int64_t> times;
    times.reserve(series.samples.size() + series.outOfRange.size());
    std::ranges::merge(series.samples.times, series.outOfRange.times, std::back_inserter(times));
    return times;
}

void noteCurves(FullProgress &progress, const metrics::Answer &answer, const FullFrame &frame)
{
    QHash<metrics::SeriesKey, bool> known;
    for (const FullCurve &curve : progress.curves)
        known.insert(curve.key, true);
    for (const metrics::MetricAnswer &metric : answer.metrics) {
        const QString type = typeOf(metric);
        const std::vector<metrics::SeriesPtr> all = seriesOf(metric);
        if (metric.metric->isAmbiguous && !all.empty())
            progress.ratios.try_emplace(type, metric.isRatio);
        const auto ratio = progress.ratios.find(type);
        const auto settled = progress.settledMs.find(type);
        for (const metrics::SeriesPtr &series : all) {
            if (known.contains(series->key))
                continue;
            known.insert(series->key, true);
            FullCurve curve;
            curve.key = series->key;
            curve.object = series->object;
            curve.group = QString::fromStdString(groupCell(*series));
            curve.column = QString::fromStdString(wideColumn(*series, ratio != progress.ratios.end() && ratio->second));
            curve.lastMs = settled == progress.settledMs.end() ? frame.range.fromMs : settled->second;
            progress.curves.push_back(std::move(curve));
        }
    }
}

void noteGaps(FullProgress &progress, const metrics::Answer &answer, const metrics::Range &part, const FullFrame &frame,
              std::string &lines)
{
    noteUnanswered(progress, answer, part, frame, lines);
    const metrics::Range owned = ownedBy(part, progress.range);
    QHash<metrics::SeriesKey, metrics::SeriesPtr> present;
    QHash<QString, bool> isWhole;
    for (const metrics::MetricAnswer &metric : answer.metrics) {
        isWhole.insert(typeOf(metric), reasonOf(metric).isEmpty());
        for (const metrics::SeriesPtr &series : seriesOf(metric))
            present.insert(series->key, series);
        if (!reasonOf(metric).isEmpty())
            progress.settledMs[typeOf(metric)] = part.toMs;
    }
    for (FullCurve &curve : progress.curves) {
        std::int64_t samples = 0;
        if (const metrics::SeriesPtr series = present.value(curve.key)) {
            // Few samples do not tell the step.
            constexpr std::size_t telling = 4;
            const std::vector<std::int64_t> times = timesOf(*series);
            if (times.size() >= telling || curve.stepMs == 0)
                curve.stepMs = series->stepMs;
            for (const std::int64_t time : times) {
                if (!owned.contains(time))
                    continue;
                appendGap(progress, curve, time, frame.format, lines);
                curve.lastMs = std::max(curve.lastMs, time);
                ++samples;
            }
        }
        curve.samples += samples;
        if (samples == 0 && !isWhole.value(curve.key.type, true)) {
            appendGap(progress, curve, part.fromMs, frame.format, lines);
            curve.lastMs = std::max(curve.lastMs, part.toMs);
        }
    }
}

void noteEnd(FullProgress &progress, std::span<const metrics::Metric *const> metrics, const FullFrame &frame,
             std::string &lines)
{
    for (const Unanswered &stretch : progress.unanswered)
        appendUnanswered(progress, stretch, frame, lines);
    progress.unanswered.clear();
    for (FullCurve &curve : progress.curves) {
        appendGap(progress, curve, frame.range.toMs, frame.format, lines);
        curve.lastMs = frame.range.toMs;
    }
    for (const metrics::Metric *metric : metrics) {
        const QString type = nameOf(*metric);
        const bool hasCurves
            = std::ranges::any_of(progress.curves, [&](const FullCurve &curve) { return curve.key.type == type; });
        const auto settled = progress.settledMs.find(type);
        const std::int64_t from = settled == progress.settledMs.end() ? frame.range.fromMs : settled->second;
        if (!hasCurves && from < frame.range.toMs)
            append(progress, {{from, frame.range.toMs}, frame.subject, type}, frame.format, lines);
    }
}

metrics::Range ownedBy(const metrics::Range &part, const metrics::Range &whole)
{
    return {part.fromMs, part.toMs + (part.toMs == whole.toMs ? 1 : 0)};
}

std::string gapsHeader(const FileFormat &format)
{
    std::string header = format.bom ? std::string(byteOrderMark) : std::string();
    for (const char *title : {"from", "to", "object", "metric", "gpu", "group", "reason"}) {
        header += title;
        if (std::string_view(title) != "reason")
            header += format.delimiter;
    }
    header += lineEnd;
    return header;
}

} // namespace csv
