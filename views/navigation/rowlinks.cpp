// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/navigation/rowlinks.h"

#include "models/api/text.h"
#include "models/base/planekey.h"
#include "models/base/standin.h"
#include "models/catalog/pods.h"
#include "models/catalog/workloads.h"
#include "models/table/windowmodel.h"
#include "views/navigation/subjectfacts.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using catalog::Resource;

namespace views {
namespace {

constexpr Qt::Key insideKey = Qt::Key_Return;

// Reads the cells of one row.
struct Cells
{
    const table::WindowModel &model;
    int row;

    [[nodiscard]] table::Value value(const char *column) const { return model.valueOf(row, column); }
    template<class T> [[nodiscard]] T as(const char *column, T otherwise = {}) const
    {
        const table::Value cell = value(column);
        const T *found = std::get_if<T>(&cell);
        return found ? *found : otherwise;
    }
    // The object named in the cell: by its id and name, or by a text that is both.
    [[nodiscard]] table::Reference named(const char *column) const
    {
        const QString text = as<QString>(column);
        return text.isEmpty() ? as<table::Reference>(column) : table::Reference{text, text};
    }
    // Of an object: groups of rows lead nowhere.
    [[nodiscard]] base::Key id() const { return model.groupAt(row) ? base::Key() : base::keyInPlane(model.idAt(row)); }
    // The control plane does not know a row without an id, so there are no links to its own objects.
    [[nodiscard]] bool isKnown() const { return !id().isNull() && !base::isStandIn(id()); }
    // The object of the row.
    [[nodiscard]] table::Reference own() const
    {
        return {isKnown() ? id().toString() : QString(), as<QString>("name")};
    }
};

QString nameOf(const table::Reference &reference)
{
    return reference.name.isEmpty() ? reference.id : reference.name;
}

// Some texts contain the object's name, some do not.
QString withName(const char *text, const QString &name)
{
    const QString words = catalog::wordsOf(text);
    return words.contains(u"%1") ? words.arg(name) : words;
}

Resource resourceOf(const Location &from)
{
    return from.list()->resource;
}

Crumb listCrumb(const table::WindowModel &model, const Location &from)
{
    return {catalog::titleOf(resourceOf(from)), resourceOf(from), model.query(), {}};
}

// This list and this row as path.
QList<Crumb> crumbsThrough(const Cells &cells, const Location &from)
{
    QList<Crumb> crumbs = from.crumbs;
    crumbs.append(listCrumb(cells.model, from));
    crumbs.append({nameOf(cells.own()), resourceOf(from), cells.model.query(), cells.id()});
    return crumbs;
}

QKeySequence keyOf(const catalog::LinkKind &kind)
{
    return kind.shortcut ? QKeySequence(QString::fromLatin1(kind.shortcut)) : QKeySequence();
}

// What belongs to a deleted object is deleted, too. Objects like a deleted one are looked for among the deleted ones.
bool isDeleted(const catalog::RowWay &way, const Cells &cells, const Location &from)
{
    if (way.column)
        return cells.model.query().deleted && way.kind->target == &*resourceOf(from);
    return cells.as("deletedAt", std::int64_t(api::absentTime)) != api::absentTime;
}

std::optional<RowLink> linkOf(const catalog::RowWay &way, const Cells &cells, const Location &from)
{
    if (way.type && cells.as<QString>("type") != QLatin1StringView(way.type))
        return std::nullopt;
    const table::Reference target = way.column ? cells.named(way.column) : cells.own();
    if (target.id.isEmpty())
        return std::nullopt;
    RowLink link;
    link.kind = way.kind;
    link.text = withName(way.text, nameOf(target));
    link.location = linkLocation({way.kind, base::Key::fromText(target.id), target.name, isDeleted(way, cells, from)});
    link.isInside = !way.column && way.kind == catalog::insideKind(resourceOf(from));
    link.key = link.isInside ? QKeySequence(insideKey) : keyOf(*way.kind);
    if (link.isInside || way.kind->target->owner)
        link.location.crumbs = crumbsThrough(cells, from);
    return link;
}

MetricsPlace::Fact factOf(const catalog::Fact &fact, const table::ColumnInfo &column, const Cells &cells,
                          Resource resource)
{
    const QString label = table::columnTitle(column);
    const table::Reference named = cells.named(fact.column);
    const QString text = nameOf(named);
    if (fact.kind)
        return {label, text,
                text.isEmpty() ? catalog::Link()
                               : catalog::Link{fact.kind, base::Key::fromText(named.id), text,
                                               cells.model.query().deleted && fact.kind->target == &*resource}};
    const auto gpus = cells.as<table::GpuShare>(fact.column);
    if (gpus.allocated > 0 || gpus.requested > 0)
        return {label, table::displayText(column.kind, cells.value(fact.column), {}), {}};
    return {label, text, {}};
}

QList<MetricsPlace::Fact> factsOf(const Cells &cells, Resource resource)
{
    QList<MetricsPlace::Fact> facts;
    for (const catalog::Fact &fact : resource->facts) {
        for (const table::ColumnInfo *column : catalog::columns(resource)) {
            if (qstrcmp(column->key, fact.column) != 0)
                continue;
            if (const MetricsPlace::Fact found = factOf(fact, *column, cells, resource); !found.text.isEmpty())
                facts.append(found);
        }
    }
    return facts;
}

} // namespace

QList<RowLink> linksOfRow(const table::WindowModel &model, int row, const Location &from)
{
    const Cells cells{model, row};
    QList<RowLink> links;
    if (cells.id().isNull())
        return links;
    for (const catalog::RowWay &way : resourceOf(from)->ways) {
        if (const auto link = linkOf(way, cells, from))
            links.append(*link);
    }
    return links;
}

QList<const catalog::LinkKind *> linksWithKeys(Resource resource)
{
    QList<const catalog::LinkKind *> kinds;
    for (const catalog::RowWay &way : resource->ways) {
        const bool isInside = !way.column && way.kind == catalog::insideKind(resource);
        if (!isInside && way.kind->shortcut)
            kinds.append(way.kind);
    }
    return kinds;
}

std::optional<Location> insideOfRow(const table::WindowModel &model, int row, const Location &from)
{
    const QList<RowLink> links = linksOfRow(model, row, from);
    const auto inside = std::ranges::find_if(links, &RowLink::isInside);
    return inside == links.end() ? std::nullopt : std::optional(inside->location);
}

std::optional<Location> metricsOfRow(const table::WindowModel &model, int row, const Location &from)
{
    const Cells cells{model, row};
    const catalog::ResourceInfo &info = *resourceOf(from);
    if (!cells.isKnown() || !info.scope)
        return std::nullopt;
    MetricsPlace place;
    place.subject.scope = *info.scope;
    place.subject.id = cells.id();
    place.subject.name = nameOf(cells.own());
    place.subject.startedMs = cells.as("createdAt", std::int64_t(api::absentTime));
    place.subject.endedMs = cells.as("completedAt", cells.as("deletedAt", std::int64_t(api::absentTime)));
    place.subject.isInference = isInference([&](const char *path) { return cells.value(path); });
    if (info.ownerColumn)
        ownerOf(place.subject) = base::Key::fromText(cells.named(info.ownerColumn).id);
    if (info.requestColumn)
        place.subject.requestId = base::Key::fromText(cells.as<QString>(info.requestColumn));
    if (info.stateColumn)
        place.state = cells.as<QString>(info.stateColumn);
    place.subject.isWaiting = isBeforeStart(place.state) && place.subject.endedMs == api::absentTime;
    place.subject.gpus = heldGpus([&](const char *path) { return cells.value(path); });
    place.facts = factsOf(cells, info);
    return Location{place, from.crumbs + QList{listCrumb(model, from)}};
}

std::optional<Location> mapOfRow(const table::WindowModel &model, int row, const Location &from)
{
    const Cells cells{model, row};
    const bool isWorkload = resourceOf(from) == catalog::workloadResource;
    if (!cells.isKnown() || model.query().deleted || (!isWorkload && resourceOf(from) != catalog::podResource))
        return std::nullopt;
    const table::Reference workload = isWorkload ? cells.own() : cells.named("workloadId");
    if (workload.id.isEmpty())
        return std::nullopt;
    const HeatPlace place{cells.named("clusterId").id, {}, base::Key::fromText(workload.id), workload.name};
    return Location{place, from.crumbs + QList{listCrumb(model, from)}};
}

} // namespace views
