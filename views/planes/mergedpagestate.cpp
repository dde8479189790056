// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/totals.h"
#include "models/table/format.h"
#include "models/table/selection.h"
#include "views/filter/filterbar.h"
#include "views/filter/filterchip.h"
#include "views/list/counttext.h"
#include "views/list/liststates.h"
#include "views/planes/mergedpage.h"
#include "views/planes/mergedrows.h"
#include "views/planes/mergedstrip.h"
#include "views/planes/planecounts.h"
#include "views/table/headerview.h"
#include "views/table/tableview.h"
#include "views/widgets/pagebody.h"

#include <QDateTime>

#include <algorithm>

// What the page says of its rows: how many each control plane has, how old those are that do not answer, and why there
// are none.
namespace views {

using replica::CopySource;
using replica::CopyState;
using replica::PartState;

// A control plane that is back has old rows until they have been read again.
void MergedPage::noteOldRows()
{
    m_oldFrom.clear();
    const QList<PartState> states = m_source->states();
    for (const PartState &state : states) {
        const auto plane = std::ranges::find_if(m_planes, [&](const Plane &one) { return one.id == state.plane; });
        const PlaneWatch &watch = plane->watch;
        const bool isSilent = watch.silentSinceMs() > 0 || state.problem.has_value();
        const bool isFromBefore = watch.returnedAtMs() > 0 && state.readAtMs < watch.returnedAtMs();
        if (state.readAtMs > 0 && (isSilent || isFromBefore))
            m_oldFrom.insert(state.plane, state.readAtMs);
    }
}

QList<SilentPlane> MergedPage::silentPlanes() const
{
    QList<SilentPlane> silent;
    const QList<PartState> states = m_source->states();
    for (const PartState &state : states) {
        const auto plane = std::ranges::find_if(m_planes, [&](const Plane &one) { return one.id == state.plane; });
        const session::Session &session = plane->context.session;
        const bool isSilent = plane->watch.silentSinceMs() > 0 || state.problem.has_value();
        if (!isSilent || !state.isShown)
            continue;
        SilentPlane one;
        one.id = state.plane;
        one.name = state.name;
        one.isSignedOut = session.state() == session::Session::State::SignedOut;
        one.sinceMs = plane->watch.silentSinceMs();
        one.readAtMs = state.readAtMs;
        one.rows = state.readAtMs > 0 ? state.rows.value_or(0) : 0;
        one.nextTryAtMs = session.nextTryAtMs();
        one.problem = session.problem();
        if (one.problem.isEmpty() && state.problem)
            one.problem = state.problem->sentence;
        silent.append(one);
    }
    return silent;
}

// All rows are sorted here, once they are here.
void MergedPage::loadCopies()
{
    for (CopySource *copy : std::as_const(m_copies)) {
        const CopyState state = copy->state();
        const bool isModest = state.phase == CopyState::Phase::Asks && state.expected <= CopySource::modestRows;
        const bool canLoad = isModest || state.phase == CopyState::Phase::Off || state.phase == CopyState::Phase::Ready;
        if (canLoad && !state.isServing)
            copy->load();
    }
}

// However many they are.
void MergedPage::loadWanted()
{
    const QList<CopySource *> wanted = wantedCopies();
    for (CopySource *copy : wanted) {
        if (copy->state().phase != CopyState::Phase::Loading)
            copy->load(CopySource::mostRows);
    }
}

QList<CopySource *> MergedPage::wantedCopies() const
{
    QList<CopySource *> wanted;
    const QList<PartState> states = m_source->states();
    for (const PartState &state : states) {
        if (CopySource *copy = m_copies.value(state.plane); copy && state.isShown && copy->state().isWanted)
            wanted.append(copy);
    }
    return wanted;
}

// Of long lists, and of those that could not be read.
std::optional<BannerText> MergedPage::copyNotice() const
{
    std::size_t bytes = 0;
    bool isStill = false;
    const QList<CopySource *> wanted = wantedCopies();
    for (const CopySource *copy : wanted) {
        const CopyState state = copy->state();
        isStill = isStill || state.phase == CopyState::Phase::Asks || state.phase == CopyState::Phase::Failed;
        bytes += state.phase == CopyState::Phase::Asks ? state.bytes : 0;
    }
    if (!isStill)
        return std::nullopt;
    QString sentence = m_source->remark(m_model->query());
    if (bytes > 0)
        sentence += u' ' + tr("They need about %1 of memory.").arg(table::bytesText(double(bytes)));
    return BannerText{Tone::Info, "store", sentence, {}, tr("Load all rows"), {}};
}

QString MergedPage::exportHindrance() const
{
    QStringList names;
    for (const Plane &plane : m_planes) {
        if (wantedCopies().contains(m_copies.value(plane.id)))
            names.append(plane.name);
    }
    return names.isEmpty() ? QString()
                           : tr("Not all rows of %1 are here yet, so they are not sorted and filtered as requested. "
                                "Export once they are here, or hide them.")
                                 .arg(names.join(u", "));
}

bool MergedPage::hasAllRows() const
{
    return std::ranges::all_of(m_copies, [](const CopySource *copy) { return copy->state().isServing; });
}

void MergedPage::showStates()
{
    const QList<PartState> states = m_source->states();
    const auto isHidden = [](const PartState &state) { return !state.isShown; };
    m_counts->setStates(states, std::ranges::any_of(states, isHidden));
    if (m_strip) {
        QStringList shown;
        for (const PartState &state : states) {
            if (state.isShown)
                shown.append(state.plane);
        }
        m_strip->setShown(shown);
    }
    const QHash<QString, qint64> before = m_oldFrom;
    noteOldRows();
    QStringList old;
    for (const PartState &state : states) {
        if (state.isShown && m_oldFrom.contains(state.plane))
            old.append(state.name);
    }
    const auto isShown = [](const PartState &state) { return state.isShown; };
    const bool areOthers = old.size() < std::ranges::count_if(states, isShown);
    m_counts->setOld(areOthers ? old : QStringList()); // else nothing would be left
    const QList<CopySource *> wanted = wantedCopies();
    const bool isComing = std::ranges::all_of(
        wanted, [](const CopySource *copy) { return copy->state().phase == CopyState::Phase::Loading; });
    m_filterBar->setHereState(wanted.isEmpty() ? HereState::Applied
                                  : isComing   ? HereState::Coming
                                               : HereState::NotApplied);
    if (m_oldFrom != before)
        m_rows->showAges();
    showNotice();
    showCount();
}

void MergedPage::showState()
{
    std::optional<StatePanel::Content> content;
    if (const auto &problem = m_model->problem(); problem && m_model->loadedRows().empty()) {
        content = failedList(m_resource, *problem);
    } else if (m_model->rowCount() == 0 && m_model->hasAnswer() && !m_model->isLoading()) {
        content = emptyList(m_resource, m_model->query(), std::nullopt);
    }
    m_frame->setStandIn(content, m_model->problem() ? 0 : m_table->horizontalHeader()->height());
    if (m_strip)
        m_strip->show(m_filterBar->hasConditions());
    showNotice();
    showCount();
}

void MergedPage::showNotice()
{
    const QList<SilentPlane> silent = silentPlanes();
    std::optional<BannerText> notice = silentBanner(silent, std::ssize(m_planes), format());
    const QString lacking = m_source->lackOfParts().sentence;
    const QString remark = m_source->remark(m_model->query());
    if (!notice && !lacking.isEmpty())
        notice = BannerText{Tone::Warning, "warn", lacking, {}, {}, {}};
    if (!notice)
        notice = copyNotice();
    if (!notice && !remark.isEmpty())
        notice = BannerText{Tone::Info, "info", remark, {}, {}, {}};
    m_frame->setNotice(m_model->problem() && m_model->loadedRows().empty() ? std::nullopt : notice);
    const bool isCounting = std::ranges::any_of(silent, [](const SilentPlane &plane) { return plane.nextTryAtMs > 0; });
    if (isCounting && !m_countdown.isActive())
        m_countdown.start();
    else if (!isCounting)
        m_countdown.stop();
}

void MergedPage::showCount()
{
    CountFacts facts;
    facts.resource = m_resource;
    facts.known = m_model->hasAnswer();
    facts.matching = m_model->total();
    facts.exact = m_model->isTotalExact();
    qint64 all = 0;
    bool isKnown = true;
    for (const Plane &plane : m_planes) {
        const auto count = plane.context.totals.count(m_resource);
        isKnown = isKnown && count;
        all += count.value_or(0);
    }
    if (isKnown)
        facts.all = all;
    facts.filtered = m_filterBar->hasConditions();
    facts.selected = m_table->selection()->count();
    facts.allSelected = m_table->selection()->isAllWithoutExceptions();
    facts.selectedElsewhere = m_table->selection()->awayCount();
    facts.rowsComing = m_model->updatedAtMs() == 0 && m_model->isLoading() && m_model->total() > 0;
    facts.faults = m_model->faults();
    facts.misfits = m_model->misfits();
    facts.repeats = m_model->repeats();
    QString label = countLabel(facts);
    if (!label.isEmpty())
        //: %1 is a count; where the rows of several control planes are merged
        label = hasAllRows() ? tr("%1, merged here").arg(label) : tr("%1, merged so far").arg(label);
    m_filterBar->setCountText(label, countToolTip(facts));
}

// To the first one that needs it.
void MergedPage::signInOrRefresh()
{
    const QList<SilentPlane> silent = silentPlanes();
    const auto signedOut = std::ranges::find_if(silent, &SilentPlane::isSignedOut);
    if (signedOut != silent.end())
        Q_EMIT signInToRequested(signedOut->id);
    else
        refresh();
}

void MergedPage::panelAction(int action)
{
    table::ListQuery query = m_model->query();
    switch (ListAction(action)) {
    case ListAction::Retry:
        refresh();
        return;
    case ListAction::SignIn:
        signInOrRefresh();
        return;
    case ListAction::ClearTimes:
        setQuery(withoutTimeFilters(m_resource, query));
        return;
    case ListAction::ClearFilters:
        setQuery(startLocation(m_resource).list()->query);
        return;
    }
}

} // namespace views
