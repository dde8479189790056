// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/chartpicture.h"

#include "views/look/sizes.h"

#include <QBuffer>
#include <QPainter>
#include <QSvgGenerator>
#include <QWidget>

#include <algorithm>

namespace views {
namespace {

constexpr int dotsPerInch = 96; // one dot per pixel
constexpr int margin = 12;
constexpr int swatchWidth = 16;
constexpr int swatchGap = 6;
constexpr std::size_t mostEntries = 128; // a legend that is longer than the charts helps nobody

QFont bold(const QWidget &widget)
{
    return semiBold(scaled(widget.font(), TextSize::Section));
}

QFont small(const QWidget &widget)
{
    return scaled(widget.font(), TextSize::Small);
}

} // namespace

int ChartPicture::headHeight() const
{
    return QFontMetrics(bold(*body)).height() + QFontMetrics(small(*body)).height() + 4 + margin;
}

int ChartPicture::axisHeight() const
{
    return axes.isEmpty() ? 0 : axes.constFirst().widget->height();
}

std::vector<ChartPicture::Entry> ChartPicture::legend() const
{
    const QFontMetrics metrics(small(*body));
    std::vector<Entry> entries;
    for (const Curve &curve : curves) {
        const auto isKnown = [&](const Entry &entry) { return entry.look == curve.look && entry.name == curve.name; };
        if (!curve.isHidden && entries.size() < mostEntries && std::ranges::none_of(entries, isKnown))
            entries.push_back({curve.look, curve.name, {}});
    }
    int widest = 0;
    for (const Entry &entry : entries)
        widest = std::max(widest, metrics.horizontalAdvance(entry.name));
    const int room = std::max(body->width() - 2 * margin, 1);
    const int cell = std::min(widest + swatchWidth + swatchGap + margin, room);
    const int columns = std::max(room / std::max(cell, 1), 1);
    const int line = metrics.height() + 4;
    const int top = headHeight() + body->height() + axisHeight() + margin / 2;
    for (int i = 0; i < int(entries.size()); ++i)
        entries[std::size_t(i)].box = {margin + i % columns * cell, top + i / columns * line, cell, line};
    return entries;
}

QSize ChartPicture::size() const
{
    const std::vector<Entry> entries = legend();
    const int end = entries.empty() ? headHeight() + body->height() + axisHeight() : entries.back().box.bottom() + 1;
    return {body->width(), end + margin};
}

void ChartPicture::paint(QPainter &painter) const
{
    const Theme &theme = themeOf(body->palette());
    painter.fillRect(QRect(QPoint(), size()), QColor::fromRgb(theme.window));
    painter.setPen(QColor::fromRgb(theme.text));
    painter.setFont(bold(*body));
    const QFontMetrics metrics(painter.font());
    const QRect head(margin, margin / 2, body->width() - 2 * margin, metrics.height());
    painter.drawText(head, Qt::AlignVCenter | Qt::AlignLeading,
                     metrics.elidedText(title, Qt::ElideMiddle, head.width()));
    painter.setPen(QColor::fromRgb(theme.text2));
    painter.setFont(small(*body));
    painter.drawText(head.translated(0, head.height() + 2), Qt::AlignVCenter | Qt::AlignLeading, subtitle);
    painter.save();
    painter.translate(0, headHeight());
    body->render(&painter, {}, {}, QWidget::DrawChildren);
    painter.restore();
    for (const Axis &axis : axes) {
        painter.save();
        painter.translate(axis.x, headHeight() + body->height());
        axis.widget->render(&painter, {}, {}, QWidget::DrawChildren);
        painter.restore();
    }
    paintLegend(painter);
}

void ChartPicture::paintLegend(QPainter &painter) const
{
    const Theme &theme = themeOf(body->palette());
    const QFont font = small(*body);
    const QFontMetrics metrics(font);
    painter.setFont(font);
    for (const Entry &entry : legend()) {
        QPen pen(QColor::fromRgb(entry.look.colour(theme)), 2, Qt::SolidLine, Qt::FlatCap);
        if (const auto [on, off] = dashLengths(entry.look); on > 0)
            pen.setDashPattern({on / pen.widthF(), off / pen.widthF()});
        painter.setPen(pen);
        const int middle = entry.box.center().y();
        painter.drawLine(entry.box.left(), middle, entry.box.left() + swatchWidth, middle);
        painter.setPen(QColor::fromRgb(theme.text));
        const QRect text = entry.box.adjusted(swatchWidth + swatchGap, 0, -swatchGap, 0);
        painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                         metrics.elidedText(entry.name, Qt::ElideMiddle, text.width()));
    }
}

QImage ChartPicture::image(qreal scale) const
{
    QImage image((QSizeF(size()) * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    QPainter painter(&image);
    paint(painter);
    return image;
}

QByteArray ChartPicture::svg() const
{
    QByteArray svg;
    QBuffer device(&svg);
    QSvgGenerator generator;
    generator.setOutputDevice(&device);
    generator.setSize(size());
    generator.setViewBox(QRect(QPoint(), size()));
    generator.setResolution(dotsPerInch);
    generator.setTitle(title);
    QPainter painter(&generator);
    paint(painter);
    painter.end();
    return svg;
}

} // namespace views
