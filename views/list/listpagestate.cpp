// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/copysource.h"
#include "views/filter/filterbar.h"
#include "views/list/counttext.h"
#include "views/list/keptrows.h"
#include "views/list/listcopy.h"
#include "views/list/listpage.h"
#include "views/list/liststates.h"
#include "views/list/liststrip.h"
#include "views/table/headerview.h"
#include "views/table/tableview.h"
#include "views/widgets/banner.h"
#include "views/widgets/pagebody.h"

#include <QDateTime>
#include <QHeaderView>

// What the page says of its rows: how many there are, and why there are none.
namespace views {

void ListPage::addCopy()
{
    m_copyButton = new ListCopy(m_resource, *m_copy, *m_model, m_filterBar);
    m_filterBar->addBesideCount(m_copyButton, [this](int room) { return m_copyButton->widthIn(room); });
    m_filterBar->setForServer([this](const table::Filter &filter) { return m_copy->isForServer(filter); });
    m_table->setSortsFurther(true);
    connect(m_copyButton, &ListCopy::stateChanged, this, &ListPage::showCopy);
    connect(m_model, &table::WindowModel::updated, this, &ListPage::showCopy);
}

std::optional<StatePanel::Content> ListPage::standIn() const
{
    if (const auto &problem = m_model->problem(); problem && m_model->loadedRows().empty())
        return failedList(m_resource, *problem); // placeholders of counted rows would look like loading
    if (m_model->rowCount() > 0)
        return std::nullopt;
    if (m_model->hasAnswer() && !m_model->isLoading())
        return emptyList(m_resource, m_model->query(), m_context.totals.count(m_resource));
    return std::nullopt;
}

void ListPage::showState()
{
    const std::optional<StatePanel::Content> content = standIn();
    // The table header stays unless no answer has arrived: it shows which columns would be here.
    m_frame->setStandIn(content, m_model->problem() ? 0 : m_table->horizontalHeader()->height());
    if (!m_filterBar->hasConditions() && m_model->hasAnswer() && m_model->isTotalExact())
        m_context.totals.set(m_resource, m_model->total());
    showProblem();
    showCount();
    if (m_strip)
        m_strip->rowsChanged();
}

void ListPage::showProblem()
{
    std::optional<table::Problem> problem = m_model->problem();
    // Another request may have found the control plane unreachable: these rows are as old.
    if (!problem && m_context.session.state() == session::Session::State::Offline)
        problem = table::Problem{table::Problem::Kind::Offline, m_context.session.problem(), {}};
    std::optional<BannerText> notice;
    if (problem && !m_model->loadedRows().empty())
        notice = staleList(*problem, m_model->updatedAtMs(), m_context.session.nextTryAtMs(),
                           {m_zone, QDateTime::currentMSecsSinceEpoch()});
    else if (const QString lacking = m_model->source().lack().sentence; !problem && !lacking.isEmpty())
        notice = BannerText{Tone::Warning, "warn", lacking, {}, {}, {}};
    else if (!problem && m_copy && m_copy->state().isWanted)
        notice = copyNotice();
    else if (const QString remark = m_model->source().remark(m_model->query()); !problem && !remark.isEmpty())
        notice = BannerText{Tone::Info, "info", remark, {}, {}, {}};
    m_frame->setNotice(notice);
}

// No arrow at a column that the control plane turned out not to sort by.
void ListPage::showSorted()
{
    const table::ListQuery &query = m_model->query();
    const auto isHindered = [&](const table::ColumnInfo *column) {
        return query.sortKey == QLatin1StringView(column->sortKey) && !m_model->source().canSort(*column);
    };
    const bool isSorted = std::ranges::none_of(catalog::columns(m_resource), isHindered);
    m_table->setSorted(isSorted ? query.sortKey : QString(), query.descending, query.thenBy);
    showCopy();
}

std::optional<BannerText> ListPage::copyNotice() const
{
    // While it is read, the button beside the count tells how far.
    if (!m_copy || !m_copy->state().isWanted || m_copy->state().phase == replica::CopyState::Phase::Loading)
        return std::nullopt;
    return BannerText{Tone::Info, "store", m_copy->remark(m_model->query()), {}, tr("Load all rows"), {}};
}

void ListPage::showCopy()
{
    if (!m_copy)
        return;
    const replica::CopyState state = m_copy->state();
    const bool isComing = state.phase == replica::CopyState::Phase::Loading;
    m_filterBar->setHereState(!state.isWanted ? HereState::Applied
                                  : isComing  ? HereState::Coming
                                              : HereState::NotApplied);
    const table::ListQuery &query = m_model->query();
    table::ListQuery order;
    order.sortKey = query.sortKey;
    order.thenBy = query.thenBy;
    m_table->header()->setOrderPending(state.isWanted && m_copy->needsCopy(order));
    const QString note = copyNote(state, m_table->sortedTitles());
    m_filterBar->setNote(note);
    m_table->setAccessibleDescription(note);
    showProblem();
}

void ListPage::showCount()
{
    CountFacts facts;
    facts.resource = m_resource;
    facts.known = m_model->hasAnswer();
    facts.matching = m_model->total();
    facts.exact = m_model->isTotalExact();
    facts.all = m_context.totals.count(m_resource);
    facts.filtered = m_filterBar->hasConditions();
    facts.selected = m_table->selection()->count();
    facts.allSelected = m_table->selection()->isAll() && m_table->selection()->exceptions().isEmpty();
    facts.selectedElsewhere = m_table->selection()->awayCount();
    facts.rowsComing = m_model->updatedAtMs() == 0 && m_model->isLoading() && m_model->total() > 0;
    facts.sortedHere = !m_copy && m_model->source().sortsHere(); // else the button beside the count says so
    facts.age = m_keptRows ? m_keptRows->words() : QString();
    facts.faults = m_model->faults();
    facts.misfits = m_model->misfits();
    facts.repeats = m_model->repeats();
    m_filterBar->setCountText(countLabel(facts), countToolTip(facts));
}

void ListPage::panelAction(int action)
{
    table::ListQuery query = m_model->query();
    switch (ListAction(action)) {
    case ListAction::Retry:
        refresh();
        return;
    case ListAction::SignIn:
        Q_EMIT signInRequested();
        return;
    case ListAction::ClearTimes:
        setQuery(withoutTimeFilters(m_resource, query));
        return;
    case ListAction::ClearFilters:
        query.filters.clear();
        query.search.clear();
        query.deleted = false;
        query.completed.reset();
        query.externalOnly = false;
        setQuery(query);
        return;
    }
}

} // namespace views
