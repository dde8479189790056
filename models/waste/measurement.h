// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/waste/plan.h"
#include "models/waste/question.h"

#include <QObject>

#include <map>

namespace waste {

// What earlier measurements were answered, so that later ones ask only for what is new: about 24 KB for each request,
// 70 KB with memory.
// One per connection, shared by its measurements; GUI thread.
class Memory
{
public:
    // For windows of this length, because others need other steps.
    [[nodiscard]] QHash<base::Key, Kept> &of(std::int64_t windowMs) { return m_kept[windowMs]; }

    bool lacksUses = false; // the control plane refuses to tell memory together with GPU-hours

private:
    std::map<std::int64_t, QHash<base::Key, Kept>> m_kept;
};

enum class State {
    NotAsked, // among those that hold the least GPU-hours
    NotAnswered, // refused, or failed
    NoSamples, // answered without a sample of both metrics for one time
    Measured,
};

struct Measured
{
    Holder holder;
    State state = State::NotAsked;
    bool isPartial = false; // some of its requests were not answered
    Hours hours; // of its samples
    double stepMs = 0; // between them, the longest
    std::vector<hints::Hint> hints = {}; // memory asked for in vain, in the window; only of the largest
};

// The same GPU-hours from other sources.
struct Check
{
    double ours = 0; // held by the workloads: from samples, as expected where there are none
    double theirs = 0;

    [[nodiscard]] double percent() const { return (ours - theirs) / theirs * 100; }
};

// GPU-hours not used in the window and in the one of the same length before it, both as the metrics of clusters tell.
struct Comparison
{
    double now = 0;
    double before = 0;
    int clusters = 0; // that tell of both windows
    int others = 0; // that do not

    [[nodiscard]] double percent() const { return (now - before) / before * 100; }
};

struct Result
{
    metrics::Range window; // ms UTC
    std::int64_t shortestIdleMs = 0;
    std::vector<Measured> workloads; // by GPU-hours expected, most first
    bool isListWhole = true; // the list of workloads was read to its end
    std::optional<Check> clusters; // ALLOCATED_GPU over the window, of the clusters that tell it
    int clustersSilent = 0; // the others
    // Absent if no cluster tells of both windows, or if what they tell of this one is not what was measured.
    std::optional<Comparison> before;
    std::optional<Check> projects; // their averages of 24 hours, 7 or 30 days, where the control plane has them

    [[nodiscard]] int count(State state) const;
};

// Measures what workloads did with the GPUs that they held in a window: reads which ones did, asks for the samples of
// each over its own life inside the window, the one with the most GPU-hours first, until the limits are reached, and
// compares the sum with what clusters and projects tell. As urgent as an export: at most two requests at a time, those
// of the user go first. A workload that is not answered does not end it; nothing being answered does. GUI thread;
// destroying it cancels.
class Measurement final : public QObject
{
    Q_OBJECT

public:
    Measurement(api::Client &client, std::shared_ptr<Memory> memory, QObject *parent = nullptr);
    ~Measurement() override;

    // The control plane's clock, ms UTC; default: this computer's. It is read when the first answer has arrived.
    void setClock(std::function<std::int64_t()> nowMs);
    void setLimits(const Limits &limits);

    void start(std::int64_t windowMs); // the window ends now; once only
    void cancel(); // ends with finished(); what was answered is kept

    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] bool hasSucceeded() const; // ended, neither cancelled nor with a problem
    [[nodiscard]] const std::optional<api::Error> &problem() const; // why nothing could be measured

    [[nodiscard]] int workloads() const; // that are asked for; 0 = the list is still being read
    [[nodiscard]] int workloadsDone() const;
    [[nodiscard]] int requestsDone() const; // all of them, lists and checks too

    // What is known so far. Counts only what has changed since the last call with the same shortest stretch.
    [[nodiscard]] Result result(std::int64_t shortestIdleMs) const;
    // Of a workload by its place in the result: what its samples tell, and what it wasted in equal parts of the window,
    // or of a range that contains it (see hours.h); empty if it was not measured.
    [[nodiscard]] std::span<const Cell> cells(std::size_t workload) const;
    [[nodiscard]] std::vector<double> wastedPer(std::size_t workload, Counts counts, std::int64_t shortestIdleMs,
                                                int parts) const;
    [[nodiscard]] std::vector<double> wastedPer(std::size_t workload, Counts counts, std::int64_t shortestIdleMs,
                                                int parts, const metrics::Range &range) const;

Q_SIGNALS:
    void progress(); // at most ten times a second
    void finished();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace waste
