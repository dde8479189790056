// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/timeaxis.h"

#include "views/look/sizes.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {

TimeAxis::TimeAxis(QWidget *parent)
    : QWidget(parent)
{
    setLayoutDirection(Qt::LeftToRight);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void TimeAxis::setTime(const TimeScale &scale, const std::vector<metrics::TimeTick> &ticks, const TimeMeaning &meaning)
{
    m_scale = scale;
    m_ticks = ticks;
    m_meaning = meaning;
    update();
}

void TimeAxis::setCrosshair(std::optional<qint64> timeMs)
{
    if (std::exchange(m_crosshairMs, timeMs) != timeMs)
        update();
}

void TimeAxis::setMarks(const std::vector<RangeMark> &marks)
{
    m_marks = marks;
    update();
}

QSize TimeAxis::sizeHint() const
{
    return {100, QFontMetrics(scaled(font(), TextSize::Caption)).height() + 8};
}

int TimeAxis::mostTicks(const QFont &base, qreal width)
{
    const QFontMetricsF metrics(scaled(base, TextSize::Caption));
    const qreal pitch = std::max(2.2 * metrics.horizontalAdvance(u"00:00:00"_s), 90.0);
    return std::clamp(int(width / pitch), 2, 12);
}

void TimeAxis::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight); // like the widget, whatever the program's direction
    const QFont font = scaled(this->font(), TextSize::Caption);
    const QFontMetricsF metrics(font);
    painter.fillRect(QRectF(m_scale.left, 0, m_scale.width, 1), QColor::fromRgb(theme.chartAxis));
    paintMarkBands(painter, m_marks, m_scale, QRectF(m_scale.left, 0, m_scale.width, height()), theme);
    const qreal base = 4 + metrics.ascent();
    qreal taken = -1e9; // right edge of the labels so far
    for (const metrics::TimeTick &tick : m_ticks) {
        const QFont own = tick.isDay ? semiBold(font) : font;
        const qreal width = QFontMetricsF(own).horizontalAdvance(tick.label);
        const qreal x = m_scale.xOf(tick.timeMs);
        const qreal left = std::clamp(x - width / 2, 0.0, std::max(0.0, this->width() - width));
        painter.fillRect(QRectF(std::round(x), 0, 1, 3), QColor::fromRgb(theme.chartAxis));
        if (left < taken)
            continue;
        painter.setFont(own);
        painter.setPen(QColor::fromRgb(theme.text2));
        painter.drawText(QPointF(std::round(left), base), tick.label);
        taken = left + width + 6;
    }
    if (m_crosshairMs && m_scale.range.contains(*m_crosshairMs))
        paintTag(painter);
}

void TimeAxis::paintTag(QPainter &painter) const
{
    const Theme &theme = themeOf(palette());
    const QFont font = scaled(this->font(), TextSize::Caption);
    const QString text = clockText(*m_crosshairMs, m_meaning);
    const qreal width = std::ceil(QFontMetricsF(font).horizontalAdvance(text)) + 12;
    const qreal left = std::clamp(m_scale.xOf(*m_crosshairMs) - width / 2, 0.0, std::max(0.0, this->width() - width));
    const QRectF box(std::round(left), 1, width, height() - 3);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromRgb(theme.text));
    painter.drawRoundedRect(box, barRadius, barRadius);
    painter.setFont(font);
    painter.setPen(QColor::fromRgb(theme.surface));
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace views
