// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/metrics/metricsexport.h"
#include "views/metrics/rangeplan.h"
#include "views/widgets/controls.h"

namespace views {

class RangeButtons;
class SamplesControl;
class Segments;

// The controls of the charts: metrics, time range, samples, form and export. Displays a choice and emits the
// changes that the user wants; has no state of its own.
class MetricsToolbar final : public Panel
{
    Q_OBJECT

public:
    using Show = ChartStack::Show;

    explicit MetricsToolbar(QWidget *parent = nullptr)
        : MetricsToolbar({Show::Lines, Show::Heat, Show::Both}, parent)
    {
    }
    explicit MetricsToolbar(const QList<Show> &forms, QWidget *parent = nullptr); // `forms`: to choose among

    void setChoice(const MetricsChoice &choice);
    // The samples that the choice currently yields. `stepMs`: between them; 0 = it is not the same for all.
    void setSampling(int total, double stepMs, bool fullPossible);
    void setCustomText(const QString &text);
    void setLifePossible(bool possible);
    void setZoomed(bool zoomed);
    void setHeatPossible(bool possible); // there is a metric for the heat strip
    void setBandsPossible(bool possible); // there are objects of several GPUs
    void stepForm(); // to the next one that is possible, as by a click
    void setExportPossible(bool possible);
    [[nodiscard]] bool isExportPossible() const;
    [[nodiscard]] static QString exportText(); // of what opens the menu of exports
    void setComparing(); // the menu of exports says what tables of a comparison have
    [[nodiscard]] bool isFolded() const { return m_fold == Fold::Presets; }

    [[nodiscard]] QToolButton *metricsButton() const { return m_metrics; }
    [[nodiscard]] RangeButtons *range() const { return m_range; }
    [[nodiscard]] SamplesControl *samples() const { return m_samples; }
    [[nodiscard]] QLabel *stepLabel() const { return m_step; }
    [[nodiscard]] Segments *form() const { return m_form; }
    [[nodiscard]] QToolButton *zoomButton() const { return m_zoom; }
    [[nodiscard]] QToolButton *exportButton() const { return m_export; }

    [[nodiscard]] QSize minimumSizeHint() const override;

    void openExportMenu();

Q_SIGNALS:
    void metricsRequested(); // open the picker
    void presetChosen(views::RangePreset preset);
    void sampleModeChosen(views::SampleMode mode);
    void samplesEntered(int samples);
    void showChosen(ChartStack::Show show);
    void zoomResetRequested();
    void exportRequested(views::MetricsExport what);
    void exportPossibleChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    // What is dropped if there is little room; each includes those before it.
    enum class Fold { Nothing, Gaps, Texts, Step, Presets };

    void setPossible(Show show, bool possible, const QString &why);
    void build();
    void buildExportMenu();
    void fold();
    void setFold(Fold fold);
    [[nodiscard]] static int gapOf(Fold fold);
    [[nodiscard]] int widthWhen(Fold fold) const;

    QList<Show> m_forms;
    Fold m_fold = Fold::Nothing;
    int m_exportWidth = 0; // with its text
    QToolButton *m_metrics;
    RangeButtons *m_range;
    QLabel *m_samplesLabel;
    SamplesControl *m_samples;
    QLabel *m_step;
    Segments *m_form;
    QToolButton *m_zoom;
    QToolButton *m_export;
};

} // namespace views
