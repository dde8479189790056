// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/format.h"
#include "views/metrics/metricscontroller.h"
#include "views/metrics/metricsexport.h"
#include "views/metrics/metricstoolbar.h"
#include "views/metrics/metricswords.h"
#include "views/metrics/seriespane.h"

#include <QPointer>

class QSplitter;

namespace views {

class PageBody;
class RangeDialog;

// Charts of one object with all their controls: toolbar, charts, table of curves, banner and state panel; a controller
// loads the data. Shows old data until new data is loaded. GUI thread.
class MetricsPanel final : public QWidget
{
    Q_OBJECT

public:
    // Shared by the panels of one connection.
    struct Shared
    {
        std::shared_ptr<metrics::Loader::Memory> memory;
        std::shared_ptr<SeriesLooks> looks;
    };

    MetricsPanel(api::Client &client, const Shared &shared, QWidget *parent = nullptr);
    ~MetricsPanel() override;

    void open(const metrics::Subject &subject, const MetricsChoice &choice);
    void setZone(table::Zone zone);
    void setSeriesWidth(int width); // of the table of curves beside the charts; 0 = the default
    void setRefreshSeconds(int seconds); // for a range that ends now; 0 = manually
    [[nodiscard]] QString note() const; // about the quality of the data; may be empty

    [[nodiscard]] MetricsController *controller() const { return m_controller; }
    [[nodiscard]] MetricsToolbar *toolbar() const { return m_toolbar; }
    [[nodiscard]] ChartStack *charts() const { return m_charts; }
    [[nodiscard]] SeriesPane *series() const { return m_series; }
    [[nodiscard]] Banner *banner() const;
    [[nodiscard]] StatePanel *statePanel() const;
    [[nodiscard]] MetricsExporter *exporter() const { return m_exporter; }

Q_SIGNALS:
    void seriesWidthChosen(int width);
    void updatedAtChanged();
    void signInRequested();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void connectController();
    void connectToolbar();
    void connectCharts();
    void connectSeries();
    void choosePreset(RangePreset preset);
    void chooseMetrics();
    void askForRange();
    void showAnswer();
    void showCurves();
    void showRange();
    void showSampling();
    void showForm();
    void showChoice();
    void showState();
    void act(MetricsAction action);
    void placeSeries();
    void showSaved(bool isGood, const QString &sentence);
    [[nodiscard]] MetricsExporter::Source exportSource();
    [[nodiscard]] EmptyFacts emptyFacts() const;

    MetricsController *m_controller;
    table::Zone m_zone = table::Zone::Local;
    int m_seriesWidth = 0;
    int m_placedFor = 0; // the default width when it was last placed; 0 = below the charts
    bool m_isPlaced = false;
    MetricsAction m_bannerAction = MetricsAction::Retry;

    PageBody *m_body;
    MetricsToolbar *m_toolbar;
    QSplitter *m_stage;
    ChartStack *m_charts;
    SeriesPane *m_series;
    MetricsExporter *m_exporter;
    QPointer<RangeDialog> m_rangeDialog;
};

} // namespace views
