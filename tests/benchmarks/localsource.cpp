// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/localsource.h"

#include "tests/benchmarks/harness.h"

#include <QTimer>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace bench {

namespace {

constexpr int pageSize = 500;
constexpr int changedEvery = 10;

// Some rows of the pages in memory, the changes of a generation laid over them.
class Rows final : public table::TablePage
{
public:
    Rows(std::shared_ptr<const std::vector<PagePtr>> pages, std::int64_t begin, int size, int generation, int phase,
         int gpus)
        : m_pages(std::move(pages))
        , m_begin(begin)
        , m_size(size)
        , m_generation(generation)
        , m_phase(phase)
        , m_gpus(gpus)
    {
    }

    [[nodiscard]] int size() const override { return m_size; }
    [[nodiscard]] base::Key id(int row) const override { return page(row).id(inPage(row)); }
    [[nodiscard]] table::Raw raw(int row, int column) const override
    {
        if (isChanged(row) && column == m_phase)
            return std::string_view(m_generation % 2 ? "Unknown" : "Pending");
        if (isChanged(row) && column == m_gpus)
            return table::GpuShare{double(m_generation % 32) / 4, 8, 0};
        return page(row).raw(inPage(row), column);
    }
    [[nodiscard]] table::Value value(int row, int column) const override
    {
        if (isChanged(row) && (column == m_phase || column == m_gpus))
            return table::toValue(raw(row, column));
        return page(row).value(inPage(row), column);
    }
    [[nodiscard]] QByteArray json(int row) const override { return page(row).json(inPage(row)); }
    [[nodiscard]] bool isLast() const override { return m_begin + m_size >= std::int64_t(m_pages->size()) * pageSize; }

private:
    [[nodiscard]] const table::TablePage &page(int row) const
    {
        return *(*m_pages)[std::size_t(m_begin + row) / pageSize];
    }
    [[nodiscard]] int inPage(int row) const { return int((m_begin + row) % pageSize); }
    [[nodiscard]] bool isChanged(int row) const { return m_generation > 0 && (m_begin + row) % changedEvery == 0; }

    std::shared_ptr<const std::vector<PagePtr>> m_pages;
    std::int64_t m_begin;
    int m_size;
    int m_generation;
    int m_phase;
    int m_gpus;
};

int columnOf(const table::TableSource &source, const char *key)
{
    for (int i = 0; i < source.columnCount(); ++i) {
        if (std::strcmp(source.column(i).key, key) == 0)
            return i;
    }
    throw Failure(u"There is no column \"%1\"."_s.arg(QString::fromLatin1(key)));
}

} // namespace

std::vector<PagePtr> fetchRows(table::TableSource &source, const table::ListQuery &query, int pages)
{
    std::vector<PagePtr> fetched;
    for (int i = 0; i < pages; ++i) {
        PagePtr page;
        QString problem;
        const table::Ticket ticket = source.fetchPage(query, std::int64_t(i) * pageSize, pageSize,
                                                      base::Urgency::Interactive, [&](table::PageAnswer answer) {
                                                          page = answer.page;
                                                          if (answer.problem)
                                                              problem = answer.problem->sentence;
                                                      });
        spinUntil([&] { return page || !problem.isEmpty(); }, 30'000, u"A page did not come."_s);
        if (!page || page->size() != pageSize)
            throw Failure(u"Page %1 did not come whole. %2"_s.arg(i).arg(problem));
        fetched.push_back(std::move(page));
    }
    return fetched;
}

LocalSource::LocalSource(std::unique_ptr<table::TableSource> columns, std::vector<PagePtr> pages)
    : m_columns(std::move(columns))
    , m_pages(std::make_shared<const std::vector<PagePtr>>(std::move(pages)))
{
}

PagePtr LocalSource::rows(std::int64_t offset, int limit) const
{
    const auto total = std::int64_t(m_pages->size()) * pageSize;
    const int size = int(std::clamp<std::int64_t>(total - offset, 0, limit));
    return std::make_shared<Rows>(m_pages, offset, size, m_generation, columnOf(*m_columns, "k8sPhase"),
                                  columnOf(*m_columns, "gpus"));
}

void LocalSource::answer()
{
    // A reply may ask the next question.
    std::vector<Question> questions = std::exchange(m_questions, {});
    for (Question &question : questions) {
        if (!question.ticket.expired())
            question.reply();
    }
}

table::Ticket LocalSource::ask(std::move_only_function<void()> reply)
{
    auto ticket = std::make_shared<int>();
    m_questions.push_back({ticket, std::move(reply)});
    if (!m_held)
        QTimer::singleShot(0, &m_context, [this] { answer(); });
    return ticket;
}

table::Ticket LocalSource::fetchPage(const table::ListQuery & /*query*/, std::int64_t offset, int limit,
                                     base::Urgency /*urgency*/, std::move_only_function<void(table::PageAnswer)> done)
{
    return ask([page = rows(offset, limit), done = std::move(done)]() mutable { done({page, {}}); });
}

table::Ticket LocalSource::fetchCount(const table::ListQuery & /*query*/, base::Urgency /*urgency*/,
                                      std::move_only_function<void(table::CountAnswer)> done)
{
    return ask([count = std::int64_t(m_pages->size()) * pageSize, done = std::move(done)]() mutable {
        done({count, {}});
    });
}

} // namespace bench
