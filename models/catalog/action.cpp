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
    const auto actions = actionsOf(resource);
    const auto it = std::ranges::find_if(
        actions, [word](const ObjectAction *action) { return word == QLatin1StringView(action->word); });
    return it == actions.end() ? nullptr : *it;
}

} // namespace catalog
