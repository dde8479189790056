// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

class QPainter;
class QStyleOptionMenuItem;

// Menu item painting and sizing of BinnacleStyle.
namespace views {

struct Metrics;

void paintMenuItem(const QStyleOptionMenuItem &option, QPainter &painter);
[[nodiscard]] QSize menuItemSize(const QStyleOptionMenuItem &option, const Metrics &metrics);

} // namespace views
