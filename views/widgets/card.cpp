// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/card.h"

#include "views/look/followfont.h"
#include "views/look/sizes.h"
#include "views/look/theme.h"

#include <QPainter>

namespace views {

void paintCard(QWidget &widget)
{
    const Theme &theme = themeOf(widget.palette());
    QPainter painter(&widget);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QColor::fromRgb(theme.border));
    painter.setBrush(QColor::fromRgb(theme.surface));
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5), cardRadius, cardRadius);
}

void Card::paintEvent(QPaintEvent *)
{
    paintCard(*this);
}

KeyCap::KeyCap(const QString &key, QWidget *parent)
    : QLabel(key, parent)
{
    setTextFormat(Qt::PlainText);
    setTextSize(*this, TextSize::Caption);
    setContentsMargins(5, 1, 5, 1);
}

void KeyCap::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QColor::fromRgb(theme.border));
    painter.setBrush(QColor::fromRgb(theme.surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(QColor::fromRgb(theme.text2));
    painter.drawText(rect(), Qt::AlignCenter, text());
}

} // namespace views
