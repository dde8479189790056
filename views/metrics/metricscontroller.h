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

// Chooses and loads the metrics of one object for whoever shows them: holds the choice and the zooms, asks the loader
// for what they amount to, and asks again as time goes on. Of that widget it knows only whether it is seen: nothing is
// requested while it is not. GUI thread.
class MetricsController final : public QObject
{
    Q_OBJECT

public:
    using Clock = std::function<qint64()>; // ms UTC
    using Width = std::function<int()>; // of a plot, device-independent pixels; 0 = not known yet

    // What the samples of the range on screen amount to.
    struct Sampling
    {
        int total = 0;
        double stepMs = 0;
        bool isFullPossible = false; // all that the store keeps, in a reasonable number of requests
    };

    MetricsController(api::Client &client, std::shared_ptr<metrics::Memory> memory, QWidget *watched); // owns it
    ~MetricsController() override;

    void setClock(Clock clock); // the computer's, unless the data are of another time
    void setPlotWidth(Width width); // asked before every load
    void loadDue(); // what was left while nobody could see it
    void setRefreshSeconds(int seconds); // of a range that ends now; 0 = only when asked

    void open(const metrics::Subject &subject, const MetricsChoice &choice);
    void setChoice(const MetricsChoice &choice); // not by the user
    void refresh();
    void followPlotWidth(); // asks again if it is another one by much

    // By the user.
    void change(const std::function<void(MetricsChoice &)> &edit);
    void dress(const std::function<void(MetricsChoice &)> &edit); // what needs no other data
    void choosePreset(RangePreset preset); // any but Custom
    void chooseRange(const metrics::Range &range);
    void leaveOutRefused();
    void zoomTo(const metrics::Range &range);
    bool zoomOut(); // one step; false if nothing is zoomed
    void resetZoom();
    void load();

    [[nodiscard]] const metrics::Subject &subject() const { return m_state.subject(); }
    [[nodiscard]] const MetricsChoice &choice() const { return m_state.choice(); }
    [[nodiscard]] metrics::Range range() const { return m_state.range(); } // on screen
    [[nodiscard]] bool isZoomed() const { return m_state.isZoomed(); }
    [[nodiscard]] bool isRefreshing() const { return m_state.isOpenEnded(); } // by itself, as time goes on
    [[nodiscard]] Sampling sampling() const;
    [[nodiscard]] const metrics::Answer &answer() const { return m_loader->answer(); }
    [[nodiscard]] bool isLoading() const { return m_loader->isLoading(); }
    [[nodiscard]] qint64 now() const { return m_clock(); }
    [[nodiscard]] metrics::Loader *loader() const { return m_loader; }
    [[nodiscard]] RefreshClock *refreshClock() const { return m_refresh; }

Q_SIGNALS:
    void choiceShown(); // the choice is another one, whoever made it
    void choiceChanged(); // by the user
    void rangeChanged(); // what is on screen, before its samples are here
    void loadBegan();
    void answerChanged(); // coalesced
    void laneChanged(const views::Lane &lane);

private:
    void loadLane();

    api::Client &m_client;
    MetricsState m_state;
    Clock m_clock;
    Width m_width = [] { return 0; };
    QTimer m_show; // coalesces answers
    QTimer m_load; // coalesces the steps of a wheel and of a window that is resized
    base::Key m_laneOf; // the workload whose phases are shown
    int m_plotWidth = 0; // that was asked for
    int m_refreshSeconds = 0;
    bool m_isDue = false; // to be loaded once it is seen
    QWidget *m_watched;
    api::Call m_history;
    metrics::Loader *m_loader;
    RefreshClock *m_refresh;
};

} // namespace views
