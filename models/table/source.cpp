// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/source.h"

#include <algorithm>

namespace table {

qint64 ReadFaults::values() const
{
    qint64 count = 0;
    for (const Field &field : fields)
        count += field.count;
    return count;
}

void ReadFaults::add(const ReadFaults &further)
{
    if (further.rows > 0) {
        // A field is missing where no row of either has it.
        if (rows == 0)
            missing = further.missing;
        else
            missing.removeIf([&further](const QString &key) { return !further.missing.contains(key); });
    }
    rows += further.rows;
    for (const Field &field : further.fields) {
        const auto at = std::ranges::find(fields, field.key, &Field::key);
        if (at == fields.end())
            fields.append(field);
        else
            at->count += field.count;
    }
    rowsWithoutId += further.rowsWithoutId;
    brokenTexts += further.brokenTexts;
    if (brokenPath.isEmpty())
        brokenPath = further.brokenPath;
}

} // namespace table
