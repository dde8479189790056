// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/fitting.h"

#include "models/catalog/catalog.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace catalog {
namespace {

using api::Feature;

struct FittingWords
{
    Q_DECLARE_TR_FUNCTIONS(catalog::Fitting)
};

Feature searchFeature(Resource resource)
{
    return {resource->list, Feature::Kind::Parameter, u"search"_s};
}

// The release that introduced what a control plane lacks, "2.21".
QString releaseOf(const Feature &feature)
{
    const std::optional<api::Release> release = api::since(feature);
    return release ? api::textOf(*release) : QString();
}

const table::ColumnInfo *columnWith(Resource resource, const char *table::ColumnInfo::*which, const QString &key)
{
    const auto all = columns(resource);
    const auto it = std::ranges::find_if(all, [&](const table::ColumnInfo *column) {
        return column->*which && key == QLatin1StringView(column->*which);
    });
    return it == all.end() ? nullptr : *it;
}

QString titleOfKey(Resource resource, const char *table::ColumnInfo::*which, const QString &key)
{
    const table::ColumnInfo *column = columnWith(resource, which, key);
    return column ? table::columnTitle(*column) : key;
}

QString cannotFilter(Resource resource, const QString &key)
{
    //: %1 is a column, %2 a version such as 2.21
    return FittingWords::tr("This control plane is older than Run:ai %2 and cannot filter by “%1”. Remove this filter.")
        .arg(titleOfKey(resource, &table::ColumnInfo::filterKey, key), releaseOf(keyFeature(resource, key)));
}

QString cannotSort(Resource resource, const QString &key)
{
    //: %1 is a column, %2 a version such as 2.21
    return FittingWords::tr(
               "This control plane is older than Run:ai %2 and cannot sort by “%1”. The rows are in the usual "
               "order.")
        .arg(titleOfKey(resource, &table::ColumnInfo::sortKey, key), releaseOf(keyFeature(resource, key)));
}

bool canFilterByName(Resource resource)
{
    return columnWith(resource, &table::ColumnInfo::filterKey, u"name"_s);
}

void fitSearch(Fitted &fit, Resource resource, const api::Capabilities &capabilities)
{
    const Feature feature = searchFeature(resource);
    const bool hasIt = !resource->searchesNames && capabilities.has(feature);
    if (fit.query.search.isEmpty() || hasIt)
        return;
    if (!resource->searchesNames && !capabilities.lacks(feature)) {
        fit.unknown = feature;
    } else if (canFilterByName(resource)) {
        fit.remark = searchRemark(resource, capabilities);
        fit.query.filters.append(
            {.key = u"name"_s, .op = table::Op::Contains, .values = {fit.query.search}, .labels = {}});
        fit.query.search.clear();
    } else {
        fit.refusal = searchRemark(resource, capabilities);
    }
}

} // namespace

Feature keyFeature(Resource resource, const QString &key)
{
    return {resource->list, Feature::Kind::Key, key};
}

QString searchRemark(Resource resource, const api::Capabilities &capabilities)
{
    const Feature feature = searchFeature(resource);
    if (resource->searchesNames)
        return FittingWords::tr("The control plane searches this list by name only.");
    if (!capabilities.lacks(feature))
        return {};
    const QString release = releaseOf(feature);
    if (canFilterByName(resource))
        return FittingWords::tr("This control plane is older than Run:ai %1 and searches names only.").arg(release);
    return FittingWords::tr(
               "This control plane is older than Run:ai %1 and cannot search this list. Use a filter instead.")
        .arg(release);
}

Fitted fitted(Resource resource, const api::Capabilities &capabilities, const table::ListQuery &query,
              bool canReadWhole)
{
    Fitted fit;
    fit.query = query;
    const auto lacksKey = [&](const QString &key) { return capabilities.lacks(keyFeature(resource, key)); };
    const auto unknownKey
        = std::ranges::find_if(query.filters, [&](const table::Filter &filter) { return lacksKey(filter.key); });
    if (canReadWhole && (capabilities.lacks({resource->list}) || unknownKey != query.filters.end())) {
        fit.isWhole = true;
        return fit;
    }
    if (unknownKey != query.filters.end()) {
        fit.refusal = cannotFilter(resource, unknownKey->key);
        return fit;
    }
    fitSearch(fit, resource, capabilities);
    if (lacksKey(query.sortKey)) {
        const table::ListQuery plain = defaultQuery(resource);
        fit.query.sortKey = plain.sortKey;
        fit.query.descending = plain.descending;
        fit.remark = (fit.remark + u' ' + cannotSort(resource, query.sortKey)).trimmed();
    }
    return fit;
}

QList<Feature> suspects(Resource resource, const api::Capabilities &capabilities, const table::ListQuery &query)
{
    QList<Feature> found;
    const auto add = [&](const QString &key) {
        const Feature feature = keyFeature(resource, key);
        if (!capabilities.has(feature) && !capabilities.lacks(feature) && !found.contains(feature))
            found << feature;
    };
    add(query.sortKey);
    for (const table::Filter &filter : query.filters)
        add(filter.key);
    return found;
}

} // namespace catalog
