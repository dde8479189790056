// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

class QPainter;
class QStyleOptionMenuItem;

// How BinnacleStyle paints and measures the entries of menus.
namespace views {

struct Metrics;

void paintMenuItem(const QStyleOptionMenuItem &option, QPainter &painter);
[[nodiscard]] QSize menuItemSize(const QStyleOptionMenuItem &option, const Metrics &metrics);

} // namespace views
