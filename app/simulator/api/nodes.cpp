// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/nodes.h"

#include "app/simulator/api/request.h"
#include "app/simulator/replay/recording.h"
#include "app/simulator/world/random.h"

#include <algorithm>

namespace simulator {

namespace {

constexpr std::string_view StatusNames[] = {"Ready", "NotReady", "Unknown"};
constexpr std::uint32_t RackSize = 18; // nodes per NVLink switch system
constexpr std::uint64_t RackSalt = 0x7261636b;

const Pool &poolOf(const World &world, std::uint32_t node)
{
    return world.pools[world.nodes[node].pool];
}

const Cluster &clusterOfNode(const World &world, std::uint32_t node)
{
    return world.clusters[poolOf(world, node).cluster];
}

std::uint32_t numberInPool(const World &world, std::uint32_t node)
{
    return node - poolOf(world, node).firstNode;
}

// A pseudo-random number that is fixed per node.
std::uint64_t drawn(const World &world, std::uint32_t node, std::uint64_t salt)
{
    return mix(world.seed ^ mix(node + (salt << 40)));
}

std::string_view poolName(const World &world, std::uint32_t node)
{
    return world.recording ? DefaultName : std::string_view(poolOf(world, node).name);
}

// None: a machine without GPUs.
std::optional<std::string_view> gpuType(const World &world, std::uint32_t node)
{
    if (!world.recording)
        return poolOf(world, node).gpuType;
    const RecordedNode &recorded = world.recording->nodes[node];
    if (recorded.gpus == 0)
        return std::nullopt;
    return recorded.gpuType.empty() ? NotRecorded : std::string_view(recorded.gpuType);
}

int gpuCount(const World &world, std::uint32_t node)
{
    return world.recording ? world.recording->nodes[node].gpus : poolOf(world, node).gpusPerNode;
}

std::optional<std::string> domainOf(const World &world, std::uint32_t node)
{
    if (!hasFabric(world, node))
        return std::nullopt;
    const std::uint32_t first = node - numberInPool(world, node) % RackSize;
    return toString(makeId(world.seed ^ RackSalt, IdKind::Node, first));
}

// Half a rack.
std::optional<std::string> cliqueOf(const World &world, std::uint32_t node)
{
    if (!hasFabric(world, node))
        return std::nullopt;
    return std::to_string(numberInPool(world, node) % RackSize / (RackSize / 2));
}

std::optional<std::string> owned(std::optional<std::string_view> text)
{
    return text ? std::optional<std::string>(*text) : std::nullopt;
}

using Text = std::optional<std::string>;
struct NodeField
{
    std::string_view name;
    Text (*text)(const World &world, std::uint32_t node, NodeStatus status);
};
using W = const World &;
using I = std::uint32_t;
constexpr NodeField Fields[] = {
    {"name", [](W w, I i, NodeStatus) { return Text(w.nodes[i].name); }},
    {"status", [](W, I, NodeStatus status) { return Text(StatusNames[static_cast<std::size_t>(status)]); }},
    {"nodePool", [](W w, I i, NodeStatus) { return Text(poolName(w, i)); }},
    {"gpuType", [](W w, I i, NodeStatus) { return owned(gpuType(w, i)); }},
    {"nvLinkDomainUid", [](W w, I i, NodeStatus) { return domainOf(w, i); }},
    {"nvLinkCliqueId", [](W w, I i, NodeStatus) { return cliqueOf(w, i); }},
    {"clusterUuid", [](W w, I i, NodeStatus) { return Text(toString(clusterOfNode(w, i).id)); }},
};

const NodeField &fieldNamed(std::string_view name, std::string_view parameter)
{
    const auto *const found = std::ranges::find(Fields, name, &NodeField::name);
    if (found == std::end(Fields))
        throw Refusal{400, std::string(parameter) + ": nodes have no key \"" + std::string(name) + '"'};
    return *found;
}

struct NodeFilter
{
    const NodeField *field;
    FilterItem item; // views into the query

    [[nodiscard]] bool accepts(const Text &text) const
    {
        if (!text)
            return item.op == Operator::IsNot || item.op == Operator::ContainsNot;
        if (item.op == Operator::AtMost)
            return *text <= item.value;
        if (item.op == Operator::AtLeast)
            return *text >= item.value;
        return acceptsText(item.op, *text, item.value);
    }
};

std::vector<NodeFilter> filtersOf(const NodeQuery &query)
{
    std::vector<NodeFilter> filters;
    for (const std::string &text : query.filters) {
        std::string why;
        const auto item = filterItem(text, why);
        if (!item)
            throw Refusal{400, why};
        filters.push_back({&fieldNamed(item->field, "filterBy"), *item});
    }
    return filters;
}

void writeCondition(Json &json, std::string_view type, std::string_view reason, std::string_view message)
{
    json.beginObject();
    json.member("type", type);
    json.member("reason", reason);
    json.member("message", message);
    json.endObject();
}

void writeConditions(Json &json, const World &world, std::uint32_t node, NodeStatus status)
{
    struct Words
    {
        std::string_view reason, message;
    };
    static constexpr Words Broken[]
        = {{"KubeletNotReady", "container runtime network not ready: cni plugin not initialized"},
           {"KubeletNotReady", "PLEG is not healthy: pleg was last seen active 6m14s ago; threshold is 3m0s"},
           {"KubeletNotReady", "container runtime is down"}};
    static constexpr std::string_view Lost = "NodeStatusUnknown", Silent = "Kubelet stopped posting node status.";
    const bool silent = status == NodeStatus::Unknown;
    json.key("conditions").beginArray();
    if (status == NodeStatus::Ready) {
        writeCondition(json, "Ready", "KubeletReady", "kubelet is posting ready status");
    } else {
        const Words &words = Broken[drawn(world, node, 1) % std::size(Broken)];
        writeCondition(json, "Ready", silent ? Lost : words.reason, silent ? Silent : words.message);
    }
    writeCondition(json, "MemoryPressure", silent ? Lost : "KubeletHasSufficientMemory",
                   silent ? Silent : "kubelet has sufficient memory available");
    // Rare: images of tens of gigabytes fill the disks.
    const bool full = !silent && drawn(world, node, 2) % 50 == 0;
    writeCondition(json, "DiskPressure",
                   silent     ? Lost
                       : full ? "KubeletHasDiskPressure"
                              : "KubeletHasNoDiskPressure",
                   silent     ? Silent
                       : full ? "kubelet has disk pressure"
                              : "kubelet has no disk pressure");
    writeCondition(json, "PIDPressure", silent ? Lost : "KubeletHasSufficientPID",
                   silent ? Silent : "kubelet has sufficient PID available");
    json.endArray();
}

void writeTaint(Json &json, std::string_view key, std::string_view value, std::string_view effect)
{
    json.beginObject();
    json.member("key", key);
    if (!value.empty())
        json.member("value", value);
    json.member("effect", effect);
    json.endObject();
}

void writeTaints(Json &json, const World &world, std::uint32_t node, NodeStatus status)
{
    json.key("taints").beginArray();
    if (status != NodeStatus::Ready) {
        const std::string_view key
            = status == NodeStatus::Unknown ? "node.kubernetes.io/unreachable" : "node.kubernetes.io/not-ready";
        writeTaint(json, key, {}, "NoSchedule");
        writeTaint(json, key, {}, "NoExecute");
    } else if (drawn(world, node, 3) % 30 == 0) {
        writeTaint(json, "node.kubernetes.io/unschedulable", {}, "NoSchedule"); // cordoned: its pods keep running
    }
    if (poolOf(world, node).name.ends_with("spot"))
        writeTaint(json, "acme.example/spot", "true", "PreferNoSchedule");
    if (poolOf(world, node).mig)
        writeTaint(json, "nvidia.com/mig", "mixed", "NoSchedule");
    json.endArray();
}

// Most were created with their cluster, some later.
std::int64_t createdAt(const World &world, std::uint32_t node)
{
    const Cluster &cluster = clusterOfNode(world, node);
    if (world.recording)
        return cluster.created;
    const std::uint64_t h = drawn(world, node, 4);
    const std::int64_t late
        = h % 4 == 0 ? static_cast<std::int64_t>(h >> 8 & 0xffff) * (world.begin - cluster.created) / 0x20000 : 0;
    const std::int64_t time = cluster.created + 12 * Minute + numberInPool(world, node) * 7 * Second + late;
    return time - time % Second;
}

// When a change of its state was last seen.
std::int64_t updatedAt(const World &world, std::uint32_t node, NodeStatus status)
{
    if (world.recording)
        return clusterOfNode(world, node).created;
    if (status == NodeStatus::Unknown)
        return clusterOfNode(world, node).stateSince;
    const std::int64_t ago
        = static_cast<std::int64_t>(drawn(world, node, 5) % (status == NodeStatus::Ready ? 700 : 50));
    return std::max(createdAt(world, node), world.begin - ago * Hour / 10 - 3 * Minute);
}

} // namespace

// H100 racks have NVLink switches.
bool hasFabric(const World &world, std::uint32_t node)
{
    const Pool &pool = poolOf(world, node);
    return !world.recording && !pool.mig && pool.gpuType.contains("H100") && pool.nodeCount >= RackSize;
}

std::optional<Uuid> nodeIdOf(const World &world, std::uint32_t node)
{
    if (world.recording)
        return world.recording->nodes[node].id;
    if (!clusterOfNode(world, node).identifiesNodes)
        return std::nullopt;
    return makeId(world.seed, IdKind::Node, node);
}

std::optional<std::uint32_t> nodeOf(const World &world, Uuid id)
{
    if (world.recording) {
        const auto found = std::ranges::find(world.recording->nodes, id, &RecordedNode::id);
        if (found == world.recording->nodes.end())
            return std::nullopt;
        return static_cast<std::uint32_t>(found - world.recording->nodes.begin());
    }
    const auto node = indexOf(world.seed, IdKind::Node, id);
    if (!node || *node >= world.nodes.size() || !clusterOfNode(world, *node).identifiesNodes
        || clusterOfNode(world, *node).isGone)
        return std::nullopt;
    return node;
}

NodeStatus statusOf(const World &world, std::uint32_t node)
{
    if (world.recording || clusterOfNode(world, node).state == ClusterState::Disconnected)
        return NodeStatus::Unknown;
    return drawn(world, node, 6) % 60 == 0 ? NodeStatus::NotReady : NodeStatus::Ready;
}

std::vector<std::uint32_t> nodeRows(const World &world, const NodeQuery &query)
{
    const std::vector<NodeFilter> filters = filtersOf(query);
    const NodeField *const sortBy = query.sortBy ? &fieldNamed(*query.sortBy, "sortBy") : nullptr;
    const std::string needle = folded(query.search);
    std::vector<std::pair<Text, std::uint32_t>> found;
    for (std::uint32_t node = 0; node < world.nodes.size(); ++node) {
        if (query.cluster && poolOf(world, node).cluster != *query.cluster)
            continue;
        const NodeStatus status = statusOf(world, node);
        const auto accepted
            = [&](const NodeFilter &filter) { return filter.accepts(filter.field->text(world, node, status)); };
        if (clusterOfNode(world, node).isGone || !std::ranges::all_of(filters, accepted))
            continue;
        if (!needle.empty() && !contains(folded(world.nodes[node].name), needle)
            && !contains(folded(poolName(world, node)), needle)
            && !contains(folded(gpuType(world, node).value_or("")), needle))
            continue;
        found.emplace_back(sortBy ? sortBy->text(world, node, status) : std::nullopt, node);
    }
    // Nodes without a value come last in both directions.
    std::ranges::stable_sort(found, [&query](const auto &a, const auto &b) {
        if (!a.first || !b.first)
            return a.first && !b.first;
        return query.descending ? *a.first > *b.first : *a.first < *b.first;
    });
    std::vector<std::uint32_t> rows(found.size());
    std::ranges::transform(found, rows.begin(), [](const auto &one) { return one.second; });
    return rows;
}

void writeNode(Json &json, const World &world, std::uint32_t node)
{
    const NodeStatus status = statusOf(world, node);
    json.beginObject();
    if (const auto id = nodeIdOf(world, node))
        json.key("id").id(*id);
    json.member("name", world.nodes[node].name);
    json.key("clusterUuid").id(clusterOfNode(world, node).id);
    json.member("status", StatusNames[static_cast<std::size_t>(status)]);
    if (!world.recording) {
        writeConditions(json, world, node, status);
        writeTaints(json, world, node, status);
    }
    json.member("nodePool", poolName(world, node));
    json.key("createdAt").time(createdAt(world, node));
    json.key("updatedAt").time(updatedAt(world, node, status));
    if (const auto type = gpuType(world, node)) {
        json.key("gpuInfo").beginObject();
        json.member("gpuType", *type);
        json.key("gpuCount").integer(gpuCount(world, node));
        json.endObject();
    } else {
        json.key("gpuInfo").null();
    }
    for (const auto &[key, text] :
         {std::pair("nvLinkDomainUid", domainOf(world, node)), std::pair("nvLinkCliqueId", cliqueOf(world, node))}) {
        if (text)
            json.member(key, *text);
        else
            json.key(key).null();
    }
    json.endObject();
}

} // namespace simulator
