// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/metrics/metricsexport.h"
#include "views/metrics/rangeplan.h"
#include "views/widgets/controls.h"

namespace views {

class RangeButtons;
class RefreshMenu;
class SamplesControl;
class SegmentButton;
class Segments;
class JoinedButtons;

// The controls of the charts: metrics, time range, samples, form, refresh and export. Displays a choice and emits the
// changes that the user wants; has no state of its own.
class MetricsToolbar final : public Panel
{
    Q_OBJECT

public:
    explicit MetricsToolbar(QWidget *parent = nullptr);

    void setChoice(const MetricsChoice &choice);
    // The samples that the choice currently yields.
    void setSampling(int total, double stepMs, bool fullPossible);
    void setCustomText(const QString &text);
    void setRefreshSeconds(int seconds); // 0 = manually
    void setLifePossible(bool possible);
    void setZoomed(bool zoomed);
    void setRefreshPossible(bool possible); // true if the range ends now
    void setExportPossible(bool possible);
    [[nodiscard]] bool isFolded() const { return m_fold == Fold::Presets; }

    [[nodiscard]] QToolButton *metricsButton() const { return m_metrics; }
    [[nodiscard]] RangeButtons *range() const { return m_range; }
    [[nodiscard]] SamplesControl *samples() const { return m_samples; }
    [[nodiscard]] QLabel *stepLabel() const { return m_step; }
    [[nodiscard]] Segments *form() const { return m_form; }
    [[nodiscard]] QToolButton *zoomButton() const { return m_zoom; }
    [[nodiscard]] QToolButton *refreshButton() const;
    [[nodiscard]] QToolButton *intervalButton() const;
    [[nodiscard]] QToolButton *exportButton() const { return m_export; }

    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void metricsRequested(); // open the picker
    void presetChosen(RangePreset preset);
    void sampleModeChosen(SampleMode mode);
    void samplesEntered(int samples);
    void showChosen(ChartStack::Show show);
    void zoomResetRequested();
    void refreshRequested();
    void refreshIntervalChosen(int seconds);
    void exportRequested(views::MetricsExport what);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    // What is dropped if there is little room; each includes those before it.
    enum class Fold { Nothing, Gaps, Texts, Step, Presets };

    void build();
    void buildExportMenu();
    void fold();
    void showInterval();
    void setFold(Fold fold);
    [[nodiscard]] static int gapOf(Fold fold);
    [[nodiscard]] int widthWhen(Fold fold) const;

    Fold m_fold = Fold::Nothing;
    int m_refreshSeconds = 0;
    int m_intervalWidth = 0; // of its text
    int m_exportWidth = 0; // with its text
    QToolButton *m_metrics;
    RangeButtons *m_range;
    QLabel *m_samplesLabel;
    SamplesControl *m_samples;
    QLabel *m_step;
    Segments *m_form;
    QToolButton *m_zoom;
    JoinedButtons *m_refresh;
    QToolButton *m_export;
    RefreshMenu *m_intervals;
};

} // namespace views
