// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/look/isolate.h"

#include <QGuiApplication>

namespace views {

QString isolated(const QString &text)
{
    constexpr QChar firstStrongIsolate(0x2068);
    constexpr QChar popIsolate(0x2069);
    const bool isMirrored = QGuiApplication::layoutDirection() == Qt::RightToLeft;
    return !isMirrored || text.isEmpty() ? text : QString(firstStrongIsolate + text + popIsolate);
}

} // namespace views
