// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

class QPainter;

namespace views {

struct Curve;
struct PlotScene;
struct Theme;

inline constexpr double medianWidth = 1.4; // px, of the line within a band
inline constexpr double singleBandWidth = 2; // px, of a band of one sample

[[nodiscard]] QColor bandFilling(const Curve &curve, const Theme &theme);

enum class BandEdges { None, Drawn };

// Paints the band of a curve that has one, as vectors: from the lowest to the highest, stronger between the quartiles.
// The line of the median is left out. GUI thread.
void paintBand(QPainter &painter, const PlotScene &scene, const Curve &curve, BandEdges edges);

} // namespace views
