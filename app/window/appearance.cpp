// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/appearance.h"

#include "app/memory/settings.h"
#include "views/look/density.h"
#include "views/look/followfont.h"
#include "views/look/style.h"

#include <QApplication>

namespace app {

namespace {

void useFont(QApplication &application, const QFont &system, int pixels)
{
    QFont font = views::baseFont(system);
    if (pixels > 0)
        font.setPixelSize(pixels);
    if (font != application.font())
        views::applyFont(font);
}

} // namespace

void followAppearance(QApplication &application, Settings &settings)
{
    const QFont system = application.font();
    useFont(application, system, settings.value(setting::fontSize));
    application.setStyle(new views::BinnacleStyle);
    views::applyDensity(application, settings.value(setting::density));
    views::applyTheme(application, settings.value(setting::theme));
    QObject::connect(&settings, &Settings::changed, &application,
                     [&application, &settings, system](const QString &key) {
                         if (key == QLatin1String(setting::theme.key))
                             views::applyTheme(application, settings.value(setting::theme));
                         else if (key == QLatin1String(setting::density.key))
                             views::applyDensity(application, settings.value(setting::density));
                         else if (key == QLatin1String(setting::fontSize.key))
                             useFont(application, system, settings.value(setting::fontSize));
                     });
}

} // namespace app
