// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/rangemarks.h"

#include "models/base/shown.h"
#include "views/charts/plotscene.h"
#include "views/charts/timemeaning.h"
#include "views/look/plaintext.h"
#include "views/look/sizes.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr float fillShare = 0.08F; // of the accent; lighter than a range that is being selected
constexpr float edgeShare = 0.4F;
constexpr qreal leastMark = 180; // px, that a note has before it goes to another row
constexpr qreal markGap = 2;
constexpr qreal markPadding = 5;
constexpr int mostRows = 3;

struct RangeMarkWords
{
    Q_DECLARE_TR_FUNCTIONS(views::ChartStack)
};

bool isVisible(const RangeMark &mark, const TimeScale &scale)
{
    return mark.range.toMs > scale.range.fromMs && mark.range.fromMs < scale.range.toMs;
}

// Between the neighbours in its row.
std::pair<qreal, qreal> roomOf(const MarkLabel &label, const std::vector<MarkLabel> &labels, const QRectF &area)
{
    std::pair<qreal, qreal> room{area.left(), area.right()};
    for (const MarkLabel &other : labels) {
        if (other.box.top() != label.box.top())
            continue;
        if (other.box.left() < label.box.left())
            room.first = std::max(room.first, other.box.right() + markGap);
        else if (other.box.left() > label.box.left())
            room.second = std::min(room.second, other.box.left() - markGap);
    }
    return room;
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

void paintMarkEdges(QPainter &painter, const std::vector<RangeMark> &marks, const TimeScale &scale, const QRectF &area,
                    const Theme &theme)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const RangeMark &mark : marks) {
        for (const qint64 end : {mark.range.fromMs, mark.range.toMs}) {
            if (!scale.range.contains(end))
                continue;
            const qreal x = std::min(std::floor(scale.xOf(end)), area.right() - 1);
            // With an outline: the line alone would not be seen on some of the colours.
            painter.fillRect(QRectF(x - 1, area.top(), 3, area.height()), QColor::fromRgb(theme.surface));
            painter.fillRect(QRectF(x, area.top(), 1, area.height()), QColor::fromRgb(theme.accent));
        }
    }
}

std::vector<MarkLabel> markLabels(const std::vector<RangeMark> &marks, const TimeScale &scale, const QRectF &area,
                                  const QFont &font)
{
    std::vector<MarkLabel> labels;
    const QFontMetricsF metrics(font);
    const qreal height = std::ceil(metrics.height()) + 3;
    const auto widthOf
        = [&](const QString &text) { return std::ceil(metrics.horizontalAdvance(text)) + 2 * markPadding; };
    for (const RangeMark &mark : marks) {
        if (mark.note.isEmpty() || !isVisible(mark, scale))
            continue;
        const QString note = base::shownName(mark.note);
        QRectF box(std::max(std::round(scale.xOf(mark.range.fromMs)), area.left()), area.top() + 2,
                   std::min(widthOf(note), leastMark), height);
        box.moveLeft(std::max(area.left(), std::min(box.left(), area.right() - box.width())));
        const auto isTaken = [&] {
            return std::ranges::any_of(labels, [&](const MarkLabel &other) {
                return other.box.adjusted(-markGap, 0, markGap, 0).intersects(box);
            });
        };
        int row = 0;
        for (; row < mostRows && isTaken(); ++row)
            box.translate(0, height + markGap);
        if (row < mostRows && box.bottom() < area.center().y())
            labels.push_back({{}, box, note});
    }
    for (MarkLabel &label : labels) {
        const auto [from, to] = roomOf(label, labels, area);
        label.box.setWidth(std::min(widthOf(label.note), to - from));
        label.box.moveLeft(std::clamp(label.box.left(), from, std::max(from, to - label.box.width())));
        label.text = metrics.elidedText(label.note, Qt::ElideRight, label.box.width() - 2 * markPadding);
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

void showMarkTip(const std::vector<MarkLabel> &labels, const QHelpEvent &event, QWidget &widget)
{
    const auto found
        = std::ranges::find_if(labels, [&](const MarkLabel &label) { return label.box.contains(event.pos()); });
    if (found == labels.end())
        QToolTip::hideText();
    else
        QToolTip::showText(event.globalPos(), plainToolTip(found->note), &widget, found->box.toAlignedRect());
}

QString descriptionOf(const std::vector<RangeMark> &marks, const metrics::Range &visible, const TimeMeaning &meaning)
{
    QStringList parts;
    for (const RangeMark &mark : marks) {
        if (mark.range.toMs <= visible.fromMs || mark.range.fromMs >= visible.toMs)
            continue;
        const QString from = momentText(mark.range.fromMs, meaning);
        const QString to = momentText(mark.range.toMs, meaning);
        //: a marked range, its note and two times
        parts.append(mark.note.isEmpty()
                         ? RangeMarkWords::tr("marked from %1 to %2").arg(from, to)
                         : RangeMarkWords::tr("marked “%1” from %2 to %3").arg(base::shownName(mark.note), from, to));
    }
    return parts.join(u", "_s);
}

} // namespace views
