// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/world/life.h"

namespace simulator {

enum class Action : std::uint8_t { Delete, Suspend, Resume };

// How long what was asked for takes. At once where time stands still: nobody would see the end of it.
struct Pace
{
    std::uint32_t stopping = 0, resuming = 0, starting = 0, deleting = 0; // seconds
};
constexpr Pace AtOnce = {}, Usual = {12, 8, 25, 10};

// Writes edits into a world. An edit is of a moment: whatever is asked about a time before it is answered as if it had
// not been made. The same edits at the same moments make the same world. Not for several threads: whoever reads the
// world has to wait meanwhile.
class Journal
{
public:
    Journal(World &world, Pace pace)
        : m_world(world)
        , m_pace(pace)
    {
    }

    // The index of the new one
    std::size_t createCluster(std::string name, std::string domain, std::string version, std::int64_t now);
    void renameCluster(std::size_t cluster, std::string name, std::int64_t now);
    void requestDeletion(std::size_t cluster, std::int64_t now); // it stays, and is listed to those who ask for it
    void removeCluster(std::size_t cluster, std::int64_t now); // with all that it held

    // Why the action cannot be done now; none: it can.
    [[nodiscard]] std::optional<std::string> objection(Action action, std::uint32_t workload, std::int64_t now) const;
    void act(Action action, std::uint32_t workload, std::int64_t now);

    // The workloads that have been edited since this was called last
    [[nodiscard]] std::vector<std::uint32_t> takeTouched();

private:
    [[nodiscard]] Workload suspended(const Workload &w, std::uint32_t age) const;
    [[nodiscard]] Workload resumed(std::uint32_t workload, std::uint32_t age);
    [[nodiscard]] Workload deleted(const Workload &w, std::uint32_t age) const;
    [[nodiscard]] bool findRoom(const Workload &w, std::int64_t now);
    void replace(std::uint32_t workload, const Workload &next, std::int64_t from);
    void finish();

    World &m_world;
    Pace m_pace;
    std::vector<std::uint32_t> m_touched;
    std::vector<std::int64_t> m_changes; // not yet in those of the world
};

} // namespace simulator
