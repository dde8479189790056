// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csv/groupscsv.h"

#include <algorithm>
#include <functional>

namespace csv {
namespace {

using table::GroupCell;
using table::GroupRow;
using Groups = std::span<const std::shared_ptr<const GroupRow>>;

void appendValue(std::string &out, table::Kind kind, const table::Value &value, const FileFormat &format)
{
    if (const auto *text = std::get_if<QString>(&value))
        appendText(out, text->toStdString(), format);
    else if (const auto *reference = std::get_if<table::Reference>(&value))
        appendText(out, reference->id.toStdString(), format);
    else if (const auto *whole = std::get_if<std::int64_t>(&value))
        appendRaw(out, kind, *whole, format);
    else if (const auto *number = std::get_if<double>(&value))
        appendRaw(out, kind, *number, format);
    else if (const auto *flag = std::get_if<bool>(&value))
        appendRaw(out, kind, *flag, format);
}

// A column of the file. `path`: the group and those that it is in, by level.
struct FileColumn
{
    std::string header;
    std::function<void(std::string &out, const GroupRow &group, const std::vector<const GroupRow *> &path)> append;
};

class FileColumns
{
public:
    FileColumns(Groups groups, const std::vector<table::ColumnInfo> &columns, const FileFormat &format)
        : m_groups(groups)
        , m_columns(columns)
        , m_format(format)
    {
        add("level",
            [](std::string &out, const GroupRow &group, const auto &) { appendInteger(out, group.level + 1); });
        addTitles();
        add("rows", [](std::string &out, const GroupRow &group, const auto &) { appendInteger(out, group.rows); });
        for (std::size_t i = 0; i < columns.size(); ++i)
            addCells(i);
    }

    [[nodiscard]] const std::vector<FileColumn> &all() const { return m_all; }

private:
    template<class Append> void add(std::string header, Append append)
    {
        m_all.push_back({std::move(header), std::move(append)});
    }

    void addTitles()
    {
        std::vector<int> levels; // the columns of the table
        for (const auto &group : m_groups) {
            if (group->level == int(levels.size()))
                levels.push_back(group->column);
        }
        for (std::size_t level = 0; level < levels.size(); ++level) {
            const table::ColumnInfo &column = m_columns[std::size_t(levels[level])];
            add(headerCell(column, m_format.times),
                [this, level, &column](std::string &out, const GroupRow &, const auto &path) {
                    if (level < path.size())
                        appendValue(out, column.kind, path[level]->title, m_format);
                });
            if (const std::string name = nameHeader(column); !name.empty())
                add(name, [this, level](std::string &out, const GroupRow &, const auto &path) {
                    const auto *reference
                        = level < path.size() ? std::get_if<table::Reference>(&path[level]->title) : nullptr;
                    if (reference)
                        appendText(out, reference->name.toStdString(), m_format);
                });
        }
    }

    void addCells(std::size_t index)
    {
        const table::ColumnInfo &column = m_columns[index];
        // The total is of all rows.
        const GroupCell none;
        const GroupCell &total = m_groups.empty() ? none : m_groups.front()->cells[index];
        const auto value = [this, index, &column](std::string &out, const GroupRow &group, const auto &) {
            appendValue(out, column.kind, group.cells[index].value, m_format);
        };
        if (!isWritten(column.kind))
            return;
        if (total.kind == GroupCell::Kind::Sum) {
            add(headerCell(column, m_format.times), value);
        } else if (total.kind == GroupCell::Kind::Oldest) {
            std::string header = column.key;
            add((header += ":oldest") + (m_format.times == Times::Local ? '[' + localZoneName() + ']' : std::string()),
                value);
        } else if (total.kind == GroupCell::Kind::States) {
            for (const GroupCell::State &state : total.states)
                addState(index, state.word);
        } else {
            return;
        }
        if (total.absent > 0)
            add(std::string(column.key) + ":absent", [index](std::string &out, const GroupRow &group, const auto &) {
                appendInteger(out, group.cells[index].absent);
            });
    }

    void addState(std::size_t index, const QString &word)
    {
        std::string header;
        appendText(header, std::string(m_columns[index].key) + ':' + word.toStdString(), m_format);
        add(header, [index, word](std::string &out, const GroupRow &group, const auto &) {
            const auto &states = group.cells[index].states;
            const auto state = std::ranges::find(states, word, &GroupCell::State::word);
            appendInteger(out, state == states.end() ? 0 : state->rows);
        });
    }

    Groups m_groups;
    const std::vector<table::ColumnInfo> &m_columns;
    const FileFormat &m_format;
    std::vector<FileColumn> m_all;
};

} // namespace

std::string groupsCsv(Groups groups, const std::vector<table::ColumnInfo> &columns, const FileFormat &format)
{
    const FileColumns file(groups, columns, format);
    std::string out = format.bom ? std::string(byteOrderMark) : std::string();
    const auto endLine = [&] {
        out.back() = lineEnd.front(); // it was a delimiter
        out += lineEnd.substr(1);
    };
    for (const FileColumn &column : file.all())
        (out += column.header) += format.delimiter;
    endLine();
    std::vector<const GroupRow *> path;
    for (const auto &group : groups) {
        path.resize(std::size_t(std::max(0, group->level)));
        if (group->level >= 0)
            path.push_back(group.get());
        for (const FileColumn &column : file.all()) {
            column.append(out, *group, path);
            out += format.delimiter;
        }
        endLine();
    }
    return out;
}

} // namespace csv
