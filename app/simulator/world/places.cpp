// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/world/generator.h"

#include <algorithm>
#include <cstdio>

namespace simulator {

namespace {

struct PoolRecipe
{
    std::string_view name, gpuType;
    std::uint16_t memoryGib, gpusPerNode;
    int nodes; // of the 312 of the medium world
    bool mig;
};

struct ClusterRecipe
{
    std::string_view name, version, kubeVersion, platform;
    ClusterState state;
    std::span<const PoolRecipe> pools;
    std::uint32_t themes; // bit set: projects of this cluster
    int ageDays;
};

constexpr PoolRecipe H100[] = {{"h100-80g", "NVIDIA-H100-80GB-HBM3", 80, 8, 136, false},
                               {"h100-80g-spot", "NVIDIA-H100-80GB-HBM3", 80, 8, 32, false}};
constexpr PoolRecipe L40s[]
    = {{"l40s-48g", "NVIDIA-L40S", 48, 8, 40, false}, {"l40s-serve", "NVIDIA-L40S", 48, 8, 8, false}};
constexpr PoolRecipe A100[] = {{"a100-80g", "NVIDIA-A100-SXM4-80GB", 80, 8, 40, false},
                               {"a100-40g", "NVIDIA-A100-SXM4-40GB", 40, 8, 24, false}};
constexpr PoolRecipe Edge[] = {{"a10-24g", "NVIDIA-A10", 24, 2, 26, false}};
constexpr PoolRecipe Mig[] = {{"h100-mig", "NVIDIA-H100-80GB-HBM3-MIG", 80, 8, 1, true},
                              {"a100-mig", "NVIDIA-A100-SXM4-80GB-MIG", 80, 8, 1, true}};
constexpr PoolRecipe T4[] = {{"t4-16g", "Tesla-T4", 16, 8, 4, false}};

constexpr ClusterRecipe Recipes[] = {
    {"fra-h100", "2.23.41", "v1.31.4", "openshift", ClusterState::Connected, H100, 0xffff, 810},
    {"fra-l40s", "2.23.41", "v1.31.4", "openshift", ClusterState::ServiceIssues, L40s, 0x7f3e, 807},
    {"dub-a100", "2.22.15", "v1.30.8", "eks", ClusterState::Connected, A100, 0x3fff, 640},
    {"sin-edge", "2.21.60", "v1.29.10", "rke", ClusterState::Disconnected, Edge, 0x8048, 402},
    {"lab-mig", "2.24.02", "v1.32.0", "vanilla", ClusterState::Connected, Mig, 0x4303, 95},
    {"waw-staging", "2.23.41", "v1.31.2", "aks", ClusterState::MissingPrerequisites, T4, 0x0480, 33},
    {"nyc-new", "", "", "", ClusterState::WaitingToConnect, {}, 0, 1},
};
constexpr int RecipeCount = static_cast<int>(std::size(Recipes));

struct Theme
{
    std::string_view project;
    std::uint32_t department; // index into DepartmentNames
};
constexpr std::string_view DepartmentNames[] = {"research", "products", "science", "engineering"};
constexpr Theme Themes[] = {{"nlp-foundation", 0}, {"vision-lab", 0},   {"speech", 0},     {"serving", 1},
                            {"bio-compute", 2},    {"retail-gen", 1},   {"earth-sys", 2},  {"platform", 3},
                            {"robotics", 0},       {"recsys", 1},       {"ci-nightly", 3}, {"quant-risk", 1},
                            {"materials", 2},      {"safety-evals", 0}, {"education", 3},  {"edge-inspection", 1}};

constexpr std::string_view Users[]
    = {"m.okafor",  "j.chen",    "m.kowalska",     "a.garcia", "s.lindqvist", "r.patel",  "t.nakamura", "l.dubois",
       "p.oconnor", "h.muller",  "y.kim",          "c.rossi",  "n.haddad",    "e.jansen", "d.silva",    "i.petrov",
       "k.ndiaye",  "f.moreau",  "g.santos",       "o.berg",   "v.iyer",      "w.zhang",  "z.ahmed",    "b.fischer",
       "q.nguyen",  "u.schmidt", "x.li",           "j.smith",  "m.brown",     "a.yilmaz", "l.virtanen", "s.cohen",
       "t.adeyemi", "r.novak",   "e.papadopoulos", "c.walker", "h.suzuki",    "n.ivanova"};

// The extra clusters of --clusters N are all alike.
void addCluster(World &world, int index, double nodeScale)
{
    const bool extra = index >= RecipeCount;
    const ClusterRecipe &recipe = Recipes[extra ? 2 : index];
    Cluster cluster;
    cluster.id = makeId(world.seed, IdKind::Cluster, static_cast<std::uint32_t>(index));
    cluster.name = extra ? "site-" + std::to_string(index + 1) : std::string(recipe.name);
    cluster.state = recipe.state;
    cluster.created = world.begin - recipe.ageDays * Day - 5 * Hour - index * (17 * Minute);
    cluster.version = recipe.version;
    cluster.identifiesNodes = recipe.version >= "2.22";
    cluster.kubeVersion = recipe.kubeVersion;
    if (cluster.name.starts_with("sin"))
        cluster.zone = 8;
    cluster.platform = recipe.platform;
    if (cluster.state != ClusterState::WaitingToConnect)
        cluster.domain = cluster.name + ".acme.example";
    switch (cluster.state) {
    case ClusterState::Disconnected:
        cluster.stateSince = world.disconnectedAt;
        cluster.lastLiveness = world.disconnectedAt - 20 * Second;
        break;
    case ClusterState::ServiceIssues:
        cluster.stateSince = world.begin - 79 * Minute;
        break;
    case ClusterState::MissingPrerequisites:
        cluster.stateSince = world.begin - 2 * Day;
        break;
    default:
        cluster.stateSince = cluster.created + 9 * Minute;
        break;
    }

    const auto at = static_cast<std::uint16_t>(world.clusters.size());
    for (const PoolRecipe &recipePool : recipe.pools) {
        Pool pool;
        pool.name = recipePool.name;
        pool.gpuType = recipePool.gpuType;
        pool.cluster = at;
        pool.gpuMemoryGib = recipePool.memoryGib;
        pool.gpusPerNode = recipePool.gpusPerNode;
        pool.mig = recipePool.mig;
        pool.nodeCount = static_cast<std::uint32_t>(std::max(1.0, recipePool.nodes * nodeScale + 0.5));
        world.pools.push_back(std::move(pool));
    }
    if (!recipe.pools.empty()) {
        const auto firstDepartment = static_cast<std::uint16_t>(world.departments.size());
        for (const std::string_view name : DepartmentNames) {
            world.departments.push_back(
                {toString(makeId(world.seed, IdKind::Department, static_cast<std::uint32_t>(world.departments.size()))),
                 std::string(name), at});
        }
        for (std::size_t theme = 0; theme < std::size(Themes); ++theme) {
            if ((recipe.themes >> theme & 1) == 0)
                continue;
            world.projects.push_back({std::to_string(4600000 + 7 * (world.projects.size() + 1)),
                                      std::string(Themes[theme].project),
                                      static_cast<std::uint16_t>(firstDepartment + Themes[theme].department), at,
                                      static_cast<std::uint8_t>(theme)});
        }
    }
    world.clusters.push_back(std::move(cluster));
}

// Listed only if clusters that are being deleted are requested, too.
void addLeavingCluster(World &world)
{
    Cluster cluster;
    cluster.id = makeId(world.seed, IdKind::Cluster, 1000000);
    cluster.name = "ams-v100";
    cluster.domain = "ams-v100.acme.example";
    cluster.version = "2.19.48";
    cluster.kubeVersion = "v1.28.15";
    cluster.platform = "gke";
    cluster.state = ClusterState::Disconnected;
    cluster.created = world.begin - 1400 * Day;
    cluster.stateSince = world.begin - 26 * Hour;
    cluster.lastLiveness = cluster.stateSince;
    cluster.deleteRequestedAt = world.begin - Day;
    world.clusters.push_back(std::move(cluster));
}

void addNodes(World &world, int wanted)
{
    if (world.pools.empty())
        return;
    // Rounding affected the small pools; the first pool absorbs the difference.
    std::int64_t total = 0;
    for (const Pool &pool : world.pools)
        total += pool.nodeCount;
    Pool &first = world.pools.front();
    first.nodeCount = static_cast<std::uint32_t>(std::max<std::int64_t>(1, first.nodeCount + wanted - total));

    for (std::size_t index = 0; index < world.pools.size(); ++index) {
        Pool &pool = world.pools[index];
        pool.firstNode = static_cast<std::uint32_t>(world.nodes.size());
        const std::string &cluster = world.clusters[pool.cluster].name;
        for (std::uint32_t i = 0; i < pool.nodeCount; ++i) {
            char number[16];
            std::snprintf(number, sizeof number, "-n%03u", i + 1);
            world.nodes.push_back({cluster + '-' + pool.name + number, static_cast<std::uint16_t>(index)});
        }
    }
}

} // namespace

void addPlaces(World &world, const Scale &scale)
{
    world.disconnectedAt = world.begin - 3 * Hour - 12 * Minute;
    for (int i = 0; i < scale.clusters; ++i)
        addCluster(world, i, scale.nodes / 312.0);
    addNodes(world, scale.nodes);
    addLeavingCluster(world);

    for (const std::string_view user : Users)
        world.users.push_back(std::string(user) + "@acme.example");
    world.users.emplace_back("svc-scheduler@acme.example");
    world.users.emplace_back("björn.östlund@acme.example");

    static constexpr std::string_view Applications[]
        = {"", "support-copilot", "visual-search", "fraud-watch", "météo-aval", "line-inspection"};
    for (std::uint32_t i = 0; i < std::size(Applications); ++i)
        world.applications.emplace_back(makeId(world.seed, IdKind::Application, i), Applications[i]);
}

} // namespace simulator
