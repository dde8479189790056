// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/properties.h"

#include "app/simulator/api/api.h"
#include "app/simulator/api/page.h"
#include "app/simulator/api/render.h"

#include <algorithm>

// The operations that read types, categories and priorities. None of these lists has pages.
namespace simulator {

namespace {

constexpr std::string_view System = "system", Administrator = "platform-admin@acme.example", PrioritySource = "Run:ai";
constexpr std::int64_t Age = 400LL * 24 * Hour; // of what comes with the control plane

struct CategoryWords
{
    std::string_view name, description;
};
constexpr std::array<CategoryWords, CategoryCount> Categories = {{
    {"Build", "Interactive work: notebooks and development environments"},
    {"Train", "Work that ends by itself: training and batch jobs"},
    {"Deploy", "Services that answer requests: inference servers"},
}};

struct KubernetesKind
{
    std::string_view group, version;
};
constexpr KubernetesKind kindOf(Type type)
{
    switch (type) {
    case Type::RayCluster:
    case Type::RayJob:
        return {"ray.io", "v1"};
    case Type::Deployment:
        return {"apps", "v1"};
    case Type::Notebook:
        return {"kubeflow.org", "v1"};
    case Type::Job:
    case Type::CronJob:
        return {"batch", "v1"};
    case Type::SparkApplication:
        return {"sparkoperator.k8s.io", "v1beta2"};
    case Type::NIMService:
        return {"apps.nvidia.com", "v1alpha1"};
    default:
        return {"run.ai", "v2alpha1"};
    }
}

constexpr bool isExternal(Type type)
{
    return type > Type::DistributedInference;
}

Uuid idOf(const World &world, IdKind kind, std::size_t index)
{
    return makeId(world.seed, kind, static_cast<std::uint32_t>(index));
}

void writeCategory(Json &json, const World &world, std::size_t category)
{
    json.beginObject();
    json.key("id").id(idOf(world, IdKind::Category, category));
    json.member("name", Categories[category].name);
    json.member("description", Categories[category].description);
    json.key("createdAt").time(world.begin - Age);
    json.member("createdBy", System);
    json.endObject();
}

void writePriority(Json &json, const World &world, std::size_t priority)
{
    json.beginObject();
    json.key("id").id(idOf(world, IdKind::Priority, priority));
    json.member("name", PriorityClasses[priority].name);
    json.key("value").integer(PriorityClasses[priority].value);
    json.member("source", PrioritySource);
    json.member("scopeType", "tenant");
    json.member("scopeId", std::to_string(TenantId));
    json.member("aggregatedPhase", "Ready");
    json.key("status").beginArray();
    for (const Cluster &cluster : world.clusters) {
        if (cluster.isGone)
            continue;
        json.beginObject();
        json.key("clusterId").id(cluster.id);
        json.member("phase", "Ready");
        json.endObject();
    }
    json.endArray();
    json.key("createdAt").time(world.begin - Age);
    json.key("updatedAt").time(world.begin - Age);
    json.endObject();
}

void writeInterfaces(Json &json, Type type)
{
    json.key("resourceInterfaces").beginArray();
    if (isExternal(type)) {
        json.beginObject();
        json.member("version", kindOf(type).version);
        json.key("resourceInterface").beginObject();
        json.key("spec").beginObject();
        json.key("structureDefinition").beginObject();
        json.key("rootComponent").beginObject();
        json.key("kind").beginObject();
        json.member("group", kindOf(type).group);
        json.member("version", kindOf(type).version);
        json.member("kind", typeName(type));
        for (int i = 0; i < 5; ++i)
            json.endObject();
        json.endObject();
    }
    json.endArray();
}

// Null for the types of Run:ai itself, which every cluster has.
void writeStatuses(Json &json, const World &world, Type type)
{
    if (!isExternal(type)) {
        json.key("clusterStatuses").null();
        return;
    }
    json.key("clusterStatuses").beginArray();
    for (const Cluster &cluster : world.clusters) {
        if (cluster.isGone || cluster.state == ClusterState::WaitingToConnect)
            continue;
        const bool isReady = cluster.state != ClusterState::MissingPrerequisites;
        json.beginObject();
        json.key("clusterId").id(cluster.id);
        json.member("phase", isReady ? "Ready" : "NotReady");
        json.member("version", kindOf(type).version);
        json.key("updatedAt").time(std::max(cluster.created, cluster.stateSince));
        json.key("conditions").beginArray();
        json.endArray();
        json.endObject();
    }
    json.endArray();
}

// What a list without pages is filtered by: its keys, of which the last may be a number.
class Filters
{
public:
    Filters(const Query &query, std::span<const std::string_view> keys)
        : m_items(query.list("filterBy"))
    {
        for (const std::string &text : m_items) {
            std::string why;
            const auto item = filterItem(text, why);
            if (!item)
                throw Refusal{400, why};
            if (std::ranges::find(keys, item->field) == keys.end())
                throw Refusal{400, "filterBy: there is no field \"" + std::string(item->field) + "\" to filter by"};
            if (item->field == "value" && !comparesNumbers(*item))
                throw Refusal{400, "filterBy: \"value\" needs a number and one of == != <= >="};
            m_parsed.push_back(*item);
        }
    }

    // `text` gives the text of a field.
    template<typename Text> [[nodiscard]] bool accept(const Text &text) const
    {
        return std::ranges::all_of(m_parsed, [&](const FilterItem &item) {
            const std::string value = text(item.field);
            return item.field == "value" ? acceptsNumber(item, *parseNumber(value)) : compareTexts(item, value);
        });
    }

private:
    static bool comparesNumbers(const FilterItem &item)
    {
        return parseNumber(item.value) && (compares(item.op) || item.op == Operator::Is || item.op == Operator::IsNot);
    }
    static bool acceptsNumber(const FilterItem &item, double value)
    {
        const double bound = *parseNumber(item.value);
        return item.op == Operator::Is    ? value == bound
            : item.op == Operator::IsNot  ? value != bound
            : item.op == Operator::AtMost ? value <= bound
                                          : value >= bound;
    }

    std::vector<std::string> m_items;
    std::vector<FilterItem> m_parsed; // views into the items
};

Uuid idIn(std::string_view text, std::string_view name)
{
    const auto id = parseUuid(text);
    if (!id)
        throw Refusal{400, std::string(name) + ": a UUID is needed"};
    return *id;
}

template<typename Rows, typename Write> Answer listAnswer(std::string_view key, const Rows &rows, const Write &write)
{
    Answer answer;
    Json json(answer.body);
    json.beginObject();
    json.key(key).beginArray();
    for (const auto row : rows)
        write(json, row);
    json.endArray();
    json.endObject();
    return answer;
}

} // namespace

TypeDefaults defaultsOf(const World &world, Type type)
{
    if (const auto found = world.typeDefaults.find(type); found != world.typeDefaults.end())
        return found->second;
    static constexpr std::uint8_t Priorities[] = {5, 1, 6}; // of workloads of the category: high, low, very high
    const auto category = static_cast<std::uint8_t>(categoryCode(type));
    return {category, Priorities[category], 0};
}

std::optional<Type> typeOf(const World &world, Uuid id)
{
    const auto index = indexOf(world.seed, IdKind::WorkloadType, id);
    if (!index || *index >= static_cast<std::uint32_t>(Type::Unrecorded))
        return std::nullopt;
    return static_cast<Type>(*index);
}

void writeType(Json &json, const World &world, Type type)
{
    const TypeDefaults defaults = defaultsOf(world, type);
    json.beginObject();
    json.key("id").id(idOf(world, IdKind::WorkloadType, static_cast<std::size_t>(type)));
    json.member("name", typeName(type));
    json.member("group", kindOf(type).group);
    json.key("categoryId").id(idOf(world, IdKind::Category, defaults.category));
    json.member("categoryName", Categories[defaults.category].name);
    json.key("priorityId").id(idOf(world, IdKind::Priority, defaults.priority));
    json.member("priorityName", PriorityClasses[defaults.priority].name);
    json.key("createdAt").time(world.begin - Age);
    json.member("createdBy", System);
    json.key("updatedAt").time(defaults.updated != 0 ? defaults.updated : world.begin - Age);
    json.member("updatedBy", defaults.updated != 0 ? Administrator : System);
    writeInterfaces(json, type);
    writeStatuses(json, world, type);
    json.endObject();
}

void writeDeletedWorkload(Json &json, const World &world, std::uint32_t workload, std::int64_t now)
{
    const Workload &w = world.workloads[workload];
    const KubernetesKind kind = kindOf(w.type);
    const Project &project = world.projects[w.project];
    const Department &department = world.departments[project.department];
    json.beginObject();
    json.key("metadata").beginObject();
    json.key("id").id(world.workloadId(workload));
    json.member("name", world.name(w));
    json.member("projectId", project.id);
    json.member("projectName", project.name);
    json.member("departmentId", department.id);
    json.member("departmentName", department.name);
    json.key("clusterId").id(world.clusters[w.cluster].id);
    json.key("tenantId").integer(TenantId);
    json.key("gvk").beginObject();
    json.member("group", kind.group);
    json.member("version", kind.version);
    json.member("kind", typeName(w.type));
    json.endObject();
    json.key("createdAt").time(w.created);
    json.member("createdBy", world.users[w.user]);
    json.key("updatedAt").time(now);
    json.member("updatedBy", Administrator);
    json.endObject();
    json.member("desiredPhase", "Deleted");
    for (const std::string_view key : {"workloadManifest", "rawManifest"}) {
        json.key(key).beginObject();
        json.member("apiVersion", std::string(kind.group) + '/' + std::string(kind.version));
        json.member("kind", typeName(w.type));
        json.endObject();
    }
    json.endObject();
}

Answer Api::categories(const Call &call)
{
    const Query query(call.query, {});
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < CategoryCount; ++i)
        all.push_back(i);
    return listAnswer("categories", all, [this](Json &json, std::size_t i) { writeCategory(json, m_world, i); });
}

Answer Api::category(const Call &call)
{
    const Query query(call.query, {});
    const auto index = indexOf(m_world.seed, IdKind::Category, idIn(call.id, "categoryId"));
    if (!index || *index >= CategoryCount)
        throw Refusal{404, "there is no such category"};
    Answer answer;
    Json json(answer.body);
    writeCategory(json, m_world, *index);
    return answer;
}

Answer Api::types(const Call &call)
{
    static constexpr std::string_view Known[] = {"externalTypesOnly", "filterBy"}, Keys[] = {"name", "group"};
    const Query query(call.query, Known);
    const bool onlyExternal = query.boolean("externalTypesOnly", false);
    const Filters filters(query, Keys);
    std::vector<Type> found;
    for (auto type = Type::Workspace; type < Type::Unrecorded;
         type = static_cast<Type>(static_cast<std::uint8_t>(type) + 1)) {
        const auto text
            = [type](std::string_view key) { return std::string(key == "name" ? typeName(type) : kindOf(type).group); };
        if ((!onlyExternal || isExternal(type)) && filters.accept(text))
            found.push_back(type);
    }
    return listAnswer("types", found, [this](Json &json, Type type) { writeType(json, m_world, type); });
}

Type Api::workloadType(const Call &call) const
{
    const auto found = typeOf(m_world, idIn(call.id, "workloadTypeId"));
    if (!found)
        throw Refusal{404, "there is no such type of workloads"};
    return *found;
}

Answer Api::type(const Call &call)
{
    const Query query(call.query, {});
    Answer answer;
    Json json(answer.body);
    writeType(json, m_world, workloadType(call));
    return answer;
}

Answer Api::priorities(const Call &call)
{
    static constexpr std::string_view Known[] = {"sortBy", "sortOrder", "filterBy"};
    static constexpr std::string_view Keys[] = {"name", "source", "value"};
    const Query query(call.query, Known);
    const std::size_t key = query.choice("sortBy", Keys).value_or(2);
    const bool descending = query.choice("sortOrder", Orders).value_or(0) == 1;
    const Filters filters(query, Keys);
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < PriorityClasses.size(); ++i) {
        const PriorityClass &priority = PriorityClasses[i];
        const auto text = [&priority](std::string_view field) {
            return field == "name"  ? std::string(priority.name)
                : field == "source" ? std::string(PrioritySource)
                                    : std::to_string(priority.value);
        };
        if (filters.accept(text))
            found.push_back(i);
    }
    if (key == 0)
        std::ranges::sort(found, {}, [](std::size_t i) { return PriorityClasses[i].name; });
    if (descending)
        std::ranges::reverse(found);
    return listAnswer("priorities", found, [this](Json &json, std::size_t i) { writePriority(json, m_world, i); });
}

} // namespace simulator
