// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/world/world.h"

#include "app/simulator/world/random.h"

#include <algorithm>
#include <numeric>

namespace simulator {

namespace {

struct TypeWords
{
    std::string_view name;
    std::uint32_t category; // 0 Build, 1 Train, 2 Deploy, 3 not recorded
    bool multiPod;
};

constexpr std::array<TypeWords, TypeCount> Types = {{
    {"Workspace", 0, false},
    {"Training", 1, false},
    {"Distributed", 1, true},
    {"Inference", 2, true},
    {"DistributedInference", 2, true},
    {"RayCluster", 1, true},
    {"RayJob", 1, true},
    {"Deployment", 2, true},
    {"Notebook", 0, false},
    {"Job", 1, false},
    {"CronJob", 1, false},
    {"SparkApplication", 1, true},
    {"NIMService", 2, true},
    {"unknown", 3, false},
}};

constexpr std::array<std::string_view, 4> Categories = {"Build", "Train", "Deploy", "unknown"};

const TypeWords &words(Type type)
{
    return Types[static_cast<std::size_t>(type)];
}

// Pod names are Kubernetes names: at most 253 bytes including the suffix, cut at a character boundary.
std::string_view stem(std::string_view name)
{
    constexpr std::size_t Longest = 230;
    if (name.size() <= Longest)
        return name;
    std::size_t end = Longest;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xc0) == 0x80)
        --end;
    return name.substr(0, end);
}

std::optional<std::uint32_t> findId(const std::vector<Uuid> &ids, const std::vector<std::uint32_t> &order, Uuid id)
{
    const auto found = std::ranges::lower_bound(order, id, {}, [&ids](std::uint32_t i) { return ids[i]; });
    return found != order.end() && ids[*found] == id ? std::optional(*found) : std::nullopt;
}

} // namespace

void Dictionary::finish()
{
    std::vector<std::uint32_t> order(texts.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [this](std::uint32_t code) -> const std::string & { return texts[code]; });
    ranks.assign(texts.size(), 0);
    std::uint32_t rank = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && texts[order[i]] != texts[order[i - 1]])
            ++rank;
        ranks[order[i]] = rank;
    }
}

std::size_t World::epoch(std::int64_t now) const
{
    return static_cast<std::size_t>(std::ranges::upper_bound(changes, now) - changes.begin());
}

const Workload &World::workloadAt(std::uint32_t index, std::int64_t time) const
{
    if (const auto found = lives.find(index); found != lives.end()) {
        for (const Life &life : found->second) {
            if (time < life.until)
                return life.workload;
        }
    }
    return workloads[index];
}

std::optional<std::uint32_t> World::workloadOf(Uuid id) const
{
    if (recording)
        return findId(recordedWorkloadIds, workloadsById, id);
    const auto index = simulator::indexOf(seed, IdKind::Workload, id);
    return index && *index < workloads.size() ? index : std::nullopt;
}

std::optional<std::uint32_t> World::podOf(Uuid id) const
{
    if (recording)
        return findId(recordedPodIds, podsById, id);
    const auto index = simulator::indexOf(seed, IdKind::Pod, id);
    return index && *index < pods.size() ? index : std::nullopt;
}

std::string World::podName(std::uint32_t pod) const
{
    std::string out(stem(name(workloads[pods[pod].workload])));
    appendPodSuffix(out, pod);
    return out;
}

void World::appendPodSuffix(std::string &out, std::uint32_t pod) const
{
    const Workload &w = workloads[pods[pod].workload];
    const std::uint32_t number = pod - w.firstPod;
    if (w.recorded) {
        out += '-';
        appendInteger(out, number);
        return;
    }
    switch (w.type) {
    case Type::Workspace:
    case Type::Training:
    case Type::Notebook:
        out += "-0-";
        break;
    case Type::Distributed:
        out += number == 0 ? "-master-0" : "-worker-";
        if (number > 0)
            appendInteger(out, number - 1);
        return;
    case Type::RayCluster:
    case Type::RayJob:
        out += number == 0 ? "-head-" : "-worker-";
        break;
    case Type::SparkApplication:
        out += number == 0 ? "-driver" : "-exec-";
        if (number == 0)
            return;
        break;
    default: {
        // Pods of replica sets and jobs end with five random letters.
        static constexpr char Letters[] = "bcdfghjklmnpqrstvwxz2456789";
        std::uint64_t h = mix(seed ^ pod);
        out += w.type == Type::Inference ? "-00001-deployment-" : "-";
        for (int i = 0; i < 5; ++i) {
            out += Letters[h % (sizeof Letters - 1)];
            h /= sizeof Letters - 1;
        }
        return;
    }
    }
    appendInteger(out, number);
}

bool isMultiPod(Type type)
{
    return words(type).multiPod;
}

std::string_view typeName(Type type)
{
    return words(type).name;
}

std::uint32_t categoryCode(Type type)
{
    return words(type).category;
}

std::string_view categoryName(Type type)
{
    return Categories[words(type).category];
}

} // namespace simulator
