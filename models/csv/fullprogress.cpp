// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csv/fullprogress.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace csv {
namespace {

constexpr int version = 1;

// JSON knows doubles only, which are exact for the times and sizes here.
QJsonValue number(std::int64_t value)
{
    return static_cast<double>(value);
}

std::int64_t integer(const QJsonObject &json, const QString &key)
{
    constexpr double most = 1e15; // far beyond any time and size; sums and differences fit
    return std::llround(std::clamp(json[key].toDouble(), -most, most));
}

QJsonObject toJson(const FullCurve &curve)
{
    return {{u"metric"_s, curve.key.type},       {u"objectId"_s, curve.key.object.toString()},
            {u"gpu"_s, curve.key.gpu},           {u"label"_s, curve.key.group},
            {u"instance"_s, curve.key.instance}, {u"twin"_s, curve.key.twin},
            {u"object"_s, curve.object},         {u"group"_s, curve.group},
            {u"column"_s, curve.column},         {u"lastMs"_s, number(curve.lastMs)},
            {u"stepMs"_s, curve.stepMs},         {u"samples"_s, number(curve.samples)}};
}

FullCurve curveFrom(const QJsonObject &json)
{
    FullCurve curve;
    curve.key = {.type = json[u"metric"_s].toString(),
                 .object = base::Key::fromText(json[u"objectId"_s].toString()),
                 .gpu = json[u"gpu"_s].toInt(-1),
                 .group = json[u"label"_s].toString(),
                 .instance = json[u"instance"_s].toInt(-1),
                 .twin = json[u"twin"_s].toInt()};
    curve.object = json[u"object"_s].toString();
    curve.group = json[u"group"_s].toString();
    curve.column = json[u"column"_s].toString();
    curve.lastMs = integer(json, u"lastMs"_s);
    curve.stepMs = json[u"stepMs"_s].toDouble();
    curve.samples = integer(json, u"samples"_s);
    return curve;
}

} // namespace

std::int64_t FullProgress::samples() const
{
    std::int64_t sum = 0;
    for (const FullCurve &curve : curves)
        sum += curve.samples;
    return sum;
}

QJsonObject toJson(const FullProgress &progress)
{
    QJsonObject ratios;
    for (const auto &[type, isRatio] : progress.ratios)
        ratios[type] = isRatio;
    QJsonObject settled;
    for (const auto &[type, ms] : progress.settledMs)
        settled[type] = number(ms);
    QJsonArray curves;
    for (const FullCurve &curve : progress.curves)
        curves.append(toJson(curve));
    QJsonArray unanswered;
    for (const Unanswered &stretch : progress.unanswered)
        unanswered.append(QJsonObject{{u"metric"_s, stretch.type},
                                      {u"reason"_s, stretch.reason},
                                      {u"fromMs"_s, number(stretch.range.fromMs)},
                                      {u"toMs"_s, number(stretch.range.toMs)}});
    return {{u"version"_s, version},
            {u"question"_s, progress.question},
            {u"fromMs"_s, number(progress.range.fromMs)},
            {u"toMs"_s, number(progress.range.toMs)},
            {u"startedMs"_s, number(progress.startedMs)},
            {u"parts"_s, progress.parts},
            {u"bytes"_s, number(progress.bytes)},
            {u"gapBytes"_s, number(progress.gapBytes)},
            {u"gaps"_s, number(progress.gaps)},
            {u"failures"_s, progress.failures},
            {u"unreadable"_s, progress.losses.unreadable},
            {u"firstUnreadable"_s, progress.losses.firstUnreadable},
            {u"outOfRange"_s, progress.losses.outOfRange},
            {u"ratios"_s, ratios},
            {u"settledMs"_s, settled},
            {u"curves"_s, curves},
            {u"unanswered"_s, unanswered}};
}

std::optional<FullProgress> progressFrom(const QJsonObject &json)
{
    if (json[u"version"_s].toInt() != version || !json[u"question"_s].isObject() || !json[u"curves"_s].isArray())
        return {};
    FullProgress progress;
    progress.question = json[u"question"_s].toObject();
    progress.range = {integer(json, u"fromMs"_s), integer(json, u"toMs"_s)};
    progress.startedMs = integer(json, u"startedMs"_s);
    progress.parts = json[u"parts"_s].toInt();
    progress.bytes = integer(json, u"bytes"_s);
    progress.gapBytes = integer(json, u"gapBytes"_s);
    progress.gaps = integer(json, u"gaps"_s);
    progress.failures = json[u"failures"_s].toInt();
    progress.losses
        = {json[u"unreadable"_s].toInt(), json[u"firstUnreadable"_s].toString(), json[u"outOfRange"_s].toInt()};
    const QJsonObject ratios = json[u"ratios"_s].toObject();
    for (auto entry = ratios.begin(); entry != ratios.end(); ++entry)
        progress.ratios[entry.key()] = entry.value().toBool();
    const QJsonObject settled = json[u"settledMs"_s].toObject();
    for (auto entry = settled.begin(); entry != settled.end(); ++entry)
        progress.settledMs[entry.key()] = integer(settled, entry.key());
    const QJsonArray curves = json[u"curves"_s].toArray();
    for (const auto &curve : curves)
        progress.curves.push_back(curveFrom(curve.toObject()));
    const QJsonArray unanswered = json[u"unanswered"_s].toArray();
    for (const auto &value : unanswered) {
        const QJsonObject stretch = value.toObject();
        progress.unanswered.push_back({stretch[u"metric"_s].toString(),
                                       stretch[u"reason"_s].toString(),
                                       {integer(stretch, u"fromMs"_s), integer(stretch, u"toMs"_s)}});
    }
    return progress.parts < 0 || progress.bytes < 0 || progress.gapBytes < 0 || progress.range.length() <= 0
        ? std::nullopt
        : std::optional(progress);
}

} // namespace csv
