// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/measurements.h"

#include <algorithm>

namespace api {

std::size_t Samples::byteCount() const
{
    return times.capacity() * sizeof(times[0]) + values.capacity() * sizeof(values[0]) + decimals.capacity()
        + odd.capacity() * sizeof(odd[0]);
}

void Samples::reserve(std::size_t count)
{
    times.reserve(count);
    values.reserve(count);
    decimals.reserve(count);
}

bool Samples::append(std::int64_t timeMs, std::string_view number)
{
    const std::optional<Decimal> decimal = parseDecimal(number);
    if (!decimal) {
        ++dropped;
        return false;
    }
    if (decimal->decimals == Decimal::verbatim)
        odd.emplace_back(static_cast<std::uint32_t>(size()), QByteArray(number.data(), qsizetype(number.size())));
    times.push_back(timeMs);
    values.push_back(decimal->value);
    decimals.push_back(decimal->decimals);
    return true;
}

QByteArray Samples::text(std::size_t sample) const
{
    if (decimals[sample] != Decimal::verbatim)
        return Decimal{values[sample], decimals[sample]}.text();
    const auto at = std::ranges::lower_bound(odd, sample, {}, [](const auto &entry) { return entry.first; });
    return at->second;
}

} // namespace api
