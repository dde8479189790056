// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/chippart.h"

#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/widgets/controls.h"

#include <QPainter>
#include <QStyle>

namespace views {
namespace {

constexpr int sidePadding = 7;
constexpr int glyphGap = 5;

} // namespace

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

void ChipPart::setGlyph(const char *icon)
{
    m_glyph = icon;
    updateGeometry();
    update();
}

void ChipPart::setStruck(bool struck)
{
    m_isStruck = struck;
    update();
}

void ChipPart::setDimmed(bool dimmed)
{
    m_isDimmed = dimmed;
    update();
}

int ChipPart::glyphRoom() const
{
    return m_glyph ? grownGlyph() + glyphGap : 0;
}

QSize ChipPart::sizeHint() const
{
    const int height = appMetrics().filterChip - 2;
    if (m_look == Look::Cross)
        return {height, height};
    return {fontMetrics().horizontalAdvance(shownText()) + 2 * sidePadding + (m_line ? 1 : 0) + glyphRoom(), height};
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
    QRect room = rect();
    if (m_glyph) {
        const QRect glyph(sidePadding, 0, grownGlyph(), height());
        paintIcon(painter, QStyle::visualRect(layoutDirection(), rect(), glyph), m_glyph, grownGlyph(), theme.text2);
        room = QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(glyphRoom(), 0, 0, 0));
    }
    if (m_isStruck) {
        QFont struck = font();
        struck.setStrikeOut(true);
        painter.setFont(struck);
    }
    painter.setPen(QColor::fromRgb(m_look == Look::Quiet || m_isDimmed ? theme.text2 : theme.text));
    painter.drawText(room, Qt::AlignCenter | Qt::TextSingleLine, shownText());
}

} // namespace views
