// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/value.h"
#include "views/look/theme.h"

#include <QHash>
#include <QPixmap>
#include <QRect>

class QPainter;

namespace views {

// Paints the bar of allocated and requested GPUs: solid = busy, hatched with a leading edge = idle, track = asked for
// and not given. Bars look alike often: each look is a pixmap, kept for one theme and ratio at a time. GUI thread.
class GpuBarPainter
{
public:
    static constexpr int height = 8;

    // Centred in the height of `rect`, over its whole width; grows from the right in right-to-left layouts.
    void paint(QPainter &painter, const QRect &rect, const table::GpuShare &share, const Theme &theme,
               Qt::LayoutDirection direction = Qt::LeftToRight);

    // The hatch of idle GPUs, for keys.
    static void paintIdle(QPainter &painter, const QRectF &rect, const Theme &theme);

private:
    QHash<quint64, QPixmap> m_bars;
    const Theme *m_theme = nullptr;
    qreal m_ratio = 0;
};

} // namespace views
