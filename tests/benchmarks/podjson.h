// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdint>

// Pages of the pods endpoint, made on the spot for the cases that need no network: about 1.35 kB a pod, eight pods to
// a workload, every field of the API document in use. A pure function of its arguments.
namespace bench {

struct PodPageSpec
{
    std::int64_t offset = 0;
    int count = 500;
    int changedEvery = 0; // of every so many rows one has another phase and another GPU allocation; 0 = none
};

[[nodiscard]] QByteArray podPage(const PodPageSpec &spec);

} // namespace bench
