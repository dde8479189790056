// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/overview/waithistogram.h"

#include "models/table/format.h"
#include "views/look/sizes.h"
#include "views/look/theme.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace views {
namespace {

constexpr int barRows = 6; // the height of the columns, in lines of text
constexpr double barShare = 0.7; // of the room of a column

QStringList labels()
{
    return {WaitHistogram::tr("< 1 min"),  WaitHistogram::tr("1 to 10"),   WaitHistogram::tr("10 to 60"),
            WaitHistogram::tr("1 to 6 h"), WaitHistogram::tr("6 to 24 h"), WaitHistogram::tr("> 1 d")};
}

} // namespace

WaitHistogram::WaitHistogram(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setCounts({});
}

void WaitHistogram::setCounts(const decltype(overview::Waiting::byWait) &counts)
{
    m_counts = counts;
    QStringList parts;
    for (std::size_t i = 0; i < counts.size(); ++i)
        parts << tr("%1: %2").arg(labels().at(qsizetype(i)), QString::number(counts[i]));
    setAccessibleName(tr("Workloads by the time they have waited. %1").arg(parts.join(QStringLiteral("; "))));
    update();
}

QSize WaitHistogram::sizeHint() const
{
    return {minimumSizeHint().width(), (barRows + 3) * fontMetrics().height()};
}

QSize WaitHistogram::minimumSizeHint() const
{
    const QFontMetrics small(scaled(font(), TextSize::Small));
    int widest = 0;
    for (const QString &label : labels())
        widest = std::max(widest, small.horizontalAdvance(label));
    return {int(m_counts.size()) * (widest + 6) + 2 * panelPadding, (barRows + 2) * fontMetrics().height()};
}

void WaitHistogram::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

void WaitHistogram::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    QPainter painter(this);
    const QFont small = scaled(font(), TextSize::Small);
    const int line = QFontMetrics(small).height();
    const QRect room = rect().adjusted(panelPadding, panelPadding, -panelPadding, -panelPadding);
    const int base = room.bottom() - line - 4;
    const int highest = std::max(1, *std::ranges::max_element(m_counts));
    const int column = room.width() / int(m_counts.size());
    const int most = std::max(1, base - room.top() - line);
    painter.setFont(small);
    painter.setLayoutDirection(Qt::LeftToRight); // numbers and units stay in their order
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        const QRect slot = QStyle::visualRect(layoutDirection(), room,
                                              QRect(room.left() + int(i) * column, room.top(), column, room.height()));
        const int height = m_counts[i] > 0 ? std::max(1, most * m_counts[i] / highest) : 0;
        const int width = int(column * barShare);
        painter.fillRect(QRect(slot.center().x() - width / 2, base - height, width, height),
                         QColor::fromRgb(theme.barFill));
        painter.setPen(QColor::fromRgb(theme.text));
        painter.drawText(QRect(slot.left(), base - height - line, slot.width(), line), Qt::AlignCenter,
                         table::countText(m_counts[i]));
        painter.setPen(QColor::fromRgb(theme.text2));
        painter.drawText(QRect(slot.left(), base + 3, slot.width(), line), Qt::AlignCenter, labels().at(qsizetype(i)));
    }
    painter.fillRect(QRect(room.left(), base, room.width(), 1), QColor::fromRgb(theme.chartAxis));
}

} // namespace views
