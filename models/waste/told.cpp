// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/waste/told.h"

using namespace Qt::StringLiterals;

namespace waste {

ToldList ToldList::from(const QStringList &words, std::int64_t nowMs)
{
    ToldList list;
    for (const QString &word : words) {
        const qsizetype first = word.indexOf(u' ');
        const qsizetype second = word.indexOf(u' ', first + 1);
        bool isNumber = false;
        const qint64 time = first < 1 ? 0 : word.left(first).toLongLong(&isNumber);
        const base::Key workload = base::Key::fromText(word.sliced(second + 1));
        if (isNumber && second > first + 1 && !workload.isNull() && time > nowMs - longestMs
            && list.m_entries.size() < most)
            list.m_entries.append({word.sliced(first + 1, second - first - 1), workload, time});
    }
    return list;
}

QStringList ToldList::words() const
{
    QStringList words;
    for (const Entry &entry : m_entries)
        words << QString::number(entry.toldMs) + u' ' + entry.connection + u' ' + entry.workload.toString();
    return words;
}

void ToldList::tell(const QString &connection, const base::Key &workload, std::int64_t nowMs)
{
    m_entries.removeIf(
        [&](const Entry &entry) { return entry.connection == connection && entry.workload == workload; });
    m_entries.prepend({connection, workload, nowMs});
    if (m_entries.size() > most)
        m_entries.resize(most);
}

Told ToldList::of(const QString &connection) const
{
    Told told;
    for (const Entry &entry : m_entries) {
        if (entry.connection == connection)
            told.insert(entry.workload, entry.toldMs);
    }
    return told;
}

} // namespace waste
