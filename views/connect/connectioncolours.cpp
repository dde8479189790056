// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/connect/connectioncolours.h"

#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/look/plaintext.h"
#include "views/look/sizes.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QPainter>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace views {
namespace {

struct Entry
{
    std::size_t series;
    const char *name;
};

constexpr std::array<Entry, session::connectionColours> entries{{
    {2, QT_TRANSLATE_NOOP("ConnectionColours", "Green")},
    {0, QT_TRANSLATE_NOOP("ConnectionColours", "Blue")},
    {1, QT_TRANSLATE_NOOP("ConnectionColours", "Orange")},
    {5, QT_TRANSLATE_NOOP("ConnectionColours", "Violet")},
    {3, QT_TRANSLATE_NOOP("ConnectionColours", "Pink")},
    {8, QT_TRANSLATE_NOOP("ConnectionColours", "Grey")},
}};

const Entry &entryOf(int colour)
{
    return entries[std::size_t(std::clamp(colour, 0, session::connectionColours - 1))];
}

} // namespace

QRgb connectionColour(const Theme &theme, int colour)
{
    return theme.series[entryOf(colour).series];
}

QString connectionColourName(int colour)
{
    return QCoreApplication::translate("ConnectionColours", entryOf(colour).name);
}

QIcon connectionIcon(QRgb colour, bool isCurrent)
{
    const qreal ratio = qGuiApp->devicePixelRatio();
    const int side = grownIcon();
    const int bar = side / 4;
    const int mark = side - bar - 1;
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromRgb(colour));
    painter.drawRoundedRect(QRectF(isCurrent ? 0 : (side - bar) / 2, 1, bar, side - 2), barRadius, barRadius);
    if (isCurrent)
        paintIcon(painter, QRect(bar + 1, 0, mark, side), "check", mark, themeOf(QGuiApplication::palette()).text);
    painter.end();
    return QIcon(pixmap);
}

QString connectionEntry(const QString &name, const QString &host, const QString &state, const QKeySequence &key)
{
    QStringList end;
    if (!state.isEmpty())
        end.append(state);
    if (!key.isEmpty())
        end.append(key.toString(QKeySequence::NativeText));
    return menuText(name) + u'\n' + menuText(host) + u'\t' + end.join(u"    "_s);
}

QString hostOf(const QUrl &url)
{
    const QString host = url.host(QUrl::FullyEncoded);
    return url.port() < 0 ? host : host + u':' + QString::number(url.port());
}

} // namespace views
