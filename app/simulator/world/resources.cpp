// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/world/resources.h"

#include "app/simulator/world/random.h"

#include <algorithm>

namespace simulator {

std::string_view imageOf(const Workload &w)
{
    static constexpr std::string_view Build[]
        = {"registry.acme.example/ml/jupyter-lab:2024.11", "registry.acme.example/ml/vscode-cuda:12.4",
           "nvcr.io/nvidia/rapidsai/notebooks:24.10-cuda12.5-py3.11"};
    static constexpr std::string_view Train[]
        = {"nvcr.io/nvidia/pytorch:24.10-py3", "nvcr.io/nvidia/nemo:24.09",
           "registry.acme.example/research/trainer:1.48.2", "nvcr.io/nvidia/tensorflow:24.10-tf2-py3",
           "registry.acme.example/science/jax-toolbox:24.10"};
    static constexpr std::string_view Serve[]
        = {"nvcr.io/nvidia/tritonserver:24.10-py3", "docker.io/vllm/vllm-openai:v0.6.4",
           "nvcr.io/nim/meta/llama-3.1-70b-instruct:1.3.3"};
    Random random(static_cast<std::uint64_t>(w.trouble) * 7919 + w.project);
    switch (categoryCode(w.type)) {
    case 0:
        return random.pick(Build);
    case 1:
        return random.pick(Train);
    default:
        return random.pick(Serve);
    }
}

int cpuPerPod(const Workload &w)
{
    return w.gpuPerPod == 0 ? 2 + w.trouble % 4 * 2 : std::max(2, w.gpuPerPod * 12 / 100);
}

int memoryGibPerPod(const Workload &w)
{
    return cpuPerPod(w) * (w.trouble % 3 == 0 ? 16 : 8);
}

std::string_view migProfileOf(const Workload &w)
{
    switch (w.gpuPerPod) {
    case 14:
        return "1g.10gb";
    case 29:
        return "2g.20gb";
    case 43:
        return "3g.40gb";
    default:
        return {};
    }
}

NodeSize nodeSize(const Pool &pool)
{
    return {32LL * pool.gpusPerNode, 384LL * pool.gpusPerNode};
}

PoolRange poolsOf(const World &world, std::size_t cluster)
{
    const auto first = std::ranges::lower_bound(world.pools, cluster, {}, &Pool::cluster);
    const auto last = std::ranges::upper_bound(world.pools, cluster, {}, &Pool::cluster);
    return {static_cast<std::size_t>(first - world.pools.begin()),
            static_cast<std::size_t>(last - world.pools.begin())};
}

std::string poolId(std::size_t pool)
{
    return std::to_string(4700000 + 11 * (pool + 1));
}

std::optional<std::int64_t> quotaOf(const World &world, std::size_t project, std::size_t pool)
{
    const Project &one = world.projects[project];
    if (one.quotas.empty())
        return std::nullopt;
    return one.quotas[pool - poolsOf(world, one.cluster).first];
}

} // namespace simulator
