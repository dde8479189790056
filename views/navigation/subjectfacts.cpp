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

} // namespace

HeldGpus heldGpus(const std::function<table::Value(const char *path)> &valueAt)
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

bool isInference(const std::function<table::Value(const char *path)> &valueAt)
{
    const auto textAt = [&](const char *path) {
        const table::Value value = valueAt(path);
        const auto *text = std::get_if<QString>(&value);
        return text ? *text : QString();
    };
    return textAt("type").contains("Inference"_L1) || !textAt("revisionId").isEmpty();
}

bool isBeforeStart(const QString &phase)
{
    constexpr QLatin1StringView early[] = {"Creating"_L1, "Pending"_L1, "Initializing"_L1};
    return std::ranges::find(early, phase) != std::end(early);
}

} // namespace views
