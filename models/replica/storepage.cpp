// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/storepage.h"

#include "models/api/page.h"
#include "models/base/standin.h"
#include "models/catalog/faults.h"
#include "models/catalog/jsoncells.h"
#include "models/catalog/row.h"

#include <optional>

namespace replica {

// Reads cells from the answers of the server. Thread-safe.
class StorePage::Rest
{
public:
    table::Raw cell(const Store &store, std::size_t row, int column)
    {
        const std::lock_guard lock(m_mutex);
        const auto [it, isNew] = m_cells.try_emplace({row, column});
        Cell &cell = it->second;
        const std::size_t chunk = row / JsonStore::rowsTogether;
        if (!isNew || chunk >= store.json().chunks())
            return cell.raw;
        if (!m_answer || m_chunk != chunk) {
            m_answer.emplace(store.json().chunk(chunk));
            m_chunk = chunk;
        }
        cell.raw
            = m_answer->cells.cell(int(row % JsonStore::rowsTogether), column, store.columns()[std::size_t(column)]);
        if (const auto *text = std::get_if<std::string_view>(&cell.raw)) {
            cell.text = *text;
            cell.raw = std::string_view(cell.text);
        }
        return cell.raw;
    }
    bool isRead(std::size_t row, int column)
    {
        const std::lock_guard lock(m_mutex);
        return m_cells.contains({row, column});
    }
    std::size_t byteCount()
    {
        const std::lock_guard lock(m_mutex);
        return m_cells.size() * (sizeof(Cell) + 64) + (m_answer ? std::size_t(m_answer->page.raw.size()) : 0);
    }

private:
    struct Cell
    {
        table::Raw raw;
        std::string text; // what `raw` refers to
    };
    struct Answer
    {
        explicit Answer(const QByteArray &json)
            : page(pageOf(json))
            , cells(page)
        {
        }
        static api::PageBase pageOf(const QByteArray &json)
        {
            api::PageBase made;
            made.raw = json;
            return made;
        }
        api::PageBase page;
        catalog::JsonCells cells;
    };

    std::mutex m_mutex;
    std::map<std::pair<std::size_t, int>, Cell> m_cells; // its elements do not move
    std::optional<Answer> m_answer; // the last one: rows are often asked for one after the other
    std::size_t m_chunk = 0;
};

StorePage::StorePage(std::shared_ptr<const Store> store, std::vector<std::uint32_t> rows, bool isLast,
                     const catalog::ClusterNames &names, qint64 readAtMs)
    : m_store(std::move(store))
    , m_rows(std::move(rows))
    , m_isLast(isLast)
    , m_names(names)
    , m_readAtMs(readAtMs)
    , m_rest(std::make_unique<Rest>())
{
}

StorePage::~StorePage() = default;

table::Raw StorePage::raw(int row, int column) const
{
    if (const Column *known = m_store->column(std::size_t(column)))
        return known->raw(at(row));
    return m_rest->cell(*m_store, at(row), column);
}

bool StorePage::isRead(int row, int column) const
{
    return m_store->column(std::size_t(column)) || m_rest->isRead(at(row), column);
}

table::Value StorePage::value(int row, int column) const
{
    const table::ColumnInfo &info = m_store->columns()[std::size_t(column)];
    const table::Raw cell = raw(row, column);
    if (const Column *names = m_store->names(std::size_t(column))) {
        table::Value id = table::toValue(cell);
        const table::Value name = table::toValue(names->raw(at(row)));
        const auto *text = std::get_if<QString>(&id);
        if (!text || !std::holds_alternative<QString>(name))
            return id;
        return table::Reference{*text, name == id ? QString() : std::get<QString>(name)};
    }
    if (info.kind == table::Kind::Reference)
        return catalog::clusterReference(cell, m_names);
    table::Value value = table::toValue(cell);
    if (const auto *json = std::get_if<QString>(&value); json && info.kind == table::Kind::Structure)
        return catalog::structureWords(*json);
    return column == 0 && base::isStandIn(id(row)) ? catalog::nameWithoutId(value) : value;
}

table::ReadFaults StorePage::faults() const
{
    table::ReadFaults faults = m_store->faultsOf(m_rows);
    faults.missing = m_store->faults().missing;
    return faults;
}

table::ReadFaults StorePage::faultsOf(std::span<const int> rows) const
{
    std::vector<std::uint32_t> places;
    places.reserve(rows.size());
    for (const int row : rows)
        places.push_back(m_rows[std::size_t(row)]);
    return m_store->faultsOf(places);
}

std::size_t StorePage::byteCount() const
{
    return m_rows.capacity() * sizeof m_rows[0] + m_rest->byteCount();
}

} // namespace replica
