// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/fleet/heatcontour.h"
#include "views/fleet/heatmap.h"
#include "views/fleet/heatpaint.h"
#include "views/look/sizes.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace views {
namespace {

constexpr int bandAlpha = 40; // of 255

} // namespace

void HeatMap::paintCells(QImage &image) const
{
    const qreal ratio = image.devicePixelRatio();
    const auto device = [ratio](int logical) { return int(std::round(logical * ratio)); };
    const QSize size(device(m_layout.cellWidth), device(m_layout.cellHeight));
    const HeatTiles tiles(themeOf(palette()), size, ratio);
    image.setDevicePixelRatio(1);
    QPainter painter(&image);
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    for (const int line : linesInSight()) {
        const std::vector<fleet::GpuCell> &cells = m_lines[std::size_t(line)]->cells;
        for (int gpu = 0; gpu < int(cells.size()); ++gpu) {
            const QRect rect = cellRect(line, gpu);
            tiles.paint(painter, {device(rect.left()), device(rect.top())}, lookOf(cells[std::size_t(gpu)], m_show));
        }
    }
    painter.end();
    image.setDevicePixelRatio(ratio);
}

// A contour in the gaps between cells; of dashes where nobody tells which of them the workload has.
void HeatMap::paintOutline(QPainter &painter) const
{
    HeatContour contour(m_layout);
    for (const int line : linesInSight()) {
        const auto found = m_outline.find(m_lines[std::size_t(line)]->key);
        if (found != m_outline.end())
            contour.add(line, found->second);
    }
    painter.translate(margin, margin - verticalScrollBar()->value());
    contour.paint(painter, QColor::fromRgb(themeOf(palette()).text));
    painter.translate(-margin, verticalScrollBar()->value() - margin);
}

void HeatMap::paintLabels(QPainter &painter)
{
    const Theme &theme = themeOf(palette());
    const QFont plain = labelFont();
    const QFont bold = semiBold(plain);
    for (const int line : linesInSight()) {
        const QRect rect = m_layout.labelRect(line).translated(margin, margin - verticalScrollBar()->value());
        const base::Key &key = m_lines[std::size_t(line)]->key;
        const bool isOutlined = m_outline.contains(key);
        const bool isMarked = isOutlined || m_chosen.contains(key);
        if (isMarked)
            painter.fillRect(rect.adjusted(-4, 0, -4, 0), QColor::fromRgb(theme.selection));
        const QFont &font = isOutlined ? bold : plain;
        painter.setFont(font);
        painter.setPen(QColor::fromRgb(isMarked ? theme.text : theme.text2));
        const TextCache::Line &text = m_texts.line(m_lines[std::size_t(line)]->label, rect.width() - labelGap,
                                                   Qt::ElideMiddle, font, isOutlined ? 1 : 0);
        text.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - text.height) / 2));
    }
}

// The indices of the GPUs, below each column.
void HeatMap::paintFooter(QPainter &painter) const
{
    if (footerHeight() == 0 || m_lines.empty())
        return;
    const Theme &theme = themeOf(palette());
    const QRect footer(0, viewport()->height() - footerHeight(), viewport()->width(), footerHeight());
    painter.fillRect(footer, QColor::fromRgb(theme.surface));
    painter.setPen(QColor::fromRgb(theme.text2));
    painter.setFont(labelFont());
    const int every = m_layout.pitch < wideCell ? 4 : 1;
    const int used = (m_layout.count + m_layout.lines - 1) / m_layout.lines;
    const int bottom = margin - verticalScrollBar()->value() + m_layout.height();
    const int top = std::min(footer.top(), bottom);
    for (int column = 0; column < used; ++column) {
        for (int gpu = 0; gpu < m_layout.perRow; gpu += every) {
            const QRect cell = cellRect(column * m_layout.lines, gpu);
            painter.drawText(QRect(cell.left() - 4, top, cell.width() + 8, footer.height()), Qt::AlignCenter,
                             QString::number(gpu));
        }
    }
}

void HeatMap::paintMarks(QPainter &painter)
{
    const Theme &theme = themeOf(palette());
    if (const int line = currentIndex(); line >= 0) {
        const QRect label = m_layout.labelRect(line).translated(margin, margin - verticalScrollBar()->value());
        painter.fillRect(label.adjusted(-4, 0, -4, 0), QColor::fromRgb(theme.selection));
        const QFont font = semiBold(labelFont());
        painter.setFont(font);
        painter.setPen(QColor::fromRgb(theme.text));
        painter.drawText(label, Qt::AlignVCenter,
                         QFontMetrics(font).elidedText(m_lines[std::size_t(line)]->label, Qt::ElideMiddle,
                                                       label.width() - labelGap));
    }
    const auto frame = [&](const QRect &rect, QRgb colour, int width) {
        painter.setPen(QPen(QColor::fromRgb(colour), width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(QRectF(rect).adjusted(-width / 2.0, -width / 2.0, width / 2.0, width / 2.0));
    };
    painter.setBrush(Qt::NoBrush);
    if (m_hovered.second >= 0)
        frame(cellRect(m_hovered.first, m_hovered.second), theme.text, 1);
    if (const int line = currentIndex(); line >= 0 && gpusOf(line) > 0)
        frame(cellRect(line, m_gpu), hasFocus() ? theme.focus : theme.borderStrong, 2);
    if (m_band.isNull())
        return;
    QColor fill = QColor::fromRgb(theme.focus);
    fill.setAlpha(bandAlpha);
    painter.fillRect(m_band, fill);
    painter.setPen(QColor::fromRgb(theme.focus));
    painter.drawRect(m_band.adjusted(0, 0, -1, -1));
}

void HeatMap::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const qreal ratio = painter.deviceTransform().m11();
    const QSize wanted = (QSizeF(viewport()->size()) * ratio).toSize();
    if (m_picture.size() != wanted) {
        m_picture = QImage(wanted, QImage::Format_RGB32);
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(QColor::fromRgb(themeOf(palette()).surface));
        paintCells(m_picture);
        QPainter inner(&m_picture);
        inner.setLayoutDirection(Qt::LeftToRight);
        paintLabels(inner);
        paintOutline(inner);
    }
    painter.setLayoutDirection(Qt::LeftToRight);
    painter.drawImage(QPointF(), m_picture);
    if (!m_lines.empty()) {
        paintMarks(painter);
        paintFooter(painter);
    }
}

} // namespace views
