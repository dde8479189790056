// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/waste/measurement.h"

#include "models/api/measurements.h"
#include "models/metrics/assemble.h"
#include "models/waste/checks.h"

#include <QDateTime>
#include <QSet>
#include <QTimer>

#include <algorithm>
#include <deque>

using namespace Qt::StringLiterals;

namespace waste {
namespace {

constexpr std::size_t mostInFlight = 3; // one more than the session sends at once, so that it is always busy
constexpr int patience = 5; // failures before the first answer
constexpr int progressMs = 100;

QStringList bothTypes()
{
    return {u"GPU_ALLOCATION"_s, u"GPU_UTILIZATION"_s};
}

bool isHopeless(const api::Error &error)
{
    using Kind = api::Error::Kind;
    return error.kind == Kind::Unauthorized || error.kind == Kind::Offline || error.kind == Kind::Tls;
}

} // namespace

int Result::count(State state) const
{
    return int(std::ranges::count(workloads, state, &Measured::state));
}

struct Measurement::Private
{
    enum class Phase { Idle, Listing, Asking, LookingAgain, Checking, Succeeded, Failed, Cancelled };

    // What becomes of one holder.
    struct Work
    {
        int open = 0; // requests that have not ended
        bool isAnswered = false; // any of them, now or earlier
        bool isPartial = false; // any of them failed
        std::int64_t settledTo = 0; // ms UTC: answered up to here
        std::vector<double> shares; // not used, by each look
        std::optional<std::int64_t> counted = {}; // the shortest idle stretch in `hours`; none: they are out of date
        Hours hours = {};
    };

    Private(Measurement *measurement, api::Client &to, std::shared_ptr<Memory> earlier)
        : q(measurement)
        , client(to)
        , memory(std::move(earlier))
        , reader(to)
        , checks(to)
    {
    }

    void findClusters();
    void list();
    void plan(std::vector<Holder> found);
    void pump();
    void ask(const Ask &ask, const QStringList &types, Cells before);
    void answered(const Ask &ask, const Cells &before, const api::MeasurementsPtr &answer);
    void failed(const Ask &ask, const QStringList &types, const api::Error &error);
    [[nodiscard]] QStringList typesFor(const Ask &ask) const;
    void takeUses(const Ask &ask, const api::Measurements &answer);
    void close(const Ask &ask);
    void settle(std::size_t workload);
    void lookAgain();
    void askForLook(std::size_t workload);
    void looked(const Ask &ask, const Cells &cells);
    void check();
    void end(Phase how);
    [[nodiscard]] Measured measured(std::size_t workload, std::int64_t shortestIdleMs) const;
    [[nodiscard]] const Hours &hoursOf(std::size_t workload, const Kept &kept, std::int64_t shortestIdleMs) const;
    [[nodiscard]] bool isActive() const { return phase == Phase::Listing || phase == Phase::Checking || isAsking(); }
    [[nodiscard]] bool isAsking() const { return phase == Phase::Asking || phase == Phase::LookingAgain; }

    Measurement *q;
    api::Client &client;
    std::shared_ptr<Memory> memory;
    Limits limits;
    std::function<std::int64_t()> nowMs = [] { return QDateTime::currentMSecsSinceEpoch(); };
    std::int64_t windowMs = 0;
    metrics::Range window;

    HolderReader reader;
    std::vector<base::Key> clusters;
    std::vector<Holder> holders; // by GPU-hours expected, most first
    mutable std::vector<Work> works; // of the holders
    std::deque<Ask> asks;
    std::map<std::int64_t, api::Call> calls; // by number
    std::int64_t nextCall = 0;
    int asked = 0; // workloads
    int done = 0; // of these
    int requests = 0; // for samples, that have ended
    int failures = 0; // of these
    bool hasAnswers = false; // of now or earlier
    Checks checks;
    api::Call firstCall;

    QTimer progressTimer;
    Phase phase = Phase::Idle;
    std::optional<api::Error> problem;
};

// Also tells the control plane's clock. Accounts that may not read clusters get no check of those without workloads.
void Measurement::Private::findClusters()
{
    firstCall = client.clusters({.metadataOnly = true}, base::Urgency::Export, q,
                                [this](const api::Result<api::PagePtr<api::Cluster>> &page) {
                                    if (!page && isHopeless(page.error())) {
                                        problem = page.error();
                                        return end(Phase::Failed);
                                    }
                                    if (page) {
                                        for (const api::Cluster &cluster : (*page)->rows)
                                            clusters.push_back((*page)->texts.key(cluster.uuid));
                                    }
                                    list();
                                });
}

void Measurement::Private::list()
{
    const std::int64_t now = nowMs();
    window = {now - windowMs, now};
    reader.read(window, q, [this](api::Result<std::vector<Holder>> found) {
        if (found)
            return plan(std::move(*found));
        problem = found.error();
        end(Phase::Failed);
    });
}

void Measurement::Private::plan(std::vector<Holder> found)
{
    holders = std::move(found);
    std::ranges::stable_sort(holders, std::greater(), &Holder::expected);
    QHash<base::Key, Kept> &kept = memory->of(windowMs);
    QSet<base::Key> ids;
    for (const Holder &holder : holders)
        ids.insert(holder.id);
    kept.removeIf([&ids](const auto &entry) { return !ids.contains(entry.key()); });
    std::vector<const Kept *> known;
    for (const Holder &holder : holders) {
        const auto at = kept.constFind(holder.id);
        known.push_back(at == kept.cend() ? nullptr : &*at);
    }
    const std::vector<Ask> planned = planOf(holders, known, limits);
    asks.assign(planned.begin(), planned.end());

    works.assign(holders.size(), {});
    for (std::size_t i = 0; i < holders.size(); ++i) {
        works[i].isAnswered = known[i] && unanswered(holders[i], known[i]) != holders[i].life;
        works[i].settledTo = works[i].isAnswered ? known[i]->asked.toMs : holders[i].life.toMs;
        hasAnswers = hasAnswers || works[i].isAnswered;
        if (known[i] && !works[i].isAnswered)
            kept.remove(holders[i].id); // too coarse, or of another time
    }
    for (const Ask &one : asks) {
        works[one.workload].settledTo = window.toMs - metrics::provisionalMs;
        asked += works[one.workload].open++ == 0 ? 1 : 0;
    }
    phase = Phase::Asking;
    pump();
}

void Measurement::Private::pump()
{
    while (isAsking() && calls.size() < mostInFlight && !asks.empty()) {
        const Ask next = asks.front();
        asks.pop_front();
        ask(next, typesFor(next), {});
    }
    if (!calls.empty())
        return;
    if (phase == Phase::Asking)
        lookAgain();
    else if (phase == Phase::LookingAgain)
        check();
}

void Measurement::Private::ask(const Ask &ask, const QStringList &types, Cells before)
{
    const api::MetricsParams params{
        .types = types, .startMs = ask.range.fromMs, .endMs = ask.range.toMs, .samples = ask.samples};
    const std::int64_t number = nextCall++;
    calls[number] = client.workloadMetrics(
        holders[ask.workload].id, params, base::Urgency::Export, q,
        [this, ask, types, number, before = std::move(before)](const api::Result<api::MeasurementsPtr> &answer) {
            calls.erase(number);
            ++requests;
            answer ? answered(ask, before, *answer) : failed(ask, types, answer.error());
            pump();
        });
}

void Measurement::Private::answered(const Ask &ask, const Cells &before, const api::MeasurementsPtr &answer)
{
    Cells cells = cellsOf(*answer, ask.range, ask.samples);
    // Some control planes leave out a metric of several that they have when it is asked for alone.
    const bool isSecond = before.hasGpus || before.hasPercent;
    if (answer->isPartial && !isSecond && cells.hasGpus != cells.hasPercent)
        return this->ask(ask, {bothTypes().at(cells.hasGpus ? 1 : 0)}, std::move(cells));
    complete(cells, before);
    if (ask.look > 0)
        return looked(ask, cells);
    works[ask.workload].isAnswered = hasAnswers = true;
    Kept &kept = memory->of(windowMs)[holders[ask.workload].id];
    kept.stepMs = std::max(kept.stepMs, cells.stepMs);
    merge(kept.cells, ask.range, std::move(cells.cells));
    if (!isSecond)
        takeUses(ask, *answer);
    works[ask.workload].counted.reset();
    close(ask);
}

QStringList Measurement::Private::typesFor(const Ask &ask) const
{
    const bool hasUses = ask.look == 0 && ask.workload < std::size_t(limits.uses) && !memory->lacksUses;
    return hasUses ? bothTypes() + typesOfUse() : bothTypes();
}

void Measurement::Private::takeUses(const Ask &ask, const api::Measurements &answer)
{
    Kept &kept = memory->of(windowMs)[holders[ask.workload].id];
    const metrics::Range &life = holders[ask.workload].life;
    merge(kept.uses, ask.range, usesOf(answer, ask.range, ask.samples), life.fromMs);
    kept.hints = waste::hintsOf(kept.uses, life);
}

void Measurement::Private::failed(const Ask &ask, const QStringList &types, const api::Error &error)
{
    // Memory is not what was asked for.
    if (error.kind == api::Error::Kind::BadRequest && types.size() > bothTypes().size()) {
        memory->lacksUses = true;
        return this->ask(ask, bothTypes(), {});
    }
    ++failures;
    if (ask.look > 0)
        return; // the first one remains
    Work &work = works[ask.workload];
    work.isPartial = true;
    work.settledTo = std::min(work.settledTo, ask.range.fromMs);
    close(ask);
    const bool isInVain = !hasAnswers && (failures >= patience || (asks.empty() && calls.empty()));
    if (!isHopeless(error) && !isInVain)
        return;
    problem = error;
    end(Phase::Failed);
}

void Measurement::Private::close(const Ask &ask)
{
    if (--works[ask.workload].open > 0)
        return;
    ++done;
    settle(ask.workload);
}

// Later measurements ask from where this one has ended.
void Measurement::Private::settle(std::size_t workload)
{
    const auto kept = memory->of(windowMs).find(holders[workload].id);
    if (kept == memory->of(windowMs).end())
        return;
    const metrics::Range &life = holders[workload].life;
    kept->asked = {life.fromMs, std::min(life.toMs, works[workload].settledTo)};
    std::erase_if(kept->cells, [&](const Cell &cell) { return cell.toMs() <= life.fromMs; });
}

// At what wastes most, as far as known.
void Measurement::Private::lookAgain()
{
    phase = Phase::LookingAgain;
    QHash<base::Key, Kept> &all = memory->of(windowMs);
    std::vector<std::pair<double, std::size_t>> largest;
    for (std::size_t i = 0; i < holders.size(); ++i) {
        const auto kept = all.find(holders[i].id);
        if (kept == all.end())
            continue;
        const Hours &hours = hoursOf(i, *kept, 0);
        if (hours.notUsed > 0)
            works[i].shares = {hours.notUsed / hours.measured};
        largest.emplace_back(hours.notUsed, i);
    }
    std::ranges::sort(largest, std::greater());
    largest.resize(std::min(largest.size(), std::size_t(limits.looks)));
    for (const auto &one : largest) {
        const std::size_t workload = one.second;
        const bool isKnown = works[workload].shares.empty() || all[holders[workload].id].correction > 0;
        if (!isKnown)
            askForLook(workload);
    }
    pump();
}

void Measurement::Private::looked(const Ask &ask, const Cells &cells)
{
    std::vector<double> &shares = works[ask.workload].shares;
    const Hours hours = waste::hoursOf(cells.cells, holders[ask.workload].life, 0);
    if (hours.measured <= 0)
        return;
    shares.push_back(hours.notUsed / hours.measured);
    memory->of(windowMs)[holders[ask.workload].id].correction = shareOf(shares) / shares.front();
    askForLook(ask.workload);
}

void Measurement::Private::askForLook(std::size_t workload)
{
    const bool isCheap = requests + int(calls.size() + asks.size()) < limits.requests;
    const Ask first = askFor(workload, holders[workload].life);
    if (const auto next = waste::lookAgain(first, works[workload].shares, isCheap))
        asks.push_back(*next);
}

void Measurement::Private::check()
{
    phase = Phase::Checking;
    for (const Holder &holder : holders) {
        if (std::ranges::find(clusters, holder.clusterId) == clusters.end())
            clusters.push_back(holder.clusterId);
    }
    checks.ask(clusters, window, q, [this] { end(Phase::Succeeded); });
}

Measured Measurement::Private::measured(std::size_t workload, std::int64_t shortestIdleMs) const
{
    Measured result;
    result.holder = holders[workload];
    const Work &work = works[workload];
    result.isPartial = work.isPartial || (work.isAnswered && work.open > 0);
    if (!work.isAnswered)
        result.state = work.isPartial ? State::NotAnswered : State::NotAsked;
    const auto &kept = memory->of(windowMs);
    const auto found = kept.constFind(result.holder.id);
    if (!work.isAnswered || found == kept.cend())
        return result;
    result.stepMs = found->stepMs;
    result.hints = found->hints;
    result.hours = hoursOf(workload, *found, shortestIdleMs);
    if (found->correction > 0)
        result.hours.notUsed = std::min(result.hours.notUsed * found->correction, result.hours.measured);
    result.state = result.hours.measured > 0 ? State::Measured : State::NoSamples;
    return result;
}

// Counting again what has not changed would take long while the sum is shown as it grows.
const Hours &Measurement::Private::hoursOf(std::size_t workload, const Kept &kept, std::int64_t shortestIdleMs) const
{
    Work &work = works[workload];
    if (work.counted != shortestIdleMs) {
        work.counted = shortestIdleMs;
        work.hours = waste::hoursOf(kept.cells, holders[workload].life, shortestIdleMs);
    }
    return work.hours;
}

void Measurement::Private::end(Phase how)
{
    phase = how;
    asks.clear();
    calls.clear();
    checks.cancel();
    firstCall.cancel();
    progressTimer.stop();
    Q_EMIT q->progress();
    Q_EMIT q->finished();
}

Measurement::Measurement(api::Client &client, std::shared_ptr<Memory> memory, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, client, std::move(memory)))
{
}

Measurement::~Measurement() = default;

void Measurement::setClock(std::function<std::int64_t()> nowMs)
{
    d->nowMs = std::move(nowMs);
}

void Measurement::setLimits(const Limits &limits)
{
    d->limits = limits;
}

void Measurement::start(std::int64_t windowMs)
{
    d->windowMs = windowMs;
    d->phase = Private::Phase::Listing;
    connect(&d->progressTimer, &QTimer::timeout, this, &Measurement::progress);
    d->progressTimer.start(progressMs);
    d->findClusters();
}

void Measurement::cancel()
{
    if (d->isActive())
        d->end(Private::Phase::Cancelled);
}

bool Measurement::isRunning() const
{
    return d->isActive();
}

bool Measurement::hasSucceeded() const
{
    return d->phase == Private::Phase::Succeeded;
}

const std::optional<api::Error> &Measurement::problem() const
{
    return d->problem;
}

int Measurement::workloads() const
{
    return d->asked;
}

int Measurement::workloadsDone() const
{
    return d->done;
}

int Measurement::requestsDone() const
{
    return d->reader.requests() + d->requests + d->checks.requests() + (d->phase == Private::Phase::Idle ? 0 : 1);
}

Result Measurement::result(std::int64_t shortestIdleMs) const
{
    Result result;
    result.window = d->window;
    result.shortestIdleMs = shortestIdleMs;
    result.isListWhole = d->reader.isWhole();
    for (std::size_t i = 0; i < d->holders.size(); ++i)
        result.workloads.push_back(d->measured(i, shortestIdleMs));
    d->checks.addTo(result);
    return result;
}

std::span<const Cell> Measurement::cells(std::size_t workload) const
{
    if (workload >= d->holders.size() || !d->works[workload].isAnswered)
        return {};
    const auto &all = d->memory->of(d->windowMs);
    const auto kept = all.constFind(d->holders[workload].id);
    return kept == all.cend() ? std::span<const Cell>() : kept->cells;
}

std::vector<double> Measurement::wastedPer(std::size_t workload, Counts counts, std::int64_t shortestIdleMs,
                                           int parts) const
{
    return wastedPer(workload, counts, shortestIdleMs, parts, d->window);
}

std::vector<double> Measurement::wastedPer(std::size_t workload, Counts counts, std::int64_t shortestIdleMs, int parts,
                                           const metrics::Range &range) const
{
    const std::span<const Cell> known = cells(workload);
    if (known.empty())
        return {};
    const auto kept = d->memory->of(d->windowMs).constFind(d->holders[workload].id);
    if (counts == Counts::Idle)
        return idlePer(d->hoursOf(workload, *kept, shortestIdleMs).stretches, range, parts);
    std::vector<double> hours = notUsedPer(known, d->holders[workload].life, range, parts);
    if (kept->correction > 0)
        std::ranges::for_each(hours, [&](double &part) { part *= kept->correction; });
    return hours;
}

} // namespace waste
