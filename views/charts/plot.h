// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/ticks.h"
#include "views/charts/drawnaxis.h"
#include "views/charts/plotscene.h"

#include <QWidget>

class QChart;
class QChartView;
class QValueAxis;

namespace views {

class BackdropItem;
class CurveItem;
class OverlayItem;

// A plot: frame and value grid by Qt Charts, everything else by our own items over the plot area. The only
// class that uses Qt Charts. Time runs left to right in every layout. GUI thread.
class Plot final : public QWidget
{
    Q_OBJECT

public:
    explicit Plot(QWidget *parent = nullptr);
    ~Plot() override;

    struct Content
    {
        std::vector<Curve> curves;
        metrics::ValueTicks ticks; // of the displayed values
        QString message; // instead of curves
        bool namesGaps = false;
        Stacking stacking = Stacking::None;
        std::optional<DrawnAxis> axis = {}; // in place of `ticks`
    };
    void setContent(Content content);
    void setTime(const metrics::Range &range, const std::vector<metrics::TimeTick> &ticks);
    void setMargins(int left, int right); // equal for all plots of a stack
    void setHighlight(const std::optional<metrics::SeriesKey> &key);
    void setCrosshair(std::optional<qint64> timeMs, double reachMs);
    void setSelection(const std::optional<metrics::Range> &range);
    void setMarks(const std::vector<RangeMark> &marks);

    [[nodiscard]] const PlotScene &scene() const { return m_scene; }
    [[nodiscard]] int labelWidth() const; // needed left of the plot by the marks of the value axis
    [[nodiscard]] int mostTicks() const; // that fit its height
    [[nodiscard]] QWidget *viewport() const; // receives pointer events
    [[nodiscard]] int paintedCurves() const; // total, for tests and benchmarks

    static constexpr int areaTop = 10; // room for half of the highest label
    static constexpr int areaBottom = 10;

Q_SIGNALS:
    void resized();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void placeArea();
    void showFocus(bool shown);
    void showColours();
    void showValueAxis();
    void sceneChanged();

    PlotScene m_scene;
    metrics::ValueTicks m_ticks;
    std::optional<DrawnAxis> m_axis;
    int m_left = 40;
    int m_right = 36;
    QChartView *m_view;
    QChart *m_chart;
    QValueAxis *m_timeAxis;
    QValueAxis *m_valueAxis;
    BackdropItem *m_backdrop; // owned by the chart, as are the others
    CurveItem *m_curves;
    OverlayItem *m_overlay;
};

} // namespace views
