// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/gpubar.h"

#include "views/look/sizes.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace views {
namespace {

constexpr qsizetype mostBars = 1024;
constexpr double quotaPlace = 0.75; // of the width
constexpr int quotaRise = 2; // of the mark, beyond the bar
constexpr int overLeast = 3; // of what is over the quota

// Outlined where nobody knows whether the GPUs are busy.
void paintBusy(QPainter &painter, const QRect &rect, bool isKnown, const Theme &theme)
{
    QColor fill = QColor::fromRgb(theme.barFill);
    if (!isKnown) {
        painter.fillRect(rect, fill);
        painter.fillRect(rect.adjusted(1, 1, -1, -1), QColor::fromRgb(theme.surface));
        fill.setAlphaF(0.3F);
    }
    painter.fillRect(isKnown ? rect : rect.adjusted(1, 1, -1, -1), fill);
}

QPixmap render(int width, int busy, int idle, bool isIdleKnown, qreal ratio, const Theme &theme)
{
    constexpr int height = GpuBarPainter::height;
    QPixmap pixmap(QSize(width, height) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(0, 0, width, height), barRadius, barRadius);
    painter.fillPath(outline, QColor::fromRgb(theme.barTrack));
    painter.setClipPath(outline);
    if (busy > 0)
        paintBusy(painter, QRect(0, 0, busy, height), isIdleKnown, theme);
    if (idle > 0)
        GpuBarPainter::paintIdle(painter, QRectF(busy, 0, idle, height), theme);
    return pixmap;
}

// The width of what is allocated, where a mark at this place stands for the quota. Any part is seen, also of what is
// over the quota.
int quotaPixels(const table::GpuShare &share, int mark, int width)
{
    if (!(share.allocated > 0))
        return 0;
    const double exact = mark > 0 ? mark * share.allocated / share.requested : width;
    const int least = share.allocated > share.requested ? mark + overLeast : 1;
    return std::max(std::min(least, width), int(std::lround(std::min<double>(exact, width))));
}

} // namespace

void GpuBarPainter::paintIdle(QPainter &painter, const QRectF &rect, const Theme &theme)
{
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.fillRect(rect, QColor::fromRgb(theme.surface));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor::fromRgb(theme.barIdle), 1.6));
    // Lines at 45 degrees, 4 px apart.
    const qreal rise = rect.height();
    for (qreal x = rect.left() - rise; x < rect.right(); x += 4 * std::numbers::sqrt2)
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rise, rect.top()));
    painter.fillRect(QRectF(rect.left(), rect.top(), 1, rise), QColor::fromRgb(theme.barIdle));
    painter.restore();
}

void GpuBarPainter::paintQuota(QPainter &painter, const QRect &rect, const table::GpuShare &share, const Theme &theme,
                               Qt::LayoutDirection direction)
{
    if (rect.width() <= 2 * barRadius || share.requested < 0)
        return;
    const int mark = share.requested > 0 ? int(rect.width() * quotaPlace) : 0;
    const int given = quotaPixels(share, mark, rect.width());
    const int y = rect.top() + (rect.height() - height) / 2;
    const auto area = [&](int from, int to, int grown) {
        const QRect bar(rect.left() + from, y - grown, to - from, height + 2 * grown);
        return QStyle::visualRect(direction, rect, bar);
    };
    painter.fillRect(area(0, rect.width(), 0), QColor::fromRgb(theme.barTrack));
    painter.fillRect(area(0, given, 0), QColor::fromRgb(theme.barFill));
    if (given > mark) {
        painter.setPen(QColor::fromRgb(theme.warningFg));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(area(mark, given, 1).adjusted(0, 0, -1, -1));
    }
    painter.fillRect(area(mark, mark + 2, quotaRise), QColor::fromRgb(theme.text));
}

void GpuBarPainter::paint(QPainter &painter, const QRect &rect, const table::GpuShare &share, const Theme &theme,
                          Qt::LayoutDirection direction)
{
    const int width = rect.width();
    if (width <= 2 * barRadius)
        return;
    const qreal ratio = painter.device()->devicePixelRatioF();
    if (m_theme != &theme || m_ratio != ratio || m_bars.size() >= mostBars) {
        m_bars.clear();
        m_theme = &theme;
        m_ratio = ratio;
    }
    // Allocation may exceed the request: the larger of the two is 100 %.
    const bool isIdleKnown = share.idle >= 0;
    const double idleShare = std::max(0.0, share.idle);
    const double whole = std::max({share.requested, share.allocated, idleShare});
    if (whole <= 0) // nothing requested: an empty track would look pending
        return;
    int given = 0;
    int idle = 0;
    if (std::isfinite(whole)) {
        const double allocated = std::max(share.allocated, idleShare);
        // Any non-zero part is at least one pixel wide.
        const auto pixels
            = [&](double part) { return part > 0 ? std::max(1, int(std::lround(width * part / whole))) : 0; };
        given = pixels(allocated);
        idle = std::min(pixels(idleShare), given);
    }
    const quint64 key = quint64(isIdleKnown) << 63 | quint64(width) << 32 | quint64(given - idle) << 16 | quint64(idle);
    auto bar = m_bars.constFind(key);
    if (bar == m_bars.cend())
        bar = m_bars.insert(key, render(width, given - idle, idle, isIdleKnown, ratio, theme));
    const int y = rect.top() + (rect.height() - height) / 2;
    if (direction == Qt::LeftToRight) {
        painter.drawPixmap(rect.left(), y, *bar);
        return;
    }
    painter.save();
    painter.translate(rect.right() + 1, y);
    painter.scale(-1, 1);
    painter.drawPixmap(0, 0, *bar);
    painter.restore();
}

} // namespace views
