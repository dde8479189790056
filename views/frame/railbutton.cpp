// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/frame/railbutton.h"

#include "views/look/iconsizes.h"
#include "views/look/plaintext.h"
#include "views/look/sizes.h"
#include "views/look/theme.h"

#include <QAction>
#include <QPainter>
#include <QStyleOptionFocusRect>

using namespace Qt::StringLiterals;

namespace views {

RailButton::RailButton(QAction *action, QWidget *parent)
    : QToolButton(parent)
{
    setDefaultAction(action);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(action->text());
    const QString key = action->shortcut().toString(QKeySequence::NativeText);
    setToolTip(plainToolTip(key.isEmpty() ? action->text() : u"%1 (%2)"_s.arg(action->text(), key)));
}

void RailButton::setNarrow(bool narrow)
{
    m_narrow = narrow;
    update();
}

QSize RailButton::sizeHint() const
{
    return {0, appMetrics().navItem};
}

void RailButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    QPainter painter(this);
    if (isEnabled() && (isChecked() || isDown() || underMouse())) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor::fromRgb(isChecked() ? theme.accentTint : theme.hover));
        painter.drawRoundedRect(rect(), chipRadius, chipRadius);
    }
    const int size = grownIcon();
    const int x = m_narrow ? (width() - size) / 2 : 9;
    const QRect glyph(x, (height() - size) / 2, size, size);
    icon().paint(&painter, QStyle::visualRect(layoutDirection(), rect(), glyph), Qt::AlignCenter,
                 isEnabled() ? QIcon::Normal : QIcon::Disabled);
    if (!m_narrow) {
        const QRect room = rect().adjusted(x + size + cellPadding, 0, -cellPadding, 0);
        painter.setPen(QColor::fromRgb(isEnabled() ? theme.text : theme.text3));
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), room), int(Qt::AlignVCenter | Qt::AlignLeading),
                         fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
    }
    if (hasFocus()) {
        QStyleOptionFocusRect ring;
        ring.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, &painter, this);
    }
}

} // namespace views
