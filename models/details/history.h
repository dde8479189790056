// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/resource.h"
#include "models/details/ondemand.h"

#include <QList>

namespace catalog {

// One entry of a workload's history.
struct HistoryEntry
{
    enum class What { Phase, Event };

    What what = What::Event;
    QString name; // the server's name of a phase, or the reason of an event
    QString message; // secrets masked
    QString object; // the object of an event: "Pod llama3-0"
    bool isWarning = false;
    qint64 timeMs = api::absentTime; // of the last occurrence of a repeated event
    qint64 firstMs = api::absentTime; // of the first occurrence
    int count = 1;
    qint64 untilMs = api::absentTime; // of a phase; absent = it is the current one

    friend bool operator==(const HistoryEntry &, const HistoryEntry &) = default;
};

// Newest first; equal events of one object are merged into one entry with a count, phases get an end.
[[nodiscard]] QList<HistoryEntry> historyOf(const api::Page<api::HistoryRecord> &page);
[[nodiscard]] QList<HistoryEntry> historyOf(const api::Page<api::WorkloadEvent> &page);

// The history of one object, by default of a workload. If the control plane has no history, only events are requested.
class History final : public OnDemand
{
    Q_OBJECT

public:
    explicit History(api::Client &client, QObject *parent = nullptr,
                     const HistoryOperations &operations
                     = {api::Operation::WorkloadHistory, api::Operation::WorkloadEvents});

    [[nodiscard]] const QList<HistoryEntry> &entries() const { return m_entries; }
    [[nodiscard]] bool hasPhases() const { return !m_eventsOnly; }

private:
    table::Ticket send(const base::Key &workload, int limit, base::Urgency priority) override;
    void forget() override { m_entries.clear(); }
    template<class Result> void answered(const Result &result);

    HistoryOperations m_operations;
    bool m_eventsOnly = false;
    QList<HistoryEntry> m_entries;
};

} // namespace catalog
