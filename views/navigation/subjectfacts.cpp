// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/navigation/subjectfacts.h"

#include <algorithm>
#include <cmath>
#include <iterator>

using namespace Qt::StringLiterals;
using metrics::HeldGpus;

namespace views {
namespace {

constexpr const char *counts[] = {"gpuInfo.gpuCount", "allocatedResources.gpu", "requestedResources.gpu.request",
                                  "workloadRequestedResources.gpu.request"};
// GPUs may be requested by their memory alone.
constexpr const char *memories[]
    = {"requestedResources.gpuMemory.request", "workloadRequestedResources.gpuMemory.request"};

double numberOf(const table::Value &value)
{
    if (const auto *whole = std::get_if<std::int64_t>(&value))
        return double(*whole);
    const auto *number = std::get_if<double>(&value);
    return number ? *number : api::absentNumber;
}

QString fieldText(const table::Value &value)
{
    const auto *text = std::get_if<QString>(&value);
    return text ? *text : QString();
}

std::int64_t fieldTime(const table::Value &value)
{
    const auto *time = std::get_if<std::int64_t>(&value);
    return time ? *time : api::absentTime;
}

} // namespace

HeldGpus heldGpus(const ValueAt &valueAt)
{
    double most = api::absentNumber;
    for (const char *path : counts)
        most = std::fmax(most, numberOf(valueAt(path)));
    if (std::isnan(most))
        return HeldGpus::Unknown;
    if (most > 0)
        return most < 1 ? HeldGpus::Fraction : HeldGpus::Whole;
    const bool hasMemory = std::ranges::any_of(memories, [&](const char *path) { return numberOf(valueAt(path)) > 0; });
    return hasMemory ? HeldGpus::Unknown : HeldGpus::None;
}

base::Key &ownerOf(metrics::Subject &subject)
{
    return subject.scope == metrics::Scope::NodePool ? subject.clusterId : subject.workloadId;
}

metrics::Subject workloadSubject(const base::Key &id, const QString &name, const ValueAt &valueAt)
{
    metrics::Subject subject;
    subject.scope = metrics::Scope::Workload;
    subject.id = id;
    subject.name = name;
    subject.startedMs = fieldTime(valueAt("createdAt"));
    subject.endedMs = fieldTime(valueAt("completedAt"));
    if (subject.endedMs == api::absentTime)
        subject.endedMs = fieldTime(valueAt("deletedAt"));
    subject.isWaiting = isBeforeStart(fieldText(valueAt("phase"))) && subject.endedMs == api::absentTime;
    subject.isInference = isInference(valueAt);
    subject.gpus = heldGpus(valueAt);
    return subject;
}

bool isInference(const ValueAt &valueAt)
{
    return fieldText(valueAt("type")).contains("Inference"_L1) || !fieldText(valueAt("revisionId")).isEmpty();
}

bool isBeforeStart(const QString &phase)
{
    constexpr QLatin1StringView early[] = {"Creating"_L1, "Pending"_L1, "Initializing"_L1};
    return std::ranges::find(early, phase) != std::end(early);
}

} // namespace views
