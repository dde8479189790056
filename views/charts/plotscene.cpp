// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/plotscene.h"

#include <QPainter>

#include <algorithm>
#include <limits>
#include <numbers>

namespace views {
namespace {

// The intersection; both lists must be ascending.
std::vector<metrics::Gap> shared(const std::vector<metrics::Gap> &one, const std::vector<metrics::Gap> &other)
{
    std::vector<metrics::Gap> both;
    for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
        const metrics::Gap overlap{std::max(a->fromMs, b->fromMs), std::min(a->toMs, b->toMs)};
        if (overlap.fromMs < overlap.toMs)
            both.push_back(overlap);
        a->toMs < b->toMs ? void(++a) : void(++b);
    }
    return both;
}

// `behind` is the first sample that is not before the time.
std::optional<std::size_t> nearestSample(const Curve &curve, qint64 measuredMs, std::size_t behind, double reachMs)
{
    const api::Times &times = curve.times();
    std::size_t best = behind;
    if (behind == times.size() || (behind > 0 && measuredMs - times[behind - 1] <= times[behind] - measuredMs)) {
        if (behind == 0)
            return std::nullopt;
        best = behind - 1;
    }
    const auto distanceMs = double(std::abs(times[best] - measuredMs));
    if (distanceMs > reachMs && distanceMs > reachSteps * curve.series->stepAt(measuredMs))
        return std::nullopt;
    return best;
}

} // namespace

std::vector<const Curve *> fromBelow(const std::vector<Curve> &curves)
{
    std::vector<const Curve *> shown;
    for (const bool ghosts : {true, false}) {
        for (const Curve &curve : curves) {
            if (!curve.isHidden && curve.look.isGhost == ghosts)
                shown.push_back(&curve);
        }
    }
    return shown;
}

bool isSameThing(const metrics::SeriesKey &a, const metrics::SeriesKey &b)
{
    if (b.type.isEmpty())
        return a.object == b.object;
    return a == b || (a.gpu >= 0 && a.gpu == b.gpu && a.object == b.object);
}

std::optional<std::size_t> sampleAt(const Curve &curve, qint64 timeMs, double reachMs)
{
    const qint64 measuredMs = timeMs - curve.shiftMs;
    return nearestSample(curve, measuredMs, curve.times().lowerBound(measuredMs), reachMs);
}

std::optional<std::size_t> SampleFinder::at(qint64 timeMs)
{
    constexpr std::size_t mostSteps = 8;
    const api::Times &times = m_curve.times();
    const qint64 measuredMs = timeMs - m_curve.shiftMs;
    if (m_behind > 0 && times[m_behind - 1] >= measuredMs)
        m_behind = times.lowerBound(measuredMs);
    for (std::size_t i = 0; i < mostSteps && m_behind < times.size() && times[m_behind] < measuredMs; ++i)
        ++m_behind;
    if (m_behind < times.size() && times[m_behind] < measuredMs)
        m_behind = times.lowerBound(measuredMs);
    return nearestSample(m_curve, measuredMs, m_behind, m_reachMs);
}

void stack(std::vector<Curve> &curves)
{
    std::vector<const Curve *> placed;
    for (Curve &curve : curves) {
        curve.below.clear();
        if (curve.isHidden)
            continue;
        curve.below.resize(curve.times().size(), 0.0);
        for (const Curve *lower : placed) {
            const bool isInStep = lower->times() == curve.times() && lower->shiftMs == curve.shiftMs;
            const double ratio = lower->factor / curve.factor;
            for (std::size_t i = 0; i < curve.below.size(); ++i) {
                const auto sample = isInStep ? std::optional(i) : sampleAt(*lower, curve.timeAt(i), 0);
                if (sample)
                    curve.below[i] += lower->series->samples.values[*sample] * ratio;
            }
        }
        placed.push_back(&curve);
    }
}

std::vector<metrics::Gap> commonGaps(const std::vector<Curve> &curves)
{
    constexpr metrics::Gap always{std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()};
    std::vector<metrics::Gap> inner; // of all curves, between samples: gaps that a line would bridge
    std::vector<metrics::Gap> common{
        always}; // where no curve has samples, before the first and after the last included
    for (const Curve &curve : curves) {
        const auto &times = curve.times();
        if (curve.isHidden || times.empty())
            continue;
        const qint64 shift = curve.shiftMs;
        std::vector<metrics::Gap> own{{always.fromMs, times.front() + shift}};
        for (const metrics::Gap &gap : curve.series->gaps) {
            if (gap.toMs > times.front() && gap.fromMs < times.back())
                own.push_back({gap.fromMs + shift, gap.toMs + shift});
        }
        inner.insert(inner.end(), own.begin() + 1, own.end());
        own.push_back({times.back() + shift, always.toMs});
        common = shared(common, own);
    }
    // A curve may begin within the gap of another, but without a gap in any curve there is nothing to bridge.
    std::erase_if(common, [&inner](const metrics::Gap &gap) {
        return std::ranges::none_of(inner, [&gap](const metrics::Gap &around) {
            return around.fromMs <= gap.fromMs && around.toMs >= gap.toMs;
        });
    });
    return common;
}

std::optional<qint64> nearestTime(const std::vector<Curve> &curves, qint64 timeMs, double reachMs)
{
    std::optional<qint64> nearest;
    for (const Curve &curve : curves) {
        if (curve.isHidden)
            continue;
        const auto sample = sampleAt(curve, timeMs, reachMs);
        if (!sample)
            continue;
        const qint64 time = curve.timeAt(*sample);
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
        const auto &times = curve.times();
        const qint64 shift = curve.shiftMs;
        if (forward) {
            const std::size_t behind = times.upperBound(timeMs - shift);
            if (behind < times.size() && (!next || times[behind] + shift < *next))
                next = times[behind] + shift;
        } else {
            const std::size_t at = times.lowerBound(timeMs - shift);
            if (at > 0 && (!next || times[at - 1] + shift > *next))
                next = times[at - 1] + shift;
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
    // With a common origin, so that neighbouring stripes line up. Clipped manually: vector files have no clipping.
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
