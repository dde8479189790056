// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/standin.h"

using namespace Qt::StringLiterals;

namespace base {
namespace {

constexpr auto mark = "no id"_L1;

} // namespace

Key standIn(const QString &digest)
{
    return Key::of({mark, digest});
}

Key standInAt(const Key &standIn, int page, int number)
{
    return Key::of({mark, standIn.parts().value(1), QString::number(page), QString::number(number)});
}

bool isStandIn(const Key &key)
{
    return !key.isNull() && !key.isUuid() && key.toString().startsWith("no id/"_L1);
}

Key contentOf(const Key &standIn)
{
    return base::standIn(standIn.parts().value(1));
}

} // namespace base
