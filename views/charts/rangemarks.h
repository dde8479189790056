// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"

#include <QRectF>
#include <QString>

#include <vector>

class QFont;
class QHelpEvent;
class QPainter;
class QWidget;

namespace views {

struct Theme;
struct TimeMeaning;
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

// Only the ends of the bands, for areas whose colours have a meaning.
void paintMarkEdges(QPainter &painter, const std::vector<RangeMark> &marks, const TimeScale &scale, const QRectF &area,
                    const Theme &theme);

// The notes at the top of an area, each at the begin of its band, or as close to it as its length allows. They take the
// room up to the next one, and are elided beyond it; those that would overlap others stand below them, or are left out.
struct MarkLabel
{
    QString text; // as it is shown
    QRectF box;
    QString note; // the whole
};
[[nodiscard]] std::vector<MarkLabel> markLabels(const std::vector<RangeMark> &marks, const TimeScale &scale,
                                                const QRectF &area, const QFont &font);
void paintMarkLabels(QPainter &painter, const std::vector<MarkLabel> &labels, const QFont &font, const Theme &theme);
// The whole note in a tool tip, if there is one at this place of the widget.
void showMarkTip(const std::vector<MarkLabel> &labels, const QHelpEvent &event, QWidget &widget);

// For screen readers: the whole notes of the marks within the range, and from when to when. Empty without any.
[[nodiscard]] QString descriptionOf(const std::vector<RangeMark> &marks, const metrics::Range &visible,
                                    const TimeMeaning &meaning);

} // namespace views
