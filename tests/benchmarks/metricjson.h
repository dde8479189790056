// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace bench {

struct MetricSpec
{
    int metrics = 19; // types
    int gpus = 8; // series of each
    int samples = 1000; // of each series, 15 s apart
};

// An answer of the metrics endpoint of a pod. Most numbers have few decimals, bytes are whole, and one type in ten has
// all the digits that a double may have. The same spec gives the same bytes.
[[nodiscard]] QByteArray metricAnswer(const MetricSpec &spec);

} // namespace bench
