// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replica/store.h"

#include <QStringList>

#include <vector>

// Lists in memory, for what packs and keeps rows.
namespace plainrows {

// Columns alone.
class Columns final : public table::TableSource
{
public:
    explicit Columns(std::vector<table::ColumnInfo> columns)
        : m_columns(std::move(columns))
    {
    }
    int columnCount() const override { return int(m_columns.size()); }
    const table::ColumnInfo &column(int index) const override { return m_columns[std::size_t(index)]; }
    table::Ticket fetchPage(const table::ListQuery &, std::int64_t, int, base::Urgency,
                            std::move_only_function<void(table::PageAnswer)>) override
    {
        return {};
    }
    table::Ticket fetchCount(const table::ListQuery &, base::Urgency,
                             std::move_only_function<void(table::CountAnswer)>) override
    {
        return {};
    }

private:
    std::vector<table::ColumnInfo> m_columns;
};

struct Row
{
    base::Key key;
    std::vector<table::Raw> cells; // texts live elsewhere
    QString reference = {}; // the name of all references
};

class Page final : public table::TablePage
{
public:
    explicit Page(std::vector<Row> rows)
        : m_rows(std::move(rows))
    {
    }
    int size() const override { return int(m_rows.size()); }
    base::Key id(int row) const override { return m_rows[std::size_t(row)].key; }
    table::Raw raw(int row, int column) const override { return m_rows[std::size_t(row)].cells[std::size_t(column)]; }
    table::Value value(int row, int column) const override
    {
        const table::Value value = TablePage::value(row, column);
        const auto *id = std::get_if<QString>(&value);
        const QString &name = m_rows[std::size_t(row)].reference;
        return id && !name.isEmpty() ? table::Value(table::Reference{*id, name}) : value;
    }
    QByteArray json(int) const override { return R"({"environment": "planted-json"})"; }
    bool isLast() const override { return true; }

private:
    std::vector<Row> m_rows;
};

inline std::shared_ptr<const replica::Store> storeOf(const table::TableSource &columns, std::vector<Row> rows,
                                                     qint64 readAtMs)
{
    replica::StoreBuilder builder(columns);
    const auto page = std::make_shared<Page>(std::move(rows));
    std::vector<int> all;
    for (int row = 0; row < page->size(); ++row)
        all.push_back(row);
    const replica::Batch batch = replica::StoreBuilder::batchOf(page, std::move(all), builder.nameColumns(), readAtMs);
    return builder.add(batch) ? builder.finish() : nullptr;
}

} // namespace plainrows
