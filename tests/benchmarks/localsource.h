// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/source.h"

#include <QObject>

#include <memory>
#include <vector>

// Rows that are in memory, for the cases that measure painting and applying and must not wait for a network.
namespace bench {

using PagePtr = std::shared_ptr<const table::TablePage>;

// The first rows of a source, page by page. Runs the event loop.
[[nodiscard]] std::vector<PagePtr> fetchRows(table::TableSource &source, const table::ListQuery &query, int pages);

// What a refresh finds changed: every tenth row, its phase and its allocated GPUs. Generation 0 is what was fetched.
class LocalSource final : public table::TableSource
{
public:
    LocalSource(std::unique_ptr<table::TableSource> columns, std::vector<PagePtr> pages);

    void setGeneration(int generation) { m_generation = generation; }
    [[nodiscard]] PagePtr rows(std::int64_t offset, int limit) const;

    // While it is held, the source keeps its answers until answer() is called.
    void setHeld(bool held) { m_held = held; }
    [[nodiscard]] bool hasQuestions() const { return !m_questions.empty(); }
    void answer();

    [[nodiscard]] int columnCount() const override { return m_columns->columnCount(); }
    [[nodiscard]] const table::ColumnInfo &column(int index) const override { return m_columns->column(index); }
    [[nodiscard]] table::Ticket fetchPage(const table::ListQuery &query, std::int64_t offset, int limit,
                                          base::Urgency urgency,
                                          std::move_only_function<void(table::PageAnswer)> done) override;
    [[nodiscard]] table::Ticket fetchCount(const table::ListQuery &query, base::Urgency urgency,
                                           std::move_only_function<void(table::CountAnswer)> done) override;

private:
    struct Question
    {
        std::weak_ptr<void> ticket;
        std::move_only_function<void()> reply;
    };
    [[nodiscard]] table::Ticket ask(std::move_only_function<void()> reply);

    std::unique_ptr<table::TableSource> m_columns;
    std::shared_ptr<const std::vector<PagePtr>> m_pages;
    std::vector<Question> m_questions;
    QObject m_context; // of queued answers
    int m_generation = 0;
    bool m_held = false;
};

} // namespace bench
