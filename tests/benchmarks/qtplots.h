// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/ticks.h"
#include "views/charts/plotscene.h"

#include <QImage>
#include <QPointF>

#include <memory>
#include <vector>

class QChartView;
class QLineSeries;
class QValueAxis;

namespace bench {

// The usual way of Qt programs: a QLineSeries per curve, antialiased, 1 px pens. Looks as our plot of the same size.
class QtPlot
{
public:
    QtPlot(const QSize &size, const QRectF &area, int curves);
    ~QtPlot();

    void setCurve(int curve, const QList<QPointF> &points); // x: ms UTC
    void setAxes(const metrics::Range &range, const metrics::ValueTicks &ticks);
    void paint(QImage &image);

private:
    std::unique_ptr<QChartView> m_view;
    QValueAxis *m_time;
    QValueAxis *m_value;
    std::vector<QLineSeries *> m_series;
};

// The share of pixels of which any colour differs by more than a quarter of its scale.
[[nodiscard]] double difference(const QImage &a, const QImage &b);

} // namespace bench
