// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/thinbar.h"

#include "views/look/sizes.h"
#include "views/look/theme.h"

#include <QPainter>

#include <algorithm>

namespace views {

ThinBar::ThinBar(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(6);
    setDone(-1);
}

void ThinBar::setDone(double share)
{
    m_done = share;
    setAccessibleName(share < 0 ? tr("Progress unknown") : tr("%1 % done").arg(int(share * 100)));
    update();
}

void ThinBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromRgb(theme.barTrack));
    painter.drawRoundedRect(rect(), barRadius, barRadius);
    if (m_done <= 0)
        return;
    QRect fill = rect();
    fill.setWidth(int(width() * std::min(1.0, m_done)));
    if (layoutDirection() == Qt::RightToLeft)
        fill.moveRight(rect().right());
    painter.setBrush(QColor::fromRgb(theme.barFill));
    painter.drawRoundedRect(fill, barRadius, barRadius);
}

} // namespace views
