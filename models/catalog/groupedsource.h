// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/resource.h"
#include "models/table/source.h"

#include <QList>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace catalog {

// The columns by which the rows of a list can be grouped; empty = they cannot.
[[nodiscard]] std::span<const char *const> groupColumns(Resource resource);

// Rows with the same value in the column that a list is grouped by; they follow each other.
struct RowGroup
{
    QString name; // empty = the rows have none
    QString key = {}; // several groups may have one name
    int first = 0;
    int count = 0;

    friend bool operator==(const RowGroup &, const RowGroup &) = default;
};

// A list in groups, by their names, in each of them in the order of the query. For that, the list is read wholly; a
// list of more than mostRows stays as it is, and says so. Without a column to group by, all is as in the other source.
// GUI thread.
class GroupedSource final : public table::TableSource
{
public:
    static constexpr int mostRows = 2'000;

    explicit GroupedSource(std::unique_ptr<table::TableSource> source);
    ~GroupedSource() override;

    void setGroupColumn(const QByteArray &key); // empty = none; a listener fetches again
    void regroup(); // names that the groups are called by have changed
    [[nodiscard]] const QByteArray &groupColumn() const { return m_column; }
    // Of the rows that were read last.
    [[nodiscard]] const QList<RowGroup> &groups() const { return m_groups; }
    [[nodiscard]] table::Value valueAt(int row, int column) const;
    [[nodiscard]] bool isLateAt(int row, int column) const;

    [[nodiscard]] int columnCount() const override { return m_source->columnCount(); }
    [[nodiscard]] const table::ColumnInfo &column(int index) const override { return m_source->column(index); }
    [[nodiscard]] table::Ticket fetchPage(const table::ListQuery &query, std::int64_t offset, int limit,
                                          base::Urgency urgency,
                                          std::move_only_function<void(table::PageAnswer)> done) override;
    [[nodiscard]] table::Ticket fetchCount(const table::ListQuery &query, base::Urgency urgency,
                                           std::move_only_function<void(table::CountAnswer)> done) override;
    [[nodiscard]] int maxPageSize() const override { return m_source->maxPageSize(); }
    void setListener(const std::function<void()> &changed) override;
    void invalidate() override;
    [[nodiscard]] bool sortsHere() const override { return m_source->sortsHere(); }
    [[nodiscard]] bool canSort(const table::ColumnInfo &column) const override { return m_source->canSort(column); }
    [[nodiscard]] QString sortNote(const table::ColumnInfo &column) const override
    {
        return m_source->sortNote(column);
    }
    [[nodiscard]] QString remark(const table::ListQuery &query) const override;
    [[nodiscard]] table::Lack lack() const override { return m_source->lack(); }
    [[nodiscard]] std::optional<table::ListQuery> asSent(const table::ListQuery &query) const override
    {
        return m_source->asSent(query);
    }

private:
    struct Rows;
    class Page;
    // Owned by its ticket alone.
    struct Wish
    {
        table::ListQuery query;
        std::int64_t offset;
        int limit;
        std::move_only_function<void(table::PageAnswer)> done;
        table::Ticket passedOn = {};
    };
    struct Reading
    {
        table::ListQuery query;
        base::Urgency urgency;
        std::vector<std::shared_ptr<const table::TablePage>> pages = {};
        int rows = 0;
        std::optional<table::Problem> shortcoming = {};
        table::Ticket step = {};
    };

    [[nodiscard]] bool canAnswer(const table::ListQuery &query) const;
    void wait(const std::shared_ptr<Wish> &wish, base::Urgency urgency);
    void read(const table::ListQuery &query, base::Urgency urgency);
    void readOn();
    void take(table::PageAnswer answer);
    void finish(bool isWhole);
    void arrange(const Reading &reading);
    void answer(Wish &wish) const;
    void answerAll(const std::optional<table::Problem> &problem);
    void passOn(const Reading &reading);
    void restart();

    std::unique_ptr<table::TableSource> m_source;
    QByteArray m_column;
    std::function<void()> m_changed; // see setListener()
    QObject m_context;
    std::optional<Reading> m_reading;
    std::vector<std::weak_ptr<Wish>> m_waiting; // for the reading
    std::shared_ptr<const Rows> m_rows; // that were read last
    bool m_isStale = true; // and have to be read again
    QList<RowGroup> m_groups;
    std::optional<table::ListQuery> m_tooLong; // of a list with more rows than are read
};

} // namespace catalog
