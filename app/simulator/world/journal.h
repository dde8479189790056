// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/world/life.h"

namespace simulator {

enum class Action : std::uint8_t { Delete, Suspend, Resume };

// How many seconds an action takes. Nothing if time stands still: otherwise it would never complete. Clusters then wait
// for ever: they are seen waiting to connect and to be deleted.
struct Pace
{
    std::uint32_t stopping = 0, resuming = 0, starting = 0, deleting = 0;
    std::uint32_t connecting = Never, leaving = Never; // of clusters
};
constexpr Pace AtOnce = {}, Usual = {12, 8, 25, 10, 60, 45};

// Applies edits to a world. An edit has a time: queries about earlier times are answered as if it had not been made.
// The same edits at the same times yield the same world. Not thread-safe: readers must wait meanwhile.
class Journal
{
public:
    Journal(World &world, Pace pace)
        : m_world(world)
        , m_pace(pace)
        , m_givenClusters(world.clusters.size())
    {
    }

    // The next time at which a cluster connects or is removed by itself; the end of time if there is none. settle()
    // makes it so, for the earliest of them, and has to be called before anybody looks at the world after that time.
    [[nodiscard]] std::int64_t nextSettling() const;
    void settle();

    // Returns the index of the new cluster.
    std::size_t createCluster(std::string name, std::string domain, std::string version, std::int64_t now);
    void renameCluster(std::size_t cluster, std::string name, std::int64_t now);
    void requestDeletion(std::size_t cluster, std::int64_t now); // it stays, and is listed on request
    void removeCluster(std::size_t cluster, std::int64_t now); // with everything in it

    void setDefaults(Type type, const TypeDefaults &defaults);

    // Why the action is impossible now; none if it is possible.
    [[nodiscard]] std::optional<std::string> objection(Action action, std::uint32_t workload, std::int64_t now) const;
    void act(Action action, std::uint32_t workload, std::int64_t now);

    // The workloads edited since the previous call.
    [[nodiscard]] std::vector<std::uint32_t> takeTouched();

private:
    [[nodiscard]] std::int64_t settlingOf(std::size_t cluster) const;
    void connect(std::size_t cluster, std::int64_t now);
    [[nodiscard]] Workload suspended(const Workload &w, std::uint32_t age) const;
    [[nodiscard]] Workload resumed(std::uint32_t workload, std::uint32_t age);
    [[nodiscard]] Workload deleted(const Workload &w, std::uint32_t age) const;
    [[nodiscard]] bool findRoom(const Workload &w, std::int64_t now);
    void replace(std::uint32_t workload, const Workload &next, std::int64_t from);
    void finish();

    World &m_world;
    Pace m_pace;
    std::size_t m_givenClusters; // were there before any was created
    std::vector<std::uint32_t> m_touched;
    std::vector<std::int64_t> m_changes; // not merged into those of the world yet
};

} // namespace simulator
