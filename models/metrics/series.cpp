// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/series.h"

namespace metrics {

size_t qHash(const SeriesKey &key, size_t seed) noexcept
{
    return qHashMulti(seed, key.type, key.object, key.gpu, key.instance, key.group, key.twin);
}

Losses &Losses::operator+=(const Losses &more)
{
    if (unreadable == 0)
        firstUnreadable = more.firstUnreadable;
    unreadable += more.unreadable;
    outOfRange += more.outOfRange;
    return *this;
}

} // namespace metrics
