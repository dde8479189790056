// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/source.h"

namespace replica {

// Rows of several control planes, in one order. The first column names the control plane; keys contain it, see
// base::planeKey().
class MergedPage final : public table::TablePage
{
public:
    struct Plane
    {
        QString id;
        std::string name; // UTF-8, for files
        QString shortName; // for cells
    };
    struct Row
    {
        std::size_t plane = 0; // index
        std::shared_ptr<const table::TablePage> page;
        int row = 0; // of its page
    };
    enum class End { Last, More, Unknown };

    MergedPage(std::vector<Plane> planes, std::vector<Row> rows, End end, qint64 readAtMs);

    [[nodiscard]] int size() const override { return int(m_rows.size()); }
    [[nodiscard]] base::Key id(int row) const override;
    [[nodiscard]] table::Raw raw(int row, int column) const override;
    [[nodiscard]] bool isRead(int row, int column) const override;
    [[nodiscard]] bool isLate(int row, int column) const override;
    [[nodiscard]] bool hasLate() const override;
    [[nodiscard]] table::Value value(int row, int column) const override;
    [[nodiscard]] QByteArray json(int row) const override { return at(row).page->json(at(row).row); }
    [[nodiscard]] qint64 readAtMs() const override { return m_readAtMs; }
    [[nodiscard]] bool isLast() const override { return m_end == End::Last; }
    [[nodiscard]] bool saysMore() const override { return m_end == End::More; }
    // Of the pages whose first rows are in this one: each is told once.
    [[nodiscard]] table::ReadFaults faults() const override;
    [[nodiscard]] table::ReadFaults faultsOf(std::span<const int> rows) const override;
    [[nodiscard]] int misfits() const override;
    [[nodiscard]] std::size_t byteCount() const override;

private:
    [[nodiscard]] const Row &at(int row) const { return m_rows[std::size_t(row)]; }

    std::vector<Plane> m_planes;
    std::vector<Row> m_rows;
    End m_end;
    qint64 m_readAtMs;
};

} // namespace replica
