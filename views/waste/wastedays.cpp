// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/waste/wastedays.h"

#include "models/table/format.h"
#include "views/list/tilepaint.h"
#include "views/look/plaintext.h"
#include "views/look/sizes.h"
#include "views/look/theme.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int widthDigits = 36;
constexpr qreal partOpacity = 0.4;
constexpr int labelGap = 6;
constexpr int barGap = 6; // at most

} // namespace

WasteDays::WasteDays(QWidget *parent)
    : QWidget(parent)
    , m_zone(QTimeZone::utc())
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Ignored);
    hide();
}

void WasteDays::setDays(const std::vector<waste::Day> &days, const QTimeZone &zone)
{
    m_days = days;
    m_zone = zone;
    setVisible(!m_days.empty());
    setAccessibleName(title());
    QStringList texts;
    for (std::size_t i = 0; i < m_days.size(); ++i)
        texts << text(i);
    setAccessibleDescription(texts.join(u"; "_s));
    update();
}

bool WasteDays::areHours() const
{
    constexpr std::int64_t hourMs = 3'600'000;
    return !m_days.empty() && m_days.front().range.length() <= hourMs;
}

QString WasteDays::title() const
{
    return areHours() ? tr("GPU-hours an hour") : tr("GPU-hours a day");
}

QSize WasteDays::sizeHint() const
{
    return {appMetrics().dw(widthDigits), appMetrics().strip};
}

QRect WasteDays::plot() const
{
    const int title = QFontMetrics(scaled(font(), TextSize::Small)).height() + 2;
    const int labels = QFontMetrics(scaled(font(), TextSize::Caption)).height();
    return rect().adjusted(panelPadding, tileTopPadding + title, -panelPadding, -labels - 3);
}

QString WasteDays::label(std::size_t day) const
{
    const std::int64_t from = m_days[day].range.fromMs;
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(from, m_zone);
    if (areHours())
        return time.toString(u"HH:mm"_s);
    const bool isToday = time.date() == QDateTime::currentDateTimeUtc().toTimeZone(m_zone).date();
    return isToday ? tr("today") : QLocale().toString(time.date(), u"d MMM"_s);
}

QString WasteDays::text(std::size_t day) const
{
    const QString hours = table::displayText(table::Kind::GpuHours, m_days[day].hours, {});
    return m_days[day].isWhole ? tr("%1: %2 GPU-hours wasted").arg(label(day), hours)
                               : tr("%1, in part: %2 GPU-hours wasted").arg(label(day), hours);
}

void WasteDays::paintEvent(QPaintEvent * /*event*/)
{
    const Theme &theme = themeOf(palette());
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight); // as time runs
    painter.fillRect(rect(), colour(theme.sunken));
    painter.fillRect(QRect(0, height() - 1, width(), 1), colour(theme.border));
    painter.fillRect(QRect(layoutDirection() == Qt::RightToLeft ? width() - 1 : 0, 0, 1, height()),
                     colour(theme.border));
    const QRect room = plot();
    painter.setFont(scaled(font(), TextSize::Small));
    painter.setPen(colour(theme.text2));
    painter.drawText(QRect(room.left(), tileTopPadding, room.width(), painter.fontMetrics().height() + 2),
                     Qt::AlignLeft | Qt::AlignVCenter, title());
    double highest = 0;
    for (const waste::Day &day : m_days)
        highest = std::max(highest, day.hours);
    const double step = double(room.width()) / double(std::max<std::size_t>(1, m_days.size()));
    const double gap = std::min<double>(barGap, step / 4);
    painter.setFont(scaled(font(), TextSize::Caption));
    const QFontMetrics metrics = painter.fontMetrics();
    int labelEnd = room.left() - labelGap;
    for (std::size_t i = 0; i < m_days.size(); ++i) {
        QColor ink = colour(theme.barIdle);
        if (!m_days[i].isWhole)
            ink.setAlphaF(partOpacity);
        const double left = room.left() + double(i) * step;
        const double high = highest > 0 ? m_days[i].hours / highest * room.height() : 0;
        painter.fillRect(QRectF(left, room.bottom() + 1 - high, step - gap, high), ink);
        const QString below = label(i);
        const int needs = metrics.horizontalAdvance(below) + 1;
        const int at = std::clamp(int(left + (step - gap - needs) / 2), room.left(), room.right() + 1 - needs);
        if (at < labelEnd + labelGap)
            continue;
        painter.drawText(QRect(at, room.bottom() + 2, needs, metrics.height()), Qt::AlignCenter, below);
        labelEnd = at + needs;
    }
    painter.fillRect(QRect(room.left(), room.bottom() + 1, room.width(), 1), colour(theme.chartAxis));
}

QString WasteDays::textAt(const QPoint &position) const
{
    const QRect room = plot();
    if (m_days.empty() || position.x() < room.left() || position.x() > room.right())
        return {};
    const auto day = std::size_t(qint64(position.x() - room.left()) * qint64(m_days.size()) / room.width());
    return text(std::min(day, m_days.size() - 1));
}

bool WasteDays::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), plainToolTip(textAt(help->pos())), this);
    return true;
}

} // namespace views
