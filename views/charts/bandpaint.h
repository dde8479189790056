// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPainter;

namespace views {

struct Curve;
struct PlotScene;

inline constexpr double medianWidth = 1.4; // px, of the line within a band

enum class BandEdges { None, Drawn };

// Paints the band of a curve that has one, from the lowest to the highest, stronger between the quartiles. The line of
// the median is left out. GUI thread.
void paintBand(QPainter &painter, const PlotScene &scene, const Curve &curve, BandEdges edges);

} // namespace views
