// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"
#include "models/csv/cells.h"
#include "models/waste/question.h"

#include <cmath>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace waste {

using ClusterName = std::function<QString(const base::Key &)>; // empty if unknown

// One line of a file.
class CsvRow
{
public:
    CsvRow(std::string &out, const csv::FileFormat &format)
        : m_out(out)
        , m_format(format)
    {
    }
    ~CsvRow() { m_out += csv::lineEnd; }
    CsvRow(const CsvRow &) = delete;
    CsvRow &operator=(const CsvRow &) = delete;

    CsvRow &text(std::string_view utf8)
    {
        next();
        csv::appendText(m_out, utf8, m_format);
        return *this;
    }
    CsvRow &text(const char *ascii) { return text(std::string_view(ascii)); }
    CsvRow &text(const QString &unicode) { return text(std::string_view(unicode.toStdString())); }
    CsvRow &id(const base::Key &key) { return text(key.toString()); }
    CsvRow &count(std::int64_t number)
    {
        next();
        csv::appendInteger(m_out, number);
        return *this;
    }
    // Empty for NaN. No sample is as exact as the digits of a double.
    CsvRow &number(double number, double perUnit = 10'000)
    {
        next();
        csv::appendNumber(m_out, std::round(number * perUnit) / perUnit, m_format.decimal);
        return *this;
    }
    CsvRow &time(std::int64_t ms)
    {
        next();
        if (ms != api::absentTime)
            csv::appendTime(m_out, ms, m_format.times);
        return *this;
    }
    CsvRow &none()
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

using CsvKeys = std::vector<std::string_view>;

// With the zone of local times: keys that end with At or From.
void writeHeader(CsvRow &row, const CsvKeys &keys, const csv::FileFormat &format);

// What identifies a group: "(unknown)" and "(several)" as in Group::Kind.
[[nodiscard]] CsvKeys groupKeys(GroupBy by); // not for workloads
void writeGroup(CsvRow &row, const Group &group, const ClusterName &clusterName);
void writeCluster(CsvRow &row, const base::Key &id, const ClusterName &clusterName);

} // namespace waste
