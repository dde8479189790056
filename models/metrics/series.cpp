// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/series.h"

namespace metrics {

size_t qHash(const SeriesKey &key, size_t seed) noexcept
{
    return qHashMulti(seed, key.type, key.object, key.gpu, key.group);
}

} // namespace metrics
