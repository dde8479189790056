// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/recordpage.h"
#include "models/table/match.h"

#include <algorithm>

namespace catalog {

struct RowPlace
{
    std::uint32_t page = 0;
    std::uint32_t row = 0;
};

// All rows of a list, from any number of answers. Immutable.
template<class Record> class WholeRows
{
public:
    // `late`: columns whose values the answers lack, and later ones have.
    WholeRows(const std::vector<api::PagePtr<Record>> &pages, const RecordTable<Record> &table,
              const ClusterNames &names, const table::ColumnSet &late = {})
        : m_pages(pages)
        , m_table(table)
        , m_late(late)
    {
        for (const auto &page : pages)
            m_answers.emplace_back(page, table, names, 0, 0, table::ListQuery());
    }

    [[nodiscard]] const RecordPage<Record> &answer(RowPlace place) const { return m_answers[place.page]; }
    [[nodiscard]] const std::vector<RecordPage<Record>> &answers() const { return m_answers; }

    [[nodiscard]] const table::ColumnSet &late() const { return m_late; }
    // Whether the rows that match, and their order, can be told without the late columns.
    [[nodiscard]] bool canAnswer(const table::ListQuery &query, const QString &defaultSort) const
    {
        if (m_late.none())
            return true;
        const RecordColumn<Record> *column = sortColumn(query.sortKey);
        if (!column)
            column = sortColumn(defaultSort);
        return query.filters.isEmpty() && query.search.isEmpty() && !query.completed
            && !(column && m_late.test(std::size_t(column - m_table.columns.data())));
    }

    // The rows that match the query, in its order. `defaultSort` is used if the query names no column.
    [[nodiscard]] std::vector<RowPlace> places(const table::ListQuery &query, const QString &defaultSort) const
    {
        std::vector<RowPlace> places;
        for (std::uint32_t page = 0; page < m_pages.size(); ++page) {
            for (std::uint32_t row = 0; row < m_pages[page]->rows.size(); ++row) {
                if (isWanted({page, row}, query))
                    places.push_back({page, row});
            }
        }
        const RecordColumn<Record> *column = sortColumn(query.sortKey);
        if (!column)
            column = sortColumn(defaultSort);
        if (!column)
            return places;
        // Stable: equal rows keep the order of the server.
        std::ranges::stable_sort(places, [&](RowPlace left, RowPlace right) {
            return table::compareValues(valueOf(*column, left), valueOf(*column, right), query.descending) < 0;
        });
        return places;
    }

private:
    [[nodiscard]] table::Value valueOf(const RecordColumn<Record> &column, RowPlace place) const
    {
        return table::toValue(m_answers[place.page].raw(int(place.row), int(&column - m_table.columns.data())));
    }
    [[nodiscard]] const RecordColumn<Record> *columnOf(const QString &key, const char *table::ColumnInfo::*which) const
    {
        const auto it = std::ranges::find_if(m_table.columns, [&](const RecordColumn<Record> &column) {
            return column.*which && key == QLatin1StringView(column.*which);
        });
        return it == m_table.columns.end() ? nullptr : &*it;
    }
    [[nodiscard]] const RecordColumn<Record> *sortColumn(const QString &key) const
    {
        const RecordColumn<Record> *column = columnOf(key, &table::ColumnInfo::sortKey);
        return column ? column : columnOf(key, &table::ColumnInfo::key);
    }
    [[nodiscard]] bool isWanted(RowPlace place, const table::ListQuery &query) const
    {
        for (const table::Filter &filter : query.filters) {
            const RecordColumn<Record> *column = columnOf(filter.key, &table::ColumnInfo::filterKey);
            if (column && !table::matches(valueOf(*column, place), filter))
                return false;
        }
        if (query.completed) {
            const RecordColumn<Record> *end = columnOf(QStringLiteral("completedAt"), &table::ColumnInfo::key);
            const bool hasEnded = end && !std::holds_alternative<std::monostate>(valueOf(*end, place));
            if (hasEnded != *query.completed)
                return false;
        }
        return query.search.isEmpty() || isFound(place, query.search);
    }
    [[nodiscard]] bool isFound(RowPlace place, const QString &search) const
    {
        return std::ranges::any_of(m_table.columns, [&](const RecordColumn<Record> &column) {
            if (!column.raw) // of no list that the server searches
                return false;
            const table::Value value = valueOf(column, place);
            const auto *text = std::get_if<QString>(&value);
            return text && text->contains(search, Qt::CaseInsensitive);
        });
    }

    std::vector<api::PagePtr<Record>> m_pages;
    RecordTable<Record> m_table;
    table::ColumnSet m_late;
    std::vector<RecordPage<Record>> m_answers; // one for each page
};

// A range of the matching rows.
template<class Record> class Slice final : public table::TablePage
{
public:
    Slice(std::shared_ptr<const WholeRows<Record>> rows, std::vector<RowPlace> places, bool last)
        : m_rows(std::move(rows))
        , m_places(std::move(places))
        , m_isLast(last)
    {
    }

    [[nodiscard]] int size() const override { return static_cast<int>(m_places.size()); }
    [[nodiscard]] base::Key id(int row) const override { return answerOf(row).id(at(row)); }
    [[nodiscard]] table::Raw raw(int row, int column) const override { return answerOf(row).raw(at(row), column); }
    [[nodiscard]] bool isRead(int row, int column) const override { return answerOf(row).isRead(at(row), column); }
    [[nodiscard]] bool isLate(int /*row*/, int column) const override
    {
        return static_cast<std::size_t>(column) < m_rows->late().size()
            && m_rows->late().test(static_cast<std::size_t>(column));
    }
    [[nodiscard]] table::Value value(int row, int column) const override
    {
        return answerOf(row).value(at(row), column);
    }
    [[nodiscard]] QByteArray json(int row) const override { return answerOf(row).json(at(row)); }
    [[nodiscard]] std::vector<QByteArray> jsonOf(std::span<const int> rows) const override
    {
        std::vector<std::vector<int>> byAnswer(m_rows->answers().size());
        std::vector<std::vector<std::size_t>> places(byAnswer.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            byAnswer[placeOf(rows[i]).page].push_back(at(rows[i]));
            places[placeOf(rows[i]).page].push_back(i);
        }
        std::vector<QByteArray> texts(rows.size());
        for (std::size_t page = 0; page < byAnswer.size(); ++page) {
            if (byAnswer[page].empty())
                continue;
            const std::vector<QByteArray> found = m_rows->answers()[page].jsonOf(byAnswer[page]);
            for (std::size_t i = 0; i < found.size(); ++i)
                texts[places[page][i]] = found[i];
        }
        return texts;
    }
    [[nodiscard]] bool isLast() const override { return m_isLast; }
    [[nodiscard]] bool hasLate() const override { return m_rows->late().any(); }
    // For the whole list; reported once.
    [[nodiscard]] table::ReadFaults faults() const override
    {
        if (!m_isLast)
            return {.rows = size()};
        table::ReadFaults all{.rows = 0};
        for (const RecordPage<Record> &answer : m_rows->answers())
            all.add(answer.faults());
        if (m_rows->late().any())
            all.missing.clear(); // they are only late
        return all;
    }
    [[nodiscard]] table::ReadFaults faultsOf(std::span<const int> rows) const override
    {
        std::vector<std::vector<int>> byAnswer(m_rows->answers().size());
        for (const int row : rows)
            byAnswer[placeOf(row).page].push_back(at(row));
        table::ReadFaults all{.rows = 0};
        for (std::size_t page = 0; page < byAnswer.size(); ++page) {
            if (!byAnswer[page].empty())
                all.add(m_rows->answers()[page].faultsOf(byAnswer[page]));
        }
        return all;
    }
    [[nodiscard]] std::size_t byteCount() const override
    {
        std::size_t sum = 0;
        for (const RecordPage<Record> &answer : m_rows->answers())
            sum += answer.byteCount();
        return sum;
    }

private:
    [[nodiscard]] RowPlace placeOf(int row) const { return m_places[static_cast<std::size_t>(row)]; }
    [[nodiscard]] int at(int row) const { return static_cast<int>(placeOf(row).row); }
    [[nodiscard]] const RecordPage<Record> &answerOf(int row) const { return m_rows->answer(placeOf(row)); }

    std::shared_ptr<const WholeRows<Record>> m_rows;
    std::vector<RowPlace> m_places;
    bool m_isLast;
};

} // namespace catalog
