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

// One line of the file.
class Row
{
public:
    Row(std::string &out, const csv::FileFormat &format)
        : m_out(out)
        , m_format(format)
    {
    }
    ~Row() { m_out += csv::lineEnd; }
    Row(const Row &) = delete;
    Row &operator=(const Row &) = delete;

    Row &text(std::string_view utf8)
    {
        next();
        csv::appendText(m_out, utf8, m_format);
        return *this;
    }
    Row &text(const char *ascii) { return text(std::string_view(ascii)); }
    Row &text(const QString &unicode) { return text(std::string_view(unicode.toStdString())); }
    Row &id(const base::Key &key) { return text(key.toString()); }
    Row &count(std::int64_t number)
    {
        next();
        csv::appendInteger(m_out, number);
        return *this;
    }
    // Empty for NaN. No sample is as exact as the digits of a double.
    Row &number(double number, double perUnit = 10'000)
    {
        next();
        csv::appendNumber(m_out, std::round(number * perUnit) / perUnit, m_format.decimal);
        return *this;
    }
    Row &time(std::int64_t ms)
    {
        next();
        if (ms != api::absentTime)
            csv::appendTime(m_out, ms, m_format.times);
        return *this;
    }
    Row &none()
    {
        next();
        return *this;
    }

private:
    void next()
    {
        if (!std::exchange(m_isFirst, false))
            m_out += m_format.delimiter;
    }

    std::string &m_out;
    const csv::FileFormat &m_format;
    bool m_isFirst = true;
};

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
        Row row(out, m_format);
        const std::string zone = m_format.times == csv::Times::Local ? '[' + csv::localZoneName() + ']' : std::string();
        for (const std::string_view key : keys())
            row.text(key.ends_with("At") || key.ends_with("From") ? std::string(key) + zone : std::string(key));
        const QString &currency = m_view.prices.currency;
        if (!m_view.prices.perGpuHour.isEmpty())
            row.text(currency.isEmpty() ? u"cost"_s : u"cost["_s + currency + u']').text("costIsEstimated");
    }

    void write(std::string &out, const Line &line) const
    {
        Row row(out, m_format);
        if (line.workload)
            writeWorkload(row, *line.workload);
        else
            writeGroup(row, line);
        writeAmount(row, line.amount);
        if (line.workload)
            writeStretches(row, *line.workload);
        if (m_view.prices.perGpuHour.isEmpty())
            return;
        const bool isMeasured = line.amount.measuredWorkloads > 0;
        row.number(isMeasured ? line.amount.cost.value_or(api::absentNumber) : api::absentNumber, 100);
        row.text(line.amount.isCostEstimated ? "true" : "false");
    }

private:
    [[nodiscard]] std::vector<std::string_view> keys() const
    {
        std::vector<std::string_view> keys;
        const auto add = [&keys](std::initializer_list<std::string_view> more) {
            keys.insert(keys.end(), more.begin(), more.end());
        };
        switch (m_view.groupBy) {
        case GroupBy::Workload:
            add({"workload", "id", "type", "phase", "projectName", "submittedBy", "clusterId", "clusterName",
                 "nodePools", "createdAt", "endedAt", "gpus[GPUs]", "state"});
            break;
        case GroupBy::User:
            add({"submittedBy"});
            break;
        case GroupBy::Project:
            add({"projectName", "projectId", "clusterId", "clusterName"});
            break;
        case GroupBy::Cluster:
            add({"clusterId", "clusterName"});
            break;
        case GroupBy::NodePool:
            add({"nodePool", "clusterId", "clusterName"});
            break;
        }
        const bool isGroup = m_view.groupBy != GroupBy::Workload;
        if (isGroup)
            add({"workloads", "measuredWorkloads"});
        add({"held[GPU-hours]", "measured[GPU-hours]", "wasted[GPU-hours]", "wastedOfMeasured[percent]",
             "notMeasured[GPU-hours]"});
        if (!isGroup)
            add({"idleStretches", "longestIdleFrom", "longestIdle[seconds]", "step[seconds]"});
        return keys;
    }

    void writeWorkload(Row &row, const Measured &workload) const
    {
        const Holder &holder = workload.holder;
        row.text(holder.name).id(holder.id).text(holder.type).text(holder.phase);
        row.text(holder.projectName).text(holder.user);
        writeCluster(row, holder.clusterId);
        row.text(holder.nodePools.join(u", "_s)).time(holder.createdMs).time(holder.endedMs);
        row.number(holder.gpus)
            .text(workload.isPartial && workload.state == State::Measured ? std::string_view("partlyMeasured")
                                                                          : stateName(workload.state));
    }

    void writeGroup(Row &row, const Line &line) const
    {
        const QString name = line.kind == Line::Kind::Unknown ? u"(unknown)"_s
            : line.kind == Line::Kind::Several                ? u"(several)"_s
                                                              : line.name;
        switch (m_view.groupBy) {
        case GroupBy::Cluster:
            writeCluster(row, line.id);
            break;
        case GroupBy::Project:
            row.text(name).id(line.id);
            writeCluster(row, line.clusterId);
            break;
        case GroupBy::NodePool:
            row.text(name);
            writeCluster(row, line.clusterId);
            break;
        default:
            row.text(name);
        }
        row.count(line.amount.workloads).count(line.amount.measuredWorkloads);
    }

    void writeCluster(Row &row, const base::Key &id) const
    {
        row.id(id).text(id.isNull() ? QString() : m_clusterName(id));
    }

    static void writeAmount(Row &row, const Amount &amount)
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

    static void writeStretches(Row &row, const Measured &workload)
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

} // namespace

std::string wasteCsv(const Result &result, const View &view, const ClusterName &clusterName,
                     const csv::FileFormat &format)
{
    std::string out = format.bom ? std::string(csv::byteOrderMark) : std::string();
    const Table table(view, clusterName, format);
    table.writeHeader(out);
    for (const Line &line : linesOf(result, view.counts, view.groupBy, view.prices))
        table.write(out, line);
    return out;
}

} // namespace waste
