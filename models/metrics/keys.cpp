// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/keys.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace metrics {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(metrics::Series)
};

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

int indexIn(const QString &text)
{
    // Accepts "3", "nvidia3", "GPU-3"; UUIDs and the like are not an index.
    qsizetype digits = text.size();
    while (digits > 0 && text[digits - 1].isDigit())
        --digits;
    const bool isNamed
        = std::all_of(text.begin(), text.begin() + digits, [](QChar c) { return c.isLetter() || c == u'-'; });
    bool isNumber = false;
    const int index = QStringView(text).mid(digits).toInt(&isNumber);
    return isNamed && isNumber && index < 1024 ? index : -1;
}

// The label that names the GPU; -1 if there is none. Some servers use other keys than "gpu".
std::ptrdiff_t gpuLabel(const api::Measurements &answer, const std::vector<api::TextPair> &labels)
{
    const auto find = [&](auto matches) -> std::ptrdiff_t {
        for (std::size_t i = 0; i < labels.size(); ++i)
            if (matches(toQString(answer.texts.view(labels[i].first)).toLower())
                && indexIn(toQString(answer.texts.view(labels[i].second))) >= 0)
                return static_cast<std::ptrdiff_t>(i);
        return -1;
    };
    if (const auto exact = find([](const QString &key) { return key == u"gpu"_s; }); exact >= 0)
        return exact;
    if (const auto alike = find([](const QString &key) { return key.contains(u"gpu"_s) || key == u"device"_s; });
        alike >= 0)
        return alike;
    return labels.size() == 1 ? find([](const QString &) { return true; }) : -1;
}

// The labels, except that of the GPU, whose values differ between the series of a metric.
std::vector<std::uint32_t> tellingLabels(const std::vector<const api::Measurement *> &series,
                                         const std::vector<std::ptrdiff_t> &gpus)
{
    std::vector<std::pair<std::uint32_t, std::uint32_t>> first; // key, value
    std::vector<std::uint32_t> telling;
    for (std::size_t i = 0; i < series.size(); ++i) {
        for (std::size_t k = 0; k < series[i]->labels.size(); ++k) {
            if (std::ptrdiff_t(k) == gpus[i])
                continue;
            const auto &[key, value] = series[i]->labels[k];
            const auto known = std::ranges::find(first, key.index, &std::pair<std::uint32_t, std::uint32_t>::first);
            if (known == first.end())
                first.emplace_back(key.index, value.index);
            else if (known->second != value.index && std::ranges::find(telling, key.index) == telling.end())
                telling.push_back(key.index);
        }
    }
    return telling;
}

} // namespace

std::vector<Piece> piecesOf(const api::Measurements &answer, const Metric &metric)
{
    std::vector<Piece> pieces;
    const QString type = toQString(metric.type);
    std::vector<const api::Measurement *> series;
    std::vector<std::ptrdiff_t> gpus;
    for (const api::Measurement &measurement : answer.series) {
        if (answer.texts.view(measurement.type) != metric.type)
            continue;
        series.push_back(&measurement);
        gpus.push_back(metric.form == Form::PerGpu ? gpuLabel(answer, measurement.labels) : -1);
    }
    const std::vector<std::uint32_t> telling = tellingLabels(series, gpus);
    for (std::size_t i = 0; i < series.size(); ++i) {
        QStringList group;
        for (const auto &[key, value] : series[i]->groups)
            group << answer.texts.toString(value);
        for (std::size_t k = 0; k < series[i]->labels.size(); ++k) {
            const auto &[key, value] = series[i]->labels[k];
            const bool tells = std::ranges::find(telling, key.index) != telling.end();
            if (std::ptrdiff_t(k) != gpus[i] && (tells || metric.form == Form::Distribution))
                group << answer.texts.toString(value);
        }
        const int gpu = gpus[i] < 0
            ? -1
            : indexIn(answer.texts.toString(series[i]->labels[static_cast<std::size_t>(gpus[i])].second));
        pieces.push_back({{type, {}, gpu, group.join(u' ')}, &series[i]->samples});
    }
    for (const api::HistogramLine &line : answer.histograms)
        if (answer.texts.view(line.type) == metric.type)
            pieces.push_back({{type, {}, -1, answer.texts.toString(line.key)}, &line.samples});
    return pieces;
}

QString seriesName(const SeriesKey &key, const QString &object, const QString &subject)
{
    QStringList parts;
    if (!object.isEmpty())
        parts << object;
    if (key.gpu >= 0)
        parts << Words::tr("GPU %1").arg(key.gpu);
    if (!key.group.isEmpty())
        parts << key.group;
    return parts.isEmpty() ? subject : parts.join(u' ');
}

} // namespace metrics
