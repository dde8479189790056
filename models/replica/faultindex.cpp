// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/faultindex.h"

#include <algorithm>

namespace replica {

void FaultIndex::add(std::size_t row, const table::ReadFaults &faults)
{
    for (const table::ReadFaults::Field &field : faults.fields) {
        auto at = std::ranges::find(m_fields, field.key, &table::ReadFaults::Field::key);
        if (at == m_fields.end())
            at = m_fields.insert(at, {field.key, 0, field.path, field.text});
        const auto index = std::uint32_t(at - m_fields.begin());
        m_values.insert(m_values.end(), std::size_t(field.count), {std::uint32_t(row), index});
    }
    m_values.insert(m_values.end(), std::size_t(faults.rowsWithoutId), {std::uint32_t(row), noId});
}

table::ReadFaults FaultIndex::of(std::span<const std::uint32_t> rows) const
{
    table::ReadFaults faults{.rows = qint64(rows.size())};
    if (m_values.empty())
        return faults;
    std::vector<table::ReadFaults::Field> fields = m_fields;
    for (const std::uint32_t row : rows) {
        auto value = std::ranges::lower_bound(m_values, row, {}, &std::pair<std::uint32_t, std::uint32_t>::first);
        for (; value != m_values.end() && value->first == row; ++value) {
            if (value->second == noId)
                ++faults.rowsWithoutId;
            else
                ++fields[value->second].count;
        }
    }
    for (table::ReadFaults::Field &field : fields) {
        if (field.count > 0)
            faults.fields.append(std::move(field));
    }
    return faults;
}

std::vector<std::uint32_t> FaultIndex::rows() const
{
    std::vector<std::uint32_t> rows;
    for (const auto &value : m_values) {
        if (rows.empty() || rows.back() != value.first)
            rows.push_back(value.first);
    }
    return rows;
}

std::size_t FaultIndex::byteCount() const
{
    return m_values.capacity() * sizeof m_values[0];
}

} // namespace replica
