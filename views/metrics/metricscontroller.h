// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/loader.h"
#include "views/metrics/metricslane.h"
#include "views/metrics/metricsstate.h"

#include <QTimer>

#include <functional>

class QWidget;

namespace views {

class RefreshClock;

// Chooses and loads the metrics of one object for the widget that shows them: holds the choice and the zooms, loads the
// resulting query and refreshes it. Of that widget it knows only whether it is visible; nothing is requested while it
// is not. GUI thread.
class MetricsController final : public QObject
{
    Q_OBJECT

public:
    using Clock = std::function<qint64()>; // ms UTC
    using Width = std::function<int()>; // of a plot, device-independent pixels; 0 = not known yet

    // The samples that the choice yields for the visible range.
    struct Sampling
    {
        int total = 0;
        double stepMs = 0;
        bool isFullPossible = false; // loading every stored sample takes a reasonable number of requests
    };

    // the widget; owns the controller
    MetricsController(api::Client &client, std::shared_ptr<metrics::Memory> memory, QWidget *watched);
    ~MetricsController() override;

    void setClock(Clock clock); // default: this computer's; replaced for data of another time
    void setPlotWidth(Width width); // called before every load
    void loadDue(); // loads what was postponed while the widget was invisible
    void setRefreshSeconds(int seconds); // for a range that ends now; 0 = manually

    void open(const metrics::Subject &subject, const MetricsChoice &choice);
    void setChoice(const MetricsChoice &choice); // not a choice of the user
    void refresh();
    void followPlotWidth(); // reloads if the width has changed considerably

    // By the user.
    void change(const std::function<void(MetricsChoice &)> &edit);
    void chooseMetrics(const QStringList &types); // of those that the object can have
    void dress(const std::function<void(MetricsChoice &)> &edit); // for changes that need no other data
    void choosePreset(RangePreset preset); // any but Custom
    void chooseRange(const RangeChoice &range); // not empty
    void shift(double share); // by a share of the visible range, but not past now
    void showNow(); // the last time of the same length as the visible range
    void previousRange(); // as the user had chosen it before; no effect without one
    void nextRange();
    void leaveOutRefused();
    void chooseNodePool(const QString &name); // of a cluster: only its metrics; empty = all
    void zoomTo(const metrics::Range &range);
    bool zoomOut(); // one step; false if nothing is zoomed
    void resetZoom();
    void load();

    [[nodiscard]] const metrics::Subject &subject() const { return m_state.subject(); }
    [[nodiscard]] const MetricsChoice &choice() const { return m_state.choice(); }
    [[nodiscard]] MetricsChoice shown() const { return m_state.shown(); } // the choice as it applies to the object
    [[nodiscard]] const QString &nodePool() const { return m_state.nodePool(); }
    [[nodiscard]] const QStringList &nodePools() const { return m_nodePools; } // of the cluster, as far as known
    [[nodiscard]] const Lane &lane() const { return m_lane; }
    [[nodiscard]] metrics::Range range() const { return m_state.range(); } // on screen
    [[nodiscard]] bool isZoomed() const { return m_state.isZoomed(); }
    [[nodiscard]] bool isRefreshing() const { return m_state.isOpenEnded(); } // automatically, as time passes
    [[nodiscard]] Sampling sampling() const;
    [[nodiscard]] const metrics::Answer &answer() const { return m_loader->answer(); }
    [[nodiscard]] bool isLoading() const { return m_loader->isLoading(); }
    [[nodiscard]] qint64 now() const { return m_clock(); }
    [[nodiscard]] metrics::Loader *loader() const { return m_loader; }
    [[nodiscard]] RefreshClock *refreshClock() const { return m_refresh; }

Q_SIGNALS:
    void choiceShown(); // the choice has changed, by the user or not
    void choiceChanged(); // by the user
    void rangeChanged(); // the visible range, before its samples are loaded
    void loadBegan();
    void answerChanged(); // coalesced
    void laneChanged(const views::Lane &lane);

private:
    void loadLane();
    void loadNodePools();
    void setLane(const Lane &lane);
    void returnTo(const RangeStep &step);

    api::Client &m_client;
    MetricsState m_state;
    RangeHistory m_ranges;
    Clock m_clock;
    Width m_width = [] { return 0; };
    QTimer m_show; // coalesces answers
    QTimer m_load; // coalesces wheel steps and resizes
    Lane m_lane;
    base::Key m_laneOf; // the workload whose phases are shown
    int m_plotWidth = 0; // of the last request
    int m_refreshSeconds = 0;
    bool m_isDue = false; // load as soon as visible
    QWidget *m_watched;
    api::Call m_history;
    api::Call m_poolsCall;
    QStringList m_nodePools; // sorted
    base::Key m_poolsOf; // the cluster that they belong to
    metrics::Loader *m_loader;
    RefreshClock *m_refresh;
};

} // namespace views
