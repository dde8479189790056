// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/value.h"
#include "views/look/theme.h"

#include <QHash>
#include <QPixmap>
#include <QRect>

class QPainter;

namespace views {

// Paints the bar of allocated and requested GPUs: solid = busy, hatched with a leading edge = idle, outlined = nobody
// knows whether they are idle (`idle` is below 0), track = requested but not allocated. Many bars look alike, so each
// variant is cached as a pixmap, for one theme and ratio. GUI thread.
class GpuBarPainter
{
public:
    static constexpr int height = 8;

    // Vertically centred in `rect`, full width; fills from the right in right-to-left layouts.
    void paint(QPainter &painter, const QRect &rect, const table::GpuShare &share, const Theme &theme,
               Qt::LayoutDirection direction = Qt::LeftToRight);

    // The bar of what is allocated of a quota, see Kind::QuotaShare: a mark stands at the quota, at the same place in
    // all bars of this width; what is over it is framed, and cut off where the bar ends. Nothing without a quota.
    static void paintQuota(QPainter &painter, const QRect &rect, const table::GpuShare &share, const Theme &theme,
                           Qt::LayoutDirection direction = Qt::LeftToRight);

    // The hatch pattern of idle GPUs, for legends.
    static void paintIdle(QPainter &painter, const QRectF &rect, const Theme &theme);

private:
    QHash<quint64, QPixmap> m_bars;
    const Theme *m_theme = nullptr;
    qreal m_ratio = 0;
};

} // namespace views
