// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replica/groups.h"
#include "models/replica/storepage.h"

namespace replica {

// Some lines of groups. `names` must outlive the page.
class GroupPage final : public table::GroupedPage
{
public:
    GroupPage(const Groups &groups, std::vector<GroupLine> lines, bool isLast, const catalog::ClusterNames &names,
              qint64 readAtMs);
    ~GroupPage() override;

    [[nodiscard]] int size() const override { return int(m_lines.size()); }
    [[nodiscard]] base::Key id(int row) const override;
    // Of a group: words that differ if its cell does.
    [[nodiscard]] table::Raw raw(int row, int column) const override;
    [[nodiscard]] bool isRead(int row, int column) const override;
    [[nodiscard]] table::Value value(int row, int column) const override; // absent for a group, which is no object
    [[nodiscard]] QByteArray json(int row) const override;
    [[nodiscard]] const table::GroupRow *group(int row) const override;
    [[nodiscard]] qint64 readAtMs() const override { return m_rows.readAtMs(); }
    [[nodiscard]] bool isLast() const override { return m_rows.isLast(); }
    [[nodiscard]] table::ReadFaults faults() const override { return m_rows.faults(); } // of the rows among them
    [[nodiscard]] std::size_t byteCount() const override;
    [[nodiscard]] qint64 objects() const override { return m_objects; }
    [[nodiscard]] std::int64_t parent(int row) const override { return line(row).parent; }

private:
    [[nodiscard]] const GroupLine &line(int row) const { return m_lines[std::size_t(row)]; }
    [[nodiscard]] int place(int row) const { return m_places[std::size_t(row)]; }

    std::vector<GroupLine> m_lines;
    std::vector<int> m_places; // of rows in m_rows, of groups in m_digests
    StorePage m_rows;
    std::vector<std::vector<std::string>> m_digests; // of the cells of groups
    qint64 m_objects;
};

} // namespace replica
