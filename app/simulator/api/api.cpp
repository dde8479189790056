// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/api.h"

#include "app/simulator/api/metrics.h"
#include "app/simulator/api/page.h"
#include "app/simulator/api/render.h"
#include "app/simulator/api/workloadtelemetry.h"

#include <algorithm>
#include <set>

namespace simulator {

namespace {

constexpr std::size_t PodBytes = 1900, WorkloadBytes = 3400, EventBytes = 500;

// The parts of the path at the {} of the pattern, if the path matches.
std::optional<std::array<std::string_view, 2>> idsIn(std::string_view path, std::string_view pattern)
{
    std::array<std::string_view, 2> ids;
    std::size_t found = 0;
    for (std::size_t hole = pattern.find("{}"); hole != std::string_view::npos; hole = pattern.find("{}")) {
        if (!path.starts_with(pattern.substr(0, hole)))
            return std::nullopt;
        path.remove_prefix(hole);
        pattern.remove_prefix(hole + 2);
        ids[found] = path.substr(0, path.find('/'));
        if (ids[found].empty())
            return std::nullopt;
        path.remove_prefix(ids[found++].size());
    }
    return path == pattern ? std::optional(ids) : std::nullopt;
}

Answer notAllowed(const std::set<std::string_view> &methods)
{
    std::string allowed;
    for (const std::string_view method : methods)
        allowed += (allowed.empty() ? "" : ", ") + std::string(method);
    Answer answer = errorAnswer(405, "this path answers only " + allowed);
    answer.allow = allowed;
    return answer;
}

} // namespace

struct Api::Route
{
    std::string_view method, path; // {} stands for an id
    Answer (Api::*handler)(const Call &);
    Record record = Record::Other; // of its answer
    Releases without = {}; // releases that lack it
    bool isOpen = false; // accessible without a token
};

// If two routes match a path, the first one counts.
std::span<const Api::Route> Api::routes()
{
    static constexpr Route Routes[] = {
        {"POST", "/api/v1/token", &Api::tokenV1, Record::Token, {}, true},
        {"POST", "/api/v2/token", &Api::tokenV2, Record::Other, before(Release::V2_24), true},
        {"GET", "/api/v1/clusters", &Api::clusters, Record::Cluster},
        {"POST", "/api/v1/clusters", &Api::createCluster, Record::Cluster},
        {"GET", "/api/v1/clusters/minimal", &Api::minimalClusters, Record::Other, before(Release::V2_25)},
        {"GET", "/api/v1/clusters/{}", &Api::cluster, Record::Cluster},
        {"PUT", "/api/v1/clusters/{}", &Api::renameCluster},
        {"DELETE", "/api/v1/clusters/{}", &Api::deleteCluster},
        {"GET", "/api/v1/clusters/{}/minimal", &Api::minimalCluster, Record::Other, before(Release::V2_25)},
        {"GET", "/api/v1/clusters/{}/cluster-install-info", &Api::installInfo},
        {"GET", "/api/v1/clusters/{}/nodes", &Api::nodesOfCluster, Record::Node, from(Release::V3_0)},
        {"GET", "/api/v1/clusters/{}/nodes/count", &Api::nodeCountOfCluster, Record::Other, before(Release::V2_22)},
        {"GET", "/api/v1/clusters/{}/metrics", &Api::clusterMetrics, Record::Metrics},
        {"GET", "/api/v1/clusters/{}/nodepools/{}/metrics", &Api::nodePoolMetrics, Record::Metrics},
        {"GET", "/api/v1/node-pools", &Api::nodePools, Record::NodePool, before(Release::V2_19)},
        {"GET", "/api/v1/node-pools/count", &Api::nodePoolCount, Record::Other, before(Release::V2_20)},
        {"GET", "/api/v1/org-unit/projects", &Api::orgUnits<OrgKind::Project>, Record::Project},
        {"GET", "/api/v1/org-unit/projects/count", &Api::orgUnitCount<OrgKind::Project>, Record::Other,
         before(Release::V2_19)},
        {"GET", "/api/v1/org-unit/projects/telemetry", &Api::orgTelemetry<OrgKind::Project>, Record::Other,
         before(Release::V2_20)},
        {"GET", "/api/v1/org-unit/projects/{}/metrics", &Api::orgMetrics<OrgKind::Project>, Record::Metrics,
         before(Release::V2_20)},
        {"GET", "/api/v1/org-unit/departments", &Api::orgUnits<OrgKind::Department>, Record::Department},
        {"GET", "/api/v1/org-unit/departments/count", &Api::orgUnitCount<OrgKind::Department>, Record::Other,
         before(Release::V2_19)},
        {"GET", "/api/v1/org-unit/departments/telemetry", &Api::orgTelemetry<OrgKind::Department>, Record::Other,
         before(Release::V2_20)},
        {"GET", "/api/v1/org-unit/departments/{}/metrics", &Api::orgMetrics<OrgKind::Department>, Record::Metrics,
         before(Release::V2_20)},
        {"GET", "/api/v1/nodes", &Api::nodes, Record::Node, before(Release::V2_23)},
        {"GET", "/api/v1/nodes/count", &Api::nodeCount, Record::Other, before(Release::V2_23)},
        {"GET", "/api/v1/nodes/telemetry", &Api::nodeTelemetry},
        {"GET", "/api/v1/nodes/{}/metrics", &Api::nodeMetrics, Record::Metrics, before(Release::V2_19)},
        {"GET", "/api/v1/workloads", &Api::workloads, Record::Workload},
        {"GET", "/api/v1/workloads/count", &Api::workloadCount},
        {"GET", "/api/v1/workloads/telemetry", &Api::telemetry},
        {"GET", "/api/v1/workloads/pods", &Api::pods, Record::Pod},
        {"GET", "/api/v1/workloads/pods/count", &Api::podCount},
        {"GET", "/api/v1/workloads/{}", &Api::workload, Record::Workload},
        {"GET", "/api/v1/workloads/{}/events", &Api::events},
        {"GET", "/api/v1/workloads/{}/history", &Api::history},
        {"GET", "/api/v1/workloads/{}/pods", &Api::workloadPods, Record::Pod},
        {"GET", "/api/v1/workloads/{}/metrics", &Api::workloadMetrics, Record::Metrics},
        {"GET", "/api/v1/workloads/{}/pods/{}/metrics", &Api::podMetrics, Record::Metrics},
        {"GET", "/api/v1/workloads/inferences/{}/metrics", &Api::inferenceMetrics},
        {"GET", "/api/v1/workloads/inferences/{}/pods/{}/metrics", &Api::inferencePodMetrics},
        {"GET", "/api/v1/workloads/inferences/{}/revisions", &Api::revisions, Record::Other, before(Release::V2_21)},
        {"GET", "/api/v1/workloads/inferences/revisions/{}", &Api::revision, Record::Other, before(Release::V2_21)},
        {"GET", "/api/v1/workloads/inferences/revisions/{}/pods", &Api::revisionPods, Record::Pod,
         before(Release::V2_21)},
        {"GET", "/api/v1/workloads/inferences/revisions/{}/events", &Api::revisionEvents, Record::Other,
         before(Release::V2_21)},
        {"GET", "/api/v1/workloads/inferences/revisions/{}/history", &Api::revisionHistory, Record::Other,
         before(Release::V2_21)},
        {"GET", "/api/v1/workload-categories", &Api::categories, Record::Other, before(Release::V2_22)},
        {"GET", "/api/v1/workload-categories/{}", &Api::category, Record::Other, before(Release::V2_22)},
        {"GET", "/api/v1/workload-types", &Api::types, Record::WorkloadType, before(Release::V2_22)},
        {"GET", "/api/v1/workload-types/{}", &Api::type, Record::WorkloadType, before(Release::V2_22)},
        {"PUT", "/api/v1/workload-types/{}", &Api::updateType, Record::WorkloadType, before(Release::V2_22)},
        {"GET", "/api/v1/workload-priorities", &Api::priorities, Record::Other, before(Release::V2_22)},
        {"GET", "/v1/k8s/clusters/{}/pods", &Api::oldPods, Record::Other, from(Release::V2_22)},
        {"POST", "/api/v1/workloads/batch", &Api::actOnMany, Record::Other, before(Release::V2_19)},
        {"DELETE", "/api/v1/workloads/workspaces/{}", &Api::actOn<Action::Delete, Type::Workspace>},
        {"POST", "/api/v1/workloads/workspaces/{}/suspend", &Api::actOn<Action::Suspend, Type::Workspace>},
        {"POST", "/api/v1/workloads/workspaces/{}/resume", &Api::actOn<Action::Resume, Type::Workspace>},
        {"DELETE", "/api/v1/workloads/trainings/{}", &Api::actOn<Action::Delete, Type::Training>},
        {"POST", "/api/v1/workloads/trainings/{}/suspend", &Api::actOn<Action::Suspend, Type::Training>},
        {"POST", "/api/v1/workloads/trainings/{}/resume", &Api::actOn<Action::Resume, Type::Training>},
        {"DELETE", "/api/v1/workloads/distributed/{}", &Api::actOn<Action::Delete, Type::Distributed>},
        {"POST", "/api/v1/workloads/distributed/{}/suspend", &Api::actOn<Action::Suspend, Type::Distributed>,
         Record::Other, before(Release::V2_20)},
        {"POST", "/api/v1/workloads/distributed/{}/resume", &Api::actOn<Action::Resume, Type::Distributed>,
         Record::Other, before(Release::V2_20)},
        {"DELETE", "/api/v1/workloads/inferences/{}", &Api::actOn<Action::Delete, Type::Inference>},
        {"DELETE", "/api/v1/workloads/distributed-inferences/{}",
         &Api::actOn<Action::Delete, Type::DistributedInference>, Record::Other, before(Release::V2_22)},
        {"DELETE", "/api/v2/workloads/{}", &Api::deleteAny, Record::Other, before(Release::V2_23)},
    };
    return Routes;
}

std::optional<Answer> Api::refused(const Call &call) const
{
    switch (m_auth.judge(call.request.authorization)) {
    case Auth::Verdict::Welcome:
        break;
    case Auth::Verdict::Unknown:
        return errorAnswer(401, "a valid bearer token is needed");
    case Auth::Verdict::Expired:
        return errorAnswer(401, "the token has expired");
    case Auth::Verdict::Forbidden:
        return errorAnswer(403, "this account has no role that permits it");
    }
    return std::nullopt;
}

Answer Api::answer(const Request &request, std::int64_t now)
{
    if (m_settling <= now)
        settle(now);
    const std::string_view target = request.target;
    const std::size_t mark = target.find('?');
    Call call = {request, target.substr(0, mark), {}, now, {}, {}};

    std::set<std::string_view> methods; // the methods that this path supports
    for (const Route &route : routes()) {
        const auto ids = idsIn(call.path, route.path);
        if (!ids || route.without.contain(m_release))
            continue;
        methods.insert(route.method);
        if (request.method != route.method)
            continue;
        if (auto no = route.isOpen ? std::nullopt : refused(call))
            return *no;
        call.id = (*ids)[0];
        call.innerId = (*ids)[1];
        try {
            if (mark != std::string_view::npos)
                call.query = understood(m_release, route.path, target.substr(mark + 1));
            Answer answer = route.method == "GET" || route.isOpen ? reading(route, call) : writing(route, call);
            if (answer.status < 300)
                answer.body = told(m_release, route.record, std::move(answer.body));
            return answer;
        } catch (const Refusal &refusal) {
            return errorAnswer(refusal.status, refusal.message);
        }
    }
    return methods.empty() ? errorAnswer(404, "there is nothing at this path") : notAllowed(methods);
}

Answer Api::reading(const Route &route, Call &call)
{
    std::unique_lock turn(m_turnstile);
    const std::shared_lock lock(m_worldMutex);
    turn.unlock();
    call.now = std::max(call.now, m_lastEdit);
    return (this->*route.handler)(call);
}

Answer Api::writing(const Route &route, Call &call)
{
    if (!m_journal)
        return errorAnswer(403, "this control plane plays a recording, which cannot be changed");
    const std::lock_guard turn(m_turnstile);
    const std::lock_guard lock(m_worldMutex);
    call.now = std::max(call.now, m_lastEdit);
    return (this->*route.handler)(call);
}

// Drops everything computed from the world before the edit.
void Api::edited(std::int64_t now)
{
    m_engine.follow(m_journal->takeTouched());
    m_ledger.reset();
    m_overtime.reset();
    m_lastEdit = now;
    m_settling = m_journal->nextSettling();
    ++m_revision;
}

// What happens by itself, as edits of their own time
void Api::settle(std::int64_t now)
{
    const std::lock_guard turn(m_turnstile);
    const std::lock_guard lock(m_worldMutex);
    while (m_settling <= now) {
        const std::int64_t time = std::max<std::int64_t>(m_settling, m_lastEdit);
        m_journal->settle();
        edited(time);
    }
}

Answer Api::tokenV1(const Call &call)
{
    return m_auth.tokenV1(call.request, KnowsClientCredentials.contain(m_release));
}

Answer Api::tokenV2(const Call &call)
{
    const bool hasRefresh = !m_isStrict || !GivesNoRefreshTokens.contain(m_release);
    return m_auth.tokenV2(call.request, hasRefresh);
}

ListQuery Api::listQuery(Resource resource, const Query &query) const
{
    ListQuery list;
    list.resource = resource;
    list.deleted = query.boolean("deleted", false);
    list.search = query.text("search").value_or("");
    if (const auto sortBy = query.text("sortBy")) {
        list.sortBy = findField(resource, *sortBy);
        if (!list.sortBy)
            throw Refusal{400, "sortBy: there is no key \"" + *sortBy + '"'};
    }
    list.descending = query.choice("sortOrder", Orders).value_or(0) == 1;
    if (resource == Resource::Pods) {
        static constexpr std::string_view Completed[] = {"false", "true", "all", ""};
        const std::size_t wanted = query.choice("completed", Completed).value_or(2);
        if (wanted < 2)
            list.completed = wanted == 1;
    }
    const std::vector<std::string> items = query.list("filterBy");
    if (m_isStrict && TakesFewFilters.contain(m_release) && resource == Resource::Workloads
        && items.size() > FewFilters)
        throw Refusal{400, "filterBy: at most " + std::to_string(FewFilters) + " items"};
    for (const std::string &item : items)
        addFilter(list, item);
    return list;
}

void Api::addFilter(ListQuery &list, const std::string &item) const
{
    std::string why;
    auto filter = Filter::parse(m_world, list.resource, item, why);
    if (!filter)
        throw Refusal{400, why};
    list.filters.push_back(std::move(*filter));
    list.filterText += (list.filterText.empty() ? "" : ",") + item;
}

Answer Api::workloads(const Call &call)
{
    static constexpr std::string_view Known[]
        = {"deleted", "offset", "limit", "sortOrder", "sortBy", "filterBy", "search"};
    const Query query(call.query, Known);
    const Paging paging = pagingOf(query);
    const auto rows = m_engine.rows(listQuery(Resource::Workloads, query), call.now);
    return page("workloads", rows->size(), paging, WorkloadBytes,
                [&](Json &json, std::size_t i) { writeWorkload(json, m_world, (*rows)[i], call.now, false); });
}

Answer Api::pods(const Call &call)
{
    static constexpr std::string_view Known[]
        = {"deleted", "offset", "limit", "sortOrder", "sortBy", "filterBy", "verbosity", "completed", "search"};
    static constexpr std::string_view Verbosities[] = {"brief", "full"};
    const Query query(call.query, Known);
    const bool full = query.choice("verbosity", Verbosities).value_or(0) == 1;
    const Paging paging = pagingOf(query);
    const auto rows = m_engine.rows(listQuery(Resource::Pods, query), call.now);
    return page("pods", rows->size(), paging, PodBytes,
                [&](Json &json, std::size_t i) { writePod(json, m_world, (*rows)[i], call.now, full); });
}

Answer Api::count(Resource resource, const Call &call)
{
    static constexpr std::string_view Known[] = {"deleted", "filterBy", "search"};
    const Query query(call.query, Known);
    const auto rows = m_engine.rows(listQuery(resource, query), call.now);
    return countAnswer(rows->size());
}

Answer Api::workloadCount(const Call &call)
{
    return count(Resource::Workloads, call);
}

Answer Api::podCount(const Call &call)
{
    return count(Resource::Pods, call);
}

std::uint32_t Api::workloadIndex(const Call &call) const
{
    const auto id = parseUuid(call.id);
    if (!id)
        throw Refusal{400, "workloadId: a UUID is needed"};
    const auto index = m_world.workloadOf(*id);
    if (!index || !exists(m_world.workloads[*index], call.now))
        throw Refusal{404, "there is no such workload"};
    return *index;
}

std::uint32_t Api::podIndex(const Call &call) const
{
    const std::uint32_t workload = workloadIndex(call);
    const auto id = parseUuid(call.innerId);
    if (!id)
        throw Refusal{400, "podId: a UUID is needed"};
    const auto index = m_world.podOf(*id);
    if (!index || m_world.pods[*index].workload != workload
        || !podStateAt(m_world.workloads[workload], m_world.ordinal(*index), call.now).exists)
        throw Refusal{404, "this workload has no such pod"};
    return *index;
}

Answer Api::workload(const Call &call)
{
    const Query query(call.query, {});
    Answer answer;
    Json json(answer.body);
    writeWorkload(json, m_world, workloadIndex(call), call.now, true);
    return answer;
}

Answer Api::telemetry(const Call &call)
{
    const Query query(call.query, telemetryParameters());
    return telemetryOf(m_world, query, call.now);
}

Answer Api::eventsAnswer(const Call &call, std::uint32_t workload, std::vector<Happening> history)
{
    static constexpr std::string_view Known[] = {"offset", "limit", "sortOrder"};
    const Query query(call.query, Known);
    const Paging paging = pagingOf(query);
    const bool ascending = query.choice("sortOrder", Orders).value_or(1) == 0;
    std::erase_if(history, [](const Happening &happening) { return happening.isPhase; });
    if (ascending)
        std::ranges::reverse(history);
    return page("events", history.size(), paging, EventBytes,
                [&](Json &json, std::size_t i) { writeEvent(json, m_world, workload, history[i]); });
}

Answer Api::events(const Call &call)
{
    const std::uint32_t index = workloadIndex(call);
    return eventsAnswer(call, index, historyOf(m_world, index, call.now));
}

Answer Api::history(const Call &call)
{
    const std::uint32_t index = workloadIndex(call);
    return historyAnswer(call, index, historyOf(m_world, index, call.now));
}

Answer Api::historyAnswer(const Call &call, std::uint32_t workload, const std::vector<Happening> &history)
{
    static constexpr std::string_view Known[] = {"offset", "limit"};
    const Query query(call.query, Known);
    const Paging paging = pagingOf(query);
    return page("records", history.size(), paging, EventBytes, [&](Json &json, std::size_t i) {
        const Happening &record = history[i];
        json.beginObject();
        json.key("meta").beginObject();
        json.key("creationTimestamp").time(record.time);
        json.member("type", record.isPhase ? "PhaseUpdate" : "Event");
        json.endObject();
        json.key("spec").beginObject();
        if (record.isPhase) {
            json.key("phaseUpdate").beginObject();
            json.member("phase", PhaseNames[static_cast<std::size_t>(record.phase)]);
            json.member("phaseMessage", record.message);
            json.endObject();
        } else {
            json.key("event");
            writeEvent(json, m_world, workload, record);
        }
        json.endObject();
        json.endObject();
    });
}

Answer Api::workloadPods(const Call &call)
{
    static constexpr std::string_view Known[]
        = {"deleted", "offset", "limit", "search", "sortOrder", "sortBy", "filterBy"};
    const Query query(call.query, Known);
    const Paging paging = pagingOf(query);
    const std::uint32_t workload = workloadIndex(call);
    ListQuery list = listQuery(Resource::Pods, query);
    addFilter(list, "workloadId==" + toString(m_world.workloadId(workload)));
    const auto rows = m_engine.rows(list, call.now);
    return page("pods", rows->size(), paging, PodBytes,
                [&](Json &json, std::size_t i) { writePod(json, m_world, (*rows)[i], call.now, true); });
}

Answer Api::workloadMetrics(const Call &call)
{
    const Query query(call.query, metricParameters());
    return simulator::workloadMetrics(m_world, workloadIndex(call), query, call.now);
}

Answer Api::podMetrics(const Call &call)
{
    const Query query(call.query, metricParameters());
    return simulator::podMetrics(m_world, podIndex(call), query, call.now);
}

Answer Api::inferenceMetrics(const Call &call)
{
    const Query query(call.query, metricParameters());
    return simulator::inferenceMetrics(m_world, workloadIndex(call), std::nullopt, query, call.now);
}

Answer Api::inferencePodMetrics(const Call &call)
{
    const Query query(call.query, metricParameters());
    return simulator::inferenceMetrics(m_world, workloadIndex(call), podIndex(call), query, call.now);
}

} // namespace simulator
