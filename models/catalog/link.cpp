// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/link.h"

#include "models/catalog/catalog.h"

namespace catalog {

table::Filter equalFilter(const char *key, const QString &value, const QString &label)
{
    table::Filter filter;
    filter.key = QString::fromLatin1(key);
    filter.op = table::Op::Equal;
    filter.values = {value};
    if (!label.isEmpty() && label != value)
        filter.labels = {label};
    return filter;
}

namespace {

// The API has no way to write a comma in a filter: the longest part without one finds the value, and perhaps others.
table::Filter partFilter(const char *key, const QString &value)
{
    QString longest;
    for (const QString &part : value.split(u','))
        if (part.trimmed().size() > longest.size())
            longest = part.trimmed();
    table::Filter filter = equalFilter(key, longest, {});
    filter.op = table::Op::Contains;
    return filter;
}

} // namespace

Destination filteredList(Resource resource, const char *filterKey, const QString &value, const QString &label)
{
    Destination destination{resource, defaultQuery(resource), {}};
    const bool hasComma = value.contains(u',') && value.count(u',') < value.size();
    destination.query.filters.append(hasComma ? partFilter(filterKey, value) : equalFilter(filterKey, value, label));
    return destination;
}

Destination destinationOf(const Link &link)
{
    Q_ASSERT(link.kind);
    if (link.kind->find)
        return link.kind->find(link);
    if (!link.kind->filterKey)
        return {*link.kind->target, defaultQuery(*link.kind->target), link.key};
    Destination destination = filteredList(*link.kind->target, link.kind->filterKey, link.key.toString(), link.name);
    destination.query.deleted = link.isDeleted && link.kind->target->deleted;
    return destination;
}

const LinkKind *linkKindCalled(QStringView word)
{
    for (const Resource resource : resources()) {
        for (const LinkKind *kind : resource->linkKinds) {
            if (word == QLatin1StringView(kind->word))
                return kind;
        }
    }
    return nullptr;
}

const LinkKind *insideKind(Resource resource)
{
    return !resource->ways.empty() && !resource->ways.front().column ? resource->ways.front().kind : nullptr;
}

} // namespace catalog
