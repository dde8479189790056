// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/liststates.h"

#include "views/filter/filtervalue.h"
#include "views/list/counttext.h"
#include "views/widgets/problembanner.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;
using catalog::Resource;
using Kind = table::Problem::Kind;

namespace {

// What is said of an attempt in hours comes of a clock that was set back.
constexpr qint64 longestWaitMs = 60'000;

struct StateWords
{
    Q_DECLARE_TR_FUNCTIONS(views::ListStates)
};

bool isTimeFilter(Resource resource, const table::Filter &filter)
{
    return std::ranges::any_of(catalog::columns(resource), [&](const table::ColumnInfo *column) {
        return column->kind == table::Kind::Time && table::takesValues(filter.op)
            && filter.key == views::filterKeyOf(*column);
    });
}

int action(views::ListAction id)
{
    return int(id);
}

} // namespace

namespace views {

bool hasTimeFilter(Resource resource, const table::ListQuery &query)
{
    return std::ranges::any_of(query.filters, [&](const table::Filter &f) { return isTimeFilter(resource, f); });
}

table::ListQuery withoutTimeFilters(Resource resource, const table::ListQuery &query)
{
    table::ListQuery rest = query;
    rest.filters.removeIf([&](const table::Filter &filter) { return isTimeFilter(resource, filter); });
    return rest;
}

StatePanel::Content emptyList(Resource resource, const table::ListQuery &query, std::optional<qint64> all)
{
    const catalog::ResourceWords &words = resource->words;
    const QString inAll = all && *all > 0
        ? StateWords::tr("Without filters there are %1.").arg(objectCount(resource, *all))
        : QString();
    const StatePanel::Action clear{action(ListAction::ClearFilters), StateWords::tr("Clear filters")};
    if (hasTimeFilter(resource, query)) {
        return {"filter",
                catalog::wordsOf(words.noneInTime),
                inAll,
                {{action(ListAction::ClearTimes), StateWords::tr("Any time")},
                 {action(ListAction::ClearFilters), StateWords::tr("Clear filters"), ButtonRole::Flat}}};
    }
    if (!query.filters.isEmpty() || !query.search.isEmpty() || query.completed || query.externalOnly)
        return {"filter", catalog::wordsOf(words.noMatch), inAll, {clear}};
    if (query.deleted && words.noneDeleted)
        return {"trash", catalog::wordsOf(words.noneDeleted), inAll, {clear}};
    return {resource->icon,
            catalog::wordsOf(words.nothing),
            catalog::wordsOf(words.whyNothing),
            {{action(ListAction::Retry), StateWords::tr("Refresh")}}};
}

StatePanel::Content failedList(Resource resource, const table::Problem &problem)
{
    StatePanel::Content content = problemPanel(problem, catalog::wordsOf(resource->words.forbidden),
                                               action(ListAction::Retry), action(ListAction::SignIn));
    if (problem.kind == Kind::Refused) {
        content.icon = "warn";
        content.title = StateWords::tr("The control plane cannot answer this query");
        content.actions.prepend({action(ListAction::ClearFilters), StateWords::tr("Clear filters")});
    }
    return content;
}

BannerText staleList(const table::Problem &problem, qint64 updatedAtMs, qint64 nextTryAtMs,
                     const table::FormatContext &context)
{
    BannerText text = problemBanner(problem);
    text.sentence = ageSentence(StateWords::tr("These rows are from %1, %2 old."), updatedAtMs, context);
    if (problem.kind == Kind::Offline) {
        // Rounded up: it shows 1 s until the attempt. Only one of the two sentences, so that the line does not wrap.
        if (const qint64 wait = nextTryAtMs - context.nowMs; wait > 0 && wait <= longestWaitMs)
            text.sentence += u' ' + StateWords::tr("Next attempt in %1.").arg(table::durationText((wait + 999) / 1000));
        else
            text.sentence += u' ' + StateWords::tr("Updates resume when the control plane is reachable.");
    } else if (leadsToSignIn(problem)) {
        text.sentence += u' ' + StateWords::tr("Everything on screen stays.");
    }
    return text;
}

} // namespace views
