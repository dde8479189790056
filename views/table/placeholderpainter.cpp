// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/table/placeholderpainter.h"

#include <QPainter>

namespace views {

const QPixmap &PlaceholderPainter::disc(int size, qreal ratio, QRgb ink)
{
    const QSize pixels = QSize(size, size) * ratio;
    if (m_disc.size() != pixels || m_disc.devicePixelRatio() != ratio || m_ink != ink) {
        m_disc = QPixmap(pixels);
        m_disc.setDevicePixelRatio(ratio);
        m_disc.fill(Qt::transparent);
        m_ink = ink;
        QPainter painter(&m_disc);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor::fromRgb(ink));
        painter.drawEllipse(QRectF(0, 0, size, size));
    }
    return m_disc;
}

void PlaceholderPainter::paint(QPainter &painter, const QRect &bar, QRgb ink)
{
    const int height = bar.height();
    const int half = height / 2;
    const QPixmap &round = disc(height, painter.device()->devicePixelRatioF(), ink);
    const QSizeF end = QSizeF(half, height) * round.devicePixelRatio();
    painter.drawPixmap(QRectF(bar.left(), bar.top(), half, height), round, QRectF(QPointF(), end));
    painter.fillRect(bar.adjusted(half, 0, -half, 0), QColor::fromRgb(ink));
    painter.drawPixmap(QRectF(bar.right() + 1 - half, bar.top(), half, height), round,
                       QRectF(QPointF(end.width(), 0), end));
}

} // namespace views
