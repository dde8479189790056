// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

class QPainter;

namespace views {

struct Curve;
struct PlotScene;

inline constexpr double medianWidth = 1.4; // px, of the line within a band

enum class BandEdges { None, Drawn };

// Paints the band of a curve that has one, as vectors: from the lowest to the highest, stronger between the quartiles.
// The line of the median is left out. GUI thread.
void paintBand(QPainter &painter, const PlotScene &scene, const Curve &curve, BandEdges edges);

// The same of all curves that are shown, as pixels, in a small part of the time. Where there are about as many samples
// as columns, lines of medians are painted, too. Returns what was left out: curves whose median is still to be painted.
[[nodiscard]] std::vector<const Curve *> paintBands(QPainter &painter, const PlotScene &scene);

} // namespace views
