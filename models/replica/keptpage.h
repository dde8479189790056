// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replica/arrange.h"

namespace replica {

// Rows of a snapshot: cells of columns that it does not have are unknown.
class KeptPage final : public table::TablePage
{
public:
    // `clusters`: names that may not be known otherwise.
    KeptPage(std::shared_ptr<const table::TablePage> rows, const table::ColumnSet &lacking,
             std::shared_ptr<const Names> clusters)
        : m_rows(std::move(rows))
        , m_lacking(lacking)
        , m_clusters(std::move(clusters))
    {
    }
    [[nodiscard]] int size() const override { return m_rows->size(); }
    [[nodiscard]] base::Key id(int row) const override { return m_rows->id(row); }
    [[nodiscard]] table::Raw raw(int row, int column) const override { return m_rows->raw(row, column); }
    [[nodiscard]] bool isRead(int row, int column) const override { return m_rows->isRead(row, column); }
    [[nodiscard]] bool isLate(int, int column) const override
    {
        return std::size_t(column) < m_lacking.size() && m_lacking[std::size_t(column)];
    }
    [[nodiscard]] table::Value value(int row, int column) const override
    {
        table::Value value = m_rows->value(row, column);
        if (auto *reference = std::get_if<table::Reference>(&value); reference && reference->name.isEmpty()) {
            if (const auto known = m_clusters->find(reference->id.toStdString()); known != m_clusters->end())
                reference->name = QString::fromStdString(known->second);
        }
        return value;
    }
    [[nodiscard]] QByteArray json(int) const override { return {}; }
    [[nodiscard]] const table::GroupRow *group(int row) const override { return m_rows->group(row); }
    [[nodiscard]] qint64 readAtMs() const override { return m_rows->readAtMs(); }
    [[nodiscard]] bool isLast() const override { return m_rows->isLast(); }
    [[nodiscard]] std::size_t byteCount() const override { return m_rows->byteCount(); }

private:
    std::shared_ptr<const table::TablePage> m_rows;
    table::ColumnSet m_lacking;
    std::shared_ptr<const Names> m_clusters;
};

} // namespace replica
