// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/hoverbox.h"

namespace views {

// A widget on the time axis shared by a stack: plots, the heat strip, the phase lane. The navigator turns its events
// into the crosshair of all of them.
class TimeSurface
{
public:
    virtual ~TimeSurface() = default;

    [[nodiscard]] virtual QWidget *pointerTarget() = 0; // receives pointer events
    [[nodiscard]] virtual QWidget *keyTarget() = 0; // receives key events
    [[nodiscard]] virtual TimeScale timeScale() const = 0; // in the coordinates of both
    [[nodiscard]] virtual QRectF timeArea() const = 0;
    [[nodiscard]] virtual const std::vector<Curve> &curves() const = 0;
    // `pointer` is its position, if the pointer moved the crosshair.
    [[nodiscard]] virtual HoverContent hoverContent(qint64 timeMs, const std::optional<QPointF> &pointer) const = 0;

    virtual void setCrosshair(std::optional<qint64> timeMs, double reachMs) = 0;
    virtual void setSelection(const std::optional<metrics::Range> &range) = 0;
};

} // namespace views
