// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/assemble.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using namespace Qt::StringLiterals;

namespace metrics {
namespace {

bool isTidy(const api::Samples &samples, const Range &range)
{
    const api::Times &times = samples.times;
    return times.isAscending() && (times.empty() || (times.front() >= range.fromMs && times.back() <= range.toMs));
}

// Some stores keep one sample a minute; longer intervals are gaps, unless they are regular.
constexpr double coarsestStoreMs = 60'000;

// Whether nearly all spacings are about the usual one.
bool isRegular(std::span<const std::int64_t> spacings, double usual)
{
    constexpr std::size_t fewest = 3; // two lone ones may be equally far apart by chance
    const auto isUsual
        = [usual](std::int64_t spacing) { return std::abs(static_cast<double>(spacing) - usual) <= 0.05 * usual; };
    const auto count = static_cast<std::size_t>(std::ranges::count_if(spacings, isUsual));
    return count >= fewest && count * 10 >= spacings.size() * 9;
}

} // namespace

void append(api::Samples &samples, const api::Samples &more)
{
    samples.append(more, 0, more.size());
    samples.breaks.insert(samples.breaks.end(), more.breaks.begin(), more.breaks.end());
    if (samples.dropped == 0)
        samples.firstDropped = more.firstDropped;
    samples.dropped += more.dropped;
}

api::Samples picked(const api::Samples &samples, std::span<const std::uint32_t> indices)
{
    api::Samples result;
    result.reserve(indices.size());
    result.dropped = samples.dropped;
    result.firstDropped = samples.firstDropped;
    result.breaks = samples.breaks;
    for (const std::uint32_t i : indices) {
        if (samples.decimals[i] == api::Decimal::verbatim)
            result.odd.emplace_back(static_cast<std::uint32_t>(result.size()), samples.text(i));
        result.times.push_back(samples.times[i]);
        result.values.push_back(samples.values[i]);
        result.decimals.push_back(samples.decimals[i]);
    }
    return result;
}

void tidy(api::Samples &samples, const Range &range)
{
    std::ranges::sort(samples.breaks);
    samples.breaks.erase(std::unique(samples.breaks.begin(), samples.breaks.end()), samples.breaks.end());
    if (isTidy(samples, range))
        return;
    std::vector<std::uint32_t> order(samples.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto timeOf = [&](std::uint32_t i) { return samples.times[i]; };
    std::erase_if(order, [&](std::uint32_t i) { return timeOf(i) < range.fromMs || timeOf(i) > range.toMs; });
    std::ranges::stable_sort(order, {}, timeOf);
    const auto isSameTime = [&](std::uint32_t a, std::uint32_t b) { return timeOf(a) == timeOf(b); };
    order.erase(std::unique(order.begin(), order.end(), isSameTime), order.end());

    samples = picked(samples, order);
}

double stepOf(std::span<const api::Samples *const> all, double askedMs)
{
    std::vector<std::int64_t> spacings;
    for (const api::Samples *samples : all)
        for (std::size_t i = 1; i < samples->size(); ++i)
            spacings.push_back(samples->times[i] - samples->times[i - 1]);
    if (spacings.empty())
        return askedMs;
    const auto middle = spacings.begin() + static_cast<std::ptrdiff_t>(spacings.size() / 2);
    std::ranges::nth_element(spacings, middle);
    const auto usual = static_cast<double>(*middle);
    if (usual > askedMs && (usual <= coarsestStoreMs || isRegular(spacings, usual)))
        return usual;
    return std::max(askedMs, std::min<double>(usual, storeStepMs));
}

std::vector<Gap> gapsOf(const api::Times &times, double stepMs, std::span<const std::int64_t> breaks)
{
    // Times are cut to milliseconds, and stores do not sample exactly on time.
    const double longest = 2 * stepMs + std::max(2.0, 0.05 * stepMs);
    std::vector<Gap> gaps;
    for (std::size_t i = 1; i < times.size(); ++i) {
        const auto spacing = static_cast<double>(times[i] - times[i - 1]);
        // Some servers send null for each time between two samples of a coarser store.
        const auto broken = spacing > 1.5 * stepMs ? std::ranges::upper_bound(breaks, times[i - 1]) : breaks.end();
        if (spacing > longest || (broken != breaks.end() && *broken < times[i]))
            gaps.push_back({times[i - 1], times[i]});
    }
    return gaps;
}

Statistics statisticsOf(std::span<const double> values)
{
    if (values.empty())
        return {};
    Statistics statistics{.min = values[0], .mean = 0, .max = values[0], .last = values.back()};
    double minAboveZero = std::numeric_limits<double>::infinity();
    // One pass for both sums: the sum of a thousand byte counts is far from the limits of a double.
    for (const double value : values) {
        statistics.min = std::min(statistics.min, value);
        statistics.max = std::max(statistics.max, value);
        statistics.mean += value;
        minAboveZero = value > 0 ? std::min(minAboveZero, value) : minAboveZero;
    }
    if (std::isfinite(minAboveZero))
        statistics.minAboveZero = minAboveZero;
    // Rounding errors must not carry the mean of equal values beyond them.
    statistics.mean = std::clamp(statistics.mean / static_cast<double>(values.size()), statistics.min, statistics.max);
    std::vector<double> rest(values.begin(), values.end());
    auto from = rest.begin();
    for (const auto &[percent, figure] : {std::pair(5, &Statistics::p5), std::pair(50, &Statistics::p50),
                                          std::pair(95, &Statistics::p95), std::pair(99, &Statistics::p99)}) {
        const std::size_t rank = (values.size() * std::size_t(percent) + 99) / 100;
        const auto at = rest.begin() + std::ptrdiff_t(rank - 1);
        std::nth_element(from, at, rest.end());
        statistics.*figure = *at;
        from = at;
    }
    return statistics;
}

std::size_t provisionalFrom(const api::Times &times, std::int64_t nowMs)
{
    return times.upperBound(nowMs - provisionalMs);
}

QStringList shortNames(const QStringList &names)
{
    if (names.size() < 2)
        return names;
    qsizetype common = names.front().size();
    for (const QString &name : names) {
        const auto [end, other] = std::ranges::mismatch(names.front(), name);
        common = std::min(common, qsizetype(end - names.front().begin()));
    }
    qsizetype cut = common > 0 ? names.front().lastIndexOf(u'-', common - 1) + 1 : 0;
    const auto isNumber = [&](const QString &name) {
        return std::all_of(name.begin() + std::min(cut, name.size()), name.end(), [](QChar c) { return c.isDigit(); });
    };
    if (cut > 1 && std::ranges::any_of(names, isNumber))
        cut = names.front().lastIndexOf(u'-', cut - 2) + 1;
    QStringList result;
    for (const QString &name : names) {
        // A name that is a prefix of all others would become empty.
        if (name.size() <= cut)
            return names;
        result << name.mid(cut);
    }
    return result;
}

QStringList toldApart(const QStringList &names, const QStringList &keys)
{
    constexpr qsizetype usualLength = 8;
    using Part = QString (*)(const QString &);
    static constexpr Part parts[]
        = {[](const QString &key) { return key.left(usualLength); },
           [](const QString &key) { return key.right(usualLength); }, [](const QString &key) { return key; }};
    QStringList result;
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (names.count(names[i]) == 1) {
            result << names[i];
            continue;
        }
        const auto tells = [&](Part part) {
            for (qsizetype k = 0; k < names.size(); ++k)
                if (k != i && names[k] == names[i] && part(keys[k]) == part(keys[i]))
                    return false;
            return true;
        };
        result << u"%1 (%2)"_s.arg(names[i],
                                   (*std::find_if(std::begin(parts), std::prev(std::end(parts)), tells))(keys[i]));
    }
    return result;
}

bool isGroupBefore(const QString &a, const QString &b)
{
    const auto numberOf = [](const QString &text) {
        qsizetype end = 0;
        const auto skip = [&](auto matches) {
            while (end < text.size() && matches(text[end]))
                ++end;
        };
        const auto isDigit = [](QChar c) { return c.isDigit(); };
        skip([](QChar c) { return c.isDigit() || c == u'.'; });
        const qsizetype digits = end;
        if (end > 0 && end < text.size() && text[end].toLower() == u'e') {
            ++end;
            if (end < text.size() && (text[end] == u'+' || text[end] == u'-'))
                ++end;
            const qsizetype exponent = end;
            skip(isDigit);
            end = end == exponent ? digits : end;
        }
        if (text.startsWith(u"+Inf"))
            return HUGE_VAL;
        return end == 0 ? -1.0 : QStringView(text).left(end).toDouble();
    };
    const double first = numberOf(a);
    const double second = numberOf(b);
    return first != second ? first < second : a < b;
}

} // namespace metrics
