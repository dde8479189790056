// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csv/fullparts.h"

#include "models/api/measurements.h"
#include "models/metrics/assemble.h"

#include <algorithm>

namespace csv {
namespace {

constexpr std::int64_t partMs = api::mostSamples * metrics::storeStepMs;

} // namespace

FullParts::FullParts(const metrics::Range &whole)
    : range(whole)
    , firstMs(whole.fromMs - whole.fromMs % metrics::storeStepMs)
    , endMs((whole.toMs + metrics::storeStepMs - 1) / metrics::storeStepMs * metrics::storeStepMs)
    , count(int((endMs - firstMs + partMs - 1) / partMs))
{
}

metrics::Range FullParts::asked(int part) const
{
    const std::int64_t from = firstMs + part * partMs;
    return {from, std::min(from + partMs, endMs)};
}

int FullParts::samples(int part) const
{
    return int(asked(part).length() / metrics::storeStepMs);
}

metrics::Range FullParts::within(int part) const
{
    const metrics::Range wide = asked(part);
    return {std::max(wide.fromMs, range.fromMs), std::min(wide.toMs, range.toMs)};
}

} // namespace csv
