// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/hoverbox.h"

namespace views {

// A widget on the time axis that all of a stack share: plots, the heat strip, the lane of phases. The navigator turns
// what happens in it into the crosshair of all of them.
class TimeSurface
{
public:
    virtual ~TimeSurface() = default;

    [[nodiscard]] virtual QWidget *pointerTarget() = 0; // gets the events of the pointer
    [[nodiscard]] virtual QWidget *keyTarget() = 0; // gets those of the keyboard
    [[nodiscard]] virtual TimeScale timeScale() const = 0; // in the coordinates of both
    [[nodiscard]] virtual QRectF timeArea() const = 0;
    [[nodiscard]] virtual const std::vector<Curve> &curves() const = 0;
    // `pointer` is where it is, if it is the pointer that moved the crosshair.
    [[nodiscard]] virtual HoverContent hoverContent(qint64 timeMs, const std::optional<QPointF> &pointer) const = 0;

    virtual void setCrosshair(std::optional<qint64> timeMs, double reachMs) = 0;
    virtual void setSelection(const std::optional<metrics::Range> &range) = 0;
};

} // namespace views
