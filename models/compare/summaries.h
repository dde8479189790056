// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/workerpool.h"
#include "models/metrics/series.h"

#include <QObject>

#include <functional>
#include <map>
#include <stop_token>
#include <tuple>

namespace compare {

// What the curve of an object is computed from.
struct Recipe
{
    std::vector<metrics::SeriesPtr> gpus; // at least one; immutable, hence equal if they are the same
    base::Key object;
    QString name;
    bool isBand = false; // else a mean
    bool isBefore = false; // of the range to compare with
    // Curves of one view may stand for each other until the right one is computed; those of others never do.
    std::uint64_t view = 0;
};

// As bandOf() or meanOf(). Null if it was asked to stop.
[[nodiscard]] metrics::SeriesPtr summaryOf(const Recipe &recipe, const std::stop_token &stop = {});

struct Summary
{
    metrics::SeriesPtr curve; // null = not computed yet
    bool isCurrent = false; // else it is of fewer or coarser samples of the same view
};
using SummaryOf = std::function<Summary(const Recipe &)>;

// Computes the curves of objects, each as a job of its own, in a few threads of its own: millions of samples take
// longer than a frame. Lives in the thread of its owner. Its end asks the jobs to stop and waits until
// they have noticed.
class Summaries : public QObject
{
    Q_OBJECT

public:
    using Compute = std::function<metrics::SeriesPtr(const Recipe &, const std::stop_token &)>; // in any thread

    explicit Summaries(Compute compute = summaryOf);
    ~Summaries() override;

    // All curves that are wanted from now on, the most urgent first. Others are forgotten, and their jobs stop.
    void want(const std::vector<Recipe> &recipes);
    [[nodiscard]] Summary of(const Recipe &recipe) const;
    [[nodiscard]] bool isComputing() const; // a curve that is wanted is not there, or not current
    [[nodiscard]] bool isComputing(const base::Key &object) const;

Q_SIGNALS:
    void ready(); // one more curve is there

private:
    using Id = std::tuple<base::Key, const metrics::Metric *, bool>;
    struct Job
    {
        Recipe recipe;
        std::stop_source stop;
    };
    struct Curve
    {
        Recipe wanted;
        Recipe known; // what `curve` was computed from
        metrics::SeriesPtr curve;
        std::uint64_t job = 0; // 0 = none computes it

        [[nodiscard]] bool isCurrent() const;
    };
    [[nodiscard]] static Id idOf(const Recipe &recipe);
    void stop(Curve &curve);
    void pump();
    void start(Curve &curve);
    void take(std::uint64_t number, const metrics::SeriesPtr &curve);

    Compute m_compute;
    std::map<Id, Curve> m_curves;
    std::vector<Id> m_order; // of what is wanted
    std::map<std::uint64_t, Job> m_running; // with those that are about to stop
    std::uint64_t m_serial = 0;
    unsigned m_threads;
    std::unique_ptr<api::WorkerPool> m_pool; // as soon as there is work
};

} // namespace compare
