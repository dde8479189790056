// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/fleet/heatmap.h"
#include "views/fleet/heatpaint.h"
#include "views/look/sizes.h"

#include <QEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr QSize swatch{14, 9};
constexpr int gap = 6;

} // namespace

HeatLegend::HeatLegend(QWidget *parent)
    : QWidget(parent)
{
    setLayoutDirection(Qt::LeftToRight);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setShow(HeatShow::Utilization);
}

void HeatLegend::setShow(HeatShow show)
{
    m_show = show;
    const auto [low, high] = scaleEnds(show);
    //: the legend of a map, for screen readers; %1 and %2: the ends of its scale
    setAccessibleName(tr("Colours from %1 to %2").arg(low, high));
    updateGeometry();
    update();
}

QSize HeatLegend::sizeHint() const
{
    const QFontMetrics metrics(scaled(font(), TextSize::Caption));
    const auto [low, high] = scaleEnds(m_show);
    int width = 0;
    for (const QString &word : {low, high, tr("idle over 5 min"), tr("free"), tr("no data")})
        width += metrics.horizontalAdvance(word) + 4 * gap;
    return {width + int(std::tuple_size_v<decltype(Theme::heat)> + 3) * swatch.width(), metrics.height() + 2};
}

void HeatLegend::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

void HeatLegend::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight);
    const QFont font = scaled(this->font(), TextSize::Caption);
    painter.setFont(font);
    painter.setPen(QColor::fromRgb(theme.text2));
    const qreal ratio = painter.deviceTransform().m11();
    const QSize cell = (QSizeF(swatch) * ratio).toSize();
    const HeatTiles tiles(theme, cell, ratio);
    int x = 0;
    const auto paintSwatch = [&](const HeatLook &look) {
        QImage image(cell, QImage::Format_RGB32);
        QPainter inner(&image);
        tiles.paint(inner, {}, look);
        inner.end();
        painter.drawImage(QRect(QPoint(x, (height() - swatch.height()) / 2), swatch), image);
        x += swatch.width();
    };
    const auto paintWord = [&](const QString &word, int behind) {
        const int width = QFontMetrics(font).horizontalAdvance(word);
        painter.drawText(QRect(x, 0, width + 2, height()), Qt::AlignVCenter, word);
        x += width + behind;
    };
    const auto [low, high] = scaleEnds(m_show);
    paintWord(low, gap);
    for (std::size_t step = 0; step < theme.heat.size(); ++step)
        paintSwatch({HeatLook::Fill::Colour, std::uint8_t(step)});
    x += gap;
    paintWord(high, 2 * gap);
    const std::pair<HeatLook, QString> marks[] = {
        {{HeatLook::Fill::Colour, 0, true}, tr("idle over 5 min")},
        {{HeatLook::Fill::Free}, tr("free")},
        {{HeatLook::Fill::NoData}, tr("no data")},
    };
    for (const auto &[look, word] : marks) {
        paintSwatch(look);
        x += gap;
        paintWord(word, 2 * gap);
    }
}

} // namespace views
