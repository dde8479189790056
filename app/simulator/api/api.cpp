// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/api.h"

#include "app/simulator/api/metrics.h"
#include "app/simulator/api/nodetelemetry.h"
#include "app/simulator/api/render.h"
#include "app/simulator/api/workloadtelemetry.h"

#include <algorithm>

namespace simulator {

namespace {

constexpr std::int64_t MaxInt32 = std::numeric_limits<std::int32_t>::max();
constexpr std::string_view Orders[] = {"asc", "desc"};

struct Paging
{
    std::size_t offset, limit;
};

Paging pagingOf(const Query &query)
{
    return {static_cast<std::size_t>(query.integer("offset", 0, MaxInt32, 0)),
            static_cast<std::size_t>(query.integer("limit", 1, 500, 50))};
}

// Writes {"next": ..., "KEY": [items]} with next only where there is more.
template<typename Write>
Answer page(std::string_view key, std::size_t size, const Paging &paging, std::size_t bytesPerItem, Write write)
{
    const std::size_t from = std::min(paging.offset, size);
    const std::size_t to = std::min(from + paging.limit, size);
    Answer answer;
    answer.body.reserve((to - from) * bytesPerItem + 64);
    Json json(answer.body);
    json.beginObject();
    if (to < size)
        json.key("next").integer(static_cast<std::int64_t>(to));
    json.key(key).beginArray();
    for (std::size_t i = from; i < to; ++i)
        write(json, i);
    json.endArray();
    json.endObject();
    return answer;
}

constexpr std::size_t PodBytes = 1900, WorkloadBytes = 3400, EventBytes = 500;

} // namespace

struct Api::Route
{
    std::string_view method, prefix, suffix; // prefix ID suffix; no suffix mark: the whole path
    Answer (Api::*handler)(const Call &);
    bool hasId = false;
    std::string_view inner = {}; // between the two ids of a path that has two
};

Answer Api::answer(const Request &request, std::int64_t now)
{
    static constexpr Route Routes[] = {
        {"GET", "/api/v1/clusters", "", &Api::clusters},
        {"GET", "/api/v1/workloads", "", &Api::workloads},
        {"GET", "/api/v1/workloads/count", "", &Api::workloadCount},
        {"GET", "/api/v1/workloads/telemetry", "", &Api::telemetry},
        {"GET", "/api/v1/workloads/pods", "", &Api::pods},
        {"GET", "/api/v1/workloads/pods/count", "", &Api::podCount},
        {"GET", "/api/v1/clusters/", "", &Api::cluster, true},
        {"GET", "/api/v1/workloads/", "", &Api::workload, true},
        {"GET", "/api/v1/workloads/", "/events", &Api::events, true},
        {"GET", "/api/v1/workloads/", "/history", &Api::history, true},
        {"GET", "/api/v1/workloads/", "/pods", &Api::workloadPods, true},
        {"GET", "/api/v1/nodes/telemetry", "", &Api::nodeTelemetry},
        {"GET", "/api/v1/clusters/", "/metrics", &Api::clusterMetrics, true},
        {"GET", "/api/v1/workloads/", "/metrics", &Api::workloadMetrics, true},
        {"GET", "/api/v1/workloads/", "/metrics", &Api::podMetrics, true, "/pods/"},
        {"GET", "/api/v1/workloads/inferences/", "/metrics", &Api::inferenceMetrics, true},
    };
    const std::string_view target = request.target;
    const std::size_t mark = target.find('?');
    const std::string_view path = target.substr(0, mark);
    const auto notAllowed = [](std::string_view allowed) {
        Answer answer = errorAnswer(405, "this path answers only " + std::string(allowed));
        answer.allow = allowed;
        return answer;
    };

    if (path == "/api/v1/token" || path == "/api/v2/token") {
        if (request.method != "POST")
            return notAllowed("POST");
        return path == "/api/v1/token" ? m_auth.tokenV1(request) : m_auth.tokenV2(request);
    }

    Call call;
    call.query = mark == std::string_view::npos ? std::string_view() : target.substr(mark + 1);
    call.now = now;
    const Route *route = std::ranges::find_if(Routes, [&](const Route &candidate) {
        if (!candidate.hasId)
            return path == candidate.prefix;
        if (!path.starts_with(candidate.prefix) || !path.ends_with(candidate.suffix)
            || path.size() <= candidate.prefix.size() + candidate.suffix.size())
            return false;
        call.innerId = {};
        call.id = path.substr(candidate.prefix.size(), path.size() - candidate.prefix.size() - candidate.suffix.size());
        if (!candidate.inner.empty()) {
            const std::size_t at = call.id.find(candidate.inner);
            if (at == std::string_view::npos)
                return false;
            call.innerId = call.id.substr(at + candidate.inner.size());
            call.id = call.id.substr(0, at);
        }
        return !call.id.contains('/') && !call.innerId.contains('/');
    });
    if (route == std::end(Routes))
        return errorAnswer(404, "there is nothing at this path");
    if (request.method != route->method)
        return notAllowed(route->method);

    switch (m_auth.judge(request.authorization)) {
    case Auth::Verdict::Welcome:
        break;
    case Auth::Verdict::Unknown:
        return errorAnswer(401, "a valid bearer token is needed");
    case Auth::Verdict::Expired:
        return errorAnswer(401, "the token has expired");
    case Auth::Verdict::Forbidden:
        return errorAnswer(403, "this account has no role that permits it");
    }
    try {
        return (this->*route->handler)(call);
    } catch (const Refusal &refusal) {
        return errorAnswer(refusal.status, refusal.message);
    }
}

Answer Api::clusters(const Call &call)
{
    static constexpr std::string_view Known[] = {"verbosity", "includeRequestedForDelete"};
    static constexpr std::string_view Verbosities[] = {"metadata", "full"};
    const Query query(call.query, Known);
    const bool full = query.choice("verbosity", Verbosities).value_or(1) == 1;
    const bool leaving = query.boolean("includeRequestedForDelete", false);
    Answer answer;
    Json json(answer.body);
    json.beginArray();
    for (const Cluster &cluster : m_world.clusters) {
        if (leaving || !cluster.deleteRequested)
            writeCluster(json, m_world, cluster, call.now, full);
    }
    json.endArray();
    return answer;
}

std::size_t Api::clusterIndex(const Call &call) const
{
    const auto id = parseUuid(call.id);
    if (!id)
        throw Refusal{400, "clusterUuid: a UUID is needed"};
    const auto found = std::ranges::find(m_world.clusters, *id, &Cluster::id);
    if (found == m_world.clusters.end())
        throw Refusal{404, "there is no such cluster"};
    return static_cast<std::size_t>(found - m_world.clusters.begin());
}

Answer Api::cluster(const Call &call)
{
    static constexpr std::string_view Known[] = {"verbosity"};
    static constexpr std::string_view Verbosities[] = {"metadata", "full"};
    const Query query(call.query, Known);
    const bool full = query.choice("verbosity", Verbosities).value_or(1) == 1;
    const Cluster &found = m_world.clusters[clusterIndex(call)];
    Answer answer;
    Json json(answer.body);
    writeCluster(json, m_world, found, call.now, full);
    return answer;
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
    list.filterText = query.text("filterBy").value_or("");
    for (const std::string &item : query.list("filterBy")) {
        std::string why;
        auto filter = Filter::parse(m_world, resource, item, why);
        if (!filter)
            throw Refusal{400, why};
        list.filters.push_back(std::move(*filter));
    }
    return list;
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
    Answer answer;
    Json json(answer.body);
    json.beginObject();
    json.key("count").integer(static_cast<std::int64_t>(rows->size()));
    json.endObject();
    return answer;
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

Answer Api::events(const Call &call)
{
    static constexpr std::string_view Known[] = {"offset", "limit", "sortOrder"};
    const Query query(call.query, Known);
    const Paging paging = pagingOf(query);
    const bool ascending = query.choice("sortOrder", Orders).value_or(1) == 0;
    const std::uint32_t index = workloadIndex(call);
    std::vector<Happening> events = historyOf(m_world, index, call.now);
    std::erase_if(events, [](const Happening &happening) { return happening.isPhase; });
    if (ascending)
        std::ranges::reverse(events);
    return page("events", events.size(), paging, EventBytes,
                [&](Json &json, std::size_t i) { writeEvent(json, m_world, index, events[i]); });
}

Answer Api::history(const Call &call)
{
    static constexpr std::string_view Known[] = {"offset", "limit"};
    const Query query(call.query, Known);
    const Paging paging = pagingOf(query);
    const std::uint32_t index = workloadIndex(call);
    const std::vector<Happening> records = historyOf(m_world, index, call.now);
    return page("records", records.size(), paging, EventBytes, [&](Json &json, std::size_t i) {
        const Happening &record = records[i];
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
            writeEvent(json, m_world, index, record);
        }
        json.endObject();
        json.endObject();
    });
}

Answer Api::workloadPods(const Call &call)
{
    static constexpr std::string_view Known[] = {"deleted", "offset", "limit", "search"};
    const Query query(call.query, Known);
    const Paging paging = pagingOf(query);
    const Workload &w = m_world.workloads[workloadIndex(call)];
    const bool deleted = query.boolean("deleted", false);
    const Search search(m_world, query.text("search").value_or(""));
    const bool all = search.empty() || search.acceptsWorkload(m_world.indexOf(w));
    Rows rows;
    std::string scratch;
    for (std::uint32_t i = 0; i < w.podCount; ++i) {
        const PodState state = podStateAt(w, i, call.now);
        if (state.exists && state.deletedAt.has_value() == deleted
            && (all || search.acceptsPod(w.firstPod + i, call.now, scratch)))
            rows.push_back(w.firstPod + i);
    }
    return page("pods", rows.size(), paging, PodBytes,
                [&](Json &json, std::size_t i) { writePod(json, m_world, rows[i], call.now, true); });
}

Answer Api::nodeTelemetry(const Call &call)
{
    const Query query(call.query, nodeTelemetryParameters());
    return nodeTelemetryOf(m_world, query, call.now);
}

Answer Api::clusterMetrics(const Call &call)
{
    const Query query(call.query, clusterMetricParameters());
    const std::size_t cluster = clusterIndex(call);
    if (m_world.recording)
        return recordedClusterMetrics(m_world, cluster, query, call.now);
    std::call_once(m_ledgerMade, [this] { m_ledger = std::make_unique<const Ledger>(m_world); });
    return simulator::clusterMetrics(m_world, *m_ledger, cluster, query, call.now);
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
    return simulator::inferenceMetrics(m_world, workloadIndex(call), query, call.now);
}

} // namespace simulator
