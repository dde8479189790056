// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replica/grouppage.h"

#include "models/table/format.h"

namespace replica {
namespace {

std::string digestOf(const table::GroupCell &cell, table::Kind kind)
{
    QString text = QString::number(int(cell.kind)) + u' ' + QString::number(cell.count) + u' '
        + QString::number(cell.absent) + u' ' + table::displayText(kind, cell.value, {});
    for (const table::GroupCell::State &state : cell.states)
        text += u' ' + state.word + u' ' + QString::number(state.rows);
    return text.toStdString();
}

// The rows of the store.
std::vector<std::uint32_t> rowsOf(const std::vector<GroupLine> &lines)
{
    std::vector<std::uint32_t> rows;
    for (const GroupLine &line : lines) {
        if (!line.group)
            rows.push_back(line.row);
    }
    return rows;
}

} // namespace

GroupPage::GroupPage(const Groups &groups, std::vector<GroupLine> lines, bool isLast,
                     const catalog::ClusterNames &names, qint64 readAtMs)
    : m_lines(std::move(lines))
    , m_rows(groups.store(), rowsOf(m_lines), isLast, names, readAtMs)
    , m_objects(groups.objects())
{
    const std::vector<table::ColumnInfo> &columns = groups.store()->columns();
    int rows = 0;
    for (const GroupLine &line : m_lines) {
        m_places.push_back(line.group ? int(m_digests.size()) : rows++);
        if (!line.group)
            continue;
        std::vector<std::string> &digests = m_digests.emplace_back();
        for (std::size_t column = 0; column < line.group->cells.size(); ++column)
            digests.push_back(digestOf(line.group->cells[column], columns[column].kind));
    }
}

GroupPage::~GroupPage() = default;

base::Key GroupPage::id(int row) const
{
    return line(row).group ? line(row).key : m_rows.id(place(row));
}

table::Raw GroupPage::raw(int row, int column) const
{
    if (!line(row).group)
        return m_rows.raw(place(row), column);
    const std::vector<std::string> &digests = m_digests[std::size_t(place(row))];
    return std::string_view(digests[std::size_t(column)]);
}

bool GroupPage::isRead(int row, int column) const
{
    return line(row).group || m_rows.isRead(place(row), column);
}

table::Value GroupPage::value(int row, int column) const
{
    return line(row).group ? table::Value() : m_rows.value(place(row), column);
}

QByteArray GroupPage::json(int row) const
{
    return line(row).group ? QByteArray() : m_rows.json(place(row));
}

const table::GroupRow *GroupPage::group(int row) const
{
    return line(row).group.get();
}

std::size_t GroupPage::byteCount() const
{
    constexpr std::size_t cellBytes = 200; // about
    const std::size_t cells = m_digests.empty() ? 0 : m_digests.size() * m_digests.front().size();
    return m_rows.byteCount() + m_lines.capacity() * sizeof(GroupLine) + cells * cellBytes;
}

} // namespace replica
