// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/changekeys.h"

#include "models/catalog/catalog.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalog {
namespace {

// Of workloads, which then do not run again.
constexpr const char *endPhases[] = {"Completed", "Failed"};

bool filtersBy(Resource resource, const QString &key)
{
    return std::ranges::any_of(columns(resource), [&key](const table::ColumnInfo *column) {
        return column->filterKey && key == QLatin1StringView(column->filterKey);
    });
}

} // namespace

std::optional<table::ListQuery> ChangeKeys::unended(const table::ListQuery &query) const
{
    if (query.deleted || query.completed.value_or(false) || (!hasUnendedToggle && unendedFilters.isEmpty()))
        return std::nullopt;
    table::ListQuery part = query;
    if (hasUnendedToggle)
        part.completed = false;
    else
        part.filters += unendedFilters;
    return part;
}

QList<table::Filter> ChangeKeys::unendedRows() const
{
    return QList<table::Filter>{{ended, table::Op::IsEmpty, {}, {}}} + unendedFilters;
}

ChangeKeys changeKeys(Resource resource)
{
    ChangeKeys keys;
    // An object is created once; a new phase or an end is a change, too.
    for (const QStringList &either :
         {QStringList{u"phaseUpdatedAt"_s, u"updatedAt"_s, u"completedAt"_s}, QStringList{u"createdAt"_s}}) {
        QStringList known;
        std::ranges::copy_if(either, std::back_inserter(known),
                             [resource](const QString &key) { return filtersBy(resource, key); });
        if (!known.isEmpty())
            keys.times << known;
    }
    if (resource->deleted && filtersBy(resource, u"deletedAt"_s))
        keys.deleted = u"deletedAt"_s;
    if (!resource->canEnd)
        return keys;
    keys.ended = u"completedAt"_s;
    keys.hasUnendedToggle = bool(resource->completed);
    if (filtersBy(resource, u"phase"_s)) {
        for (const char *phase : endPhases)
            keys.unendedFilters.append({u"phase"_s, table::Op::NotEqual, {QString::fromLatin1(phase)}, {}});
    }
    return keys;
}

} // namespace catalog
