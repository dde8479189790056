// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/groupcells.h"

#include "models/catalog/catalog.h"
#include "models/replica/exactsum.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace replica {
namespace {

using table::GroupCell;
using table::Raw;

GroupCell::Kind kindOf(table::Kind kind)
{
    using table::Kind;
    switch (kind) {
    case Kind::Count:
    case Kind::Bytes:
    case Kind::Cores:
    case Kind::Gpus:
    case Kind::GpuHours:
    case Kind::GpuShare:
    case Kind::PodShare:
    case Kind::ReadyShare:
    case Kind::QuotaShare:
    case Kind::QuotaRoom:
        return GroupCell::Kind::Sum;
    case Kind::State:
        return GroupCell::Kind::States;
    case Kind::Time:
        return GroupCell::Kind::Oldest;
    case Kind::Text:
    case Kind::Reference:
    case Kind::Flag:
        return GroupCell::Kind::Distinct;
    case Kind::Name: // nearly all differ
    case Kind::Identifier:
    case Kind::Percent: // a sum has no sense
    case Kind::Duration:
    case Kind::Structure:
        break;
    }
    return GroupCell::Kind::None;
}

// Adds up numbers or shares; what is neither has no value.
class Sums
{
public:
    bool add(const Raw &cell, qint64 times)
    {
        if (const auto *whole = std::get_if<std::int64_t>(&cell))
            m_first.add(*whole, times);
        else if (const auto *number = std::get_if<double>(&cell); number && std::isfinite(*number))
            m_first.add(*number, times);
        else if (const auto *gpus = std::get_if<table::GpuShare>(&cell))
            add(*gpus, times);
        else if (const auto *pods = std::get_if<table::PodShare>(&cell))
            add(*pods, times);
        else
            return false;
        m_isOfDoubles |= std::holds_alternative<double>(cell);
        m_any = true;
        return true;
    }

    [[nodiscard]] table::Value value() const
    {
        if (!m_any)
            return {};
        if (m_isOfGpus)
            return table::GpuShare{m_first.value(), m_lacksSecond ? -1 : m_second.value(),
                                   m_lacksThird ? -1 : m_third.value()};
        if (m_isOfPods)
            return table::PodShare{m_first.whole(), m_second.whole(), m_third.whole()};
        if (!m_isOfDoubles && m_first.isWhole())
            return m_first.whole();
        return m_first.value();
    }

private:
    void add(const table::GpuShare &gpus, qint64 times)
    {
        m_isOfGpus = true;
        m_first.add(gpus.allocated, times);
        // Below 0 they are unknown, or there is no quota: then there is none of all of them.
        m_lacksSecond |= gpus.requested < 0;
        m_lacksThird |= gpus.idle < 0 && gpus.allocated > 0;
        m_second.add(std::max(0.0, gpus.requested), times);
        m_third.add(std::max(0.0, gpus.idle), times);
    }
    void add(const table::PodShare &pods, qint64 times)
    {
        m_isOfPods = true;
        m_first.add(pods.running, times);
        m_second.add(pods.requested, times);
        m_third.add(pods.requestedMax, times);
    }

    ExactSum m_first;
    ExactSum m_second;
    ExactSum m_third;
    bool m_any = false;
    bool m_isOfDoubles = false;
    bool m_isOfGpus = false;
    bool m_isOfPods = false;
    bool m_lacksSecond = false;
    bool m_lacksThird = false;
};

bool isAbsentCell(const Raw &cell)
{
    return std::holds_alternative<std::monostate>(cell);
}

// Of a text or an id.
std::string bytesOf(const Raw &cell)
{
    if (const auto *text = std::get_if<std::string_view>(&cell))
        return std::string(*text);
    const auto *uuid = std::get_if<base::Uuid>(&cell);
    const std::array<char, 36> digits = uuid ? uuid->digits() : std::array<char, 36>();
    return uuid ? std::string(digits.data(), digits.size()) : std::string();
}

} // namespace

table::Value shownValue(const Store &store, std::size_t column, std::size_t row, const Names &clusters)
{
    const Column *cells = store.column(column);
    const Raw cell = cells ? cells->raw(row) : Raw();
    if (store.columns()[column].kind != table::Kind::Reference || isAbsentCell(cell))
        return table::toValue(cell);
    const QString id = QString::fromStdString(bytesOf(cell));
    if (const Column *names = store.names(column)) {
        const QString name = QString::fromStdString(bytesOf(names->raw(row)));
        return table::Reference{id, name == id ? QString() : name};
    }
    const bool isCluster = catalog::isClusterKey(QString::fromLatin1(store.columns()[column].key));
    const auto name = isCluster ? clusters.find(bytesOf(cell)) : clusters.end();
    return table::Reference{id, name == clusters.end() ? QString() : QString::fromStdString(name->second)};
}

CellSummary::CellSummary(const Store &store, std::size_t column, const Names &clusters, GroupCache &cache,
                         const std::stop_token &stop)
    : m_store(store)
    , m_index(column)
    , m_clusters(clusters)
    , m_column(store.columns()[column].isRest ? nullptr : store.column(column))
    , m_kind(kindOf(store.columns()[column].kind))
{
    if (m_column && m_column->isCoded()) {
        m_counts.resize(m_column->entries());
        m_absent = 0;
    } else if (m_column && (m_kind == Kind::Distinct || m_kind == Kind::States)) {
        m_codes = cache.codes(store, column, stop);
        if (!m_codes) // it was asked to stop
            m_column = nullptr;
        else
            m_counts.resize(m_codes->entries);
        m_absent = m_codes ? m_codes->absent : std::nullopt;
    }
}

// Each value once.
std::vector<CellSummary::Found> CellSummary::foundIn(std::span<const std::uint32_t> rows)
{
    std::vector<Found> found;
    const auto count = [&](const auto &codes) {
        for (const std::uint32_t row : rows) {
            if (m_counts[codes[row]]++ == 0)
                found.push_back({codes[row], row, 0});
        }
    };
    if (m_codes)
        count(m_codes->of);
    else
        m_column->withCodes(count);
    for (Found &one : found)
        one.times = std::exchange(m_counts[one.code], 0);
    return found;
}

void CellSummary::addDistinct(GroupCell &cell, const std::vector<Found> &found) const
{
    const auto absent = m_absent ? std::ranges::find(found, *m_absent, &Found::code) : found.end();
    cell.absent = absent == found.end() ? 0 : absent->times;
    cell.count = qint64(found.size()) - (absent == found.end() ? 0 : 1);
    cell.kind = cell.count == 0 ? Kind::None : Kind::Distinct;
    if (cell.count != 1 || found.size() != 1)
        return;
    cell.kind = Kind::Same;
    cell.value = shownValue(m_store, m_index, found.front().row, m_clusters);
}

GroupCell CellSummary::of(std::span<const std::uint32_t> rows)
{
    GroupCell cell;
    if (!m_column || m_kind == Kind::None)
        return cell;
    cell.kind = m_kind;
    Sums sums;
    std::optional<std::int64_t> oldest;
    const auto add = [&](const Raw &value, qint64 times) {
        const auto *time = std::get_if<std::int64_t>(&value);
        if (m_kind == Kind::Oldest && time)
            oldest = std::min(oldest.value_or(*time), *time);
        if (m_kind == Kind::Oldest ? !time : !sums.add(value, times))
            cell.absent += times;
    };
    if (m_kind == Kind::Distinct) {
        addDistinct(cell, foundIn(rows));
        return cell;
    }
    if (!m_column->isCoded() && m_kind != Kind::States) {
        for (const std::uint32_t row : rows)
            add(m_column->raw(row), 1);
    } else {
        for (const Found &one : foundIn(rows)) {
            const Raw value = m_column->raw(one.row);
            if (m_kind != Kind::States)
                add(value, one.times);
            else if (isAbsentCell(value))
                cell.absent += one.times;
            else
                cell.states.push_back({QString::fromStdString(bytesOf(value)), one.times});
        }
    }
    std::ranges::sort(cell.states, [](const GroupCell::State &one, const GroupCell::State &other) {
        return one.rows != other.rows ? one.rows > other.rows : one.word < other.word;
    });
    if (m_kind == Kind::Sum)
        cell.value = sums.value();
    else if (oldest)
        cell.value = *oldest;
    const bool isOfValue = m_kind == Kind::Sum || m_kind == Kind::Oldest;
    if ((isOfValue && std::holds_alternative<std::monostate>(cell.value))
        || (m_kind == Kind::States && cell.states.empty()))
        cell.kind = Kind::None;
    return cell;
}

std::optional<double> CellSummary::orderOf(const GroupCell &cell)
{
    switch (cell.kind) {
    case Kind::Sum:
    case Kind::Oldest:
        if (const auto *whole = std::get_if<std::int64_t>(&cell.value))
            return double(*whole);
        if (const auto *number = std::get_if<double>(&cell.value))
            return *number;
        if (const auto *gpus = std::get_if<table::GpuShare>(&cell.value))
            return gpus->allocated;
        if (const auto *pods = std::get_if<table::PodShare>(&cell.value))
            return double(pods->running);
        return {};
    case Kind::Distinct:
        return double(cell.count);
    case Kind::Same:
        return 1;
    case Kind::None:
    case Kind::States:
        return {};
    }
    return {};
}

} // namespace replica
