// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/orgunits.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace catalog {

std::optional<DetailUnit> unitOfOrgUnit(const QString &path)
{
    using table::Kind;
    // In all node pools together, in each of them, and the quota in each of them, whose memory has a unit of its own
    static const QRegularExpression cpu(
        uR"(^(totalResources\.cpuQuota|status\..*uot.*\.cpu|resources\[\d+\]\.cpu\.(deserved|limit))$)"_s);
    static const QRegularExpression memory(uR"(^(totalResources\.memoryQuota|status\..*uot.*\.memory)$)"_s);
    static const QRegularExpression plain(uR"(^resources\[\d+\]\.(.*\.overQuotaWeight|memory\.(deserved|limit))$)"_s);
    if (cpu.match(path).hasMatch())
        return DetailUnit{Kind::Cores, coresOfMillicores};
    if (memory.match(path).hasMatch())
        return DetailUnit{Kind::Bytes, bytesOfMegabytes};
    return plain.match(path).hasMatch() ? std::optional(DetailUnit{Kind::Count}) : std::nullopt;
}

} // namespace catalog
