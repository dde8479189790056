// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/listsummary.h"

#include "models/catalog/fitting.h"
#include "models/catalog/reportingclusters.h"
#include "models/table/windowmodel.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;
using catalog::Resource;

namespace {

struct SummaryWords
{
    Q_DECLARE_TR_FUNCTIONS(views::ListSummary)
};

constexpr QStringView allKey = u"*";
constexpr QStringView otherKey = u"other";
constexpr QStringView idleKey = u"idle";

const table::ColumnInfo *stateColumn(Resource resource)
{
    const auto columns = catalog::columns(resource);
    const auto it = std::ranges::find_if(
        columns, [&](const table::ColumnInfo *column) { return qstrcmp(column->key, resource->stateColumn) == 0; });
    return it == columns.end() ? nullptr : *it;
}

// States without a tile of their own.
QStringList otherStates(Resource resource, const table::ColumnInfo &column)
{
    QStringList others;
    for (table::Choices choice = column.choices; choice && *choice; ++choice) {
        const auto isChoice = [&](const char *own) { return qstrcmp(*choice, own) == 0; };
        if (resource->strip && std::ranges::none_of(resource->strip->states, isChoice))
            others.append(QLatin1String(*choice));
    }
    return others;
}

QStringList statesOf(Resource resource, const table::ColumnInfo &column, const QString &tileKey)
{
    if (tileKey == otherKey)
        return otherStates(resource, column);
    return {tileKey};
}

bool isStateFilter(const table::ColumnInfo &column, const table::Filter &filter)
{
    return filter.key == QLatin1String(column.filterKey)
        && (filter.op == table::Op::Equal || filter.op == table::Op::AnyOf);
}

QStringList filteredStates(const table::ColumnInfo &column, const table::ListQuery &query)
{
    for (const table::Filter &filter : query.filters) {
        if (isStateFilter(column, filter))
            return filter.values;
    }
    return {};
}

// The filter of the column of idle GPUs; null if the list has none. Of a GPU that is shared, a part may be idle: two
// decimals are what the API and the cells show.
std::optional<table::Filter> idleFilter(Resource resource)
{
    for (const table::ColumnInfo *column : catalog::columns(resource)) {
        if (qstrcmp(column->key, "idleAllocatedGpus") == 0 && column->filterKey)
            return table::Filter{QLatin1String(column->filterKey), table::Op::AtLeast, {u"0.01"_s}, {}};
    }
    return std::nullopt;
}

// With that filter, or without it if it was there; it replaces another one of the same key.
table::ListQuery withIdle(Resource resource, table::ListQuery query)
{
    const std::optional<table::Filter> filter = idleFilter(resource);
    if (!filter)
        return query;
    const bool isThere = query.filters.contains(*filter);
    query.filters.removeIf([&](const table::Filter &one) { return one.key == filter->key; });
    if (!isThere)
        query.filters.append(*filter);
    return query;
}

// `isPartial`: there are clusters that do not report, and their GPUs are left out.
views::GpuTile allocatedTile(bool isPartial)
{
    views::GpuTile tile;
    tile.label
        = isPartial ? SummaryWords::tr("GPUs allocated, clusters that report") : SummaryWords::tr("GPUs allocated");
    tile.shortLabel = isPartial ? SummaryWords::tr("GPUs that report") : SummaryWords::tr("GPUs");
    return tile;
}

bool doesReport(const table::WindowModel &model, int cluster)
{
    const table::Value state = model.valueOf(cluster, "status.state");
    const auto *word = std::get_if<QString>(&state);
    return !word || catalog::doesReport(*word);
}

bool containsAll(const QStringList &list, const QStringList &words)
{
    return !words.isEmpty() && std::ranges::all_of(words, [&](const QString &word) { return list.contains(word); });
}

} // namespace

namespace views {

QList<SummaryTile> summaryTiles(const catalog::Strip &strip, const catalog::Summary &summary)
{
    const bool known = summary.isKnown();
    QList<SummaryTile> tiles;
    SummaryTile all;
    all.key = allKey.toString();
    all.label = SummaryWords::tr("All");
    if (known)
        all.count = summary.total();
    tiles.append(all);
    qint64 rest = summary.total();
    for (const char *state : strip.states) {
        SummaryTile tile;
        tile.key = QLatin1String(state);
        tile.state = tile.key;
        tile.label = table::stateText(tile.key);
        if (known)
            tile.count = summary.count(tile.key);
        rest -= tile.count.value_or(0);
        tiles.append(tile);
    }
    if (!strip.hasOthers)
        return tiles;
    SummaryTile other;
    other.key = otherKey.toString();
    other.label = SummaryWords::tr("Other");
    other.icon = "more";
    if (known)
        other.count = std::max<qint64>(0, rest);
    tiles.append(other);
    return tiles;
}

GpuTile summaryGpus(const catalog::Summary &summary)
{
    GpuTile tile = allocatedTile(summary.leavesOutClusters());
    if (summary.lacksGpus())
        tile.absence = SummaryWords::tr("no cluster reports");
    tile.allocated = summary.allocatedGpus();
    tile.total = summary.totalGpus();
    tile.idle = summary.idleGpus();
    return tile;
}

std::optional<GpuTile> rowGpus(const table::WindowModel &model)
{
    const int column = model.columnOf("gpus");
    if (column < 0)
        return std::nullopt;
    GpuTile tile;
    bool isPartial = false;
    bool isLate = false;
    bool isIdleKnown = true;
    double idle = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        isLate = isLate || model.isLate(row, column);
        const table::Value value = model.valueOf(row, "gpus");
        const auto *share = std::get_if<table::GpuShare>(&value);
        isPartial = isPartial || !doesReport(model, row);
        if (!share)
            continue;
        tile.allocated = tile.allocated.value_or(0) + share->allocated;
        tile.total = tile.total.value_or(0) + share->requested;
        isIdleKnown = isIdleKnown && share->idle >= 0;
        idle += share->idle;
    }
    if (isLate || !model.hasAnswer())
        return allocatedTile(false);
    const GpuTile named = allocatedTile(isPartial);
    tile.label = named.label;
    tile.shortLabel = named.shortLabel;
    if (isIdleKnown && tile.allocated)
        tile.idle = idle;
    return tile.allocated ? std::optional(tile) : std::nullopt;
}

QList<SummaryTile> rowTiles(Resource resource, const table::WindowModel &model)
{
    const table::ColumnInfo *column = stateColumn(resource);
    const bool known = model.hasAnswer() && model.updatedAtMs() > 0;
    bool areStatesKnown = known;
    QHash<QString, QStringList> names;
    for (int row = 0; known && column && row < model.rowCount(); ++row) {
        const table::Value state = model.valueOf(row, column->key);
        areStatesKnown = areStatesKnown && !model.isLate(row, model.columnOf(column->key));
        const table::Value name = model.valueOf(row, "name");
        const auto *word = std::get_if<QString>(&state);
        const auto *text = std::get_if<QString>(&name);
        names[word ? *word : QString()].append(text ? *text : QString());
    }
    QList<SummaryTile> tiles;
    SummaryTile all;
    all.key = allKey.toString();
    all.label = SummaryWords::tr("All");
    if (known)
        all.count = model.rowCount();
    tiles.append(all);
    for (const char *state : resource->strip->states) {
        SummaryTile tile;
        tile.state = QLatin1String(state);
        tile.label = table::stateText(tile.state);
        if (column && column->filterKey)
            tile.key = tile.state;
        const QStringList here = names.value(tile.state);
        if (areStatesKnown)
            tile.count = here.size();
        if (here.size() == 1)
            tile.caption = here.constFirst();
        const bool isRare = qstrcmp(state, resource->strip->rare) == 0;
        if (!isRare || !here.isEmpty())
            tiles.append(tile);
    }
    // Recordings and old control planes have rows without a state.
    if (const QStringList here = names.value({}); areStatesKnown && !here.isEmpty()) {
        SummaryTile tile;
        tile.label = SummaryWords::tr("No status");
        tile.icon = "phase-unknown";
        tile.count = here.size();
        tiles.append(tile);
    }
    return tiles;
}

void offerIdle(GpuTile &tile, Resource resource, const table::ListQuery &query, const api::Capabilities &capabilities)
{
    const std::optional<table::Filter> filter = idleFilter(resource);
    if (!filter || capabilities.lacks(catalog::keyFeature(resource, filter->key)))
        return;
    tile.key = idleKey.toString();
    tile.active = query.filters.contains(*filter);
}

void markActive(QList<SummaryTile> &tiles, Resource resource, const table::ListQuery &query)
{
    const table::ColumnInfo *column = stateColumn(resource);
    const QStringList states = column ? filteredStates(*column, query) : QStringList();
    for (SummaryTile &tile : tiles)
        tile.active = column && tile.key != allKey && containsAll(states, statesOf(resource, *column, tile.key));
}

table::ListQuery withTile(Resource resource, const table::ListQuery &query, const QString &tileKey, bool add)
{
    const table::ColumnInfo *column = stateColumn(resource);
    if (tileKey == idleKey)
        return withIdle(resource, query);
    if (!column || !column->filterKey)
        return query;
    const QStringList before = filteredStates(*column, query);
    QStringList states;
    if (tileKey != allKey) {
        states = statesOf(resource, *column, tileKey);
        if (add) {
            QStringList both = before;
            const bool off = containsAll(before, states);
            for (const QString &state : std::as_const(states)) {
                both.removeAll(state);
                if (!off)
                    both.append(state);
            }
            states = both;
        } else if (before == states) {
            states.clear();
        }
    }

    table::ListQuery next = query;
    table::Filter filter;
    filter.key = QLatin1String(column->filterKey);
    filter.op = states.size() > 1 ? table::Op::AnyOf : table::Op::Equal;
    filter.values = states;
    // It excludes the states with a tile, so that it finds those of newer control planes as well.
    if (tileKey == otherKey && states == otherStates(resource, *column))
        filter.labels = {SummaryWords::tr("none of the named", "state of a workload, e.g. Phase is none of the named")};
    const auto at = std::ranges::find_if(next.filters, [&](const auto &f) { return isStateFilter(*column, f); });
    if (at == next.filters.end()) {
        if (!states.isEmpty())
            next.filters.append(filter);
    } else if (states.isEmpty()) {
        next.filters.erase(at);
    } else {
        *at = filter;
    }
    return next;
}

} // namespace views
