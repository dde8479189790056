// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/chippart.h"

#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/widgets/controls.h"

#include <QPainter>

namespace views {

ChipPart::ChipPart(Look look, bool line, QWidget *parent)
    : QToolButton(parent)
    , m_look(look)
    , m_line(line)
{
    setTextSize(*this, TextSize::Small);
    setAttribute(Qt::WA_Hover);
    setProperty("ownFocus", true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

QString ChipPart::shownText() const
{
    return fontMetrics().elidedText(text(), Qt::ElideMiddle, appMetrics().dw(40));
}

QSize ChipPart::sizeHint() const
{
    const int height = appMetrics().filterChip - 2;
    if (m_look == Look::Cross)
        return {height, height};
    return {fontMetrics().horizontalAdvance(shownText()) + 2 * 7 + (m_line ? 1 : 0), height};
}

void ChipPart::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    QPainter painter(this);
    if (hasFocus() || isDown())
        painter.fillRect(rect(), QColor::fromRgb(theme.accentTint));
    else if (underMouse() && isEnabled())
        painter.fillRect(rect(), QColor::fromRgb(theme.hover));
    if (m_line)
        paintEdges(painter, *this, Qt::LeftEdge, theme.border);
    if (m_look == Look::Cross) {
        paintIcon(painter, rect(), "x", grownGlyph(), theme.text2);
        return;
    }
    painter.setPen(QColor::fromRgb(m_look == Look::Quiet ? theme.text2 : theme.text));
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, shownText());
}

} // namespace views
