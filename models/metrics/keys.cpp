// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/keys.h"

#include "models/metrics/twins.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace metrics {
namespace {

struct KeyWords
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

// Labels of MIG: GPU_I_ID, GPU_I_PROFILE and the like. They name a part of a GPU, not the GPU.
bool isOfInstance(const QString &lowerKey)
{
    return lowerKey.startsWith(u"gpu_i_"_s) || lowerKey.startsWith(u"gpu_instance_"_s);
}

// The label that names the MIG instance; -1 if there is none.
std::ptrdiff_t instanceLabel(const api::Measurements &answer, const std::vector<api::TextPair> &labels)
{
    const auto found = std::ranges::find_if(labels, [&](const api::TextPair &label) {
        const QString key = toQString(answer.texts.view(label.first)).toLower();
        return isOfInstance(key) && key.endsWith(u"_id"_s) && indexIn(toQString(answer.texts.view(label.second))) >= 0;
    });
    return found == labels.end() ? -1 : found - labels.begin();
}

// The label that names the GPU; -1 if there is none. Some servers use other keys than "gpu".
std::ptrdiff_t gpuLabel(const api::Measurements &answer, const std::vector<api::TextPair> &labels)
{
    const auto find = [&](auto matches) -> std::ptrdiff_t {
        for (std::size_t i = 0; i < labels.size(); ++i)
            if (const QString key = toQString(answer.texts.view(labels[i].first)).toLower();
                matches(key) && !isOfInstance(key) && indexIn(toQString(answer.texts.view(labels[i].second))) >= 0)
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

// A series of the metric, with the indices of the labels that are read on their own.
struct Found
{
    const api::Measurement *series;
    std::ptrdiff_t gpu;
    std::ptrdiff_t instance;

    [[nodiscard]] bool isRead(std::size_t label) const
    {
        return std::ptrdiff_t(label) == gpu || std::ptrdiff_t(label) == instance;
    }
};

// The other labels whose values differ between the series of a metric, or that only some of them have.
std::vector<std::uint32_t> tellingLabels(const std::vector<Found> &all)
{
    struct Seen
    {
        std::uint32_t key;
        std::uint32_t value;
        std::size_t count;
        bool differs;
    };
    std::vector<Seen> seen;
    for (const Found &found : all) {
        for (std::size_t k = 0; k < found.series->labels.size(); ++k) {
            if (found.isRead(k))
                continue;
            const auto &[key, value] = found.series->labels[k];
            const auto known = std::ranges::find(seen, key.index, &Seen::key);
            if (known == seen.end()) {
                seen.push_back({key.index, value.index, 1, false});
                continue;
            }
            ++known->count;
            known->differs |= known->value != value.index;
        }
    }
    std::vector<std::uint32_t> telling;
    for (const Seen &label : seen)
        if (label.differs || label.count < all.size())
            telling.push_back(label.key);
    return telling;
}

// Pieces of one key are told apart by their places in the answer.
void numberPieces(std::vector<Piece> &pieces)
{
    QHash<SeriesKey, int> counts;
    for (Piece &piece : pieces)
        piece.key.twin = counts[piece.key]++;
}

void addPieces(std::vector<Piece> &pieces, const SeriesKey &key, const api::Samples &samples)
{
    const std::vector<api::Samples> layers = layersOf(samples);
    if (layers.empty())
        pieces.push_back({key, &samples, nullptr});
    for (const api::Samples &layer : layers) {
        const auto own = std::make_shared<const api::Samples>(layer);
        pieces.push_back({key, own.get(), own});
    }
}

int indexOf(const api::Measurements &answer, const api::Measurement &series, std::ptrdiff_t label)
{
    return label < 0 ? -1 : indexIn(answer.texts.toString(series.labels[static_cast<std::size_t>(label)].second));
}

} // namespace

std::vector<Piece> piecesOf(const api::Measurements &answer, const Metric &metric)
{
    std::vector<Piece> pieces;
    const QString type = toQString(metric.type);
    std::vector<Found> all;
    for (const api::Measurement &measurement : answer.series) {
        if (answer.texts.view(measurement.type) != metric.type)
            continue;
        const bool isPerGpu = metric.form == Form::PerGpu;
        all.push_back({&measurement, isPerGpu ? gpuLabel(answer, measurement.labels) : -1,
                       isPerGpu ? instanceLabel(answer, measurement.labels) : -1});
    }
    const std::vector<std::uint32_t> telling = tellingLabels(all);
    for (const Found &found : all) {
        const api::Measurement &series = *found.series;
        QStringList group;
        for (const auto &[key, value] : series.groups)
            group << answer.texts.toString(value);
        for (std::size_t k = 0; k < series.labels.size(); ++k) {
            const auto &[key, value] = series.labels[k];
            const bool tells = std::ranges::find(telling, key.index) != telling.end();
            if (!found.isRead(k) && (tells || metric.form == Form::Distribution))
                group << answer.texts.toString(value);
        }
        const SeriesKey seriesKey{.type = type,
                                  .object = {},
                                  .gpu = indexOf(answer, series, found.gpu),
                                  .group = group.join(u' '),
                                  .instance = indexOf(answer, series, found.instance)};
        addPieces(pieces, seriesKey, series.samples);
    }
    for (const api::HistogramLine &line : answer.histograms)
        if (answer.texts.view(line.type) == metric.type)
            addPieces(pieces, {.type = type, .object = {}, .group = answer.texts.toString(line.key)}, line.samples);
    numberPieces(pieces);
    return pieces;
}

QString seriesName(const SeriesKey &key, int twins, const QString &object, const QString &subject)
{
    QStringList parts;
    if (!object.isEmpty())
        parts << object;
    //: a part of a GPU
    const QString instance = key.instance >= 0 ? KeyWords::tr("instance %1").arg(key.instance) : QString();
    if (key.gpu >= 0) {
        const QString gpu = KeyWords::tr("GPU %1").arg(key.gpu);
        parts << (instance.isEmpty() ? gpu : u"%1, %2"_s.arg(gpu, instance));
    } else if (!instance.isEmpty()) {
        parts << instance;
    }
    if (!key.group.isEmpty())
        parts << (instance.isEmpty() ? key.group : u"(%1)"_s.arg(key.group));
    if (key.twin > 0) {
        //: the first of eight curves that look the same
        const QString twin = KeyWords::tr("%1 of %2").arg(key.twin).arg(twins);
        parts << (parts.isEmpty() ? twin : u"(%1)"_s.arg(twin));
    }
    return parts.isEmpty() ? subject : parts.join(u' ');
}

} // namespace metrics
