// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/decimal.h"
#include "models/api/records_fwd.h"
#include "models/api/text.h"
#include "models/api/times.h"

#include <QStringList>

#include <utility>
#include <vector>

// The answer of a metrics endpoint, decoded. Immutable once decoded, so threads may share it.
namespace api {

inline constexpr int mostSamples = 1000; // per request
inline constexpr int mostTypes = 9; // per request; control planes have been seen to refuse more

struct MetricsParams
{
    QStringList types; // as the API names them; 1..mostTypes
    std::int64_t startMs = 0; // ms UTC
    std::int64_t endMs = 0; // after startMs
    int samples = 20; // 0..mostSamples, spread evenly from startMs on
    QString groupBy = {}; // clusters only: Category, Nodepool, Project, Department
    QString nodepoolName = {}; // clusters, projects and departments only
};

// Samples in the order of the answer, which is not always chronological; there may be duplicates. A sample whose time
// or value cannot be read is left out and counted in `dropped`; null, NaN and infinite values are noted in `breaks`.
class Samples
{
public:
    [[nodiscard]] std::size_t size() const { return times.size(); }
    // The value exactly as the server wrote it.
    [[nodiscard]] QByteArray text(std::size_t sample) const;

    void reserve(std::size_t count);
    [[nodiscard]] std::size_t byteCount() const; // memory used, approximately
    // Returns false if `number` is not a finite number. A null `number` (data() is null) means that there is no value.
    bool append(std::int64_t timeMs, std::string_view number);
    // Of a value that was computed: its shortest text is enough.
    void appendComputed(std::int64_t timeMs, double value);
    // Samples [first, last) of another answer, with their texts; neither its breaks nor what was dropped.
    void append(const Samples &more, std::size_t first, std::size_t last);
    void shrink(); // gives back memory that was reserved
    void drop(std::string_view text); // counts a sample that cannot be read because of this text

    Times times; // ms UTC
    std::vector<double> values; // as received, in the server's unit
    std::int32_t dropped = 0; // samples that could not be read
    QByteArray firstDropped; // why the first of them could not
    std::vector<std::int64_t> breaks; // times for which the server states that there is no value; ms UTC

    Decimals decimals; // notation of `values`: see Decimal
    std::vector<std::pair<std::uint32_t, QByteArray>> odd; // texts of the verbatim ones; by sample
};

using TextPair = std::pair<Text, Text>;

// One series of the answer. The same type, labels and groups may occur twice.
struct Measurement
{
    Text type; // GPU_UTILIZATION
    std::vector<TextPair> labels; // {"gpu": "0"}; empty where the server sends null
    std::vector<TextPair> groups; // {"Nodepool": "default"}
    Samples samples;
};

// One line of a histogram series: the cumulative count of a bucket ("0.05", "+Inf"; seconds) or a percentile ("p99").
struct HistogramLine
{
    Text type; // NIM_TIME_TO_FIRST_TOKEN_SECONDS
    Text key;
    Samples samples;
};

struct Measurements
{
    TextPool texts;
    std::vector<Measurement> series;
    std::vector<HistogramLine> histograms;
    bool isPartial = false; // status 207: part of the requested data is missing
    int faults = 0; // unreadable series
    int brokenTexts = 0; // texts in which something was replaced, see repairJson()
};

} // namespace api
