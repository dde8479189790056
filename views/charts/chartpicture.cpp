// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/chartpicture.h"

#include "views/look/theme.h"

#include <QFile>
#include <QPainter>
#include <QSvgGenerator>
#include <QWidget>

namespace views {
namespace {

constexpr int dotsPerInch = 96; // one dot per pixel

QColor ground(const QWidget &widget)
{
    return QColor::fromRgb(themeOf(widget.palette()).window);
}

} // namespace

QImage widgetPicture(QWidget &widget, qreal scale)
{
    QImage image((QSizeF(widget.size()) * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(ground(widget));
    widget.render(&image, {}, {}, QWidget::DrawChildren);
    return image;
}

bool writeWidgetSvg(QWidget &widget, const QString &file, const QString &title)
{
    QFile device(file);
    if (!device.open(QIODevice::WriteOnly))
        return false;
    QSvgGenerator generator;
    generator.setOutputDevice(&device);
    generator.setSize(widget.size());
    generator.setViewBox(widget.rect());
    generator.setResolution(dotsPerInch);
    generator.setTitle(title);
    QPainter painter;
    if (!painter.begin(&generator))
        return false;
    painter.fillRect(widget.rect(), ground(widget));
    widget.render(&painter, {}, {}, QWidget::DrawChildren);
    return painter.end() && device.error() == QFileDevice::NoError;
}

} // namespace views
