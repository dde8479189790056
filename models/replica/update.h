// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/changekeys.h"
#include "models/replica/merge.h"
#include "models/replica/reading.h"

#include <QObject>

#include <set>

namespace replica {

[[nodiscard]] bool isNarrowed(const table::ListQuery &query); // it does not select all objects

// Reads what has changed in a list since a time: one short list after the other. Lives in one thread; destroying it
// cancels.
class Update final
{
public:
    using Maker = std::function<std::unique_ptr<table::TableSource>()>;
    struct Order
    {
        table::ListQuery selection; // the list
        std::int64_t since = 0; // ms UTC by the clock of the server
        bool withUnended = false; // also reads what has not ended
    };

    // `refused`: keys of times that the control plane has refused or ignored, which are not asked for again; the update
    // adds to them. All references must outlive the update. `done` is called once, and may destroy it.
    Update(const Maker &makeSource, const catalog::ChangeKeys &keys, Order order, std::set<QString> &refused,
           Workers &workers, std::function<void()> done);

    void start();

    [[nodiscard]] const std::optional<table::Problem> &problem() const { return m_problem; } // nothing is known then
    [[nodiscard]] Changes &changes() { return m_changes; }
    [[nodiscard]] qint64 startedAtMs() const { return m_startedAtMs; } // by the clock of this computer
    [[nodiscard]] bool tellsChanges() const { return m_tellsChanges; } // all that any time can tell
    [[nodiscard]] bool tellsDeleted() const { return m_tellsDeleted; }
    [[nodiscard]] bool hasUnended() const { return m_hasUnended; }

private:
    enum class Part {
        Touched, // what has changed, whether it is still in the list or not
        Changed, // what has changed of the list
        Deleted,
        Unended,
    };
    struct Step
    {
        Part part;
        QStringList keys; // one of them is enough
    };

    [[nodiscard]] std::optional<table::ListQuery> queryOf(const Step &step, const QString &key) const;
    [[nodiscard]] static QString nameOf(const Step &step, const QString &key);
    [[nodiscard]] static bool isRefused(const Step &step, const table::Problem &problem);
    void next();
    void lack(const Step &step);
    void finish();
    void read(const table::ListQuery &query, const QString &key);
    void take();

    const Maker &m_makeSource;
    std::unique_ptr<table::TableSource> m_source; // tells what can be asked for
    Order m_order;
    std::set<QString> &m_refused;
    Workers &m_workers;
    std::function<void()> m_done;
    QObject m_context;
    std::optional<table::ListQuery> m_unended;
    std::vector<Step> m_steps; // the next one last
    std::unique_ptr<Reading> m_reading; // of the last step
    QString m_key; // of the reading
    bool m_hasNews = false;
    std::set<QString> m_touchedBy; // keys of what was touched, without what of it was read of the list by the same key
    qint64 m_startedAtMs = 0;
    Changes m_changes;
    std::optional<table::Problem> m_problem;
    bool m_tellsChanges = true;
    bool m_tellsDeleted = false;
    bool m_hasUnended = false;
};

} // namespace replica
