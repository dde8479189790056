// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/plotscene.h"
#include "views/charts/timemeaning.h"

#include <QWidget>

namespace views {

// The labels of the time axis of a column of cards, and the tag of the crosshair. Always left to right.
class TimeAxis final : public QWidget
{
    Q_OBJECT

public:
    explicit TimeAxis(QWidget *parent = nullptr);

    void setTime(const TimeScale &scale, const std::vector<metrics::TimeTick> &ticks, const TimeMeaning &meaning);
    void setCrosshair(std::optional<qint64> timeMs);
    void setMarks(const std::vector<RangeMark> &marks);

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
    TimeMeaning m_meaning;
    std::optional<qint64> m_crosshairMs;
    std::vector<RangeMark> m_marks;
};

} // namespace views
