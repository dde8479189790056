// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/badge.h"

#include "views/look/icons.h"
#include "views/look/sizes.h"

#include <QPainter>
#include <QStyle>

namespace views {
namespace {

constexpr int padding = 6;
constexpr int iconExtent = 12;
constexpr int iconGap = 4;

} // namespace

Badge::Badge(Tone tone, const char *icon, QWidget *parent)
    : QAbstractButton(parent)
    , m_tone(tone)
    , m_icon(icon)
{
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Badge::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Badge::setAction(bool action)
{
    m_isAction = action;
    setFocusPolicy(action ? Qt::TabFocus : Qt::NoFocus);
    setCursor(action ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

QSize Badge::sizeHint() const
{
    const QFontMetrics metrics(textFont());
    const int icon = m_icon != nullptr ? iconExtent + iconGap : 0;
    return {metrics.horizontalAdvance(text()) + icon + 2 * padding, metrics.height() + 3};
}

void Badge::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    const QColor ink = QColor::fromRgb(theme.foreground(m_tone));
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromRgb(theme.background(m_tone)));
    painter.drawRoundedRect(rect(), chipRadius, chipRadius);
    QRect inside = rect().adjusted(padding, 0, -padding, 0);
    if (m_icon != nullptr) {
        const QRect icon(inside.left(), 0, iconExtent, height());
        paintIcon(painter, QStyle::visualRect(layoutDirection(), inside, icon), m_icon, iconExtent, ink.rgb());
        const QRect rest = inside.adjusted(iconExtent + iconGap, 0, 0, 0);
        inside = QStyle::visualRect(layoutDirection(), inside, rest);
    }
    painter.setFont(textFont());
    painter.setPen(ink);
    painter.drawText(inside, Qt::AlignCenter, text());
}

bool Badge::hitButton(const QPoint &at) const
{
    return m_isAction && QAbstractButton::hitButton(at);
}

QFont Badge::textFont() const
{
    return scaled(font(), TextSize::Caption);
}

} // namespace views
