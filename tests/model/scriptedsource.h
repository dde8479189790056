// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/standin.h"
#include "models/table/source.h"

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

// A table of objects in memory that answers only when the test says so: what was asked, in which order, what was
// cancelled and what comes late is in the hands of the test.
namespace scripted {

struct Object
{
    quint64 id = 0;
    std::string phase = "Running";
    qint64 runtime = 0;

    friend bool operator==(const Object &, const Object &) = default;
};

// Objects with the ids first, first + 1, ...
inline std::vector<Object> objects(quint64 first, std::size_t count)
{
    std::vector<Object> list(count);
    for (std::size_t i = 0; i < count; ++i)
        list[i].id = first + i;
    return list;
}

class Page final : public table::TablePage
{
public:
    Page(std::vector<Object> rows, bool last)
        : m_rows(std::move(rows))
        , m_last(last)
    {
        for (const Object &row : m_rows)
            m_names.push_back("object-" + std::to_string(row.id));
    }

    int size() const override { return int(m_rows.size()); }
    // Objects without an id are all the same.
    base::Key id(int row) const override
    {
        const quint64 id = m_rows[std::size_t(row)].id;
        return id == 0 ? base::standIn(QStringLiteral("same")) : base::Key(0, id);
    }
    table::Raw raw(int row, int column) const override
    {
        const Object &object = m_rows[std::size_t(row)];
        switch (column) {
        case 0:
            return m_names[std::size_t(row)];
        case 1:
            return std::string_view(object.phase);
        case 2:
            return std::int64_t(object.runtime);
        default:
            return {};
        }
    }
    QByteArray json(int row) const override { return QByteArray::number(m_rows[std::size_t(row)].id); }
    bool isLast() const override { return m_last; }
    bool saysMore() const override { return !m_last && !saysNothing; }
    table::ReadFaults faults() const override
    {
        table::ReadFaults all = unread;
        all.rows = size();
        return all;
    }
    std::size_t byteCount() const override { return m_rows.size() * 100; }

    table::ReadFaults unread;
    bool saysNothing = false; // of what follows

private:
    std::vector<Object> m_rows;
    std::vector<std::string> m_names;
    bool m_last;
};

class Source final : public table::TableSource
{
public:
    enum Column { Name, Phase, Runtime, Empty };

    struct Request
    {
        bool isCount = false;
        qint64 offset = 0;
        int limit = 0;
        base::Urgency urgency = base::Urgency::Visible;
        table::ListQuery query;
        std::move_only_function<void(table::PageAnswer)> pageDone;
        std::move_only_function<void(table::CountAnswer)> countDone;
        std::weak_ptr<void> ticket;

        bool isCancelled() const { return ticket.expired(); }
    };

    // What the server has now, and what it says.
    std::vector<Object> held;
    bool countable = true;
    std::optional<qint64> saidCount; // in place of the truth
    std::shared_ptr<const table::TablePage> nextPage; // answers the next page that is asked for
    bool ignoresCancel = false; // answers come although the ticket was dropped

    int pagesAsked = 0;
    int countsAsked = 0;
    int invalidations = 0;

    int columnCount() const override { return 4; }
    const table::ColumnInfo &column(int index) const override
    {
        static const table::ColumnInfo columns[] = {
            {"name", "Name", table::Kind::Name},
            {"phase", "Phase", table::Kind::State},
            {"runtime", "Runtime", table::Kind::Duration},
            {"empty", "Empty", table::Kind::Text},
        };
        return columns[index];
    }

    table::Ticket fetchPage(const table::ListQuery &query, std::int64_t offset, int limit, base::Urgency urgency,
                            std::move_only_function<void(table::PageAnswer)> done) override
    {
        ++pagesAsked;
        auto ticket = std::make_shared<int>(0);
        m_pending.push_back({false, offset, limit, urgency, query, std::move(done), {}, ticket});
        return ticket;
    }

    table::Ticket fetchCount(const table::ListQuery &query, base::Urgency urgency,
                             std::move_only_function<void(table::CountAnswer)> done) override
    {
        ++countsAsked;
        auto ticket = std::make_shared<int>(0);
        m_pending.push_back({true, 0, 0, urgency, query, {}, std::move(done), ticket});
        return ticket;
    }

    void invalidate() override { ++invalidations; }

    // The offsets of the pages that are wanted now, in the order in which they were asked for.
    QList<qint64> wantedOffsets() const
    {
        QList<qint64> offsets;
        for (const Request &request : m_pending) {
            if (!request.isCount && !request.isCancelled())
                offsets << request.offset;
        }
        return offsets;
    }
    bool isCountWanted() const
    {
        return std::ranges::any_of(m_pending, [](const auto &r) { return r.isCount && !r.isCancelled(); });
    }
    const std::vector<Request> &pending() const { return m_pending; }

    // Each answers what is asked now, with what is held now; what that leads to stays pending.
    void answerPages()
    {
        answerIf([](const Request &request) { return !request.isCount; });
    }
    void answerCount()
    {
        answerIf([](const Request &request) { return request.isCount; });
    }
    void answerPage(qint64 offset, int most = std::numeric_limits<int>::max())
    {
        answerIf([offset, most](const Request &request) mutable {
            return !request.isCount && request.offset == offset && most-- > 0;
        });
    }
    void answer()
    {
        answerIf([](const Request &) { return true; });
    }
    // Only what was asked for this search: the answers to the query before can come first or last.
    void answerTo(const QString &search)
    {
        answerIf([&search](const Request &request) { return request.query.search == search; });
    }
    void fail(table::Problem::Kind kind)
    {
        answerIf([](const Request &) { return true; }, failure(kind));
    }
    void failTo(const QString &search, table::Problem::Kind kind)
    {
        answerIf([&search](const Request &request) { return request.query.search == search; }, failure(kind));
    }

private:
    static table::Problem failure(table::Problem::Kind kind)
    {
        return {kind, QString::fromLatin1("It failed."), QString()};
    }

    void answerIf(const std::function<bool(const Request &)> &matches,
                  const std::optional<table::Problem> &problem = {})
    {
        std::vector<Request> now;
        std::vector<Request> later;
        for (Request &request : m_pending)
            (matches(request) ? now : later).push_back(std::move(request));
        m_pending = std::move(later);
        for (Request &request : now) {
            if (request.isCancelled() && !ignoresCancel)
                continue;
            if (problem && request.isCount)
                request.countDone({std::nullopt, problem});
            else if (problem)
                request.pageDone({nullptr, problem});
            else if (request.isCount)
                request.countDone(
                    {countable ? std::optional<std::int64_t>(saidCount.value_or(qint64(held.size()))) : std::nullopt,
                     std::nullopt});
            else
                request.pageDone({page(request.offset, request.limit), std::nullopt});
        }
    }

    std::shared_ptr<const table::TablePage> page(qint64 offset, int limit)
    {
        if (nextPage)
            return std::exchange(nextPage, nullptr);
        const qint64 size = qint64(held.size());
        const auto begin = held.begin() + std::min(offset, size);
        const auto end = held.begin() + std::min(offset + limit, size);
        return std::make_shared<Page>(std::vector<Object>(begin, end), offset + limit >= size);
    }

    std::vector<Request> m_pending;
};

} // namespace scripted
