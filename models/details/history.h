// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/details/ondemand.h"

#include <QList>

namespace catalog {

// One line of what happened to a workload.
struct HistoryEntry
{
    enum class What { Phase, Event };

    What what = What::Event;
    QString name; // the server's word for a phase, or the reason of an event
    QString message; // secrets masked
    QString object; // whom an event is about: "Pod llama3-0"
    bool isWarning = false;
    qint64 timeMs = api::absentTime; // of the last one, where an event was repeated
    qint64 firstMs = api::absentTime; // of the first
    int count = 1;
    qint64 untilMs = api::absentTime; // of a phase; absent = it lasts

    friend bool operator==(const HistoryEntry &, const HistoryEntry &) = default;
};

// Newest first; equal events of one object become one entry with a count, phases get their ends.
[[nodiscard]] QList<HistoryEntry> historyOf(const api::Page<api::HistoryRecord> &page);
[[nodiscard]] QList<HistoryEntry> historyOf(const api::Page<api::WorkloadEvent> &page);

// The history of one workload. A control plane that keeps no history is asked for events alone.
class History final : public OnDemand
{
    Q_OBJECT

public:
    explicit History(api::Client &client, QObject *parent = nullptr);

    [[nodiscard]] const QList<HistoryEntry> &entries() const { return m_entries; }
    [[nodiscard]] bool hasPhases() const { return !m_eventsOnly; }

private:
    api::Call send(const base::Key &workload, int limit, base::Urgency priority) override;
    void forget() override { m_entries.clear(); }
    template<class Result> void answered(const Result &result);

    bool m_eventsOnly = false;
    QList<HistoryEntry> m_entries;
};

} // namespace catalog
