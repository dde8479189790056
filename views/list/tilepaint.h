// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QRect>
#include <QString>

#include <vector>

// What the tiles of the summary strip have in common.
namespace views {

inline constexpr int tileTopPadding = 6;

// In a right-to-left line, the thin spaces in a number would make its parts change places.
[[nodiscard]] QString keptTogether(const QString &number);

// One line of `painter`'s font from the leading edge; returns the room that it took.
int paintTileLine(QPainter &painter, const QRect &line, const QString &text, Qt::LayoutDirection direction);

// Stands for a figure that is not known yet.
void paintTilePlaceholder(QPainter &painter, const QRect &line, QRgb colour, Qt::LayoutDirection direction);

// A line through the values, from the lowest to the highest; at least a tenth of the highest is as high as `box`, so
// that small changes look small.
void paintTileTrend(QPainter &painter, const QRect &box, const std::vector<double> &values, QRgb colour);

} // namespace views
