// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/groups.h"
#include "models/replica/merge.h"
#include "models/replica/storepage.h"
#include "models/replica/storesource.h"
#include "models/table/format.h"
#include "tests/benchmarks/cases.h"
#include "tests/benchmarks/readpods.h"

#include <QSet>
#include <QSortFilterProxyModel>

#include <array>
#include <numeric>

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

// The same rows as a table shows them: each cell becomes text when it is asked for. All columns that a search looks at.
class ShownModel final : public QAbstractTableModel
{
public:
    explicit ShownModel(const replica::Store &store)
        : m_store(store)
    {
        for (std::size_t i = 0; i < store.columns().size(); ++i) {
            if (!store.columns()[i].isRest && !store.column(i)->integers() && !store.column(i)->numbers())
                m_columns.push_back(i);
        }
    }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_store.size()); }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_columns.size());
    }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override
    {
        if (role != Qt::DisplayRole)
            return {};
        const std::size_t column = m_columns[std::size_t(index.column())];
        const replica::Column *names = m_store.names(column);
        const table::Raw raw = (names ? names : m_store.column(column))->raw(std::size_t(index.row()));
        return table::displayText(names ? table::Kind::Text : m_store.columns()[column].kind, table::toValue(raw), {});
    }

private:
    const replica::Store &m_store;
    std::vector<std::size_t> m_columns;
};

// Rows of a store, on another node.
class MovedPage final : public table::TablePage
{
public:
    MovedPage(std::shared_ptr<const replica::Store> store, std::vector<std::uint32_t> rows, int nodes,
              const catalog::ClusterNames &names)
        : m_rows(std::move(store), std::move(rows), true, names, 0)
        , m_nodes(nodes)
    {
    }
    int size() const override { return m_rows.size(); }
    base::Key id(int row) const override { return m_rows.id(row); }
    table::Raw raw(int row, int column) const override
    {
        return column == m_nodes ? table::Raw(std::string_view("another-node")) : m_rows.raw(row, column);
    }
    table::Value value(int row, int column) const override { return m_rows.value(row, column); }
    QByteArray json(int row) const override { return m_rows.json(row); }
    bool isLast() const override { return true; }

private:
    replica::StorePage m_rows;
    int m_nodes;
};

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

// Both sides look at the same columns.
void measureFilter(Report &report, const replica::Store &store)
{
    // Of a name in the middle, so that few rows match.
    const table::Value name = table::toValue(store.column(columnOf(store, "name"))->raw(store.size() / 2));
    const QString part = std::get<QString>(name).right(7);
    ShownModel shown(store);
    Figure figure{u"%L1 pods filtered by a part of any column"_s.arg(store.size()),
                  u"ms"_s,
                  u"QSortFilterProxyModel over the %1 columns, read through the model"_s.arg(shown.columnCount()),
                  {},
                  {},
                  0.002,
                  {}};
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&shown);
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

// What the GUI thread does for changes that have come: the names of the rows are taken, and the first rows of the store
// with the changes are shown. The rest happens in other threads.
void measureChanges(const Settings &settings, Report &report, const std::shared_ptr<const replica::Store> &store)
{
    constexpr std::size_t changes = 1000;
    const catalog::ClusterNames names;
    const auto workers = std::make_shared<replica::Workers>();
    const replica::StoreSource columns(store, {}, names, workers);
    std::vector<std::uint32_t> rows;
    for (std::size_t i = 0; i < changes; ++i)
        rows.push_back(std::uint32_t(i * store->size() / changes));
    const auto page = std::make_shared<MovedPage>(store, rows, int(columnOf(*store, "nodeName")), names);
    std::vector<int> all(changes);
    std::iota(all.begin(), all.end(), 0);

    Figure figure{
        u"GUI thread while 1,000 changes of %L1 pods are applied"_s.arg(store->size()), u"ms"_s, {}, {}, {}, 8, {}};
    double beside = 0;
    for (int i = 0; i < settings.rounds(5); ++i) {
        replica::StoreBuilder builder(columns);
        std::optional<replica::Batch> batch;
        double gui = milliseconds(
            [&] { batch = replica::StoreBuilder::batchOf(page, all, builder.nameColumns(), store->readAtMs()); });
        std::optional<replica::Merged> merged;
        beside = milliseconds([&] {
            std::ignore = builder.add(*batch);
            merged = replica::merged(store, {.rows = {builder.finish()}});
        });
        if (!merged || merged->changed != qint64(changes))
            throw Failure(u"Changes got lost."_s);
        std::unique_ptr<replica::StoreSource> source;
        gui += milliseconds([&] {
            source = std::make_unique<replica::StoreSource>(merged->store, table::ListQuery(), names, workers);
        });
        bool isShown = false;
        const table::Ticket ticket
            = source->fetchPage({}, 0, 200, base::Urgency::Visible, [&](const table::PageAnswer &answer) {
                  gui += milliseconds([&] {
                      for (int row = 0; row < answer.page->size(); ++row) {
                          for (int column = 0; column < source->columnCount(); ++column) {
                              if (!source->column(column).isRest)
                                  std::ignore = answer.page->value(row, column);
                          }
                      }
                  });
                  isShown = true;
              });
        spinUntil([&] { return isShown; }, 60'000, u"The rows did not come."_s);
        figure.ours.push_back(gui);
    }
    figure.note = u"%1 ms in another thread"_s.arg(beside, 0, 'f', 0);
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
    const ReadPods read = readPods(settings, settings.manyRows());
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
    measureSort(settings, report, store, plain, 6, 0.03); // the order in which the rows were read
    measureSort(settings, report, store, plain, 7, 0.03);
    measureSort(settings, report, store, plain, 3, 0.03);
    measureSort(settings, report, store, plain, 0, 0.20);
    measureFilter(report, store);
    measureChanges(settings, report, read.store);
    measureGroups(settings, report, read.store);
}

} // namespace bench
