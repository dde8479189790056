// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/frame/connectionbutton.h"

#include "views/look/focusring.h"
#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/look/isolate.h"
#include "views/look/plaintext.h"
#include "views/widgets/controls.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int barSpace = 2; // px, between bars
constexpr qsizetype mostBars = 5;

} // namespace

ConnectionButton::ConnectionButton(QWidget *parent)
    : QToolButton(parent)
{
    fixHeight(*this, appMetrics().pageHeader);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setProperty("ownFocus", true);
}

void ConnectionButton::setConnection(const QString &name, const QString &host, const QList<QRgb> &bars)
{
    m_name = name;
    m_host = host;
    m_bars = bars;
    const QString both = u"%1, %2"_s.arg(name, host);
    setAccessibleName(tr("Connection: %1").arg(both));
    setToolTip(plainToolTip(both));
    update();
}

void ConnectionButton::setNarrow(bool narrow)
{
    m_narrow = narrow;
    update();
}

void ConnectionButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    QPainter painter(this);
    const auto mirrored = [this](const QRect &box) { return QStyle::visualRect(layoutDirection(), rect(), box); };
    if (underMouse() || isDown())
        painter.fillRect(rect(), QColor::fromRgb(theme.hover));
    paintEdges(painter, *this, Qt::BottomEdge, theme.border);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const int inset = (height() - 34) / 2;
    const qsizetype shown = std::min<qsizetype>(m_bars.size(), mostBars);
    for (qsizetype i = 0; i < shown; ++i) {
        const int top = inset + int(i * (height() - 2 * inset + barSpace) / shown);
        const int bottom = inset + int((i + 1) * (height() - 2 * inset + barSpace) / shown) - barSpace;
        painter.setBrush(QColor::fromRgb(m_bars.at(i)));
        painter.drawRoundedRect(mirrored(QRect(m_narrow ? width() / 2 - 2 : 14, top, 4, bottom - top)), 2, 2);
    }
    if (!m_narrow) {
        const QRect room = rect().adjusted(27, 0, -30, 0);
        const QFont bold = semiBold(font());
        const QFont small = scaled(font(), TextSize::Small);
        const int top = (height() - QFontMetrics(bold).height() - QFontMetrics(small).height()) / 2;
        const auto line = [&](const QFont &lineFont, QRgb ink, const QString &text, int y) {
            const QFontMetrics metrics(lineFont);
            painter.setFont(lineFont);
            painter.setPen(QColor::fromRgb(ink));
            painter.drawText(mirrored(QRect(room.left(), y, room.width(), metrics.height())),
                             Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine,
                             isolated(metrics.elidedText(text, Qt::ElideMiddle, room.width())));
        };
        line(bold, theme.text, m_name, top);
        line(small, theme.text2, m_host, top + QFontMetrics(bold).height());
        paintIcon(painter, mirrored(QRect(width() - 28, 0, 20, height())), "down", grownGlyph(), theme.text2);
    }
    if (hasFocus())
        paintInnerFocusRing(painter, QRectF(rect()).adjusted(2, 2, -2, -3), theme);
}

} // namespace views
