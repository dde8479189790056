// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/look/iconsizes.h"

#include "views/look/sizes.h"

#include <QFontInfo>
#include <QGuiApplication>

#include <algorithm>

namespace views {
namespace {

constexpr int usualText = 14; // px, of the largest text that icons of the usual size stand beside

int grown(int size)
{
    return size * std::max(usualText, QFontInfo(QGuiApplication::font()).pixelSize()) / usualText;
}

} // namespace

int grownIcon()
{
    return grown(iconSize);
}

int grownGlyph()
{
    return grown(glyphSize);
}

int grownMark()
{
    return grown(markSize);
}

} // namespace views
