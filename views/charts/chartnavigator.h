// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/timesurface.h"

#include <QObject>
#include <QPointF>

class QKeyEvent;
class QMouseEvent;
class QWheelEvent;

namespace views {

// Pointer and keyboard on the shared time axis: moves the crosshair from sample to sample, selects a range, zooms and
// pans. Holds no data; emits requests. Lives in the GUI thread, owned by a stack.
class ChartNavigator final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void add(TimeSurface *surface); // removed when its widgets are destroyed
    void remove(TimeSurface *surface);
    void setVisibleRange(const metrics::Range &range);
    void setReach(double reachMs); // maximum distance between a time and its sample
    void setMarkable(bool markable); // a drag with Shift marks a range instead of zooming into it
    void clearCrosshair();

    [[nodiscard]] std::optional<qint64> crosshair() const { return m_crosshairMs; }

Q_SIGNALS:
    // `surface` is null when the crosshair disappears.
    void crosshairMoved(views::TimeSurface *surface, const std::optional<QPointF> &pointer);
    void selectionChanged(const std::optional<metrics::Range> &range);
    void rangeRequested(const metrics::Range &range);
    void backRequested();
    void resetRequested(); // all zooms, by a double click
    void nowRequested();
    void markRequested(const metrics::Range &range);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] TimeSurface *surfaceOf(const QObject *watched) const;
    bool pressed(TimeSurface *surface, const QMouseEvent &event);
    bool doubleClicked(TimeSurface *surface, const QMouseEvent &event);
    bool moved(TimeSurface *surface, const QMouseEvent &event);
    bool released(TimeSurface *surface, const QMouseEvent &event);
    bool turned(TimeSurface *surface, QWheelEvent &event);
    bool keyPressed(TimeSurface *surface, const QKeyEvent &event);
    void stepCrosshair(TimeSurface *surface, int samples);
    void zoom(double factor, qint64 aboutMs);
    void pan(double share); // of the visible range
    void cancelSelection();

    std::vector<TimeSurface *> m_surfaces;
    metrics::Range m_visible;
    double m_reachMs = 0;
    std::optional<qint64> m_crosshairMs;
    std::optional<qint64> m_pressedMs; // where a drag began
    qreal m_pressedX = 0;
    bool m_isMarkable = false;
    bool m_isMarking = false;
    std::optional<metrics::Range> m_selection;
};

} // namespace views
