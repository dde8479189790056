// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/rangemarks.h"

#include "models/base/shown.h"
#include "views/charts/plotscene.h"
#include "views/look/sizes.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace views {
namespace {

constexpr float fillShare = 0.08F; // of the accent; lighter than a range that is being selected
constexpr float edgeShare = 0.4F;
constexpr qreal widestMark = 180; // px
constexpr qreal markPadding = 5;
constexpr int mostRows = 3;

bool isVisible(const RangeMark &mark, const TimeScale &scale)
{
    return mark.range.toMs > scale.range.fromMs && mark.range.fromMs < scale.range.toMs;
}

} // namespace

void paintMarkBands(QPainter &painter, const std::vector<RangeMark> &marks, const TimeScale &scale, const QRectF &area,
                    const Theme &theme)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    QColor fill = QColor::fromRgb(theme.accent);
    QColor edge = fill;
    fill.setAlphaF(fillShare);
    edge.setAlphaF(edgeShare);
    for (const RangeMark &mark : marks) {
        if (!isVisible(mark, scale))
            continue;
        const qreal from = std::round(scale.xOf(mark.range.fromMs));
        const qreal to = std::max(std::round(scale.xOf(mark.range.toMs)), from + 2);
        const qreal left = std::max(from, area.left());
        const qreal right = std::min(to, area.right());
        painter.fillRect(QRectF(left, area.top(), right - left, area.height()), fill);
        if (from >= area.left())
            painter.fillRect(QRectF(from, area.top(), 1, area.height()), edge);
        if (to <= area.right())
            painter.fillRect(QRectF(to - 1, area.top(), 1, area.height()), edge);
    }
}

std::vector<MarkLabel> markLabels(const std::vector<RangeMark> &marks, const TimeScale &scale, const QRectF &area,
                                  const QFont &font)
{
    std::vector<MarkLabel> labels;
    const QFontMetricsF metrics(font);
    const qreal height = std::ceil(metrics.height()) + 3;
    for (const RangeMark &mark : marks) {
        if (mark.note.isEmpty() || !isVisible(mark, scale))
            continue;
        const QString text = metrics.elidedText(base::shownName(mark.note), Qt::ElideRight, widestMark);
        QRectF box(std::max(std::round(scale.xOf(mark.range.fromMs)), area.left()), area.top() + 2,
                   std::ceil(metrics.horizontalAdvance(text)) + 2 * markPadding, height);
        box.moveLeft(std::max(area.left(), std::min(box.left(), area.right() - box.width())));
        const auto isTaken = [&] {
            return std::ranges::any_of(
                labels, [&](const MarkLabel &other) { return other.box.adjusted(-2, 0, 2, 0).intersects(box); });
        };
        int row = 0;
        for (; row < mostRows && isTaken(); ++row)
            box.translate(0, height + 2);
        if (row < mostRows && box.bottom() < area.center().y())
            labels.push_back({text, box});
    }
    return labels;
}

void paintMarkLabels(QPainter &painter, const std::vector<MarkLabel> &labels, const QFont &font, const Theme &theme)
{
    painter.setFont(font);
    for (const MarkLabel &label : labels) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(QColor::fromRgb(theme.border), 1));
        painter.setBrush(QColor::fromRgb(theme.surface));
        painter.drawRoundedRect(label.box.adjusted(0.5, 0.5, -0.5, -0.5), chipRadius, chipRadius);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QColor::fromRgb(theme.text));
        painter.drawText(label.box, Qt::AlignCenter | Qt::TextSingleLine, label.text);
    }
}

} // namespace views
