// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/measurements.h"

#include <algorithm>

namespace api {
namespace {

// Texts by which servers state that there is no value.
bool isNoValue(std::string_view text)
{
    if (text.data() == nullptr)
        return true;
    std::string lower(text.substr(0, 10));
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    if (lower.starts_with('+') || lower.starts_with('-'))
        lower.erase(0, 1);
    return lower == "nan" || lower == "inf" || lower == "infinity" || lower == "null";
}

} // namespace

std::size_t Samples::byteCount() const
{
    return times.byteCount() + values.capacity() * sizeof(values[0]) + decimals.byteCount()
        + breaks.capacity() * sizeof(breaks[0]) + odd.capacity() * sizeof(odd[0]);
}

void Samples::reserve(std::size_t count)
{
    values.reserve(count);
}

void Samples::shrink()
{
    times.shrink();
    values.shrink_to_fit();
    decimals.shrink();
    breaks.shrink_to_fit();
    odd.shrink_to_fit();
}

bool Samples::append(std::int64_t timeMs, std::string_view number)
{
    const std::optional<Decimal> decimal = parseDecimal(number);
    if (!decimal) {
        if (isNoValue(number))
            breaks.push_back(timeMs);
        else
            drop(number);
        return false;
    }
    if (decimal->decimals == Decimal::verbatim)
        odd.emplace_back(static_cast<std::uint32_t>(size()), QByteArray(number.data(), qsizetype(number.size())));
    times.push_back(timeMs);
    values.push_back(decimal->value);
    decimals.push_back(decimal->decimals);
    return true;
}

void Samples::appendComputed(std::int64_t timeMs, double value)
{
    times.push_back(timeMs);
    values.push_back(value);
    decimals.push_back(Decimal::shortest);
}

void Samples::append(const Samples &more, std::size_t first, std::size_t last)
{
    const std::size_t offset = size() - first;
    const auto sampleOf = [](const auto &entry) { return std::size_t(entry.first); };
    for (auto entry = std::ranges::lower_bound(more.odd, first, {}, sampleOf);
         entry != more.odd.end() && entry->first < last; ++entry)
        odd.emplace_back(static_cast<std::uint32_t>(entry->first + offset), entry->second);
    times.append(more.times, first, last);
    values.insert(values.end(), more.values.begin() + std::ptrdiff_t(first),
                  more.values.begin() + std::ptrdiff_t(last));
    decimals.append(more.decimals, first, last);
}

void Samples::drop(std::string_view text)
{
    constexpr std::size_t longest = 40; // it is shown in a sentence
    if (dropped++ == 0)
        firstDropped = QByteArray(text.data(), qsizetype(std::min(text.size(), longest)));
}

QByteArray Samples::text(std::size_t sample) const
{
    if (decimals[sample] != Decimal::verbatim)
        return Decimal{values[sample], decimals[sample]}.text();
    const auto at = std::ranges::lower_bound(odd, sample, {}, [](const auto &entry) { return entry.first; });
    return at->second;
}

} // namespace api
