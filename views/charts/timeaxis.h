// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/ticks.h"
#include "models/table/format.h"
#include "views/charts/plotscene.h"

#include <QTimeZone>
#include <QWidget>

namespace views {

[[nodiscard]] QTimeZone timeZone(table::Zone zone);
// "15:22:07", "21 Nov 2025, 15:22:07"; never milliseconds, because samples have none.
[[nodiscard]] QString clockText(qint64 timeMs, table::Zone zone);
[[nodiscard]] QString momentText(qint64 timeMs, table::Zone zone);
// "2 min", "2 min 30 s": the time between two samples.
[[nodiscard]] QString intervalText(qint64 seconds);

// The labels of the time axis of a column of cards, and the tag of the crosshair. Always left to right.
class TimeAxis final : public QWidget
{
    Q_OBJECT

public:
    explicit TimeAxis(QWidget *parent = nullptr);

    void setTime(const TimeScale &scale, const std::vector<metrics::TimeTick> &ticks, table::Zone zone);
    void setCrosshair(std::optional<qint64> timeMs);

    [[nodiscard]] const std::vector<metrics::TimeTick> &ticks() const { return m_ticks; }
    [[nodiscard]] const TimeScale &scale() const { return m_scale; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

    // The number of labels that fit a width without overlapping.
    [[nodiscard]] static int mostTicks(const QFont &base, qreal width);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintTag(QPainter &painter) const;

    TimeScale m_scale;
    std::vector<metrics::TimeTick> m_ticks;
    table::Zone m_zone = table::Zone::Local;
    std::optional<qint64> m_crosshairMs;
};

} // namespace views
