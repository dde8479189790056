// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/overview/gpucurves.h"
#include "models/table/format.h"

#include <QWidget>

#include <vector>

namespace views {

// All GPUs and the allocated ones over time. GUI thread.
class GpuChart final : public QWidget
{
    Q_OBJECT

public:
    explicit GpuChart(QWidget *parent = nullptr);

    void setPoints(const std::vector<overview::GpuPoint> &points);
    void setZone(table::Zone zone);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Scale;
    [[nodiscard]] Scale scale() const;
    void paintAxes(QPainter &painter, const Scale &scale) const;
    void paintCurve(QPainter &painter, const Scale &scale, double overview::GpuPoint::*number) const;
    void paintLegend(QPainter &painter) const;
    [[nodiscard]] QString textAt(const QPoint &position) const;

    std::vector<overview::GpuPoint> m_points;
    table::Zone m_zone = table::Zone::Local;
};

} // namespace views
