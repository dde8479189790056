// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/requestlog.h"

#include <QList>

#include <algorithm>

namespace api {

void RequestLog::add(RequestRecord record)
{
    const std::lock_guard lock(m_mutex);
    record.number = ++m_lastNumber;
    m_records.push_back(std::move(record));
    if (m_records.size() > capacity)
        m_records.pop_front();
}

void RequestLog::setLoad(const RequestLoad &load)
{
    const std::lock_guard lock(m_mutex);
    m_load = load;
}

std::vector<RequestRecord> RequestLog::after(std::uint64_t number) const
{
    const std::lock_guard lock(m_mutex);
    const auto from = std::ranges::upper_bound(m_records, number, {}, &RequestRecord::number);
    return {from, m_records.end()};
}

std::uint64_t RequestLog::lastNumber() const
{
    const std::lock_guard lock(m_mutex);
    return m_lastNumber;
}

RequestLoad RequestLog::load() const
{
    const std::lock_guard lock(m_mutex);
    return m_load;
}

QByteArray queryKeysOf(const QByteArray &target)
{
    const qsizetype begin = target.indexOf('?') + 1;
    QByteArray keys;
    if (begin == 0)
        return keys;
    for (const QByteArray &item : target.sliced(begin).split('&')) {
        const qsizetype end = item.indexOf('=');
        if (!keys.isEmpty())
            keys += '&';
        keys += end < 0 ? item : item.first(end);
    }
    return keys;
}

} // namespace api
