// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/client.h"
#include "models/catalog/catalog.h"
#include "models/catalog/groupedrows.h"
#include "models/catalog/reportingclusters.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace catalog {

// Telemetry by group, e.g. the allocated GPUs of each cluster: one request for a figure of all groups; and numbers from
// the rows of other lists. Numbers stay
// until newer ones arrive. GUI thread; destroying it cancels the requests.
class GroupedFigures
{
public:
    // Of which clusters there are numbers. Reporting is for figures with two groups, of which the first is the cluster.
    enum class Clusters : std::uint8_t { All, Reporting };
    // `client` must outlive this object.
    GroupedFigures(api::Client &client, std::span<const Figure> figures, Clusters clusters = Clusters::All);
    // A number of each group from another list, and the columns that it is in. Before the first read.
    void add(std::unique_ptr<GroupedRows> rows, const table::ColumnSet &columns);

    // Requests the figures that the control plane may have, unless they are being requested. `done` is called once,
    // when none is missing any more, provided that `context` still exists and nobody else reads meanwhile. Rows come
    // first.
    void read(base::Urgency urgencyOfRows, QObject *context, std::function<void()> done);

    [[nodiscard]] bool isReading() const;
    [[nodiscard]] bool isKnown() const; // each was answered or refused at least once
    // The group is called by its value or its name. NaN if there is no such group, or nothing is known; `otherwise` if
    // the answer has other groups only.
    [[nodiscard]] double number(std::size_t figure, const QString &group, double otherwise = api::absentNumber) const;
    // Of figures with two groups, e.g. of the node of that name in the cluster with that id.
    [[nodiscard]] double number(std::size_t figure, const QString &group, const QString &within,
                                double otherwise = api::absentNumber) const;
    [[nodiscard]] const GroupedRows &rows(std::size_t list) const { return *m_lists[list].rows; } // as they were added
    // All groups of a figure, by their values; of figures with one group, the second is empty.
    [[nodiscard]] const QList<std::pair<QString, QString>> &groups(std::size_t figure) const
    {
        return m_entries[figure].groups;
    }
    // Why figures were refused; absent if none was.
    [[nodiscard]] const std::optional<table::Problem> &problem() const { return m_problem; }
    // What is missing in `columns`, all of which have numbers from here.
    [[nodiscard]] table::Lack lackIn(const table::ColumnSet &columns) const;

private:
    using Answer = api::Result<api::PagePtr<api::TelemetryValue>>;
    struct Entry
    {
        Figure figure;
        QHash<QString, double> numbers = {};
        QList<std::pair<QString, QString>> groups = {};
        bool isKnown = false;
        bool isAsked = false;
        api::Call call = {};
    };
    struct List
    {
        std::unique_ptr<GroupedRows> rows;
        table::ColumnSet columns;
    };
    [[nodiscard]] static api::Feature featureOf(const Figure &figure);
    [[nodiscard]] static QStringList groupsOf(const Figure &figure);
    void take(Entry &entry, const Answer &answer);
    static void clear(Entry &entry);
    void finishIfRead();
    static void note(Entry &entry, const api::TextPool &texts, const api::TelemetryValue &value);

    api::Client &m_client;
    QObject m_own;
    std::vector<Entry> m_entries;
    std::vector<List> m_lists;
    std::unique_ptr<ReportingClusters> m_reporting; // null = the numbers are those of all clusters
    QPointer<QObject> m_context;
    std::function<void()> m_done;
    std::optional<table::Problem> m_problem;
};

} // namespace catalog
