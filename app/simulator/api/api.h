// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/api/auth.h"
#include "app/simulator/api/engine.h"
#include "app/simulator/api/orgunits.h"
#include "app/simulator/api/release.h"
#include "app/simulator/api/render.h"
#include "app/simulator/api/request.h"
#include "app/simulator/world/journal.h"
#include "app/simulator/world/ledger.h"
#include "app/simulator/world/revisions.h"

#include <atomic>
#include <shared_mutex>

namespace simulator {

// The operations of the control plane: finds the operation of a request, checks its token, reads the parameters and
// writes the answer. Knows nothing of sockets. Thread-safe.
class Api
{
public:
    // Refuses to change the world. Without a release: what the newest can do, without what it has taken away.
    Api(const World &world, Auth &auth, std::optional<Release> release = std::nullopt)
        : m_world(world)
        , m_auth(auth)
        , m_release(release.value_or(Newest))
        , m_isStrict(release.has_value())
        , m_engine(world)
    {
    }
    Api(World &world, Auth &auth, Pace pace, std::optional<Release> release = std::nullopt)
        : Api(world, auth, release)
    {
        m_journal.emplace(world, pace);
        m_settling = m_journal->nextSettling();
    }

    [[nodiscard]] Answer answer(const Request &request, std::int64_t now);
    // Counts edits: an answer is still valid if the number has not changed since it was computed.
    [[nodiscard]] std::size_t revision() const { return m_revision; }

private:
    struct Call
    {
        const Request &request;
        std::string_view path;
        std::string query;
        std::int64_t now = 0;
        std::string_view id, innerId; // the {} of the path
    };
    struct Route;

    [[nodiscard]] static std::span<const Route> routes();
    [[nodiscard]] Answer tokenV1(const Call &call);
    [[nodiscard]] Answer tokenV2(const Call &call);
    [[nodiscard]] Answer clusters(const Call &call);
    [[nodiscard]] Answer cluster(const Call &call);
    [[nodiscard]] Answer minimalClusters(const Call &call);
    [[nodiscard]] Answer minimalCluster(const Call &call);
    [[nodiscard]] Answer installInfo(const Call &call);
    [[nodiscard]] Answer nodesOfCluster(const Call &call);
    [[nodiscard]] Answer nodeCountOfCluster(const Call &call);
    [[nodiscard]] Answer workloads(const Call &call);
    [[nodiscard]] Answer workload(const Call &call);
    [[nodiscard]] Answer workloadCount(const Call &call);
    [[nodiscard]] Answer telemetry(const Call &call);
    [[nodiscard]] Answer events(const Call &call);
    [[nodiscard]] Answer history(const Call &call);
    [[nodiscard]] Answer pods(const Call &call);
    [[nodiscard]] Answer podCount(const Call &call);
    [[nodiscard]] Answer workloadPods(const Call &call);
    [[nodiscard]] Answer categories(const Call &call);
    [[nodiscard]] Answer category(const Call &call);
    [[nodiscard]] Answer types(const Call &call);
    [[nodiscard]] Answer type(const Call &call);
    [[nodiscard]] Answer priorities(const Call &call);
    [[nodiscard]] Answer revisions(const Call &call);
    [[nodiscard]] Answer revision(const Call &call);
    [[nodiscard]] Answer revisionPods(const Call &call);
    [[nodiscard]] Answer revisionEvents(const Call &call);
    [[nodiscard]] Answer revisionHistory(const Call &call);
    [[nodiscard]] Answer oldPods(const Call &call);
    [[nodiscard]] Answer nodes(const Call &call);
    [[nodiscard]] Answer nodeCount(const Call &call);
    [[nodiscard]] Answer nodeTelemetry(const Call &call);
    [[nodiscard]] Answer nodeMetrics(const Call &call);
    [[nodiscard]] Answer clusterMetrics(const Call &call);
    [[nodiscard]] Answer nodePoolMetrics(const Call &call);
    [[nodiscard]] Answer nodePools(const Call &call);
    [[nodiscard]] Answer nodePoolCount(const Call &call);
    template<OrgKind Kind> [[nodiscard]] Answer orgUnits(const Call &call);
    template<OrgKind Kind> [[nodiscard]] Answer orgUnitCount(const Call &call);
    template<OrgKind Kind> [[nodiscard]] Answer orgTelemetry(const Call &call);
    template<OrgKind Kind> [[nodiscard]] Answer orgMetrics(const Call &call);
    [[nodiscard]] Answer workloadMetrics(const Call &call);
    [[nodiscard]] Answer podMetrics(const Call &call);
    [[nodiscard]] Answer inferenceMetrics(const Call &call);
    [[nodiscard]] Answer inferencePodMetrics(const Call &call);

    [[nodiscard]] ListQuery listQuery(Resource resource, const Query &query) const;
    void addFilter(ListQuery &list, const std::string &item) const;
    [[nodiscard]] Answer count(Resource resource, const Call &call);
    [[nodiscard]] Answer createCluster(const Call &call);
    [[nodiscard]] Answer renameCluster(const Call &call);
    [[nodiscard]] Answer deleteCluster(const Call &call);
    [[nodiscard]] Answer updateType(const Call &call);
    [[nodiscard]] std::uint8_t chosen(const Call &call, std::string_view key, IdKind kind, std::size_t count,
                                      std::uint8_t present) const;
    [[nodiscard]] Answer actOnMany(const Call &call);
    template<Action Wanted, Type Of> [[nodiscard]] Answer actOn(const Call &call);
    [[nodiscard]] std::optional<Refusal> tryAction(Action action, Uuid id, std::optional<Type> type, std::int64_t now);
    void refuseTakenName(std::string_view name, std::optional<std::size_t> except) const;
    void edited(std::int64_t now);
    void settle(std::int64_t now);
    [[nodiscard]] Answer deleteAny(const Call &call);
    [[nodiscard]] Answer reading(const Route &route, Call &call);
    [[nodiscard]] Answer writing(const Route &route, Call &call);
    [[nodiscard]] std::optional<Answer> refused(const Call &call) const;
    [[nodiscard]] std::size_t clusterIndex(const Call &call) const;
    [[nodiscard]] std::vector<OrgUnit> unitsFor(OrgKind kind, const Query &query, std::int64_t now);
    [[nodiscard]] const Ledger &ledger();
    [[nodiscard]] std::shared_ptr<const Overtime> overtime(std::int64_t now);
    [[nodiscard]] std::uint32_t workloadIndex(const Call &call) const;
    [[nodiscard]] std::uint32_t podIndex(const Call &call) const;
    [[nodiscard]] Type workloadType(const Call &call) const;
    [[nodiscard]] Revision revisionOf(const Call &call) const;
    [[nodiscard]] Answer eventsAnswer(const Call &call, std::uint32_t workload, std::vector<Happening> history);
    [[nodiscard]] Answer historyAnswer(const Call &call, std::uint32_t workload, const std::vector<Happening> &history);

    const World &m_world;
    Auth &m_auth;
    const Release m_release;
    const bool m_isStrict; // the release was asked for
    Engine m_engine;
    std::mutex m_ledgerMutex; // created on first use: most runs never request cluster metrics
    std::unique_ptr<const Ledger> m_ledger;
    std::shared_ptr<const Overtime> m_overtime; // the last one requested
    std::optional<Journal> m_journal;
    // Many readers, one writer. A writer passes the turnstile first, so that new readers cannot starve it.
    std::mutex m_turnstile;
    std::shared_mutex m_worldMutex;
    std::int64_t m_lastEdit = 0; // a request may have read the clock before the edit was made
    std::atomic<std::size_t> m_revision = 0;
    std::atomic<std::int64_t> m_settling = std::numeric_limits<std::int64_t>::max(); // see Journal::nextSettling()
};

} // namespace simulator
