// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/grouprow.h"

using namespace Qt::StringLiterals;

namespace table {
namespace {

// No text of a server begins so.
constexpr auto mark = "\x1dgroup"_L1;
constexpr QChar separator(0x1d);

} // namespace

base::Key totalKey()
{
    return base::Key::fromText(mark);
}

// The value comes last and may contain anything but the separator, which is doubled.
base::Key groupKey(const base::Key &parent, const QString &column, const QString &value)
{
    QString part = value;
    part.replace(separator, QString(2, separator));
    return base::Key::fromText(parent.toString() + separator + column + u'=' + part);
}

bool isGroupKey(const base::Key &key)
{
    return !key.isUuid() && key.toString().startsWith(mark);
}

} // namespace table
