// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/marklane.h"

#include "views/look/sizes.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace views {
namespace {

constexpr int gapBelow = 4; // px
constexpr qreal unbounded = 1000; // px; no row of notes is left out for want of height

} // namespace

MarkLane::MarkLane(QWidget *parent)
    : QWidget(parent)
{
    setLayoutDirection(Qt::LeftToRight);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void MarkLane::setMarks(const std::vector<RangeMark> &marks)
{
    m_marks = marks;
    refresh();
}

void MarkLane::setTime(const metrics::Range &range, const TimeMeaning &meaning)
{
    m_range = range;
    m_meaning = meaning;
    refresh();
}

void MarkLane::setMargins(int left, int right)
{
    m_left = left;
    m_right = right;
    refresh();
}

void MarkLane::refresh()
{
    setAccessibleName(descriptionOf(m_marks, m_range, m_meaning));
    qreal bottom = 0;
    for (const MarkLabel &label : labels())
        bottom = std::max(bottom, label.box.bottom() + gapBelow);
    const int height = int(std::ceil(bottom));
    if (std::exchange(m_height, height) != height)
        updateGeometry();
    update();
}

QFont MarkLane::labelFont() const
{
    return scaled(font(), TextSize::Caption);
}

std::vector<MarkLabel> MarkLane::labels() const
{
    const QRectF area(m_left, 0, std::max(width() - m_left - m_right, 0), unbounded);
    return markLabels(m_marks, {m_range, area.left(), area.width()}, area, labelFont());
}

QSize MarkLane::sizeHint() const
{
    return {100, m_height};
}

bool MarkLane::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        showMarkTip(labels(), *static_cast<QHelpEvent *>(event), *this);
        return true;
    }
    if (event->type() == QEvent::FontChange)
        refresh();
    return QWidget::event(event);
}

void MarkLane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight); // like the widget, whatever the program's direction
    paintMarkLabels(painter, labels(), labelFont(), themeOf(palette()));
}

void MarkLane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    refresh();
}

} // namespace views
