// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/fleet/heatpaint.h"

#include "views/charts/plotscene.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace views {
namespace {

constexpr qreal cornerSize = 6;

QImage tile(const QSize &size, QRgb ground)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor::fromRgb(ground));
    return image;
}

QImage framedTile(const QSize &size, QRgb ground, QRgb frame, qreal ratio)
{
    QImage image = tile(size, frame);
    const int line = std::max(1, int(std::round(ratio)));
    QPainter painter(&image);
    painter.fillRect(image.rect().adjusted(line, line, -line, -line), QColor::fromRgb(ground));
    return image;
}

QImage hatchedTile(const QSize &size, const Theme &theme, qreal ratio)
{
    QImage image = tile(size, theme.gapFill);
    QPainter painter(&image);
    painter.scale(ratio, ratio);
    paintNoData(painter, QRectF(QPointF(), QSizeF(size) / ratio), theme);
    return image;
}

// A corner that can be told apart without its colour.
QImage idleTile(const QSize &size, QRgb ground, const Theme &theme, qreal ratio)
{
    QImage image = tile(size, ground);
    const qreal corner = std::min({cornerSize * ratio, qreal(size.width()), qreal(size.height())});
    QPainterPath path(QPointF(size.width() - corner, 0));
    path.lineTo(size.width(), 0);
    path.lineTo(size.width(), corner);
    path.closeSubpath();
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(path, QColor::fromRgb(theme.barIdle));
    return image;
}

} // namespace

HeatTiles::HeatTiles(const Theme &theme, const QSize &cell, qreal ratio)
    : m_cell(cell)
    , m_heat(theme.heat)
    , m_waiting(tile(cell, theme.placeholder))
    , m_noData(hatchedTile(cell, theme, ratio))
    , m_free(framedTile(cell, theme.surface, theme.border, ratio))
{
    for (std::size_t step = 0; step < m_heat.size(); ++step)
        m_idle[step] = idleTile(cell, m_heat[step], theme, ratio);
}

void HeatTiles::paint(QPainter &painter, const QPoint &topLeft, const HeatLook &look) const
{
    switch (look.fill) {
    case HeatLook::Fill::Waiting:
        painter.drawImage(topLeft, m_waiting);
        return;
    case HeatLook::Fill::NoData:
        painter.drawImage(topLeft, m_noData);
        return;
    case HeatLook::Fill::Free:
        painter.drawImage(topLeft, m_free);
        return;
    case HeatLook::Fill::Colour:
        if (look.isIdle)
            painter.drawImage(topLeft, m_idle[look.step]);
        else
            painter.fillRect(QRect(topLeft, m_cell), QColor::fromRgb(m_heat[look.step]));
        return;
    }
}

} // namespace views
