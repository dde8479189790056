// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memory/placejson.h"

#include "app/memory/comparisonjson.h"
#include "app/memory/jsonreader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr qsizetype mostEntries = 50;
constexpr qsizetype mostMarks = 1000;

// In enumerator order.
constexpr std::array opWords
    = {"equal"_L1,    "notEqual"_L1, "atLeast"_L1, "atMost"_L1, "contains"_L1, "notContains"_L1, "startsWith"_L1,
       "endsWith"_L1, "anyOf"_L1,    "below"_L1,   "above"_L1,  "isEmpty"_L1,  "isNotEmpty"_L1};
constexpr std::array pageWords = {"welcome"_L1, "settings"_L1};
constexpr auto overviewWord = "overview"_L1;
constexpr auto wastedWord = "wasted"_L1;
constexpr std::array countsWords = {"notUsed"_L1, "idle"_L1};
constexpr std::array groupWords = {"workload"_L1, "user"_L1, "project"_L1, "cluster"_L1, "nodePool"_L1};
constexpr std::array groupKinds = {"named"_L1, "unknown"_L1, "several"_L1};
constexpr auto heatWord = "heat"_L1;
constexpr auto compareWord = "compare"_L1;
constexpr auto noLink = "none"_L1; // in files of older versions

QString wordOf(catalog::Resource resource)
{
    return QLatin1String(resource->word);
}

QJsonObject filterToJson(const table::Filter &filter)
{
    QJsonObject json{{"key"_L1, filter.key}, {"op"_L1, opWords[std::size_t(filter.op)]}};
    put(json, "values"_L1, QJsonArray::fromStringList(filter.values));
    put(json, "labels"_L1, QJsonArray::fromStringList(filter.labels));
    put(json, "others"_L1, QJsonArray::fromStringList(filter.others));
    return json;
}

std::optional<table::Filter> filterFrom(const QJsonValue &json)
{
    Reader reader(json);
    table::Filter filter;
    filter.key = reader.text("key"_L1);
    filter.op = reader.word<table::Op>("op"_L1, opWords);
    filter.values = reader.texts("values"_L1);
    filter.labels = reader.texts("labels"_L1);
    filter.others = reader.texts("others"_L1);
    if (filter.key.isEmpty() || (filter.values.isEmpty() && table::takesValues(filter.op)))
        reader.spoil();
    return reader.result(filter);
}

QJsonObject sortToJson(const table::SortBy &sort)
{
    QJsonObject json{{"key"_L1, sort.key}};
    put(json, "descending"_L1, sort.descending);
    return json;
}

std::optional<table::SortBy> sortFrom(const QJsonValue &json)
{
    Reader reader(json);
    table::SortBy sort;
    sort.key = reader.text("key"_L1);
    sort.descending = reader.flag("descending"_L1);
    if (sort.key.isEmpty())
        reader.spoil();
    return reader.result(sort);
}

QJsonObject crumbToJson(const views::Crumb &crumb)
{
    QJsonObject json{{"title"_L1, crumb.title}, {"page"_L1, wordOf(crumb.resource)}};
    put(json, "query"_L1, toJson(crumb.query));
    put(json, "current"_L1, crumb.current.toString());
    return json;
}

std::optional<views::Crumb> crumbFrom(const QJsonValue &json)
{
    Reader reader(json);
    views::Crumb crumb;
    crumb.title = reader.text("title"_L1);
    crumb.resource = reader.resource("page"_L1);
    crumb.query = reader.part("query"_L1, queryFrom);
    crumb.current = reader.id("current"_L1);
    return reader.result(crumb);
}

using Fact = views::MetricsPlace::Fact;

QJsonObject factToJson(const Fact &fact)
{
    QJsonObject json{{"label"_L1, fact.label}, {"text"_L1, fact.text}};
    if (fact.link.isNull())
        return json;
    json.insert("link"_L1, QLatin1StringView(fact.link.kind->word));
    put(json, "id"_L1, fact.link.key.toString());
    put(json, "deleted"_L1, fact.link.isDeleted);
    return json;
}

// Older versions named the kind of the object. Their links led to the list of what is inside it.
const catalog::LinkKind *olderLinkKind(const QString &target)
{
    for (const catalog::Resource resource : catalog::resources()) {
        if (target == QLatin1StringView(resource->singular))
            return catalog::insideKind(resource);
    }
    return catalog::linkKindCalled(target);
}

std::optional<Fact> factFrom(const QJsonValue &json)
{
    Reader reader(json);
    Fact fact{reader.text("label"_L1), reader.text("text"_L1), {}};
    const QString word = reader.text("link"_L1);
    const QString target = reader.text("target"_L1);
    if (word.isEmpty() && (target.isEmpty() || target == noLink))
        return reader.result(fact);
    fact.link = {word.isEmpty() ? olderLinkKind(target) : catalog::linkKindCalled(word), reader.id("id"_L1), fact.text,
                 reader.flag("deleted"_L1)};
    if (fact.link.isNull())
        reader.spoil();
    return reader.result(fact);
}

QJsonObject metricsToJson(const views::MetricsPlace &place)
{
    QJsonObject json = subjectToJson(place.subject);
    json.insert("facts"_L1, arrayOf(place.facts, factToJson));
    put(json, "state"_L1, place.state);
    return json;
}

std::optional<views::MetricsPlace> metricsFrom(const QJsonValue &json)
{
    Reader reader(json);
    views::MetricsPlace place;
    place.subject = subjectFrom(reader);
    place.state = reader.text("state"_L1);
    place.facts = reader.parts("facts"_L1, factFrom);
    return reader.result(place);
}

QJsonObject stateToJson(const views::PageState &state)
{
    QJsonObject json{{"query"_L1, toJson(state.query)}, {"top"_L1, state.topRow}};
    put(json, "current"_L1, state.current.toString());
    if (state.selection && state.selection->ids.size() <= mostMarks) {
        QJsonObject selection;
        put(selection, "all"_L1, state.selection->all);
        put(selection, "ids"_L1, arrayOf(state.selection->ids, std::mem_fn(&base::Key::toString)));
        json.insert("selection"_L1, selection);
    }
    return json;
}

std::optional<table::SelectionMarks> marksFrom(const QJsonValue &json)
{
    Reader reader(json);
    table::SelectionMarks marks;
    marks.all = reader.flag("all"_L1);
    for (const QString &text : reader.texts("ids"_L1))
        marks.ids.append(base::Key::fromText(text));
    if (marks.ids.contains(base::Key()))
        reader.spoil();
    return reader.result(marks);
}

std::optional<views::PageState> stateFrom(const QJsonValue &json)
{
    Reader reader(json);
    views::PageState state;
    state.query = reader.part("query"_L1, queryFrom);
    state.topRow = int(std::clamp<qint64>(reader.number("top"_L1), 0, std::numeric_limits<int>::max()));
    state.current = reader.id("current"_L1);
    if (reader.has("selection"_L1))
        state.selection = reader.part("selection"_L1, marksFrom);
    return reader.result(state);
}

using Entry = views::NavigationHistory::Entry;

QJsonObject groupToJson(const waste::Group &group)
{
    QJsonObject json{{"by"_L1, groupWords[std::size_t(group.by)]}, {"kind"_L1, groupKinds[std::size_t(group.kind)]}};
    put(json, "name"_L1, group.name);
    put(json, "id"_L1, group.id.toString());
    put(json, "cluster"_L1, group.clusterId.toString());
    return json;
}

std::optional<waste::Group> groupFrom(const QJsonValue &json)
{
    Reader reader(json);
    waste::Group group;
    group.by = reader.word<waste::GroupBy>("by"_L1, groupWords);
    group.kind = reader.word<waste::Group::Kind>("kind"_L1, groupKinds);
    group.name = reader.text("name"_L1);
    group.id = reader.id("id"_L1);
    group.clusterId = reader.id("cluster"_L1);
    return reader.result(group);
}

QJsonObject questionToJson(const waste::Question &question)
{
    QJsonObject json{{"window"_L1, qint64(question.windowMs)},
                     {"counts"_L1, countsWords[std::size_t(question.counts)]},
                     {"shortest"_L1, qint64(question.shortestIdleMs)},
                     {"groupBy"_L1, groupWords[std::size_t(question.groupBy)]}};
    if (question.within)
        json.insert("within"_L1, groupToJson(*question.within));
    return json;
}

std::optional<waste::Question> questionFrom(const QJsonValue &json)
{
    Reader reader(json);
    waste::Question question;
    question.windowMs = reader.number("window"_L1);
    question.counts = reader.word<waste::Counts>("counts"_L1, countsWords);
    question.shortestIdleMs = reader.number("shortest"_L1);
    question.groupBy = reader.word<waste::GroupBy>("groupBy"_L1, groupWords);
    if (reader.has("within"_L1))
        question.within = reader.part("within"_L1, groupFrom);
    if (!waste::isOffered(question))
        reader.spoil();
    return reader.result(question);
}

// Adds the members of a target.
void addTarget(QJsonObject &json, const views::Target &target)
{
    if (const auto *page = std::get_if<views::PagePlace>(&target)) {
        json.insert("page"_L1, pageWords[std::size_t(page->page)]);
    } else if (std::holds_alternative<views::OverviewPlace>(target)) {
        json.insert("page"_L1, overviewWord);
    } else if (const auto *wasted = std::get_if<views::WastedPlace>(&target)) {
        json.insert("page"_L1, wastedWord);
        json.insert("question"_L1, questionToJson(wasted->question));
    } else if (const auto *heat = std::get_if<views::HeatPlace>(&target)) {
        json.insert("page"_L1, heatWord);
        put(json, "cluster"_L1, heat->clusterId);
        put(json, "nodePool"_L1, heat->nodePool);
        put(json, "workload"_L1, heat->workload.toString());
        put(json, "workloadName"_L1, heat->workloadName);
    } else if (const auto *compare = std::get_if<views::ComparePlace>(&target)) {
        json.insert("page"_L1, compareWord);
        json.insert("comparison"_L1, toJson(compare->comparison));
    } else if (const auto *metrics = std::get_if<views::MetricsPlace>(&target)) {
        json.insert("metrics"_L1, metricsToJson(*metrics));
    } else {
        const views::Location location{target};
        json.insert("page"_L1, wordOf(location.list()->resource));
        json.insert("query"_L1, toJson(location.list()->query));
        put(json, "current"_L1, location.current().toString());
    }
}

views::Target targetFrom(Reader &reader)
{
    if (reader.has("metrics"_L1)) // older versions wrote the list of its kind of object, too
        return reader.part("metrics"_L1, metricsFrom);
    if (std::ranges::find(pageWords, reader.text("page"_L1)) != pageWords.end())
        return views::PagePlace{reader.word<views::PagePlace::Page>("page"_L1, pageWords)};
    if (reader.text("page"_L1) == overviewWord)
        return views::OverviewPlace();
    if (reader.text("page"_L1) == wastedWord)
        return views::WastedPlace{reader.part("question"_L1, questionFrom)};
    if (reader.text("page"_L1) == heatWord)
        return views::HeatPlace{reader.text("cluster"_L1), reader.text("nodePool"_L1), reader.id("workload"_L1),
                                reader.text("workloadName"_L1)};
    if (reader.text("page"_L1) == compareWord)
        return views::ComparePlace{reader.part("comparison"_L1, comparisonFrom)};
    return views::targetIn({reader.resource("page"_L1), reader.part("query"_L1, queryFrom)}, reader.id("current"_L1));
}

QJsonObject entryToJson(const Entry &entry)
{
    QJsonObject json{{"state"_L1, stateToJson(entry.state)}};
    addTarget(json, entry.location.target);
    put(json, "crumbs"_L1, arrayOf(entry.location.crumbs, crumbToJson));
    return json;
}

std::optional<Entry> entryFrom(const QJsonValue &json)
{
    Reader reader(json);
    Entry entry;
    entry.location.target = targetFrom(reader);
    entry.location.crumbs = reader.parts("crumbs"_L1, crumbFrom);
    entry.state = reader.part("state"_L1, stateFrom);
    return reader.result(entry);
}

} // namespace

QJsonObject toJson(const table::ListQuery &query)
{
    QJsonObject json;
    put(json, "filters"_L1, arrayOf(query.filters, filterToJson));
    put(json, "search"_L1, query.search);
    put(json, "sort"_L1, query.sortKey);
    put(json, "descending"_L1, query.descending);
    put(json, "deleted"_L1, query.deleted);
    if (query.completed)
        json.insert("completed"_L1, *query.completed);
    put(json, "external"_L1, query.externalOnly);
    put(json, "thenBy"_L1, arrayOf(query.thenBy, sortToJson));
    put(json, "groupBy"_L1, QJsonArray::fromStringList(query.groupBy));
    return json;
}

std::optional<table::ListQuery> queryFrom(const QJsonValue &json)
{
    Reader reader(json);
    table::ListQuery query;
    query.filters = reader.parts("filters"_L1, filterFrom);
    query.search = reader.text("search"_L1);
    query.sortKey = reader.text("sort"_L1);
    query.descending = reader.flag("descending"_L1);
    query.deleted = reader.flag("deleted"_L1);
    if (reader.has("completed"_L1))
        query.completed = reader.flag("completed"_L1);
    query.externalOnly = reader.flag("external"_L1);
    query.thenBy = reader.parts("thenBy"_L1, sortFrom);
    query.groupBy = reader.texts("groupBy"_L1);
    return reader.result(query);
}

QJsonObject toJson(const History &history)
{
    // The places around the current one; when there are too many, those before it are preferred.
    const qsizetype end = std::min(history.entries.size(), std::max(history.at + 1, mostEntries));
    const qsizetype begin = std::max<qsizetype>(0, end - mostEntries);
    return {{"places"_L1, arrayOf(history.entries.sliced(begin, end - begin), entryToJson)},
            {"at"_L1, history.at - begin},
            {"comparison"_L1, toJson(history.comparison)}};
}

std::optional<History> historyFrom(const QJsonObject &json)
{
    Reader reader(json);
    History history;
    history.entries = reader.parts("places"_L1, entryFrom);
    history.at = reader.number("at"_L1, -1);
    if (reader.has("comparison"_L1))
        history.comparison = reader.part("comparison"_L1, comparisonFrom);
    if (history.at < 0 || history.at >= history.entries.size() || history.entries.size() > mostEntries)
        reader.spoil();
    return reader.result(history);
}

} // namespace app
