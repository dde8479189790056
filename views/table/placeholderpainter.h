// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QRgb>

class QPainter;
class QRect;

namespace views {

// Paints the bars that stand for values on their way: fast scrolling paints almost nothing else, so their round ends
// come from a pixmap. GUI thread.
class PlaceholderPainter
{
public:
    void paint(QPainter &painter, const QRect &bar, QRgb ink);

private:
    [[nodiscard]] const QPixmap &disc(int size, qreal ratio, QRgb ink);

    QPixmap m_disc;
    QRgb m_ink = 0;
};

} // namespace views
