// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/planekey.h"

namespace base {
namespace {

// No control plane has it in a key of its own.
constexpr QChar planeMark(u'\x1f');

QStringList planeParts(const Key &key)
{
    if (key.isUuid() || !key.toString().startsWith(planeMark))
        return {};
    QStringList parts = key.parts();
    return parts.size() == 3 ? parts : QStringList();
}

} // namespace

Key planeKey(const QString &plane, const Key &key)
{
    return key.isNull() ? Key() : Key::of({QString(planeMark), plane, key.toString()});
}

QString planeOf(const Key &key)
{
    return planeParts(key).value(1);
}

Key keyInPlane(const Key &key)
{
    const QStringList parts = planeParts(key);
    return parts.isEmpty() ? key : Key::fromText(parts.at(2));
}

} // namespace base
