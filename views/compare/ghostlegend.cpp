// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/compare/ghostlegend.h"

#include "views/charts/serieslook.h"
#include "views/look/plaintext.h"
#include "views/look/sizes.h"

#include <QPainter>
#include <QStyle>

namespace views {
namespace {

constexpr int pieceWidth = 24; // px
constexpr int pieceThickness = 2;
constexpr int greySlot = 8; // of the colours of curves
constexpr int afterPiece = 6;

} // namespace

GhostLegend::GhostLegend(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QString GhostLegend::thisRange()
{
    return tr("this range");
}

QFont GhostLegend::textFont() const
{
    return scaled(font(), TextSize::Small);
}

void GhostLegend::setOther(const QString &name, const QString &explanation)
{
    m_other = name;
    setToolTip(plainToolTip(explanation));
    setAccessibleName(tr("Solid curves: %1. Pale dotted curves: %2.").arg(thisRange(), name));
    setAccessibleDescription(explanation);
    updateGeometry();
    update();
}

QSize GhostLegend::sizeHint() const
{
    const QFontMetrics metrics(textFont());
    const int texts = metrics.horizontalAdvance(thisRange()) + metrics.horizontalAdvance(m_other) + 4;
    return {texts + 2 * (pieceWidth + afterPiece) + 2 * controlGap, metrics.height() + 2};
}

void GhostLegend::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    const QFontMetrics metrics(textFont());
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight); // the sides are explicit here
    painter.setFont(textFont());
    int left = 0;
    const auto placed = [&](int width) {
        const QRect part(left, 0, width, height());
        left += width + afterPiece;
        return QStyle::visualRect(layoutDirection(), rect(), part);
    };
    for (const bool isGhost : {false, true}) {
        const SeriesLook look{greySlot, SeriesLook::Dash::Solid, isGhost};
        QPen pen(QColor::fromRgb(look.colour(theme)), pieceThickness, Qt::SolidLine, Qt::FlatCap);
        if (const auto [on, off] = dashLengths(look); on > 0)
            pen.setDashPattern({on / pieceThickness, off / pieceThickness});
        const QRect swatch = placed(pieceWidth);
        painter.setPen(pen);
        painter.drawLine(swatch.left(), swatch.center().y() + 1, swatch.right() + 1, swatch.center().y() + 1);
        const QString text = isGhost ? m_other : thisRange();
        painter.setPen(QColor::fromRgb(theme.text2));
        painter.drawText(placed(metrics.horizontalAdvance(text) + 2),
                         int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter), text);
        left += controlGap;
    }
}

} // namespace views
