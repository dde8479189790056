// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"

#include <QRectF>
#include <QString>

#include <vector>

class QFont;
class QPainter;

namespace views {

struct Theme;
struct TimeScale;

// A range of the time axis that the user marked, with a note.
struct RangeMark
{
    metrics::Range range;
    QString note; // plain text; may be empty

    friend bool operator==(const RangeMark &, const RangeMark &) = default;
};

// A light band for each mark, as high as the area.
void paintMarkBands(QPainter &painter, const std::vector<RangeMark> &marks, const TimeScale &scale, const QRectF &area,
                    const Theme &theme);

// The notes at the top of an area, each at the begin of its band. Long notes are elided; those that would overlap
// others stand below them, or are left out.
struct MarkLabel
{
    QString text;
    QRectF box;
};
[[nodiscard]] std::vector<MarkLabel> markLabels(const std::vector<RangeMark> &marks, const TimeScale &scale,
                                                const QRectF &area, const QFont &font);
void paintMarkLabels(QPainter &painter, const std::vector<MarkLabel> &labels, const QFont &font, const Theme &theme);

} // namespace views
