// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/groups.h"

#include "models/replica/groupcells.h"

#include <QLocale>

#include <algorithm>
#include <atomic>
#include <numeric>
#include <thread>

using namespace Qt::StringLiterals;

namespace replica {
namespace {

using table::Raw;

constexpr std::size_t rowsForTwo = 50'000; // are summed up by two threads

// Different for different values.
QString valueText(const Raw &cell)
{
    const auto number = [](double value) { return QString::number(value, 'g', QLocale::FloatingPointShortest); };
    const QString kind = QString::number(cell.index());
    if (const auto *text = std::get_if<std::string_view>(&cell))
        return kind + u':' + QString::fromUtf8(text->data(), qsizetype(text->size()));
    if (const auto *whole = std::get_if<std::int64_t>(&cell))
        return kind + u':' + QString::number(*whole);
    if (const auto *real = std::get_if<double>(&cell))
        return kind + u':' + number(*real);
    if (const auto *flag = std::get_if<bool>(&cell))
        return kind + (*flag ? u":1"_s : u":0"_s);
    if (const auto *gpus = std::get_if<table::GpuShare>(&cell))
        return kind + u':' + number(gpus->allocated) + u'/' + number(gpus->requested) + u'/' + number(gpus->idle);
    if (const auto *pods = std::get_if<table::PodShare>(&cell))
        return kind + u":%1/%2/%3"_s.arg(pods->running).arg(pods->requested).arg(pods->requestedMax);
    if (const auto *uuid = std::get_if<base::Uuid>(&cell))
        return kind + u':' + uuid->toString();
    return {};
}

} // namespace

void OpenGroups::set(const base::Key &key, bool open)
{
    if (open == all)
        others.remove(key);
    else
        others.insert(key);
}

std::vector<std::size_t> groupColumns(const Store &store, const table::ListQuery &query)
{
    std::vector<std::size_t> columns;
    for (const QString &key : query.groupBy) {
        const auto column = sortColumn(store, key);
        const bool isNew = column && std::ranges::find(columns, *column) == columns.end();
        if (isNew && columns.size() < std::size_t(table::mostGroupColumns))
            columns.push_back(*column);
    }
    return columns;
}

// What is needed while groups are made.
struct Groups::Making
{
    const OpenGroups &open;
    std::stop_token stop;
    std::optional<std::size_t> sortColumn;
    bool descending = false;
    std::unique_ptr<CellSummary> sorting; // null if groups are sorted by title
    std::vector<std::uint32_t> spare; // rows, while they are moved

    [[nodiscard]] bool isStopped() const { return stop.stop_requested(); }
};

std::shared_ptr<const Groups> Groups::make(const std::shared_ptr<const Store> &store, std::vector<std::uint32_t> rows,
                                           const table::ListQuery &query, const Names &clusters, const OpenGroups &open,
                                           const std::shared_ptr<GroupCache> &cache, const std::stop_token &stop)
{
    const std::shared_ptr<Groups> groups(new Groups);
    groups->m_store = store;
    groups->m_cache = cache;
    groups->m_clusters = clusters;
    groups->m_columns = groupColumns(*store, query);
    groups->m_rows = std::move(rows);
    Making making{open, stop, replica::sortColumn(*store, query.sortKey), false, {}, {}};
    making.descending = making.sortColumn && query.descending;
    if (making.sortColumn)
        making.sorting = std::make_unique<CellSummary>(*store, *making.sortColumn, groups->m_clusters, *cache, stop);
    groups->build(making);
    return stop.stop_requested() ? nullptr : groups;
}

void Groups::build(Making &making)
{
    if (m_rows.empty())
        return;
    Node total{table::totalKey()};
    total.level = -1;
    total.count = std::uint32_t(m_rows.size());
    total.isOpen = true;
    m_nodes.push_back(total);
    m_size = 1;
    add(making, 0, total);
    const Column &values = *m_store->column(m_columns.front());
    m_nodes.front().groups = std::uint32_t(std::ranges::count_if(m_nodes, [&](const Node &node) {
        return node.level == 0 && !std::holds_alternative<std::monostate>(values.raw(m_rows[node.first]));
    }));
}

void Groups::add(Making &making, int level, const Node &parent)
{
    std::vector<Run> runs = split(making, level, parent.first, parent.count);
    sort(making, runs, level);
    const std::size_t column = m_columns[std::size_t(level)];
    const QString name = QString::fromLatin1(m_store->columns()[column].key);
    for (const Run &run : runs) {
        if (making.isStopped())
            return;
        Node node{table::groupKey(parent.key, name, valueText(m_store->column(column)->raw(m_rows[run.first])))};
        node.level = level;
        node.first = run.first;
        node.count = run.count;
        node.line = m_size++;
        node.parent = level == 0 ? -1 : parent.line;
        node.isOpen = making.open.contains(node.key);
        m_nodes.push_back(node);
        if (!node.isOpen)
            continue;
        if (std::size_t(level) + 1 == m_columns.size())
            m_size += node.count;
        else
            add(making, level + 1, node);
    }
}

// Moves rows with the same value together; their order stays.
std::vector<Groups::Run> Groups::split(Making &making, int level, std::uint32_t first, std::uint32_t count)
{
    const auto codes = m_cache->codes(*m_store, m_columns[std::size_t(level)], making.stop);
    std::vector<Run> runs;
    if (!codes || making.isStopped())
        return runs;
    const auto codeOf = [&codes](std::uint32_t row) { return codes->of[row]; };
    const auto begin = m_rows.begin() + first;
    if (codes->entries > 4 * std::size_t(count)) {
        std::ranges::stable_sort(begin, begin + count, {}, codeOf);
    } else {
        std::vector<std::uint32_t> places(codes->entries + 1);
        for (auto row = begin; row != begin + count; ++row)
            ++places[codeOf(*row) + 1];
        std::partial_sum(places.begin(), places.end(), places.begin());
        making.spare.assign(begin, begin + count);
        for (const std::uint32_t row : making.spare)
            m_rows[first + places[codeOf(row)]++] = row;
    }
    for (std::uint32_t at = first; at < first + count; ++at) {
        if (at == first || codeOf(m_rows[at]) != codeOf(m_rows[at - 1]))
            runs.push_back({at, 0});
        ++runs.back().count;
    }
    return runs;
}

void Groups::sort(Making &making, std::vector<Run> &runs, int level) const
{
    const std::size_t column = m_columns[std::size_t(level)];
    std::vector<std::string> names; // of objects
    if (m_store->columns()[column].kind == table::Kind::Reference) {
        for (const Run &run : runs) {
            const table::Value title = shownValue(*m_store, column, m_rows[run.first], m_clusters);
            const auto *reference = std::get_if<table::Reference>(&title);
            names.push_back(!reference                      ? std::string()
                                : reference->name.isEmpty() ? reference->id.toStdString()
                                                            : reference->name.toStdString());
        }
    }
    const std::vector<std::uint64_t> titles = orderOf(
        runs.size(),
        [&](std::size_t i) {
            const Raw cell = m_store->column(column)->raw(m_rows[runs[i].first]);
            const bool isNamed = !names.empty() && !std::holds_alternative<std::monostate>(cell);
            return isNamed ? Raw(std::string_view(names[i])) : cell;
        },
        making.stop);
    if (titles.size() < runs.size())
        return;
    // By their titles, if the rows are sorted by them; else the least title comes first.
    const bool isByTitle = !making.sortColumn || *making.sortColumn == column
        || m_store->columns()[*making.sortColumn].kind == table::Kind::Name;
    const std::uint64_t last = titles.empty() ? 0 : *std::ranges::max_element(titles);
    for (std::size_t i = 0; i < runs.size() && !making.isStopped(); ++i) {
        const bool isAbsent
            = std::holds_alternative<std::monostate>(m_store->column(column)->raw(m_rows[runs[i].first]));
        runs[i].title = isByTitle && making.descending && !isAbsent ? last - titles[i] : titles[i];
        if (isAbsent)
            runs[i].title = last + 1;
        if (!isByTitle)
            runs[i].order
                = CellSummary::orderOf(making.sorting->of(std::span(m_rows).subspan(runs[i].first, runs[i].count)));
    }
    std::ranges::sort(runs, [&making](const Run &one, const Run &other) {
        if (one.order != other.order) {
            if (!one.order || !other.order)
                return one.order.has_value();
            return making.descending ? *one.order > *other.order : *one.order < *other.order;
        }
        return one.title != other.title ? one.title < other.title : one.first < other.first;
    });
}

std::span<const std::uint32_t> Groups::rowsOf(const Node &node) const
{
    return std::span(m_rows).subspan(node.first, node.count);
}

std::vector<GroupLine> Groups::lines(std::int64_t first, std::int64_t count, const std::stop_token &stop) const
{
    const std::int64_t begin = std::min(first, m_size);
    const std::int64_t end = std::min(begin + count, m_size);
    if (begin >= end)
        return {};
    // The last group at or above a line.
    const auto above
        = [this](std::int64_t line) { return std::prev(std::ranges::upper_bound(m_nodes, line, {}, &Node::line)); };
    const auto from = above(begin);
    const auto to = above(end - 1) + 1;
    const std::vector<GroupLine> groups = groupsOf({from, to}, stop);
    std::vector<GroupLine> lines;
    if (groups.empty())
        return lines;
    for (std::int64_t line = begin; line < end; ++line) {
        const auto node = above(line);
        if (node->line == line)
            lines.push_back(groups[std::size_t(node - from)]);
        else
            lines.push_back({{}, nullptr, m_rows[node->first + std::size_t(line - node->line - 1)], node->line});
    }
    return lines;
}

std::vector<GroupLine> Groups::groupLines(const std::stop_token &stop) const
{
    return groupsOf(m_nodes, stop);
}

std::vector<GroupLine> Groups::groupsOf(std::span<const Node> nodes, const std::stop_token &stop) const
{
    std::vector<std::vector<table::GroupCell>> cells(nodes.size());
    std::vector<std::size_t> missing;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        auto known = m_cache->cells(nodes[i].key);
        if (known)
            cells[i] = std::move(*known);
        else
            missing.push_back(i);
    }
    for (const std::size_t i : missing)
        cells[i].resize(m_store->columns().size());
    std::atomic<std::size_t> next = 0;
    const auto summarize = [&] {
        for (std::size_t column = next++; column < m_store->columns().size(); column = next++) {
            CellSummary summary(*m_store, column, m_clusters, *m_cache, stop);
            for (const std::size_t i : missing) {
                if (stop.stop_requested())
                    return;
                cells[i][column] = summary.of(rowsOf(nodes[i]));
            }
        }
    };
    if (!missing.empty()) {
        std::jthread helper; // people wait for it
        if (m_rows.size() >= rowsForTwo && std::thread::hardware_concurrency() > 1)
            helper = std::jthread(summarize);
        summarize();
    }
    if (stop.stop_requested())
        return {};
    std::vector<GroupLine> lines;
    for (const std::size_t i : missing)
        m_cache->insert(nodes[i].key, cells[i]);
    for (std::size_t i = 0; i < nodes.size(); ++i)
        lines.push_back({nodes[i].key, groupRow(nodes[i], std::move(cells[i])), 0, nodes[i].parent});
    return lines;
}

std::shared_ptr<const table::GroupRow> Groups::groupRow(const Node &node, std::vector<table::GroupCell> cells) const
{
    auto group = std::make_shared<table::GroupRow>();
    const std::size_t level = std::size_t(std::max(0, node.level));
    group->level = node.level;
    group->column = int(m_columns[level]);
    group->isInnermost = node.level + 1 == int(m_columns.size());
    group->isOpen = node.isOpen;
    group->rows = node.count;
    group->groups = node.groups;
    if (node.level >= 0)
        group->title = shownValue(*m_store, m_columns[level], m_rows[node.first], m_clusters);
    group->cells = std::move(cells);
    return group;
}

} // namespace replica
