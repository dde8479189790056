// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/waste/holders.h"

#include "models/base/durations.h"
#include "models/base/time.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace waste {
namespace {

constexpr int pageSize = 500;
using base::hourMs;

double orZero(double number)
{
    return std::isnan(number) ? 0 : number;
}

// Waits, or has waited since it was suspended: its last phase began when it let its GPUs go.
bool isAtRest(const QString &phase)
{
    return phase == u"Pending"_s || phase == u"Creating"_s || phase == u"Stopped"_s || phase == u"Failed"_s
        || phase == u"Completed"_s;
}

// Without a running time and a node pool. Both are told by the list once it has run, the first by newer releases only.
bool hasNeverRun(const api::Workload &workload, const QString &phase)
{
    return (phase == u"Pending"_s || phase == u"Creating"_s) && std::isnan(workload.totalRunningTimeSeconds)
        && workload.currentNodePools.isAbsent();
}

std::int64_t endOf(const api::Workload &workload, const QString &phase)
{
    std::int64_t end = workload.completedAt;
    const auto sooner = [&end](std::int64_t time) {
        if (time != api::absentTime && (end == api::absentTime || time < end))
            end = time;
    };
    sooner(workload.deletedAt);
    if (end == api::absentTime && isAtRest(phase))
        sooner(workload.phaseUpdatedAt);
    return end;
}

// A workload that asks for GPU memory only is counted as one GPU until its samples tell.
double gpusOf(const api::Resources &requested, const api::Resources &allocated)
{
    if (const double gpus = std::max(orZero(requested.gpu), orZero(allocated.gpu)); gpus > 0)
        return gpus;
    return std::max(orZero(requested.gpuMemory), orZero(allocated.gpuMemory)) > 0 ? 1 : 0;
}

QString filterSince(const char *key, std::int64_t timeMs)
{
    return QLatin1String(key) + u">="_s + QString::fromLatin1(base::formatTime(timeMs));
}

table::Value timeValue(std::int64_t time)
{
    return time == api::absentTime ? table::Value() : table::Value(time);
}

Fields fieldsOf(const api::RowRef<api::Workload> &row)
{
    const api::Workload &workload = row.record;
    const api::Resources requested = row.unpack(workload.requested);
    return Fields([&](std::string_view path) -> table::Value {
        if (path == "type")
            return row.text(workload.type);
        if (path == "phase")
            return row.text(workload.phase);
        if (path == "createdAt")
            return timeValue(workload.createdAt);
        if (path == "completedAt")
            return timeValue(workload.completedAt);
        if (path == "deletedAt")
            return timeValue(workload.deletedAt);
        if (path == "allocatedResources.gpu")
            return row.unpack(workload.allocated).gpu;
        return path.ends_with("gpu.request") ? requested.gpu : requested.gpuMemory;
    });
}

} // namespace

table::Value Fields::value(std::string_view path) const
{
    const auto *const found = std::ranges::find(paths, path);
    return found == paths.end() ? table::Value() : m_values[std::size_t(found - paths.begin())];
}

std::optional<Holder> holderOf(const api::RowRef<api::Workload> &row, const base::Key &id, const metrics::Range &window)
{
    const api::Workload &workload = row.record;
    Holder holder;
    holder.gpus = gpusOf(row.unpack(workload.requested), row.unpack(workload.allocated));
    holder.phase = row.text(workload.phase);
    holder.createdMs = workload.createdAt;
    holder.endedMs = endOf(workload, holder.phase);
    const std::int64_t begin = holder.createdMs == api::absentTime ? window.fromMs : holder.createdMs;
    const std::int64_t end = holder.endedMs == api::absentTime ? window.toMs : holder.endedMs;
    holder.life = {std::max(begin, window.fromMs), std::min(end, window.toMs)};
    double running = double(holder.life.length());
    if (!std::isnan(workload.totalRunningTimeSeconds))
        running = std::min(running, workload.totalRunningTimeSeconds * 1000);
    if (holder.gpus <= 0 || running <= 0 || hasNeverRun(workload, holder.phase))
        return std::nullopt;
    holder.expected = holder.gpus * running / hourMs;
    holder.id = id;
    holder.name = row.text(workload.name);
    holder.type = row.text(workload.type);
    holder.projectId = row.text(workload.projectId);
    holder.projectName = row.text(workload.projectName);
    holder.user = row.text(workload.submittedBy);
    holder.clusterId = row.key(workload.clusterId);
    holder.nodePools = row.text(workload.currentNodePools).split(u", "_s, Qt::SkipEmptyParts);
    holder.fields = fieldsOf(row);
    return holder;
}

HolderReader::HolderReader(api::Client &client)
    : m_client(client)
{
}

HolderReader::~HolderReader() = default;

void HolderReader::read(const metrics::Range &window, QObject *context, Done done)
{
    m_window = window;
    m_context = context;
    m_done = std::move(done);
    m_holders.clear();
    m_places.clear();
    m_requests = 0;
    m_isWhole = true;
    const api::ListParams base{.sortBy = u"createdAt"_s, .limit = pageSize};
    api::ListParams deleted = base, ended = base, others = base;
    deleted.deleted = true;
    deleted.filterBy = {filterSince("deletedAt", window.fromMs)};
    ended.filterBy = {filterSince("completedAt", window.fromMs)};
    others.filterBy = {u"phase!=Completed"_s, u"phase!=Failed"_s};
    m_lists = {deleted, ended, others};
    readNextList();
}

void HolderReader::readNextList()
{
    if (m_lists.empty())
        return std::exchange(m_done, nullptr)(std::move(m_holders));
    m_pager.emplace(table::Pager::Mode::ByOffset, false, pageSize);
    ask();
}

void HolderReader::ask()
{
    const auto want = m_pager->next();
    api::ListParams params = m_lists.back();
    params.offset = want->offset;
    params.limit = want->limit;
    ++m_requests;
    m_call = m_client.workloads(
        params, base::Urgency::Export, m_context,
        [this, want = *want](const api::Result<api::PagePtr<api::Workload>> &page) { answered(want, page); });
}

void HolderReader::answered(const table::Pager::Want &want, const api::Result<api::PagePtr<api::Workload>> &answer)
{
    if (!answer && answer.error().kind == api::Error::Kind::BadRequest && !m_lists.back().filterBy.isEmpty()) {
        m_lists.back().filterBy.clear(); // the rows are checked here, too
        return readNextList();
    }
    if (!answer)
        return std::exchange(m_done, nullptr)(api::Failure(answer.error()));
    const api::Page<api::Workload> &page = **answer;
    std::vector<table::Pager::Row> rows(page.rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i].id = page.texts.key(page.rows[i].id);
    for (const api::RowFault &fault : page.faults)
        rows[std::size_t(fault.index)].id = fault.key;
    const bool saysMore = page.next && *page.next > want.offset;
    const bool isLast = rows.empty() || (!saysMore && rows.size() < std::size_t(want.limit));
    take(page, rows, m_pager->take(want, rows, isLast));
    m_isWhole = m_isWhole && !m_pager->isStuck();
    if (m_pager->isDone() || m_pager->isStuck()) {
        m_lists.pop_back();
        return readNextList();
    }
    ask();
}

void HolderReader::take(const api::Page<api::Workload> &page, const std::vector<table::Pager::Row> &rows,
                        const std::vector<int> &fresh)
{
    for (const int index : fresh) {
        const auto at = std::size_t(index);
        auto holder = holderOf({page.rows[at], page.texts}, rows[at].id, m_window);
        if (!holder)
            continue;
        const auto known = m_places.constFind(rows[at].id);
        if (known != m_places.cend()) {
            m_holders[*known] = std::move(*holder);
            continue;
        }
        m_places.insert(rows[at].id, m_holders.size());
        m_holders.push_back(std::move(*holder));
    }
}

} // namespace waste
