// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"
#include "models/catalog/reportingclusters.h"
#include "models/table/source.h"
#include "models/waste/holders.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <memory>
#include <optional>

namespace waste {

// A workload with idle GPUs, as its list tells it.
struct IdleWorkload
{
    base::Key id;
    QString name;
    QString user; // who submitted it; may be empty
    QString projectId;
    QString projectName;
    base::Key clusterId;
    QStringList nodePools; // it runs in; may be empty
    table::GpuShare gpus; // allocated, requested, idle: without a use for more than 5 minutes
    Fields fields = {};
};

// Reads which workloads have idle GPUs now, all of them, most idle GPUs first. Those of clusters that do not report are
// left out: nobody knows whether they are idle still. `client` and `names` must outlive it.
// GUI thread; destroying it cancels.
class IdleNow final : public QObject
{
    Q_OBJECT

public:
    IdleNow(api::Client &client, const catalog::ClusterNames &names, QObject *parent = nullptr);
    ~IdleNow() override;

    void refresh(); // does nothing while it reads
    [[nodiscard]] bool isLoading() const { return m_isLoading; }
    [[nodiscard]] bool isKnown() const { return m_isKnown; } // it was read at least once
    // Of the last attempt, e.g. an older control plane that does not tell; earlier rows stay.
    [[nodiscard]] const std::optional<table::Problem> &problem() const { return m_problem; }
    [[nodiscard]] const QList<IdleWorkload> &workloads() const { return m_workloads; }
    [[nodiscard]] const IdleWorkload *find(const base::Key &id) const; // null if it has no idle GPU
    [[nodiscard]] double idleGpus() const;
    // With idle GPUs when their clusters reported last; not among the others.
    [[nodiscard]] int leftOut() const { return m_leftOut; }
    [[nodiscard]] bool isWhole() const
    {
        return m_isWhole;
    } // else rows moved while they were read: some may be missing

Q_SIGNALS:
    void changed();

private:
    void ask();
    void end();
    void take(const table::PageAnswer &answer);

    std::unique_ptr<table::TableSource> m_list;
    catalog::ReportingClusters m_reporting;
    table::Ticket m_ticket;
    bool m_isLoading = false;
    bool m_isListRead = false; // by the read in progress
    qint64 m_offset = 0; // of its next page
    QSet<base::Key> m_seen; // in it
    bool m_hasRepeats = false; // in it
    QList<IdleWorkload> m_reading; // its rows so far
    QList<IdleWorkload> m_workloads;
    QHash<base::Key, qsizetype> m_places;
    std::optional<table::Problem> m_problem;
    bool m_isKnown = false;
    bool m_isWhole = true;
    int m_leftOut = 0;
};

} // namespace waste
