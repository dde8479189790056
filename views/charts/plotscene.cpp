// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/plotscene.h"

#include <QPainter>

#include <algorithm>
#include <numbers>

namespace views {

bool isSameThing(const metrics::SeriesKey &a, const metrics::SeriesKey &b)
{
    return a == b || (a.gpu >= 0 && a.gpu == b.gpu && a.object == b.object);
}

std::optional<std::size_t> sampleAt(const metrics::Series &series, qint64 timeMs, double reachMs)
{
    const auto &times = series.samples.times;
    const auto behind = std::ranges::lower_bound(times, timeMs);
    auto best = behind;
    if (behind == times.end() || (behind != times.begin() && timeMs - *(behind - 1) <= *behind - timeMs)) {
        if (behind == times.begin())
            return std::nullopt;
        best = behind - 1;
    }
    if (double(std::abs(*best - timeMs)) > reachMs)
        return std::nullopt;
    return std::size_t(best - times.begin());
}

std::vector<metrics::Gap> commonGaps(const std::vector<Curve> &curves)
{
    std::optional<std::vector<metrics::Gap>> common;
    for (const Curve &curve : curves) {
        const auto &times = curve.series->samples.times;
        if (curve.isHidden || times.empty())
            continue;
        std::vector<metrics::Gap> inner;
        for (const metrics::Gap &gap : curve.series->gaps) {
            // Before its first sample and after its last one there is nothing that a curve could bridge.
            if (gap.toMs > times.front() && gap.fromMs < times.back())
                inner.push_back(gap);
        }
        if (!common) {
            common = std::move(inner);
            continue;
        }
        std::vector<metrics::Gap> both;
        auto other = inner.begin();
        for (auto gap = common->begin(); gap != common->end() && other != inner.end();) {
            const metrics::Gap shared{std::max(gap->fromMs, other->fromMs), std::min(gap->toMs, other->toMs)};
            if (shared.length() > 0)
                both.push_back(shared);
            gap->toMs < other->toMs ? void(++gap) : void(++other);
        }
        common = std::move(both);
    }
    return common.value_or(std::vector<metrics::Gap>());
}

std::optional<qint64> nearestTime(const std::vector<Curve> &curves, qint64 timeMs, double reachMs)
{
    std::optional<qint64> nearest;
    for (const Curve &curve : curves) {
        if (curve.isHidden)
            continue;
        const auto sample = sampleAt(*curve.series, timeMs, reachMs);
        if (!sample)
            continue;
        const qint64 time = curve.series->samples.times[*sample];
        if (!nearest || std::abs(time - timeMs) < std::abs(*nearest - timeMs))
            nearest = time;
    }
    return nearest;
}

std::optional<qint64> nextTime(const std::vector<Curve> &curves, qint64 timeMs, bool forward)
{
    std::optional<qint64> next;
    for (const Curve &curve : curves) {
        if (curve.isHidden)
            continue;
        const auto &times = curve.series->samples.times;
        if (forward) {
            const auto behind = std::ranges::upper_bound(times, timeMs);
            if (behind != times.end() && (!next || *behind < *next))
                next = *behind;
        } else {
            const auto at = std::ranges::lower_bound(times, timeMs);
            if (at != times.begin() && (!next || *(at - 1) > *next))
                next = *(at - 1);
        }
    }
    return next;
}

void paintNoData(QPainter &painter, const QRectF &rect, const Theme &theme)
{
    painter.save();
    painter.fillRect(rect, QColor::fromRgb(theme.gapFill));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor::fromRgb(theme.gapHatch), 1.6, Qt::SolidLine, Qt::FlatCap));
    constexpr qreal pitch = 4 * std::numbers::sqrt2;
    const qreal rise = rect.height();
    // From a common origin, so that the stripes of neighbours meet. Cut by hand: files of lines know no clipping.
    const qreal first = std::floor((rect.left() - rise + rect.bottom()) / pitch) * pitch - rect.bottom();
    for (qreal x = first; x < rect.right(); x += pitch) {
        const qreal from = std::max(x, rect.left());
        const qreal to = std::min(x + rise, rect.right());
        if (to > from)
            painter.drawLine(QPointF(from, rect.bottom() - (from - x)), QPointF(to, rect.bottom() - (to - x)));
    }
    painter.restore();
}

} // namespace views
