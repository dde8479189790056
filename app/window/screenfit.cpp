// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/screenfit.h"

#include <QScreen>
#include <QWidget>

#include <algorithm>

namespace app {

namespace {

// The frame that window managers add is unknown before the window is shown; few are wider.
constexpr QMargins frame(6, 32, 6, 6);

} // namespace

QRect fittedInto(QRect place, const QRect &room, const QSize &least)
{
    place.setSize(place.size().boundedTo(room.size()).expandedTo(least));
    const auto moved = [](int at, int first, int last) { return std::max(first, std::min(at, last)); };
    place.moveTo(moved(place.left(), room.left(), room.right() + 1 - place.width()),
                 moved(place.top(), room.top(), room.bottom() + 1 - place.height()));
    return place;
}

void fitIntoScreen(QWidget &window)
{
    const QRect room = window.screen()->availableGeometry() - frame;
    const QRect place = window.geometry();
    const QRect fitted = fittedInto(place, room, window.minimumSize());
    if (fitted.size() != place.size())
        window.resize(fitted.size());
    // Without a saved place the window manager chooses one.
    if (window.testAttribute(Qt::WA_Moved) && fitted.topLeft() != place.topLeft())
        window.move(fitted.topLeft() - QPoint(frame.left(), frame.top()));
}

} // namespace app
