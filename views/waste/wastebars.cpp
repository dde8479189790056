// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/waste/wastebars.h"

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

constexpr int lines = 5; // of text, in height
constexpr double barOpacity = 0.62;
constexpr int cellMargin = 5;

void paintBars(QPainter &painter, const QRect &room, const std::vector<double> &parts, double highest,
               const QColor &ink)
{
    if (parts.empty() || highest <= 0)
        return;
    const double step = double(room.width()) / double(parts.size());
    const double gap = step >= 4 ? 1 : 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const double height = parts[i] / highest * room.height();
        if (height > 0)
            painter.fillRect(QRectF(room.left() + double(i) * step, room.bottom() + 1 - std::max(height, 0.5),
                                    std::max(step - gap, 0.5), std::max(height, 0.5)),
                             ink);
    }
}

QColor barInk(const QPalette &palette)
{
    QColor ink = QColor::fromRgb(themeOf(palette).barIdle);
    ink.setAlphaF(barOpacity);
    return ink;
}

double highestOf(const std::vector<double> &parts)
{
    return parts.empty() ? 0 : *std::ranges::max_element(parts);
}

} // namespace

WasteBars::WasteBars(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void WasteBars::setParts(const std::vector<double> &parts, const metrics::Range &window)
{
    m_parts = parts;
    m_window = window;
    update();
}

void WasteBars::setZone(table::Zone zone)
{
    m_zone = zone;
    update();
}

QSize WasteBars::sizeHint() const
{
    return {appMetrics().dw(30), lines * fontMetrics().height()};
}

QRect WasteBars::plot() const
{
    const int line = QFontMetrics(scaled(font(), TextSize::Small)).height();
    return rect().adjusted(0, line + 2, 0, -line - 3);
}

void WasteBars::paintEvent(QPaintEvent * /*event*/)
{
    if (m_parts.empty())
        return;
    const Theme &theme = themeOf(palette());
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight); // as time runs
    painter.setFont(scaled(font(), TextSize::Small));
    const QFontMetrics small(painter.font());
    const QRect room = plot();
    const double highest = highestOf(m_parts);
    painter.setPen(QColor::fromRgb(theme.text2));
    painter.drawText(QRect(0, 0, width(), small.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("at most %1 GPU-hours").arg(table::displayText(table::Kind::GpuHours, highest, {})));
    paintBars(painter, room, m_parts, highest, barInk(palette()));
    painter.fillRect(QRect(room.left(), room.bottom() + 1, room.width(), 1), QColor::fromRgb(theme.chartAxis));
    const int most = std::max(1, room.width() / (9 * small.averageCharWidth() + 16));
    const QTimeZone zone = m_zone == table::Zone::Utc ? QTimeZone::utc() : QTimeZone::systemTimeZone();
    for (const metrics::TimeTick &tick : metrics::timeTicks(m_window, zone, most)) {
        const double share = double(tick.timeMs - m_window.fromMs) / double(m_window.length());
        const int text = small.horizontalAdvance(tick.label) + 2;
        const int left = std::clamp(int(share * room.width()) - text / 2, 0, std::max(0, width() - text));
        painter.drawText(QRect(left, room.bottom() + 3, text, small.height()), Qt::AlignCenter, tick.label);
    }
}

QString WasteBars::textAt(const QPoint &position) const
{
    if (m_parts.empty() || !rect().contains(position))
        return {};
    const auto part
        = std::min(std::size_t(position.x() * qint64(m_parts.size()) / std::max(1, width())), m_parts.size() - 1);
    const double length = double(m_window.length()) / double(m_parts.size());
    const auto at = [&](std::size_t edge) {
        table::FormatContext context;
        context.zone = m_zone;
        return table::displayText(table::Kind::Time, m_window.fromMs + std::int64_t(double(edge) * length), context);
    };
    return tr("%1 to %2\n%3 GPU-hours wasted")
        .arg(at(part), at(part + 1), table::displayText(table::Kind::GpuHours, m_parts[part], {}));
}

bool WasteBars::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), plainToolTip(textAt(help->pos())), this);
    return true;
}

WasteBarsDelegate::WasteBarsDelegate(QAbstractItemDelegate &ground, std::function<const waste::Row *(int)> rowOf,
                                     QObject *parent)
    : QStyledItemDelegate(parent)
    , m_ground(ground)
    , m_rowOf(std::move(rowOf))
{
}

void WasteBarsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    m_ground.paint(painter, option, index);
    const waste::Row *row = m_rowOf(index.row());
    if (!row || row->isLate)
        return;
    const QRect room = option.rect.adjusted(cellPadding, cellMargin, -cellPadding, -cellMargin);
    paintBars(*painter, room, row->parts, highestOf(row->parts), barInk(option.palette));
    if (!row->parts.empty())
        painter->fillRect(QRect(room.left(), room.bottom() + 1, room.width(), 1),
                          QColor::fromRgb(themeOf(option.palette).border));
}

} // namespace views
