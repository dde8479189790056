// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/overview/gpuchart.h"

#include "models/metrics/ticks.h"
#include "views/look/plaintext.h"
#include "views/look/sizes.h"
#include "views/look/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTimeZone>
#include <QToolTip>

#include <algorithm>

namespace views {
namespace {

constexpr int chartLines = 11; // of text, in height
constexpr int legendLine = 18; // length of the sample of a curve

QTimeZone zoneOf(table::Zone zone)
{
    return zone == table::Zone::Utc ? QTimeZone::utc() : QTimeZone::systemTimeZone();
}

} // namespace

struct GpuChart::Scale
{
    QRect plot;
    metrics::ValueTicks values;
    metrics::Range times;
    qint64 stepMs = 0; // between points

    [[nodiscard]] double x(qint64 timeMs) const
    {
        return plot.left() + double(timeMs - times.fromMs) / double(std::max<qint64>(1, times.length())) * plot.width();
    }
    [[nodiscard]] double y(double value) const
    {
        return plot.bottom() - (value - values.from) / (values.to - values.from) * plot.height();
    }
};

GpuChart::GpuChart(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void GpuChart::setPoints(const std::vector<overview::GpuPoint> &points)
{
    m_points = points;
    if (!points.empty()) {
        const overview::GpuPoint &last = points.back();
        setAccessibleName(tr("GPUs over 24 hours, now %1 of %2 allocated")
                              .arg(table::accessibleText(table::Kind::Gpus, last.allocated, {}),
                                   table::accessibleText(table::Kind::Gpus, last.total, {})));
    }
    update();
}

void GpuChart::setZone(table::Zone zone)
{
    m_zone = zone;
    update();
}

QSize GpuChart::sizeHint() const
{
    return {appMetrics().dw(40), chartLines * fontMetrics().height()};
}

GpuChart::Scale GpuChart::scale() const
{
    const QFontMetrics small(scaled(font(), TextSize::Small));
    double highest = 1;
    for (const overview::GpuPoint &point : m_points)
        highest = std::max({highest, point.total, point.allocated});
    Scale scale;
    scale.values = metrics::valueTicks(0, highest, metrics::Steps::Whole, 4);
    const int left = small.horizontalAdvance(table::countText(qint64(scale.values.to))) + panelPadding + 6;
    scale.plot = rect().adjusted(left, small.height() + 8, -panelPadding, -small.height() - 8);
    scale.times = {m_points.front().timeMs, m_points.back().timeMs};
    for (std::size_t i = 1; i < m_points.size(); ++i) {
        const qint64 step = m_points[i].timeMs - m_points[i - 1].timeMs;
        scale.stepMs = scale.stepMs == 0 ? step : std::min(scale.stepMs, step);
    }
    return scale;
}

void GpuChart::paintAxes(QPainter &painter, const Scale &scale) const
{
    const Theme &theme = themeOf(palette());
    const int line = QFontMetrics(painter.font()).height();
    for (int i = 0; i < scale.values.count(); ++i) {
        const int y = int(scale.y(scale.values.at(i)));
        painter.fillRect(QRect(scale.plot.left(), y, scale.plot.width(), 1),
                         QColor::fromRgb(i == 0 ? theme.chartAxis : theme.chartGrid));
        painter.setPen(QColor::fromRgb(theme.text2));
        painter.drawText(QRect(0, y - line / 2, scale.plot.left() - 6, line), Qt::AlignRight | Qt::AlignVCenter,
                         table::countText(qint64(scale.values.at(i))));
    }
    const int most = std::max(1, scale.plot.width() / (8 * QFontMetrics(painter.font()).averageCharWidth() + 24));
    for (const metrics::TimeTick &tick : metrics::timeTicks(scale.times, zoneOf(m_zone), most)) {
        const int x = int(scale.x(tick.timeMs));
        painter.fillRect(QRect(x, scale.plot.top(), 1, scale.plot.height()), QColor::fromRgb(theme.chartGrid));
        painter.setPen(QColor::fromRgb(theme.text2));
        const int width = QFontMetrics(painter.font()).horizontalAdvance(tick.label) + 2;
        const int left = std::clamp(x - width / 2, 0, std::max(0, this->width() - panelPadding - width));
        painter.drawText(QRect(left, scale.plot.bottom() + 4, width, line), Qt::AlignHCenter, tick.label);
    }
}

// Interrupted where points are missing.
void GpuChart::paintCurve(QPainter &painter, const Scale &scale, double overview::GpuPoint::*number) const
{
    QPolygonF part;
    qint64 before = 0;
    const auto draw = [&] {
        if (part.size() == 1)
            painter.drawEllipse(part.constFirst(), 1, 1);
        else if (!part.isEmpty())
            painter.drawPolyline(part);
        part.clear();
    };
    for (const overview::GpuPoint &point : m_points) {
        if (point.timeMs - before > scale.stepMs * 3 / 2)
            draw();
        part << QPointF(scale.x(point.timeMs), scale.y(point.*number));
        before = point.timeMs;
    }
    draw();
}

void GpuChart::paintLegend(QPainter &painter) const
{
    const Theme &theme = themeOf(palette());
    const QFontMetrics small(painter.font());
    int right = width() - panelPadding;
    const auto entry = [&](const QString &label, const QPen &pen) {
        const int text = small.horizontalAdvance(label);
        painter.setPen(QColor::fromRgb(theme.text2));
        painter.drawText(QRect(right - text, 2, text, small.height()), Qt::AlignCenter, label);
        painter.setPen(pen);
        const int y = 2 + small.height() / 2;
        painter.drawLine(right - text - 6 - legendLine, y, right - text - 6, y);
        right -= text + legendLine + 2 * panelPadding;
    };
    entry(tr("allocated"), QPen(QColor::fromRgb(theme.series[0]), 1.4));
    entry(tr("all"), QPen(QColor::fromRgb(theme.text2), 1, Qt::DashLine));
}

void GpuChart::paintEvent(QPaintEvent *)
{
    if (m_points.empty())
        return;
    const Theme &theme = themeOf(palette());
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight); // as time runs; the thin space in a number must not split it
    painter.setFont(scaled(font(), TextSize::Small));
    const Scale shown = scale();
    paintLegend(painter);
    paintAxes(painter, shown);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor::fromRgb(theme.text2), 1, Qt::DashLine));
    paintCurve(painter, shown, &overview::GpuPoint::total);
    painter.setPen(QPen(QColor::fromRgb(theme.series[0]), 1.4));
    paintCurve(painter, shown, &overview::GpuPoint::allocated);
}

QString GpuChart::textAt(const QPoint &position) const
{
    if (m_points.empty())
        return {};
    const Scale shown = scale();
    const auto nearest = std::ranges::min_element(
        m_points, {}, [&](const overview::GpuPoint &point) { return std::abs(shown.x(point.timeMs) - position.x()); });
    table::FormatContext context;
    context.zone = m_zone;
    return tr("%1\n%2 of %3 GPUs allocated")
        .arg(table::displayText(table::Kind::Time, std::int64_t(nearest->timeMs), context),
             table::displayText(table::Kind::Gpus, nearest->allocated, {}),
             table::displayText(table::Kind::Gpus, nearest->total, {}));
}

bool GpuChart::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), plainToolTip(textAt(help->pos())), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace views
