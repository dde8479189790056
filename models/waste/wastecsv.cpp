// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/waste/wastecsv.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace waste {
namespace {

std::string_view stateName(State state)
{
    switch (state) {
    case State::NotAsked:
        return "notAsked";
    case State::NotAnswered:
        return "notAnswered";
    case State::NoSamples:
        return "noSamples";
    case State::Measured:
        return "measured";
    }
    return {};
}

class Table
{
public:
    Table(const View &view, const ClusterName &clusterName, const csv::FileFormat &format)
        : m_view(view)
        , m_clusterName(clusterName)
        , m_format(format)
    {
    }

    void writeHeader(std::string &out) const
    {
        CsvRow row(out, m_format);
        waste::writeHeader(row, keys(), m_format);
        const QString &currency = m_view.prices.currency;
        if (!m_view.prices.perGpuHour.isEmpty())
            row.text(currency.isEmpty() ? u"cost"_s : u"cost["_s + currency + u']').text("costIsEstimated");
    }

    void write(std::string &out, const Line &line) const
    {
        CsvRow row(out, m_format);
        if (line.workload) {
            writeWorkload(row, *line.workload);
        } else {
            writeGroup(row, line.group, m_clusterName);
            row.count(line.amount.workloads).count(line.amount.measuredWorkloads);
        }
        writeAmount(row, line.amount);
        if (line.workload)
            writeStretches(row, *line.workload);
        if (line.workload && m_view.told)
            row.time(m_view.told->value(line.workload->holder.id, api::absentTime));
        if (m_view.prices.perGpuHour.isEmpty())
            return;
        const bool isMeasured = line.amount.measuredWorkloads > 0;
        row.number(isMeasured ? line.amount.cost.value_or(api::absentNumber) : api::absentNumber, 100);
        row.text(line.amount.isCostEstimated ? "true" : "false");
    }

private:
    [[nodiscard]] CsvKeys keys() const
    {
        const bool isGroup = m_view.groupBy != GroupBy::Workload;
        CsvKeys keys = groupKeys(m_view.groupBy);
        const auto add = [&keys](std::initializer_list<std::string_view> more) {
            keys.insert(keys.end(), more.begin(), more.end());
        };
        if (isGroup)
            add({"workloads", "measuredWorkloads"});
        else
            add({"workload", "id", "type", "phase", "projectName", "submittedBy", "clusterId", "clusterName",
                 "nodePools", "createdAt", "endedAt", "gpus[GPUs]", "state"});
        add({"held[GPU-hours]", "measured[GPU-hours]", "wasted[GPU-hours]", "wastedOfMeasured[percent]",
             "notMeasured[GPU-hours]"});
        if (!isGroup)
            add({"idleStretches", "longestIdleFrom", "longestIdle[seconds]", "step[seconds]"});
        if (!isGroup && m_view.told)
            add({"ownerToldAt"});
        return keys;
    }

    void writeWorkload(CsvRow &row, const Measured &workload) const
    {
        const Holder &holder = workload.holder;
        row.text(holder.name).id(holder.id).text(holder.type).text(holder.phase);
        row.text(holder.projectName).text(holder.user);
        writeCluster(row, holder.clusterId, m_clusterName);
        row.text(holder.nodePools.join(u", "_s)).time(holder.createdMs).time(holder.endedMs);
        row.number(holder.gpus)
            .text(workload.isPartial && workload.state == State::Measured ? std::string_view("partlyMeasured")
                                                                          : stateName(workload.state));
    }

    static void writeAmount(CsvRow &row, const Amount &amount)
    {
        if (amount.held > 0)
            row.number(amount.held);
        else
            row.none();
        if (amount.measuredWorkloads > 0)
            row.number(amount.measured).number(amount.wasted).number(amount.share() * 100, 100);
        else
            row.none().none().none();
        row.number(amount.unmeasured + amount.silent);
    }

    static void writeStretches(CsvRow &row, const Measured &workload)
    {
        if (workload.state != State::Measured) {
            row.none().none().none().none();
            return;
        }
        const auto &stretches = workload.hours.stretches;
        row.count(std::int64_t(stretches.size()));
        const auto longest = std::ranges::max_element(stretches, {}, &Stretch::length);
        if (longest == stretches.end())
            row.none().none();
        else
            row.time(longest->fromMs).number(double(longest->length()) / 1000, 1);
        row.number(workload.stepMs / 1000, 10);
    }

    const View &m_view;
    const ClusterName &m_clusterName;
    const csv::FileFormat &m_format;
};

// A workload with idle GPUs, or a group of them.
struct IdleLine
{
    const IdleWorkload *first = nullptr;
    std::int64_t workloads = 0;
    double allocated = 0;
    double idle = 0;
};

std::vector<IdleLine> idleLinesOf(const QList<IdleWorkload> &workloads, const View &view)
{
    std::vector<IdleLine> lines;
    QHash<base::Key, std::size_t> places;
    for (const IdleWorkload &workload : workloads) {
        if (!isIn(view.within, workload))
            continue;
        const base::Key key = groupOf(workload, view.groupBy).key();
        const std::size_t place = places.value(key, lines.size());
        if (place == lines.size()) {
            places.insert(key, place);
            lines.push_back({.first = &workload});
        }
        IdleLine &line = lines[place];
        ++line.workloads;
        line.allocated += workload.gpus.allocated;
        line.idle += std::max(0., workload.gpus.idle);
    }
    std::ranges::stable_sort(lines, std::greater(), &IdleLine::idle);
    return lines;
}

class IdleTable
{
public:
    IdleTable(const View &view, const ClusterName &clusterName, const csv::FileFormat &format)
        : m_view(view)
        , m_clusterName(clusterName)
        , m_format(format)
    {
    }

    void writeHeader(std::string &out) const
    {
        CsvKeys keys = groupKeys(m_view.groupBy);
        if (hasWorkloads())
            keys = {"workload", "id", "projectName", "submittedBy", "clusterId", "clusterName", "nodePools"};
        else
            keys.push_back("workloads");
        keys.insert(keys.end(), {"allocated[GPUs]", "idle[GPUs]"});
        if (hasWorkloads() && m_view.told)
            keys.push_back("ownerToldAt");
        CsvRow row(out, m_format);
        waste::writeHeader(row, keys, m_format);
    }

    void write(std::string &out, const IdleLine &line) const
    {
        CsvRow row(out, m_format);
        const IdleWorkload &workload = *line.first;
        if (hasWorkloads()) {
            row.text(workload.name).id(workload.id).text(workload.projectName).text(workload.user);
            writeCluster(row, workload.clusterId, m_clusterName);
            row.text(workload.nodePools.join(u", "_s));
        } else {
            writeGroup(row, groupOf(workload, m_view.groupBy), m_clusterName);
            row.count(line.workloads);
        }
        row.number(line.allocated).number(line.idle);
        if (hasWorkloads() && m_view.told)
            row.time(m_view.told->value(workload.id, api::absentTime));
    }

private:
    [[nodiscard]] bool hasWorkloads() const { return m_view.groupBy == GroupBy::Workload; }

    const View &m_view;
    const ClusterName &m_clusterName;
    const csv::FileFormat &m_format;
};

} // namespace

std::string wasteCsv(const Result &result, const View &view, const ClusterName &clusterName,
                     const csv::FileFormat &format)
{
    std::string out = format.bom ? std::string(csv::byteOrderMark) : std::string();
    const Table table(view, clusterName, format);
    table.writeHeader(out);
    for (const Line &line : linesOf(result, view.counts, view.groupBy, view.prices, view.within))
        table.write(out, line);
    return out;
}

std::string idleCsv(const QList<IdleWorkload> &workloads, const View &view, const ClusterName &clusterName,
                    const csv::FileFormat &format)
{
    std::string out = format.bom ? std::string(csv::byteOrderMark) : std::string();
    const IdleTable table(view, clusterName, format);
    table.writeHeader(out);
    for (const IdleLine &line : idleLinesOf(workloads, view))
        table.write(out, line);
    return out;
}

} // namespace waste
