// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/readpods.h"

#include "models/catalog/catalog.h"
#include "models/catalog/pods.h"
#include "models/replica/reading.h"
#include "tests/benchmarks/controlplane.h"

using namespace Qt::StringLiterals;

namespace bench {

ReadPods readPods(const Settings &settings, int rows)
{
    const ControlPlane server(settings, rows, ControlPlane::Answers::Live);
    session::Session session(server.connection());
    const catalog::ClusterNames names;
    replica::Workers workers;
    replica::Reading reading(catalog::makeSource(catalog::podResource, session.client(), names), {}, replica::fullPace,
                             workers, [] {});
    reading.start();
    spinUntil([&reading] { return reading.store() || reading.problem(); }, 1'200'000, u"The list was not read."_s);
    if (reading.problem() || reading.store()->size() != std::size_t(rows))
        throw Failure(u"The list was not read wholly."_s);
    return {reading.store(), double(reading.rows()) * 1000 / double(reading.elapsedMs())};
}

} // namespace bench
