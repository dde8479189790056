// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/loader.h"
#include "models/table/format.h"
#include "views/metrics/metricsexport.h"
#include "views/metrics/metricsstate.h"
#include "views/metrics/metricstoolbar.h"
#include "views/metrics/metricswords.h"
#include "views/metrics/seriespane.h"

#include <QPointer>
#include <QTimer>

#include <functional>

class QBoxLayout;

namespace views {

class LoadingLine;
class RangeDialog;
class RefreshClock;

// Charts of one object with all that can be chosen about them. Holds the choice, the zooms and what is hidden; asks the
// loader for what the charts shall show, and goes on showing the old until the new is here. GUI thread.
class MetricsPanel final : public QWidget
{
    Q_OBJECT

public:
    // What the panels of one connection share.
    struct Shared
    {
        std::shared_ptr<metrics::Loader::Memory> memory;
        std::shared_ptr<SeriesLooks> looks;
    };
    using Clock = std::function<qint64()>; // ms UTC

    MetricsPanel(api::Client &client, const Shared &shared, QWidget *parent = nullptr);
    ~MetricsPanel() override;

    void open(const metrics::Subject &subject, const MetricsChoice &choice);
    void refresh();
    bool zoomOut(); // one step; false if nothing is zoomed
    void setZone(table::Zone zone);
    void setRefreshSeconds(int seconds); // of a range that ends now; 0 = only when asked
    void setClock(Clock clock); // the computer's, unless the data are of another time

    [[nodiscard]] const metrics::Subject &subject() const { return m_state.subject(); }
    [[nodiscard]] const MetricsChoice &choice() const { return m_state.choice(); }
    void setChoice(const MetricsChoice &choice);
    [[nodiscard]] metrics::Range range() const { return m_state.range(); } // on screen
    [[nodiscard]] bool isZoomed() const { return m_state.isZoomed(); }
    [[nodiscard]] QString note() const; // on how good the data are; empty if there is nothing to say
    [[nodiscard]] qint64 updatedAtMs() const;
    [[nodiscard]] bool isRefreshing() const { return m_state.isOpenEnded(); } // by itself, as time goes on

    [[nodiscard]] MetricsToolbar *toolbar() const { return m_toolbar; }
    [[nodiscard]] ChartStack *charts() const { return m_charts; }
    [[nodiscard]] SeriesPane *series() const { return m_series; }
    [[nodiscard]] Banner *banner() const { return m_banner; }
    [[nodiscard]] StatePanel *statePanel() const { return m_statePanel; }
    [[nodiscard]] MetricsExporter *exporter() const { return m_exporter; }
    [[nodiscard]] RefreshClock *refreshClock() const { return m_refresh; }
    [[nodiscard]] metrics::Loader *loader() const { return m_loader; }

Q_SIGNALS:
    void choiceChanged(); // by the user
    void refreshSecondsChosen(int seconds);
    void updatedAtChanged();
    void signInRequested();

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void connectToolbar();
    void connectCharts();
    void connectSeries();
    void change(const std::function<void(MetricsChoice &)> &edit); // by the user
    void dress(const std::function<void(MetricsChoice &)> &edit);
    void choosePreset(RangePreset preset);
    void chooseMetrics();
    void askForRange();
    void zoomTo(const metrics::Range &range);
    void resetZoom();
    void load();
    void loadLane();
    void showAnswer();
    void showSampling();
    void showChoice();
    void showState();
    void place();
    void act(MetricsAction action);
    void leaveOutRefused();
    void showSaved(bool isGood, const QString &sentence);
    [[nodiscard]] MetricsExporter::Source exportSource();
    [[nodiscard]] qint64 now() const { return m_clock(); }

    api::Client &m_client;
    MetricsState m_state;
    QSet<metrics::SeriesKey> m_hidden;
    table::Zone m_zone = table::Zone::Local;
    Clock m_clock;
    QTimer m_show; // coalesces answers
    QTimer m_load; // coalesces the steps of a wheel and of a window that is resized
    base::Key m_laneOf; // the workload whose phases are shown
    int m_plotWidth = 0; // that was asked for
    int m_refreshSeconds = 0;
    bool m_isDue = false; // to be loaded when it is shown
    api::Call m_history;
    MetricsAction m_bannerAction = MetricsAction::Retry;

    metrics::Loader *m_loader;
    RefreshClock *m_refresh;
    Banner *m_banner;
    MetricsToolbar *m_toolbar;
    QWidget *m_body;
    QBoxLayout *m_bodyLayout;
    ChartStack *m_charts;
    SeriesPane *m_series;
    StatePanel *m_statePanel;
    LoadingLine *m_loading;
    MetricsExporter *m_exporter;
    QPointer<RangeDialog> m_rangeDialog;
};

} // namespace views
