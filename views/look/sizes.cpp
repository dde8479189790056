// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/look/sizes.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QGuiApplication>

#include <algorithm>
#include <cmath>

namespace views {
namespace {

qreal pixelSize(const QFont &font)
{
    return font.pixelSize() > 0 ? font.pixelSize() : QFontInfo(font).pixelSize();
}

QFont withPixels(QFont font, qreal pixels)
{
    font.setPixelSize(std::max(1, qRound(pixels)));
    return font;
}

std::pair<qreal, qreal> digitRange(const QFont &font)
{
    const QFontMetricsF metrics(font);
    qreal least = metrics.horizontalAdvance(u'0');
    qreal most = least;
    for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
        const qreal advance = metrics.horizontalAdvance(QChar(digit));
        least = std::min(least, advance);
        most = std::max(most, advance);
    }
    return {least, most};
}

} // namespace

QFont baseFont(const QFont &system)
{
    qreal pixels = pixelSize(system);
    // DejaVu Sans is 7 % wider than other UI fonts.
    if (QFontInfo(system).family() == QLatin1String("DejaVu Sans"))
        pixels *= 0.93;
    return withPixels(system, std::clamp(std::round(pixels), 12.0, 15.0));
}

QFont scaled(const QFont &base, TextSize size)
{
    static constexpr qreal factors[] = {0.85, 0.92, 1.0, 1.08, 1.15, 1.46, 2.0};
    const QFont font = withPixels(base, pixelSize(base) * factors[int(size)]);
    return size >= TextSize::Section ? semiBold(font) : font;
}

QFont semiBold(const QFont &font)
{
    QFont bold = font;
    bold.setWeight(QFont::DemiBold);
    return bold;
}

QFont fixedFont(const QFont &base)
{
    return withPixels(QFontDatabase::systemFont(QFontDatabase::FixedFont), pixelSize(base) * 0.9);
}

qreal digitWidth(const QFont &font)
{
    return digitRange(font).second;
}

bool hasTabularDigits(const QFont &font)
{
    const auto [least, most] = digitRange(font);
    return most - least < 0.05;
}

Metrics::Metrics(const QFont &base)
    : text(QFontMetrics(base).height())
    , tableHeader(text + 10)
    , control(text + 10)
    , barControl(text + 8)
    , filterChip(text + 6)
    , stateChip(text + 2)
    , tabBar(text + 14)
    , navItem(text + 14)
    , menuItem(text + 8)
    , filterBar(text + 22)
    , pageHeader(text + 30)
    , strip(text * 4)
    , lowStrip(std::max(text + 30, text * 8 / 3))
    , statusStrip(text + 6)
    , banner(text + 18)
    , digit(digitWidth(base))
{
}

int Metrics::row(Density density) const
{
    static constexpr int space[] = {6, 8, 10};
    return text + space[int(density)];
}

int Metrics::dw(qreal digits) const
{
    return int(std::ceil(digits * digit));
}

Metrics appMetrics()
{
    return Metrics(QGuiApplication::font());
}

} // namespace views
