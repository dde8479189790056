// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/action.h"

#include <QCoreApplication>

#include <algorithm>

namespace catalog {

QString actionWords(const char *text, qint64 n)
{
    return QCoreApplication::translate("Action", text, nullptr, int(std::min<qint64>(n, 1'000'000)));
}

std::span<const ObjectAction *const> actionsOf(Resource resource)
{
    return resource->actions ? resource->actions() : std::span<const ObjectAction *const>();
}

const ObjectAction *actionCalled(Resource resource, QStringView word)
{
    for (const ObjectAction *action : actionsOf(resource)) {
        for (const ObjectAction *one = action; one; one = one->variant) {
            if (word == QLatin1StringView(one->word))
                return one;
        }
    }
    return nullptr;
}

} // namespace catalog
