// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/look/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

QByteArray source(const QString &name)
{
    QFile file(":/icons/"_L1 + name + ".svg"_L1);
    const bool found = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(found, "views::icon", qPrintable(name));
    return found ? file.readAll() : QByteArray();
}

QByteArray hex(QRgb colour)
{
    return QColor::fromRgb(colour).name(QColor::HexRgb).toLatin1();
}

// The logo is drawn in the light theme's colours; the dark theme replaces each with its counterpart.
QByteArray inTheme(QByteArray svg, const Theme &theme)
{
    const auto swap = [&svg](QRgb from, QRgb to) { svg.replace(hex(from).toUpper(), hex(to)); };
    if (theme.dark) {
        swap(lightTheme.surface, theme.surface);
        swap(lightTheme.text, theme.text);
        swap(lightTheme.borderStrong, theme.borderStrong);
        swap(lightTheme.brass, theme.brass);
    }
    return svg;
}

QPixmap rendered(const QString &key, const QSize &device, qreal ratio, const auto &svg)
{
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(device);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer renderer(svg());
    renderer.render(&painter, QRectF(QPointF(), device));
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QString cacheKey(const QString &name, const QSize &device, qreal ratio, QRgb colour)
{
    return u"icon %1 %2x%3 %4 %5"_s.arg(name).arg(device.width()).arg(device.height()).arg(ratio).arg(colour, 0, 16);
}

QPixmap glyph(const QString &name, const QSize &device, qreal ratio, QRgb colour)
{
    return rendered(cacheKey(name, device, ratio, colour), device, ratio,
                    [&] { return source(name).replace("currentColor", hex(colour)); });
}

class IconEngine final : public QIconEngine
{
public:
    IconEngine(const QString &name, Ink ink)
        : m_name(name)
        , m_ink(ink)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        const int side = std::min(rect.width(), rect.height());
        const QRect square(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, side, side);
        painter->drawPixmap(square, scaledPixmap(square.size() * ratio, mode, state, ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    // `size` in device pixels.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal ratio) override
    {
        const Theme &theme = themeOf(QGuiApplication::palette());
        return glyph(m_name, size, ratio, mode == QIcon::Disabled ? theme.text3 : inkColour(theme, m_ink));
    }

    QIconEngine *clone() const override { return new IconEngine(*this); }
    QString key() const override { return u"binnacle"_s; }
    QString iconName() override { return m_name; }

private:
    QString m_name;
    Ink m_ink;
};

class AppIconEngine final : public QIconEngine
{
public:
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode, QIcon::State, qreal ratio) override
    {
        const Theme &theme = themeOf(QGuiApplication::palette());
        return rendered(cacheKey(u"binnacle"_s, size, ratio, theme.brass), size, ratio,
                        [&] { return inTheme(source(u"binnacle"_s), theme); });
    }

    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override
    {
        return {{16, 16}, {24, 24}, {32, 32}, {48, 48}, {64, 64}, {128, 128}};
    }

    QIconEngine *clone() const override { return new AppIconEngine(*this); }
};

} // namespace

QRgb inkColour(const Theme &theme, Ink ink)
{
    switch (ink) {
    case Ink::Secondary:
        return theme.text2;
    case Ink::Text:
        return theme.text;
    case Ink::Accent:
        return theme.accent;
    case Ink::OnAccent:
        return theme.onAccent;
    case Ink::Neutral:
        return theme.neutralFg;
    case Ink::Success:
        return theme.successFg;
    case Ink::Warning:
        return theme.warningFg;
    case Ink::Danger:
        return theme.dangerFg;
    case Ink::Info:
        return theme.infoFg;
    }
    return theme.text2;
}

QIcon icon(const char *name, Ink ink)
{
    return QIcon(new IconEngine(QString::fromLatin1(name), ink));
}

QIcon appIcon()
{
    return QIcon(new AppIconEngine);
}

QPixmap iconPixmap(const char *name, int size, qreal ratio, QRgb colour)
{
    return glyph(QString::fromLatin1(name), QSize(size, size) * ratio, ratio, colour);
}

void paintIcon(QPainter &painter, const QRect &rect, const char *name, int size, QRgb colour)
{
    const QPixmap pixmap = iconPixmap(name, size, painter.device()->devicePixelRatioF(), colour);
    painter.drawPixmap(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2, pixmap);
}

} // namespace views
