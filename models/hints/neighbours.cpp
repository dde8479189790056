// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hints/neighbours.h"

#include "models/base/durations.h"

#include <QDateTime>

#include <algorithm>

namespace hints {
namespace {

constexpr std::int64_t comparedMs = 6 * base::hourMs;

} // namespace

Neighbours::Neighbours(api::Client &client, const std::shared_ptr<metrics::Memory> &memory, QObject *parent)
    : QObject(parent)
    , m_nowMs([] { return QDateTime::currentMSecsSinceEpoch(); })
    , m_reader(new NodesReader(client, memory, this))
{
    connect(m_reader, &NodesReader::finished, this, &Neighbours::take);
}

void Neighbours::setClock(const Neighbourhood::Clock &nowMs)
{
    m_nowMs = nowMs;
    m_reader->setClock(nowMs);
}

void Neighbours::want(const std::vector<metrics::Subject> &subjects)
{
    m_wanted.clear();
    for (const metrics::Subject &subject : subjects) {
        const bool isChecked = subject.scope == metrics::Scope::Workload || subject.scope == metrics::Scope::Pod;
        if (isChecked && std::ranges::find(m_wanted, subject.id, &metrics::Subject::id) == m_wanted.end())
            m_wanted.push_back(subject);
    }
    if (!m_reader->isReading())
        readIfNeeded();
}

bool Neighbours::isFresh(const Known &known, std::int64_t now)
{
    // The clock may turn out to be wrong, also while it is being read.
    if (now < known.check.range.toMs)
        return false;
    return now - known.takenMs < (known.check.gap == Gap::Unread ? retryMs : freshMs);
}

void Neighbours::readIfNeeded()
{
    const std::int64_t now = m_nowMs();
    std::vector<metrics::Subject> needed;
    for (const metrics::Subject &subject : m_wanted) {
        const auto known = m_known.find(subject.id);
        const bool isKnown = known != m_known.end() && known->second.check.subject.endedMs == subject.endedMs
            && known->second.check.subject.isWaiting == subject.isWaiting;
        if (!isKnown || !isFresh(known->second, now))
            needed.push_back(subject);
    }
    if (!needed.empty())
        m_reader->read(needed, {now - comparedMs, now});
}

void Neighbours::take()
{
    std::erase_if(m_known, [this](const auto &known) {
        return std::ranges::find(m_wanted, known.first, &metrics::Subject::id) == m_wanted.end();
    });
    const std::vector<NeighbourCheck> checks = m_reader->checks();
    for (const NeighbourCheck &check : checks)
        m_known[check.subject.id] = {check, m_nowMs()};
    Q_EMIT changed();
    if (!m_reader->isReading())
        readIfNeeded();
}

std::vector<NeighbourCheck> Neighbours::checks() const
{
    std::vector<NeighbourCheck> checks;
    for (const metrics::Subject &subject : m_wanted) {
        if (const auto known = m_known.find(subject.id); known != m_known.end())
            checks.push_back(known->second.check);
    }
    return checks;
}

} // namespace hints
