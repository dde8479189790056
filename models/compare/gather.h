// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compare/align.h"
#include "models/compare/fullcost.h"
#include "models/metrics/loader.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace compare {

// Loads the metrics of all objects of a comparison, and of the range to compare with. Each object has a loader of its
// own, which single GPUs share with their pod or node: one that fails, or takes long, does not hold up the others.
// Means and bands are computed in other threads: until they are there, it is loading. Workloads are asked for their
// history once, which tells their phases and when they first ran. Lives in the GUI thread; owned by a page.
class Gather : public QObject
{
    Q_OBJECT

public:
    using History = api::PagePtr<api::HistoryRecord>;
    using Clock = std::function<std::int64_t()>;

    // What is known of an object, besides its curves.
    struct ObjectState
    {
        int requests = 0;
        int requestsDone = 0;
        bool isLoading = false; // or its curves are still being computed
        bool isPlaced = true; // it has a place on the axis; false if its start is unknown or yet to come
        bool hasMetrics = true; // one of those that are compared
        int gpus = 0; // whose curves its own stand for; 0 = none, or not measured by GPU
        int podsShown = 0; // of a workload, whose GPUs those are
        int pods = 0; // that it has
        std::optional<api::Error> problem = {}; // why a curve is missing
        History history = {}; // of a workload, newest first; null if unknown
        Life life = {};
        Placement placement = {}; // if it is placed
    };

    Gather(api::Client &client, std::shared_ptr<metrics::Memory> memory, QObject *parent = nullptr);
    ~Gather() override;

    void setClock(Clock nowMs);

    // How many samples each object is asked for, per request, and in how many requests.
    struct Sampling
    {
        int samples = 1000;
        int tiles = 1;
        bool isFull = false; // every stored sample, if all objects together allow it; else the numbers above
    };
    // `whole`: the range; empty = what the comparison asks for. `zoom`: the visible part of it; empty = all. Objects
    // that are gone from the comparison are forgotten.
    // Changed: only what is not there, or not the same, is requested.
    enum class Load { All, Changed };
    void load(const Comparison &comparison, const metrics::Range &whole, const metrics::Range &zoom,
              const Sampling &sampling, Load what);
    void askAgain(); // for the histories of what goes on, with the next load
    void cancel();
    void flipUnit(const metrics::Metric *metric);

    [[nodiscard]] const Comparison &comparison() const { return m_comparison; }
    [[nodiscard]] const metrics::Range &axis() const { return m_axis; } // the visible range of the last load
    [[nodiscard]] const metrics::Range &whole() const { return m_whole; } // before the zoom
    // Another number for each range that the user has chosen; not for one that moves with time.
    [[nodiscard]] std::uint64_t view() const { return m_view; }
    [[nodiscard]] bool isFull() const { return m_isFull; } // every stored sample is asked for
    // Whether that of the visible range is affordable, as far as pods and GPUs are known.
    [[nodiscard]] bool isFullPossible() const;
    [[nodiscard]] metrics::Answer answer() const; // of all objects, with the times of the axis
    [[nodiscard]] metrics::Answer measured() const; // the same as measured
    // Of the range to compare with, as measured, and how much earlier it is; nothing if there is none.
    [[nodiscard]] std::optional<metrics::Answer> before() const;
    [[nodiscard]] std::int64_t shiftMs() const;
    // Of one object as measured, with all its GPUs; nothing if it was not asked for, or nothing is answered yet.
    [[nodiscard]] std::optional<metrics::Answer> answerOf(const metrics::Subject &subject) const;
    [[nodiscard]] ObjectState stateOf(const metrics::Subject &subject) const;
    [[nodiscard]] bool isLoading() const; // else all curves are there, and current

Q_SIGNALS:
    void changed(); // curves or states
    void livesChanged(); // the axis may be different now: load again. Once all histories are answered
    void finished();

private:
    struct Part;
    Part &partOf(const metrics::Subject &subject);
    [[nodiscard]] const Part *find(const metrics::Subject &subject) const;
    [[nodiscard]] std::unique_ptr<metrics::Loader> makeLoader();
    void askHistory(Part &part, const metrics::Subject &subject);
    void takeHistory(const metrics::Subject &subject, const api::Result<History> &page);
    void loadPart(Part &part, const metrics::Subject &subject, Load what);
    [[nodiscard]] std::vector<const metrics::Metric *> askedOf(const metrics::Subject &subject) const;
    void ask(metrics::Loader &loader, const metrics::Subject &subject, const metrics::Range &range, Load what);
    void noteView(const metrics::Range &axisBefore, std::int64_t shiftBefore, bool isZoomed);
    void compute();
    void checkCost();
    void noteFinished();
    [[nodiscard]] std::vector<Life> lives() const;
    [[nodiscard]] metrics::Answer together(bool ofBefore) const;
    [[nodiscard]] metrics::Answer together(bool ofBefore, const SummaryOf &summaryOf) const;
    void settleUnits(metrics::Answer &answer) const;
    [[nodiscard]] std::vector<ObjectAnswer> answers(bool ofBefore) const;

    api::Client &m_client;
    std::shared_ptr<metrics::Memory> m_memory;
    Clock m_clock;
    Comparison m_comparison;
    metrics::Range m_axis;
    metrics::Range m_whole;
    Sampling m_sampling;
    std::int64_t m_nowMs = 0; // of the last load that asked for everything
    bool m_hasOtherLives = false; // since livesChanged()
    QStringList m_names; // of the objects
    std::uint64_t m_view = 0;
    Alignment m_viewed = Alignment::Clock; // of the view
    bool m_isFull = false;
    Summaries m_summaries;
    std::map<base::Key, std::unique_ptr<Part>> m_parts; // by curveKey() of the whole objects
};

} // namespace compare
