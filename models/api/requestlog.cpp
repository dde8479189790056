// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/requestlog.h"

#include <QList>
#include <QLoggingCategory>

#include <algorithm>

namespace api {
namespace {

// Off unless QT_LOGGING_RULES contains binnacle.requests=true. No address, id, name, token or body.
Q_LOGGING_CATEGORY(requests, "binnacle.requests", QtWarningMsg)

QLatin1StringView latin1(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

void print(const RequestRecord &record)
{
    const Endpoint &asked = endpoint(record.operation);
    const qint64 bytes = record.wireBytes >= 0 ? record.wireBytes : record.bodyBytes;
    qCInfo(requests).noquote() << latin1(asked.method) << latin1(asked.path)
                               << (record.status > 0 ? QByteArray::number(record.status) : QByteArray("-"))
                               << record.totalMs << "ms" << std::max<qint64>(bytes, 0) << "bytes";
}

} // namespace

void RequestLog::add(RequestRecord record)
{
    print(record);
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
