// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/segmentbutton.h"

#include "views/look/focusring.h"
#include "views/look/followfont.h"
#include "views/look/icons.h"
#include "views/look/isolate.h"
#include "views/look/sizes.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>

namespace views {
namespace {

constexpr int segmentIconGap = 5;
constexpr int arrowGap = 4;

} // namespace

SegmentButton::SegmentButton(const QString &text, TextSize size, int height, QWidget *parent)
    : QToolButton(parent)
{
    setText(text);
    setProperty("ownFocus", true);
    setTextSize(*this, size);
    fixHeight(*this, height - 2);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void SegmentButton::setOpens(bool opens)
{
    m_opens = opens;
    updateGeometry();
}

QSize SegmentButton::sizeHint() const
{
    // Size for bold text, which is wider, so that changing the choice moves nothing.
    int width = text().isEmpty() ? 0 : QFontMetrics(semiBold(font())).horizontalAdvance(text());
    if (!icon().isNull())
        width += iconSize().width() + (text().isEmpty() ? 0 : segmentIconGap);
    if (m_opens)
        width += arrowGap + arrowSize;
    return {width + 2 * cellPadding, height()};
}

void SegmentButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    QPainter painter(this);
    paintSegmentGround(painter, *this, *parentWidget(), isChecked(), underMouse() && isEnabled());
    const QFont shown = isChecked() ? semiBold(font()) : font();
    const int textWidth = text().isEmpty() ? 0 : QFontMetrics(shown).horizontalAdvance(text());
    const int iconRoom = icon().isNull() ? 0 : iconSize().width() + (text().isEmpty() ? 0 : segmentIconGap);
    const int width = iconRoom + textWidth + (m_opens ? arrowGap + arrowSize : 0);
    int x = (this->width() - width) / 2;
    const auto placed = [&](int boxWidth) {
        const QRect box(x, 0, boxWidth, height());
        x += boxWidth;
        return QStyle::visualRect(layoutDirection(), rect(), box);
    };
    const QIcon::Mode mode = isEnabled() ? QIcon::Normal : QIcon::Disabled;
    if (!icon().isNull()) {
        icon().paint(&painter, placed(iconSize().width()), Qt::AlignCenter, mode);
        x += iconRoom - iconSize().width();
    }
    if (textWidth > 0) {
        painter.setFont(shown);
        painter.setPen(QColor::fromRgb(!isEnabled() ? theme.text3 : isChecked() ? theme.accent : theme.text));
        painter.drawText(placed(textWidth + 1), Qt::AlignCenter | Qt::TextSingleLine, isolated(text()));
        x += arrowGap - 1;
    }
    if (m_opens)
        paintIcon(painter, placed(arrowSize), "down", arrowSize, isEnabled() ? theme.text2 : theme.text3);
    if (hasFocus())
        paintInnerFocusRing(painter, rect(), theme);
}

void paintSegmentGround(QPainter &painter, const QWidget &part, const QWidget &frame, bool active, bool hovered)
{
    const Theme &theme = themeOf(part.palette());
    QPainterPath outline;
    outline.addRoundedRect(QRectF(frame.rect()).adjusted(1, 1, -1, -1), chipRadius - 1, chipRadius - 1);
    painter.setClipPath(outline.translated(-part.pos()));
    if (active)
        painter.fillRect(part.rect(), QColor::fromRgb(theme.accentTint));
    else if (hovered)
        painter.fillRect(part.rect(), QColor::fromRgb(theme.hover));
    if (active)
        painter.fillRect(QRect(0, part.height() - 2, part.width(), 2), QColor::fromRgb(theme.accent));
}

void paintSegmentFrame(QWidget &frame, const QList<QWidget *> &parts)
{
    const Theme &theme = themeOf(frame.palette());
    QPainter painter(&frame);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QColor::fromRgb(theme.borderStrong));
    painter.setBrush(QColor::fromRgb(theme.surface));
    painter.drawRoundedRect(QRectF(frame.rect()).adjusted(0.5, 0.5, -0.5, -0.5), chipRadius, chipRadius);
    bool isFirst = true;
    for (const QWidget *part : parts) {
        if (part->isHidden())
            continue;
        if (!isFirst) {
            const QRect box = part->geometry();
            const int x = frame.layoutDirection() == Qt::RightToLeft ? box.right() + 1 : box.left() - 1;
            painter.fillRect(QRect(x, 1, 1, frame.height() - 2), QColor::fromRgb(theme.border));
        }
        isFirst = false;
    }
}

} // namespace views
