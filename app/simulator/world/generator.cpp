// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/world/generator.h"

#include <algorithm>
#include <cmath>

namespace simulator {

namespace {

constexpr double HistoryDays = 90;

std::uint32_t seconds(double value)
{
    return static_cast<std::uint32_t>(std::clamp(value, 1.0, 4e8));
}

double exponential(Random &random, double mean)
{
    return -mean * std::log(1 - random.unit());
}

// Percent.
struct Share
{
    std::uint32_t weight;
    Type type;
};
constexpr Share TypeShares[] = {{24, Type::Training},
                                {20, Type::Distributed},
                                {17, Type::Workspace},
                                {12, Type::Inference},
                                {7, Type::Job},
                                {5, Type::RayJob},
                                {4, Type::Notebook},
                                {3, Type::RayCluster},
                                {3, Type::Deployment},
                                {2, Type::CronJob},
                                {1, Type::DistributedInference},
                                {1, Type::SparkApplication},
                                {1, Type::NIMService}};

Type drawType(Random &random)
{
    std::uint32_t at = random.below(100);
    for (const Share &share : TypeShares) {
        if (at < share.weight)
            return share.type;
        at -= share.weight;
    }
    return Type::Training;
}

std::uint16_t drawGpu(Random &random, Type type, bool mig)
{
    static constexpr std::uint16_t Build[] = {0, 25, 25, 50, 50, 100, 100, 200};
    static constexpr std::uint16_t Train[] = {0, 50, 100, 100, 100, 200, 200, 400, 800};
    static constexpr std::uint16_t Spread[] = {100, 100, 100, 200, 200, 400, 800, 800};
    static constexpr std::uint16_t Serve[] = {25, 50, 50, 100, 100, 200};
    static constexpr std::uint16_t Slices[] = {14, 14, 29, 43, 100}; // sevenths of a device
    if (mig)
        return random.pick(Slices);
    switch (type) {
    case Type::Workspace:
    case Type::Notebook:
        return random.pick(Build);
    case Type::Distributed:
    case Type::DistributedInference:
        return random.pick(Spread);
    case Type::Inference:
    case Type::Deployment:
    case Type::NIMService:
        return random.pick(Serve);
    case Type::CronJob:
    case Type::SparkApplication:
        return 0;
    default:
        return random.pick(Train);
    }
}

double meanRunHours(Type type)
{
    switch (categoryCode(type)) {
    case 0:
        return 7;
    case 2:
        return 60;
    default:
        return type == Type::Distributed ? 14 : 5;
    }
}

class Maker
{
public:
    Maker(World &world, const Scale &scale)
        : m_world(world)
        , m_scale(scale)
    {
        for (const Pool &pool : world.pools)
            m_nodeTotal += pool.nodeCount;
        m_byCluster.resize(world.clusters.size());
        for (std::size_t i = 0; i < world.projects.size(); ++i)
            m_byCluster[world.projects[i].cluster].push_back(static_cast<std::uint16_t>(i));
    }

    void run()
    {
        const auto count = static_cast<std::uint32_t>(m_scale.workloads);
        const std::uint32_t deleted = count / 20 + 3;
        const std::uint32_t future = std::max(2000U, count / 4);
        m_world.workloads.reserve(count + deleted + future);
        planRarePhases(count);
        for (std::uint32_t i = 0; i < count; ++i)
            m_world.workloads.push_back(present(i));
        for (std::uint32_t i = 0; i < deleted; ++i)
            m_world.workloads.push_back(gone(count + i));
        // New workloads arrive at the rate of the recent past, for tens of hours of simulated time; then the world
        // drains.
        const double meanGap = 3600.0 / std::max(20.0, count * 0.005);
        double after = 1;
        for (std::uint32_t i = 0; i < future; ++i) {
            Random random(m_world.seed, count + deleted + i);
            after += exponential(random, meanGap);
            m_world.workloads.push_back(coming(random, m_world.begin + static_cast<std::int64_t>(after * Second)));
        }
        std::ranges::stable_sort(m_world.workloads, {}, &Workload::created);
    }

private:
    // Phases that last only seconds would hardly ever be seen in a world that stands still.
    void planRarePhases(std::uint32_t count)
    {
        const auto plan = [this, count](Phase phase, double share, std::uint32_t atLeast) {
            const std::uint32_t wanted = std::max(atLeast, static_cast<std::uint32_t>(count * share));
            m_rare.insert(m_rare.end(), wanted, phase);
        };
        plan(Phase::Creating, 0.0003, 2);
        plan(Phase::Initializing, 0.0018, 3);
        plan(Phase::Degraded, 0.0006, 2);
        plan(Phase::Updating, 0.0003, 2);
        plan(Phase::Resuming, 0.0002, 1);
        plan(Phase::Stopping, 0.0002, 1);
        plan(Phase::Deleting, 0.0002, 1);
        plan(Phase::Terminating, 0.0002, 1);
        plan(Phase::Unknown, 0.0001, 1);
        // Common, but a world of a few dozen workloads might lack it by chance.
        plan(Phase::Stopped, 0, 1);
        plan(Phase::Failed, 0, 1);
    }

    // Type, owner, place and size; the caller sets the times.
    Workload draft(Random &random)
    {
        Workload w;
        w.type = drawType(random);
        std::uint32_t node = random.below(m_nodeTotal);
        for (std::size_t i = 0; i < m_world.pools.size(); ++i) {
            w.pool = static_cast<std::uint16_t>(i);
            if (node < m_world.pools[i].nodeCount)
                break;
            node -= m_world.pools[i].nodeCount;
        }
        // Small clusters are used more per node than large ones.
        if (random.chance(0.08))
            w.pool = static_cast<std::uint16_t>(random.below(static_cast<std::uint32_t>(m_world.pools.size())));
        const Pool &pool = m_world.pools[w.pool];
        w.cluster = pool.cluster;
        const std::vector<std::uint16_t> &projects = m_byCluster[w.cluster];
        const double skew = random.unit();
        w.project = projects[static_cast<std::size_t>(skew * skew * static_cast<double>(projects.size()))];
        // Each project has its own users.
        const std::uint32_t users = static_cast<std::uint32_t>(m_world.users.size());
        w.user = static_cast<std::uint16_t>((m_world.projects[w.project].theme * 3U + random.below(7)) % users);
        w.gpuPerPod = drawGpu(random, w.type, pool.mig);
        static constexpr std::uint8_t Priorities[] = {0, 1, 1, 2, 3, 3, 3, 4, 5, 6};
        w.priority = categoryCode(w.type) == 2 ? 6 : categoryCode(w.type) == 0 ? 5 : random.pick(Priorities);
        w.preemptible = categoryCode(w.type) == 1 ? !random.chance(0.15) : random.chance(0.2);
        w.trouble = static_cast<std::uint8_t>(random.below(256));
        if (w.type == Type::Distributed) {
            static constexpr std::uint8_t Kinds[] = {1, 1, 1, 1, 2, 2, 3, 4, 5};
            w.framework = random.pick(Kinds);
        }
        if (random.chance(0.12))
            w.application = static_cast<std::uint8_t>(random.between(1, 5));
        w.source = static_cast<std::uint8_t>(w.type > Type::DistributedInference ? 2 : random.below(2));
        if (random.chance(0.1)) {
            static constexpr std::uint8_t Idle[] = {100, 100, 50, 38, 25};
            w.idlePercent = random.pick(Idle);
        }
        return w;
    }

    static double drawPending(Random &random)
    {
        const double u = random.unit();
        return u < 0.6 ? 1 + exponential(random, 8)
            : u < 0.9  ? exponential(random, 600)
                       : exponential(random, 3 * 3600.0);
    }

    static Phase drawEnding(Random &random)
    {
        const double u = random.unit();
        return u < 0.074 ? Phase::Failed : u < 0.098 ? Phase::Stopped : Phase::Completed;
    }

    // A life that ends before `age`.
    static void finish(Workload &w, Random &random, std::uint32_t age, Phase ending)
    {
        w.ending = ending;
        w.toPending = random.between(1, 3);
        const double left = age - w.toPending;
        w.toInitializing = w.toPending + seconds(std::min(drawPending(random), left * 0.3));
        w.toRunning = w.toInitializing + seconds(std::min(15 + exponential(random, 90), left * 0.2));
        const double room = std::max(2.0, static_cast<double>(age) - w.toRunning - 1);
        // Drawn in statements of their own: compilers evaluate arguments in different orders.
        const double most = room * (0.3 + 0.7 * random.unit());
        w.toEnd = w.toRunning + seconds(std::min(exponential(random, meanRunHours(w.type) * 3600), most));
        // Images that cannot be pulled and invalid commands end a workload before it runs.
        if (ending == Phase::Failed && w.trouble % 8 < 2)
            w.toEnd = w.toRunning;
    }

    // The rest of a life that has reached the running phase.
    static void goOn(Workload &w, Random &random, std::uint32_t from)
    {
        w.ending = drawEnding(random);
        w.toEnd = from + seconds(120 + exponential(random, meanRunHours(w.type) * 3600));
        if (w.ending == Phase::Stopped) {
            w.unusual = Phase::Stopping;
            w.unusualFrom = w.toEnd - 20;
            w.unusualTo = w.toEnd;
        } else if (random.chance(0.06) && w.toEnd > from + 900) {
            w.unusual = categoryCode(w.type) == 2 ? Phase::Updating : Phase::Resuming;
            w.unusualFrom = from + 300 + random.below(w.toEnd - from - 600);
            w.unusualTo = w.unusualFrom + random.between(20, 90);
        }
        leave(w, random, 0.3, 3 * 3600.0);
    }

    static void leave(Workload &w, Random &random, double share, double meanSeconds)
    {
        if (!random.chance(share))
            return;
        w.toDeleted = w.toEnd + 60 + seconds(exponential(random, meanSeconds));
        if (w.unusualFrom == Never) {
            w.unusual = Phase::Terminating;
            w.unusualFrom = w.toDeleted - 25;
            w.unusualTo = w.toDeleted;
        }
    }

    void run(Workload &w, Random &random, std::uint32_t age)
    {
        w.toPending = random.between(1, 2);
        w.toInitializing = w.toPending + seconds(std::min(drawPending(random), age * 0.4));
        w.toRunning = w.toInitializing + seconds(std::min(15 + exponential(random, 90), age * 0.3));
        w.toRunning = std::min(w.toRunning, age);
        w.toInitializing = std::min(w.toInitializing, w.toRunning);
        goOn(w, random, age + random.between(30, 7200));
        if (w.unusual != Phase::Stopping && w.unusual != Phase::Terminating && w.unusualFrom <= age)
            w.unusualFrom = w.unusualTo = Never;
    }

    void wait(Workload &w, Random &random, std::uint32_t age)
    {
        w.toPending = std::min(random.between(1, 2), age);
        w.toInitializing = age + seconds(60 + exponential(random, 5400));
        w.toRunning = w.toInitializing + seconds(15 + exponential(random, 90));
        goOn(w, random, w.toRunning);
    }

    // The cluster is disconnected: nothing later is known.
    void loseContact(Workload &w, Random &random) const
    {
        const std::int64_t known
            = m_world.disconnectedAt - 30 * Second - static_cast<std::int64_t>(random.below(86400)) * Second;
        w.created = std::min(w.created, known);
        const auto age = static_cast<std::uint32_t>((m_world.disconnectedAt - w.created) / Second);
        w.toDeleted = w.unusualFrom = w.unusualTo = Never;
        if (random.chance(0.88)) {
            finish(w, random, std::max(age, 20U), drawEnding(random));
            return;
        }
        w.toPending = 1;
        w.toInitializing = std::min(age, 8U);
        w.toRunning = std::min(age, 25U);
        w.toEnd = Never;
        if (random.chance(0.4)) {
            w.unusual = Phase::Unknown;
            w.unusualFrom = age;
        }
    }

    [[nodiscard]] bool isLost(const Workload &w) const
    {
        return m_world.clusters[w.cluster].state == ClusterState::Disconnected;
    }

    // A workload that exists at the beginning.
    Workload present(std::uint32_t number)
    {
        Random random(m_world.seed, number);
        Workload w = draft(random);
        const double u = random.unit();
        // Denser towards the present, where it reaches the arrival rate.
        double ageSeconds = HistoryDays * 86400 * (0.09 * u + 0.91 * std::pow(u, 2.5)) + 1;
        const bool rare = number < m_rare.size();
        if (rare)
            ageSeconds = 1800 + random.unit() * 86400;
        w.created = m_world.begin - static_cast<std::int64_t>(ageSeconds * 1000);
        if (rare) {
            makeRare(w, random, m_rare[number]);
            return w;
        }
        if (isLost(w)) {
            loseContact(w, random);
            return w;
        }
        const auto age = static_cast<std::uint32_t>(ageSeconds);
        const double pending = u < 0.05 ? 0.36 : u < 0.15 ? 0.05 : 0.002;
        const double running = u < 0.1 ? 0.6 : u < 0.25 ? 0.34 : u < 0.5 ? 0.09 : 0.035;
        const double draw = random.unit();
        if (draw < pending || age < 4) {
            wait(w, random, age);
        } else if (draw < pending + running || age < 180) {
            run(w, random, age);
        } else {
            finish(w, random, age, drawEnding(random));
            w.toDeleted = Never;
            leave(w, random, 0.25, 20 * 86400.0);
            if (w.toDeleted != Never && w.toDeleted <= age + 60) {
                w.toDeleted = age + random.between(60, 30 * 86400);
                if (w.unusual == Phase::Terminating) {
                    w.unusualFrom = w.toDeleted - 25;
                    w.unusualTo = w.toDeleted;
                }
            }
        }
        return w;
    }

    void makeRare(Workload &w, Random &random, Phase phase)
    {
        // Choose a pool whose cluster is connected, so that the phase is known.
        while (isLost(w) && m_world.clusters.size() > 2) {
            const std::uint16_t user = w.user;
            w = draft(random);
            w.user = user;
        }
        const std::uint32_t around = random.between(8, 40);
        std::uint32_t age = random.between(1800, 86400);
        if (phase == Phase::Creating)
            age = random.between(2, 9);
        w.created = m_world.begin - age * Second - random.below(999);
        if (phase == Phase::Creating) {
            w.toPending = age + around;
            w.toInitializing = w.toPending + 20;
            w.toRunning = w.toInitializing + 40;
            goOn(w, random, w.toRunning);
            return;
        }
        if (phase == Phase::Degraded && !isMultiPod(w.type))
            w.type = Type::Distributed;
        w.framework = w.type == Type::Distributed ? std::max<std::uint8_t>(w.framework, 1) : std::uint8_t{0};
        if (phase == Phase::Updating)
            w.type = Type::Inference;
        w.toPending = 1;
        w.toInitializing = phase == Phase::Initializing ? age - around : 30;
        w.toRunning = phase == Phase::Initializing ? age + around * 3 : 75;
        w.toEnd = w.toRunning + age + random.between(600, 36000);
        w.ending = drawEnding(random);
        if (phase == Phase::Initializing)
            return;
        if (phase == Phase::Stopped || phase == Phase::Failed) {
            w.ending = phase;
            w.toEnd = age - around;
            return;
        }
        w.unusual = phase;
        w.unusualFrom = age - around;
        w.unusualTo = age + around + 30;
        switch (phase) {
        case Phase::Degraded:
            w.unusualFrom = age - random.between(300, 1500);
            w.unusualTo = age + random.between(600, 3600);
            break;
        case Phase::Stopping:
            w.ending = Phase::Stopped;
            w.toEnd = w.unusualTo;
            break;
        case Phase::Deleting:
        case Phase::Terminating:
            w.ending = Phase::Completed;
            w.toEnd = w.toDeleted = w.unusualTo;
            break;
        default:
            break;
        }
    }

    // A workload that was deleted before the beginning.
    Workload gone(std::uint32_t number)
    {
        Random random(m_world.seed, number);
        Workload w = draft(random);
        const double ageSeconds = 3600 + HistoryDays * 86400 * std::pow(random.unit(), 1.6);
        w.created = m_world.begin - static_cast<std::int64_t>(ageSeconds * 1000);
        const auto age = static_cast<std::uint32_t>(ageSeconds);
        finish(w, random, age * 9 / 10, drawEnding(random));
        w.toDeleted = w.toEnd + random.between(1, age - w.toEnd - 1);
        return w;
    }

    Workload coming(Random &random, std::int64_t created)
    {
        Workload w = draft(random);
        while (isLost(w) && m_world.clusters.size() > 2)
            w = draft(random);
        w.created = created;
        w.toPending = random.between(1, 4);
        w.toInitializing = w.toPending + seconds(drawPending(random));
        w.toRunning = w.toInitializing + seconds(15 + exponential(random, 90));
        // Half of the new workloads are short, so that their ends can be watched, too.
        if (random.chance(0.5)) {
            const Phase ending = drawEnding(random);
            finish(w, random, random.between(200, 5400), ending);
            leave(w, random, 0.5, 900);
        } else {
            goOn(w, random, w.toRunning);
        }
        return w;
    }

    World &m_world;
    const Scale &m_scale;
    std::uint32_t m_nodeTotal = 0;
    std::vector<std::vector<std::uint16_t>> m_byCluster;
    std::vector<Phase> m_rare;
};

} // namespace

void addWorkloads(World &world, const Scale &scale)
{
    Maker(world, scale).run();
}

} // namespace simulator
