// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/gputile.h"

#include "models/table/format.h"
#include "views/list/tilepaint.h"
#include "views/look/isolate.h"
#include "views/look/sizes.h"
#include "views/look/theme.h"
#include "views/widgets/gpubar.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QStyle>

#include <algorithm>

namespace views {
namespace {

struct GpuTileWords
{
    Q_DECLARE_TR_FUNCTIONS(views::SummaryStrip)
};

constexpr int figureGap = 6;
constexpr double usualDigits = 29;
constexpr double leastDigits = 16;
constexpr double stepDigits = 3;

QString figureText(double count)
{
    return keptTogether(table::displayText(table::Kind::Gpus, table::Value(count), {}));
}

QString plainText(double count)
{
    return table::accessibleText(table::Kind::Gpus, table::Value(count), {});
}

int atEnd(QPainter &painter, const QRect &line, const QString &text, Qt::LayoutDirection direction)
{
    const int width = QFontMetrics(painter.font()).horizontalAdvance(text);
    const QRect box
        = QStyle::visualRect(direction, line, QRect(line.right() + 1 - width, line.top(), width + 1, line.height()));
    painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text);
    return width;
}

} // namespace

GpuLines gpuLines(const GpuTile &tile, GpuForm form)
{
    GpuLines lines;
    lines.label = tile.label;
    if (!tile.allocated && !tile.absence.isEmpty())
        lines.figure = table::displayText(table::Kind::Gpus, {}, {});
    if (!tile.allocated)
        return lines;
    lines.figure = figureText(*tile.allocated);
    if (tile.total && form != GpuForm::WithoutTotal)
        lines.total = isolated(GpuTileWords::tr("of %1").arg(figureText(*tile.total)));
    if (!tile.idle)
        return lines;
    const QString idle = isolated(GpuTileWords::tr("%1 idle").arg(figureText(*tile.idle)));
    if (form != GpuForm::IdleAbove) {
        lines.idle = idle;
        return lines;
    }
    if (!tile.shortLabel.isEmpty())
        lines.label = tile.shortLabel;
    lines.labelEnd = idle;
    return lines;
}

int gpuTileWidth(const GpuTile &tile, GpuForm form, const QFont &font)
{
    const Metrics metrics(font);
    const QFontMetrics small(scaled(font, TextSize::Small));
    const QFontMetrics figure(scaled(font, TextSize::Figure));
    const auto beside
        = [&small](const QString &text) { return text.isEmpty() ? 0 : controlGap + small.horizontalAdvance(text) + 1; };
    const GpuLines lines = gpuLines(tile, form);
    const int label = small.horizontalAdvance(lines.label) + 1 + beside(lines.labelEnd);
    // Above the figure, the idle ones have a line of their own, and the total is shown if it happens to fit.
    const int total = form == GpuForm::IdleAbove ? 0 : beside(lines.total);
    const int line = figure.horizontalAdvance(lines.figure) + 1 + total + beside(lines.idle);
    const int least = metrics.dw(form == GpuForm::Full ? usualDigits : leastDigits);
    const int step = std::max(1, metrics.dw(stepDigits));
    const int beyond = std::max(0, std::max(label, line) + 2 * panelPadding - least);
    return least + (beyond + step - 1) / step * step;
}

QString gpuTileText(const GpuTile &tile)
{
    if (!tile.allocated)
        return GpuTileWords::tr("%1, %2").arg(
            tile.label, tile.absence.isEmpty() ? GpuTileWords::tr("not known yet") : tile.absence);
    QString text = tile.total
        ? GpuTileWords::tr("%1, %2 of %3").arg(tile.label, plainText(*tile.allocated), plainText(*tile.total))
        : GpuTileWords::tr("%1, %2").arg(tile.label, plainText(*tile.allocated));
    if (tile.idle)
        text = GpuTileWords::tr("%1, %2 idle").arg(text, plainText(*tile.idle));
    return text;
}

void paintGpuTile(QPainter &painter, const QRect &rect, const GpuTile &tile, GpuForm form, const QFont &font,
                  Qt::LayoutDirection direction, const Theme &theme, bool isLow)
{
    const QFont small = scaled(font, TextSize::Small);
    const QFont figure = scaled(font, TextSize::Figure);
    const QRect room = rect.adjusted(panelPadding, isLow ? 1 : tileTopPadding, -panelPadding, 0);
    const QRect labelLine(room.left(), room.top(), room.width(), QFontMetrics(small).height() + 2);
    const QRect figureLine(room.left(), labelLine.bottom(), room.width(), QFontMetrics(figure).height());
    const GpuLines lines = gpuLines(tile, form);
    painter.setFont(small);
    painter.setPen(QColor::fromRgb(theme.text2));
    const int ended = lines.labelEnd.isEmpty() ? 0 : atEnd(painter, labelLine, lines.labelEnd, direction) + controlGap;
    paintTileLine(painter, QStyle::visualRect(direction, labelLine, labelLine.adjusted(0, 0, -ended, 0)), lines.label,
                  direction);
    if (lines.figure.isEmpty())
        return paintTilePlaceholder(painter, figureLine, theme.placeholder, direction);
    painter.setFont(figure);
    painter.setPen(QColor::fromRgb(theme.text));
    const int taken = paintTileLine(painter, figureLine, lines.figure, direction) + figureGap;
    painter.setFont(small);
    painter.setPen(QColor::fromRgb(theme.text2));
    const QRect rest = QStyle::visualRect(direction, figureLine, figureLine.adjusted(taken, 0, 0, 0));
    if (!lines.total.isEmpty() && painter.fontMetrics().horizontalAdvance(lines.total) <= rest.width())
        paintTileLine(painter, rest, lines.total, direction);
    if (!lines.idle.isEmpty())
        atEnd(painter, figureLine, lines.idle, direction);
    if (isLow || !tile.total)
        return;
    const QRect bar(room.left(), figureLine.bottom() + 2, room.width(), GpuBarPainter::height + 4);
    const table::GpuShare share{*tile.allocated, *tile.total, tile.idle.value_or(-1)};
    if (tile.isOfQuota)
        GpuBarPainter::paintQuota(painter, bar, share, theme, direction);
    else
        GpuBarPainter().paint(painter, bar, share, theme, direction);
}

} // namespace views
