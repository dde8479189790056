// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/waste/rowsource.h"

#include "models/table/match.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;
using table::Kind;
using table::Shown;

namespace waste {
namespace {

table::Raw known(double number)
{
    return std::isnan(number) ? table::Raw() : table::Raw(number);
}

table::Raw textOrNone(const std::string &text)
{
    return text.empty() ? table::Raw() : table::Raw(std::string_view(text));
}

enum In : unsigned { Workloads = 1, Groups = 2, Window = 4, Now = 8, Costs = 16, Clustered = 32 };

} // namespace

struct RowSource::Column
{
    table::ColumnInfo info;
    table::Raw (*raw)(const Row &row);
    unsigned in; // where it appears: one of Workloads and Groups, one of Window and Now; Costs, Clustered if only there
    bool isMeasured = false; // of the samples, which arrive later than the rows
};

namespace {

// The titles of the first columns, by grouping.
constexpr const char *nameTitles[] = {
    QT_TRANSLATE_NOOP("Column", "Workload"),  QT_TRANSLATE_NOOP("Column", "User"),
    QT_TRANSLATE_NOOP("Column", "Project"),   QT_TRANSLATE_NOOP("Column", "Cluster"),
    QT_TRANSLATE_NOOP("Column", "Node pool"),
};

} // namespace

std::vector<const RowSource::Column *> RowSource::columnsOf(const RowSet &rows)
{
    constexpr unsigned everywhere = Workloads | Groups | Window | Now;
    const auto name = [](const Row &row) { return textOrNone(row.name); };
    static const std::array<Column, 5> names = [&name] {
        std::array<Column, 5> all{};
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = {{"name", nameTitles[i], Kind::Name, 22}, name, everywhere};
        return all;
    }();
    static const Column others[] = {
        {{"projectName", QT_TRANSLATE_NOOP("Column", "Project"), Kind::Text, 14.7, Shown::Often},
         [](const Row &row) { return textOrNone(row.project); },
         Workloads | Window | Now},
        {{"submittedBy", QT_TRANSLATE_NOOP("Column", "Created by"), Kind::Text, 14, Shown::Seldom},
         [](const Row &row) { return textOrNone(row.user); },
         Workloads | Window | Now},
        {{"clusterName", QT_TRANSLATE_NOOP("Column", "Cluster"), Kind::Text, 12.7, Shown::Seldom},
         [](const Row &row) { return textOrNone(row.cluster); },
         Workloads | Groups | Window | Now | Clustered},
        {{"nodePools", QT_TRANSLATE_NOOP("Column", "Node pools"), Kind::Text, 13, Shown::Seldom},
         [](const Row &row) { return textOrNone(row.nodePools); },
         Workloads | Window | Now},
        {{"workloads", QT_TRANSLATE_NOOP("Column", "Workloads"), Kind::Count, 11},
         [](const Row &row) { return table::Raw(row.workloads); },
         Groups | Window | Now},
        {{"gpus", QT_TRANSLATE_NOOP("Column", "GPUs"), Kind::Gpus, 8, Shown::Often, nullptr, nullptr,
          QT_TRANSLATE_NOOP("Column", "Asked for by the workload")},
         [](const Row &row) { return known(row.gpus); },
         Workloads | Window},
        {{"allocated", QT_TRANSLATE_NOOP("Column", "GPUs"), Kind::GpuShare, 16},
         [](const Row &row) {
             return table::Raw(table::GpuShare{row.gpus, row.gpus, std::max(0., row.idle)});
         },
         Workloads | Groups | Now},
        {{"idle", QT_TRANSLATE_NOOP("Column", "Idle now"), Kind::Gpus, 9, Shown::Always, nullptr, nullptr,
          QT_TRANSLATE_NOOP("Column", "Allocated GPUs without a use for more than 5 minutes")},
         [](const Row &row) { return known(row.idle); },
         everywhere},
        {{"idleFor", QT_TRANSLATE_NOOP("Column", "Idle for"), Kind::Duration, 12, Shown::Usually, nullptr, nullptr,
          QT_TRANSLATE_NOOP("Column", "All its GPUs, as its samples tell; at most since the window began")},
         [](const Row &row) { return known(row.idleSeconds); },
         Workloads | Window,
         true},
        {{"parts", QT_TRANSLATE_NOOP("Column", "Over time"), Kind::Text, 12.2, Shown::Often, nullptr, nullptr,
          QT_TRANSLATE_NOOP("Column", "GPU-hours wasted, from the beginning of the window to now")},
         [](const Row &) { return table::Raw(std::string_view(" ")); }, // a delegate of its own paints them,
         Workloads | Groups | Window,
         true},
        {{"wasted", QT_TRANSLATE_NOOP("Column", "GPU-hours"), Kind::GpuHours, 11.5, Shown::Always, nullptr, nullptr,
          QT_TRANSLATE_NOOP("Column", "Wasted in the window, as far as it was measured")},
         [](const Row &row) { return known(row.wasted); },
         Workloads | Groups | Window,
         true},
        {{"share", QT_TRANSLATE_NOOP("Column", "Share"), Kind::Percent, 8, Shown::Usually, nullptr, nullptr,
          QT_TRANSLATE_NOOP("Column", "Of all GPU-hours that were wasted")},
         [](const Row &row) { return known(row.share); },
         Workloads | Groups | Window,
         true},
        {{"own", QT_TRANSLATE_NOOP("Column", "Of held"), Kind::Percent, 9, Shown::Often, nullptr, nullptr,
          QT_TRANSLATE_NOOP("Column", "Of the GPU-hours that it held itself")},
         [](const Row &row) { return known(row.own); },
         Workloads | Groups | Window,
         true},
        {{"cost", QT_TRANSLATE_NOOP("Column", "Cost"), Kind::Count, 9},
         [](const Row &row) { return known(row.cost); },
         Workloads | Groups | Window | Costs,
         true},
        {{"told", QT_TRANSLATE_NOOP("Column", "Told"), Kind::Time, 9, Shown::Usually, nullptr, nullptr,
          QT_TRANSLATE_NOOP("Column", "When the message to its owner was copied, on this computer")},
         [](const Row &row) { return row.toldMs == api::absentTime ? table::Raw() : table::Raw(row.toldMs); },
         Workloads | Window | Now},
        {{"measured", QT_TRANSLATE_NOOP("Column", "Measured"), Kind::Text, 12.5, Shown::Seldom, nullptr, nullptr,
          QT_TRANSLATE_NOOP("Column", "Part of the GPU-hours held that samples tell of")},
         [](const Row &row) { return textOrNone(row.ground); },
         Workloads | Groups | Window,
         true},
    };
    const bool isClustered = rows.groupBy != GroupBy::User && rows.groupBy != GroupBy::Cluster;
    const unsigned wanted
        = (rows.groupBy == GroupBy::Workload ? Workloads : Groups) | unsigned(rows.isNow ? Now : Window);
    std::vector<const Column *> columns{&names[std::size_t(rows.groupBy)]};
    for (const Column &column : others) {
        const bool isKept = (column.in & wanted) == wanted && (rows.hasCosts || (column.in & Costs) == 0)
            && (isClustered || (column.in & Clustered) == 0);
        if (isKept)
            columns.push_back(&column);
    }
    return columns;
}

// Consecutive rows of those that match.
class RowSource::Page final : public table::TablePage
{
public:
    Page(std::shared_ptr<const RowSet> rows, std::vector<const Column *> columns, std::vector<std::size_t> places,
         bool isLast)
        : m_rows(std::move(rows))
        , m_columns(std::move(columns))
        , m_places(std::move(places))
        , m_isLast(isLast)
    {
    }

    [[nodiscard]] int size() const override { return int(m_places.size()); }
    [[nodiscard]] base::Key id(int row) const override { return at(row).id; }
    [[nodiscard]] table::Raw raw(int row, int column) const override
    {
        return m_columns[std::size_t(column)]->raw(at(row));
    }
    [[nodiscard]] bool isLate(int row, int column) const override
    {
        return m_columns[std::size_t(column)]->isMeasured && at(row).isLate;
    }
    [[nodiscard]] bool hasLate() const override
    {
        return std::ranges::any_of(m_places, [this](std::size_t place) { return m_rows->rows[place].isLate; });
    }
    [[nodiscard]] QByteArray json(int /*row*/) const override { return {}; }
    [[nodiscard]] bool isLast() const override { return m_isLast; }

private:
    [[nodiscard]] const Row &at(int row) const { return m_rows->rows[m_places[std::size_t(row)]]; }

    std::shared_ptr<const RowSet> m_rows;
    std::vector<const Column *> m_columns;
    std::vector<std::size_t> m_places;
    bool m_isLast;
};

RowSource::RowSource(std::shared_ptr<const RowSet> rows)
    : m_columns(columnsOf(*rows))
{
    setRows(std::move(rows));
}

RowSource::~RowSource() = default;

void RowSource::setRows(std::shared_ptr<const RowSet> rows)
{
    m_rows = std::move(rows);
    m_sortedBy.reset();
    m_byId.clear();
    for (std::size_t i = 0; i < m_rows->rows.size(); ++i)
        m_byId.insert(m_rows->rows[i].id, i);
    if (m_changed)
        m_changed();
}

const Row *RowSource::find(const base::Key &id) const
{
    const auto at = m_byId.constFind(id);
    return at == m_byId.cend() ? nullptr : &m_rows->rows[*at];
}

bool RowSource::haveSameColumns(const RowSet &a, const RowSet &b)
{
    return columnsOf(a) == columnsOf(b);
}

int RowSource::columnCount() const
{
    return int(m_columns.size());
}

const table::ColumnInfo &RowSource::column(int index) const
{
    return m_columns[std::size_t(index)]->info;
}

bool RowSource::canSort(const table::ColumnInfo &column) const
{
    return std::string_view(column.key) != "parts";
}

const std::vector<std::size_t> &RowSource::placesOf(const table::ListQuery &query)
{
    if (m_sortedBy == query)
        return m_places;
    m_sortedBy = query;
    m_places.clear();
    const std::vector<Row> &rows = m_rows->rows;
    const auto isFound = [&](const Row &row) {
        return std::ranges::any_of(
            std::array{&row.name, &row.project, &row.user, &row.cluster, &row.nodePools},
            [&](auto *text) { return QString::fromStdString(*text).contains(query.search, Qt::CaseInsensitive); });
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (query.search.isEmpty() || isFound(rows[i]))
            m_places.push_back(i);
    }
    const auto column = std::ranges::find_if(
        m_columns, [&](const Column *one) { return query.sortKey == QLatin1StringView(one->info.key); });
    if (column == m_columns.end())
        return m_places;
    const auto valueOf = [&](std::size_t place) { return table::toValue((*column)->raw(rows[place])); };
    std::ranges::stable_sort(m_places, [&](std::size_t left, std::size_t right) {
        return table::compareValues(valueOf(left), valueOf(right), query.descending) < 0;
    });
    return m_places;
}

// Of the rows at the time of the answer: those at the time of the question may have been replaced.
std::shared_ptr<const table::TablePage> RowSource::pageOf(const table::ListQuery &query, std::int64_t offset, int limit)
{
    const std::vector<std::size_t> &all = placesOf(query);
    const auto from = std::min(std::size_t(offset), all.size());
    const auto to = std::min(from + std::size_t(limit), all.size());
    std::vector<std::size_t> places(all.begin() + std::ptrdiff_t(from), all.begin() + std::ptrdiff_t(to));
    return std::make_shared<Page>(m_rows, m_columns, std::move(places), to == all.size());
}

table::Ticket RowSource::fetchPage(const table::ListQuery &query, std::int64_t offset, int limit,
                                   base::Urgency /*urgency*/, std::move_only_function<void(table::PageAnswer)> done)
{
    auto ticket = std::make_shared<std::move_only_function<void(table::PageAnswer)>>(std::move(done));
    QMetaObject::invokeMethod(
        &m_context,
        [this, query, offset, limit, weak = std::weak_ptr(ticket)] {
            if (const auto held = weak.lock())
                (*held)({pageOf(query, offset, limit), std::nullopt});
        },
        Qt::QueuedConnection);
    return ticket;
}

table::Ticket RowSource::fetchCount(const table::ListQuery &query, base::Urgency /*urgency*/,
                                    std::move_only_function<void(table::CountAnswer)> done)
{
    auto ticket = std::make_shared<std::move_only_function<void(table::CountAnswer)>>(std::move(done));
    QMetaObject::invokeMethod(
        &m_context,
        [this, query, weak = std::weak_ptr(ticket)] {
            if (const auto held = weak.lock())
                (*held)({std::int64_t(placesOf(query).size()), std::nullopt});
        },
        Qt::QueuedConnection);
    return ticket;
}

} // namespace waste
