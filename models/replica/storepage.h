// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"
#include "models/replica/store.h"

namespace replica {

// Some rows of a store. `names` must outlive the page; `readAtMs` as in TablePage.
class StorePage final : public table::TablePage
{
public:
    StorePage(std::shared_ptr<const Store> store, std::vector<std::uint32_t> rows, bool isLast,
              const catalog::ClusterNames &names, qint64 readAtMs);
    ~StorePage() override;

    [[nodiscard]] int size() const override { return int(m_rows.size()); }
    [[nodiscard]] base::Key id(int row) const override { return m_store->key(at(row)); }
    [[nodiscard]] table::Raw raw(int row, int column) const override;
    [[nodiscard]] bool isRead(int row, int column) const override;
    [[nodiscard]] table::Value value(int row, int column) const override;
    [[nodiscard]] QByteArray json(int row) const override { return m_store->json().at(at(row)); }
    [[nodiscard]] qint64 readAtMs() const override { return m_readAtMs; }
    [[nodiscard]] bool isLast() const override { return m_isLast; }
    [[nodiscard]] table::ReadFaults faults() const override;
    [[nodiscard]] table::ReadFaults faultsOf(std::span<const int> rows) const override;
    [[nodiscard]] std::size_t byteCount() const override;

private:
    class Rest;

    [[nodiscard]] std::size_t at(int row) const { return m_rows[std::size_t(row)]; }

    std::shared_ptr<const Store> m_store;
    std::vector<std::uint32_t> m_rows;
    bool m_isLast;
    const catalog::ClusterNames &m_names;
    qint64 m_readAtMs;
    std::unique_ptr<Rest> m_rest; // cells of columns that the store does not have
};

} // namespace replica
