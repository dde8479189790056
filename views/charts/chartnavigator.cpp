// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/chartnavigator.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace views {
namespace {

constexpr qreal shortestDrag = 4; // pixels; less is a click
constexpr double keyZoom = 2;
constexpr double wheelZoom = 1.25; // per notch
constexpr double panShare = 0.5;
constexpr double smallPanShare = 0.1;
constexpr int longStep = 10; // samples

} // namespace

void ChartNavigator::add(TimeSurface *surface)
{
    m_surfaces.push_back(surface);
    surface->pointerTarget()->setMouseTracking(true);
    surface->pointerTarget()->installEventFilter(this);
    if (surface->keyTarget() != surface->pointerTarget())
        surface->keyTarget()->installEventFilter(this);
}

void ChartNavigator::remove(TimeSurface *surface)
{
    std::erase(m_surfaces, surface);
    surface->pointerTarget()->removeEventFilter(this);
    surface->keyTarget()->removeEventFilter(this);
}

void ChartNavigator::setVisibleRange(const metrics::Range &range)
{
    m_visible = range;
}

void ChartNavigator::setMarkable(bool markable)
{
    m_isMarkable = markable;
}

void ChartNavigator::setReach(double reachMs)
{
    m_reachMs = reachMs;
}

void ChartNavigator::clearCrosshair()
{
    if (!std::exchange(m_crosshairMs, std::nullopt))
        return;
    Q_EMIT crosshairMoved(nullptr, std::nullopt);
}

TimeSurface *ChartNavigator::surfaceOf(const QObject *watched) const
{
    const auto isIts = [watched](TimeSurface *surface) {
        return surface->pointerTarget() == watched || surface->keyTarget() == watched;
    };
    const auto surface = std::ranges::find_if(m_surfaces, isIts);
    return surface != m_surfaces.end() ? *surface : nullptr;
}

bool ChartNavigator::eventFilter(QObject *watched, QEvent *event)
{
    TimeSurface *surface = surfaceOf(watched);
    if (surface == nullptr || m_visible.length() <= 0)
        return QObject::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return pressed(surface, *static_cast<QMouseEvent *>(event));
    case QEvent::MouseButtonDblClick:
        return doubleClicked(surface, *static_cast<QMouseEvent *>(event));
    case QEvent::MouseMove:
        return moved(surface, *static_cast<QMouseEvent *>(event));
    case QEvent::MouseButtonRelease:
        return released(surface, *static_cast<QMouseEvent *>(event));
    case QEvent::Wheel:
        return turned(surface, *static_cast<QWheelEvent *>(event));
    case QEvent::KeyPress:
        return keyPressed(surface, *static_cast<QKeyEvent *>(event));
    case QEvent::Leave:
    case QEvent::FocusOut:
        clearCrosshair();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

bool ChartNavigator::pressed(TimeSurface *surface, const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton || !surface->timeArea().contains(event.position()))
        return false;
    surface->keyTarget()->setFocus(Qt::MouseFocusReason);
    m_pressedX = event.position().x();
    m_pressedMs = surface->timeScale().timeAt(m_pressedX);
    m_isMarking = m_isMarkable && (event.modifiers() & Qt::ShiftModifier);
    return true;
}

bool ChartNavigator::doubleClicked(TimeSurface *surface, const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton || !surface->timeArea().contains(event.position()))
        return false;
    Q_EMIT resetRequested();
    return true;
}

bool ChartNavigator::moved(TimeSurface *surface, const QMouseEvent &event)
{
    const TimeScale scale = surface->timeScale();
    const QPointF at = event.position();
    if (m_pressedMs && (event.buttons() & Qt::LeftButton)) {
        if (!m_selection && std::abs(at.x() - m_pressedX) < shortestDrag)
            return true;
        clearCrosshair();
        const qint64 here = scale.timeAt(at.x());
        const auto [from, to] = std::minmax(*m_pressedMs, here);
        m_selection = metrics::Range{std::max<qint64>(from, m_visible.fromMs), std::min<qint64>(to, m_visible.toMs)};
        Q_EMIT selectionChanged(m_selection);
        return true;
    }
    if (!surface->timeArea().contains(at)) {
        clearCrosshair();
        return false;
    }
    const qint64 time = scale.timeAt(at.x());
    m_crosshairMs = nearestTime(surface->curves(), time, m_reachMs).value_or(time);
    Q_EMIT crosshairMoved(surface, at);
    return true;
}

bool ChartNavigator::released(TimeSurface *, const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton || !m_pressedMs)
        return false;
    const std::optional<metrics::Range> selection = m_selection;
    cancelSelection();
    if (!selection || selection->length() <= 0)
        return true;
    if (m_isMarking)
        Q_EMIT markRequested(*selection);
    else
        Q_EMIT rangeRequested(*selection);
    return true;
}

bool ChartNavigator::turned(TimeSurface *surface, QWheelEvent &event)
{
    // Without a key, the wheel scrolls the stack: a page that scrolls under the pointer must not start to zoom.
    const bool isZoom = event.modifiers() & Qt::ControlModifier;
    const bool isPan = event.modifiers() & Qt::ShiftModifier;
    if ((!isZoom && !isPan) || !surface->timeArea().contains(event.position())) {
        event.ignore(); // on to the stack, past the chart, whose scroll bars would take it
        return true;
    }
    const QPoint delta = event.angleDelta();
    // Some systems turn the wheel by Shift.
    const int along = delta.y() != 0 ? delta.y() : delta.x();
    if (isZoom)
        zoom(std::pow(wheelZoom, along / 120.0), surface->timeScale().timeAt(event.position().x()));
    else
        pan(-along / 120.0 * smallPanShare);
    return true;
}

bool ChartNavigator::keyPressed(TimeSurface *surface, const QKeyEvent &event)
{
    const bool isLong = event.modifiers() & Qt::ShiftModifier;
    const bool isPan = event.modifiers() & Qt::ControlModifier;
    if (event.modifiers() & (Qt::AltModifier | Qt::MetaModifier))
        return false;
    const qint64 middle = m_visible.fromMs + m_visible.length() / 2;
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int direction = event.key() == Qt::Key_Left ? -1 : 1;
        if (isPan)
            pan(direction * smallPanShare);
        else
            stepCrosshair(surface, direction * (isLong ? longStep : 1));
        return true;
    }
    case Qt::Key_PageUp:
        pan(-panShare);
        return true;
    case Qt::Key_PageDown:
        pan(panShare);
        return true;
    case Qt::Key_End:
        Q_EMIT nowRequested();
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(keyZoom, m_crosshairMs.value_or(middle));
        return true;
    case Qt::Key_Minus:
        zoom(1 / keyZoom, m_crosshairMs.value_or(middle));
        return true;
    case Qt::Key_Escape:
        if (m_pressedMs) {
            cancelSelection();
            return true;
        }
        [[fallthrough]];
    case Qt::Key_Backspace:
        Q_EMIT backRequested();
        return true;
    default:
        return false;
    }
}

void ChartNavigator::stepCrosshair(TimeSurface *surface, int samples)
{
    const std::vector<Curve> &curves = surface->curves();
    const bool isForward = samples > 0;
    // Without a crosshair, the first step goes to the newest or the oldest sample.
    std::optional<qint64> time = m_crosshairMs;
    if (!time) {
        time = isForward ? nextTime(curves, m_visible.fromMs - 1, true) : nextTime(curves, m_visible.toMs, false);
    } else {
        for (int i = 0; i < std::abs(samples); ++i) {
            const auto next = nextTime(curves, *time, isForward);
            if (!next || !m_visible.contains(*next))
                break;
            time = next;
        }
    }
    if (!time || !m_visible.contains(*time))
        return;
    m_crosshairMs = time;
    Q_EMIT crosshairMoved(surface, std::nullopt);
}

void ChartNavigator::zoom(double factor, qint64 aboutMs)
{
    const double before = double(aboutMs - m_visible.fromMs) / factor;
    const qint64 length = std::max<qint64>(std::llround(double(m_visible.length()) / factor), 1000);
    const qint64 from = aboutMs - std::llround(before);
    Q_EMIT rangeRequested({from, from + length});
}

void ChartNavigator::pan(double share)
{
    const qint64 by = std::llround(share * double(m_visible.length()));
    Q_EMIT rangeRequested({m_visible.fromMs + by, m_visible.toMs + by});
}

void ChartNavigator::cancelSelection()
{
    m_pressedMs.reset();
    if (std::exchange(m_selection, std::nullopt))
        Q_EMIT selectionChanged(std::nullopt);
}

} // namespace views
