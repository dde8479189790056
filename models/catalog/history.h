// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/client.h"
#include "models/table/source.h"

#include <QList>
#include <QObject>

#include <optional>

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

// The history of one workload, a page at a time. A control plane that keeps no history is asked for events alone.
// Loads only between setWanted(true) and setWanted(false): while it is on screen. GUI thread.
class History final : public QObject
{
    Q_OBJECT

public:
    static constexpr int step = 50; // records more on demand

    explicit History(api::Client &client, QObject *parent = nullptr);

    void setWorkload(api::Id id); // absent = none; another one forgets all
    void setWanted(bool wanted);
    void refresh(); // what is there stays until the answer
    void loadMore();

    [[nodiscard]] const QList<HistoryEntry> &entries() const { return m_entries; }
    [[nodiscard]] bool hasMore() const { return m_hasMore; }
    [[nodiscard]] bool isLoading() const { return m_call.isActive(); }
    [[nodiscard]] bool hasAnswer() const { return m_hasAnswer; }
    [[nodiscard]] bool hasPhases() const { return !m_eventsOnly; } // false: this control plane tells events alone
    [[nodiscard]] const std::optional<table::Problem> &problem() const { return m_problem; }

Q_SIGNALS:
    void changed();

private:
    void ask(api::Priority priority);
    template<class Result> void answered(const Result &result);
    void fail(const api::Error &error);

    api::Client &m_client;
    api::Id m_id;
    int m_limit = step;
    bool m_isWanted = false;
    bool m_isDue = false;
    bool m_hasMore = false;
    bool m_hasAnswer = false;
    bool m_eventsOnly = false;
    QList<HistoryEntry> m_entries;
    std::optional<table::Problem> m_problem;
    api::Call m_call;
};

} // namespace catalog
