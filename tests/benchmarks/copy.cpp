// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/catalog.h"
#include "models/catalog/pods.h"
#include "models/replica/groups.h"
#include "models/replica/reading.h"
#include "tests/benchmarks/cases.h"
#include "tests/benchmarks/controlplane.h"

#include <QSet>
#include <QSortFilterProxyModel>

#include <array>

using namespace Qt::StringLiterals;

namespace bench {

namespace {

constexpr std::array shownColumns{"name",     "k8sPhase",        "workloadName", "projectName",
                                  "nodeName", "currentNodePool", "createdAt",    "completedAt"};

std::size_t columnOf(const replica::Store &store, const char *key)
{
    return replica::sortColumn(store, QString::fromLatin1(key)).value();
}

// The same rows as a Qt program holds them: a value for each cell, texts that repeat shared.
class PlainModel final : public QAbstractTableModel
{
public:
    explicit PlainModel(const replica::Store &store)
        : m_rows(int(store.size()))
    {
        QSet<QString> texts;
        for (const char *key : shownColumns) {
            const replica::Column &column = *store.column(columnOf(store, key));
            std::vector<QVariant> &cells = m_columns.emplace_back();
            cells.reserve(store.size());
            for (std::size_t row = 0; row < store.size(); ++row) {
                const table::Value value = table::toValue(column.raw(row));
                if (const auto *text = std::get_if<QString>(&value))
                    cells.emplace_back(*texts.insert(*text));
                else if (const auto *number = std::get_if<std::int64_t>(&value))
                    cells.emplace_back(qlonglong(*number));
                else
                    cells.emplace_back();
            }
        }
    }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_rows; }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_columns.size());
    }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override
    {
        return role == Qt::DisplayRole ? m_columns[std::size_t(index.column())][std::size_t(index.row())] : QVariant();
    }

private:
    int m_rows;
    std::vector<std::vector<QVariant>> m_columns;
};

struct Read
{
    std::shared_ptr<const replica::Store> store;
    double rowsPerSecond = 0;
};

Read readAll(const Settings &settings)
{
    const ControlPlane server(settings, settings.manyRows(), ControlPlane::Answers::Live);
    session::Session session(server.connection());
    const catalog::ClusterNames names;
    replica::Workers workers;
    replica::Reading reading(catalog::makeSource(catalog::podResource, session.client(), names), {}, replica::fullPace,
                             workers, [] {});
    reading.start();
    spinUntil([&reading] { return reading.store() || reading.problem(); }, 1'200'000, u"The list was not read."_s);
    if (reading.problem() || reading.store()->size() != std::size_t(settings.manyRows()))
        throw Failure(u"The list was not read wholly."_s);
    return {reading.store(), double(reading.rows()) * 1000 / double(reading.elapsedMs())};
}

void measureSort(const Settings &settings, Report &report, const replica::Store &store, PlainModel &plain,
                 std::size_t shown, double goal)
{
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&plain);
    const char *key = shownColumns[shown];
    Figure figure{u"%L1 pods sorted by %2"_s.arg(store.size()).arg(QLatin1StringView(key)),
                  u"ms"_s,
                  u"QSortFilterProxyModel over the same rows"_s,
                  {},
                  {},
                  goal,
                  {}};
    bool descending = false;
    table::ListQuery query;
    query.sortKey = QString::fromLatin1(key);
    std::size_t rows = 0;
    interleave(
        settings.rounds(3), figure,
        [&] {
            descending = !descending;
            return milliseconds([&] { proxy.sort(int(shown), descending ? Qt::DescendingOrder : Qt::AscendingOrder); });
        },
        [&] {
            query.descending = !query.descending;
            return milliseconds([&] { rows = replica::arrange(store, query, {}).value().rows.size(); });
        });
    if (rows != store.size())
        throw Failure(u"Rows got lost while sorting."_s);
    report.add(figure);
}

void measureFilter(Report &report, const replica::Store &store, PlainModel &plain)
{
    // Of a name in the middle, so that few rows match.
    const table::Value name = table::toValue(store.column(columnOf(store, "name"))->raw(store.size() / 2));
    const QString part = std::get<QString>(name).right(7);
    Figure figure{u"%L1 pods filtered by a part of any column"_s.arg(store.size()),
                  u"ms"_s,
                  u"QSortFilterProxyModel over %1 columns"_s.arg(shownColumns.size()),
                  {},
                  {},
                  0.002,
                  {}};
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&plain);
    proxy.setFilterKeyColumn(-1);
    proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
    // The proxy filters when it is asked for rows.
    std::ignore = proxy.rowCount();
    figure.baseline.push_back(milliseconds([&] {
        proxy.setFilterFixedString(part);
        std::ignore = proxy.rowCount();
    }));
    table::ListQuery query;
    query.search = part;
    std::size_t found = 0;
    constexpr int rounds = 5;
    for (int i = 0; i < rounds; ++i)
        figure.ours.push_back(milliseconds([&] { found = replica::arrange(store, query, {}).value().rows.size(); }));
    if (found < std::size_t(proxy.rowCount()) || found == 0)
        throw Failure(u"%1 rows were found instead of %2."_s.arg(found).arg(proxy.rowCount()));
    figure.note = u"%L1 rows found; the baseline ran once, it takes long"_s.arg(found);
    report.add(figure);
}

// From the query to what the first page of a table shows, as after a click: with nothing known before.
void measureGroups(const Settings &settings, Report &report, const std::shared_ptr<const replica::Store> &store)
{
    table::ListQuery query;
    query.groupBy = {u"projectName"_s, u"workloadId"_s};
    constexpr int pageRows = 200;
    Figure figure{u"first groups of %L1 pods by project and workload, with sums"_s.arg(store->size()),
                  u"ms"_s,
                  {},
                  {},
                  {},
                  150,
                  {}};
    std::shared_ptr<const replica::Groups> groups;
    const auto make = [&](const replica::OpenGroups &open) {
        groups = replica::Groups::make(store, replica::arrange(*store, query, {}).value().rows, query, {}, open,
                                       std::make_shared<replica::GroupCache>());
    };
    qint64 rows = 0;
    for (int i = 0; i < settings.rounds(3); ++i)
        figure.ours.push_back(milliseconds([&] {
            make({});
            rows = groups->lines(0, pageRows).front().group->rows;
        }));
    if (rows != qint64(store->size()))
        throw Failure(u"Rows got lost in groups."_s);
    const std::int64_t closed = groups->size();
    const double all = milliseconds([&] { make({.all = true}); });
    figure.note
        = u"%L1 lines; %L2 with all groups open, in %3 ms"_s.arg(closed).arg(groups->size()).arg(all, 0, 'f', 0);
    report.add(figure);
}

} // namespace

void runCopy(const Settings &settings, Report &report)
{
    const Read read = readAll(settings);
    const replica::Store &store = *read.store;
    const double json = double(store.json().byteCount());
    const double bytes = (double(store.byteCount()) - json) / double(store.size());
    report.add(
        {u"bytes per pod in a local copy of %L1"_s.arg(store.size()),
         u"bytes"_s,
         {},
         {},
         {bytes},
         199, // 0.10 of what structs of QString take, see the case "store"
         u"besides %1 for the answers of the server; %L2 rows/s were read"_s.arg(json / double(store.size()), 0, 'f', 1)
             .arg(qRound(read.rowsPerSecond))});
    PlainModel plain(store);
    measureSort(settings, report, store, plain, 6, 0.03);
    measureSort(settings, report, store, plain, 3, 0.03);
    measureSort(settings, report, store, plain, 0, 0.20);
    measureFilter(report, store, plain);
    measureGroups(settings, report, read.store);
}

} // namespace bench
