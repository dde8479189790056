// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/capabilities.h"
#include "models/api/client.h"
#include "models/catalog/catalog.h"
#include "models/catalog/problem.h"
#include "models/catalog/recordpage.h"
#include "models/catalog/wholerows.h"

#include <QObject>

namespace catalog {

// A list that the server neither sorts nor filters: read wholly, sorted, searched and filtered here. A read in progress
// answers every fetch made meanwhile. Until invalidate(), further pages and other sort orders are served from the
// stored list. Where a reader brings rows before some of their columns, a listener gets these at once. GUI thread.
template<class Record> class WholeSource final : public table::TableSource
{
public:
    using Pages = std::vector<api::PagePtr<Record>>;
    // Receives what is read; called later than the request, in the GUI thread. A call may destroy the reader.
    class Done
    {
    public:
        using Answer = std::move_only_function<void(api::Result<Pages>, const table::ColumnSet &late, bool isLast)>;
        Done(std::nullptr_t = nullptr) { }
        Done(Answer answer, bool wantsEarly)
            : m_answer(std::move(answer))
            , m_wantsEarly(wantsEarly)
        {
        }
        // The whole list, or why it could not be read. The last call.
        void operator()(api::Result<Pages> pages) { m_answer(std::move(pages), {}, true); }
        // Rows whose final values a later call brings: some columns have none yet. Only if wantsEarly().
        void early(const Pages &pages, const table::ColumnSet &late) { m_answer(pages, late, false); }
        [[nodiscard]] bool wantsEarly() const { return m_wantsEarly; }

    private:
        Answer m_answer;
        bool m_wantsEarly = false;
    };
    // Counts the list without reading it, for those who only want to know how long it is. Control planes that do not
    // have the operation let it be read.
    struct Counter
    {
        api::Client *client;
        api::Operation operation;
    };
    // How the list is read; the ticket cancels.
    struct Reader
    {
        // Reads the list that the query selects: all rows that may match, and maybe more.
        std::function<table::Ticket(const table::ListQuery &, base::Urgency, Done)> read;
        // Reduces a query to what selects the list: queries that are then equal share one read.
        std::function<table::ListQuery(const table::ListQuery &)> selectedBy;
        // What the rows of the last read lack, a translated sentence; may be empty, as may be the result.
        std::function<QString()> remark = {};
        std::function<table::Lack()> lack = {}; // of the last read
        std::optional<Counter> count = {};
    };

    WholeSource(const ClusterNames &names, Resource resource, const RecordTable<Record> &table, Reader reader)
        : m_names(names)
        , m_resource(resource)
        , m_table(table)
        , m_reader(std::move(reader))
    {
    }

    [[nodiscard]] int columnCount() const override { return static_cast<int>(m_table.columns.size()); }
    [[nodiscard]] const table::ColumnInfo &column(int index) const override
    {
        return m_table.columns[static_cast<std::size_t>(index)];
    }
    void invalidate() override
    {
        m_isStale = true;
        m_shortcoming.reset();
        // An answer in progress may be older than what made the list stale. Whoever waits for it gets the next one.
        m_reading.reset();
    }
    void setListener(const std::function<void()> &changed) override { m_changed = changed; }
    [[nodiscard]] bool sortsHere() const override { return true; }
    [[nodiscard]] QString remark(const table::ListQuery &) const override
    {
        return m_reader.remark ? m_reader.remark() : QString();
    }
    [[nodiscard]] table::Lack lack() const override { return m_reader.lack ? m_reader.lack() : table::Lack(); }

    [[nodiscard]] table::Ticket fetchPage(const table::ListQuery &query, std::int64_t offset, int limit,
                                          base::Urgency urgency,
                                          std::move_only_function<void(table::PageAnswer)> done) override
    {
        return whenRead(query, urgency,
                        [this, query, offset, limit,
                         answer = std::move(done)](const std::optional<table::Problem> &problem) mutable {
                            if (problem)
                                return answer({nullptr, problem});
                            const auto &rows = rowsOf(query);
                            const auto size = static_cast<std::int64_t>(rows.size());
                            const std::int64_t begin = std::min(offset, size);
                            const std::int64_t end = std::min(offset + limit, size);
                            answer({std::make_shared<Slice<Record>>(
                                        m_list, std::vector(rows.begin() + begin, rows.begin() + end), end == size),
                                    m_shortcoming});
                        });
    }

    [[nodiscard]] table::Ticket fetchCount(const table::ListQuery &query, base::Urgency urgency,
                                           std::move_only_function<void(table::CountAnswer)> done) override
    {
        if (canCountAlone() && !m_changed && !m_reading && !m_list && urgency == base::Urgency::Refresh
            && query == defaultQuery(m_resource))
            return countAlone(urgency, std::move(done));
        return whenRead(query, urgency,
                        [this, query, answer = std::move(done)](const std::optional<table::Problem> &problem) mutable {
                            if (problem)
                                return answer({std::nullopt, problem});
                            answer({static_cast<std::int64_t>(rowsOf(query).size()), std::nullopt});
                        });
    }

private:
    using Wake = std::move_only_function<void(const std::optional<table::Problem> &)>;
    // Waits for the list; owned by the ticket alone.
    struct Waiter
    {
        table::ListQuery query;
        Wake wake;
    };

    [[nodiscard]] bool canAnswer(const table::ListQuery &query) const
    {
        return m_list->canAnswer(query, defaultQuery(m_resource).sortKey);
    }

    table::Ticket whenRead(const table::ListQuery &query, base::Urgency urgency, Wake wake)
    {
        auto ticket = std::make_shared<Waiter>(Waiter{query, std::move(wake)});
        std::optional<table::Problem> problem;
        if (const QString refusal = refusalOf(m_resource, query); !refusal.isEmpty())
            problem = table::Problem{table::Problem::Kind::Refused, refusal, {}};
        const table::ListQuery selection = m_reader.selectedBy(query);
        if (problem || (m_list && !m_isStale && m_listed == selection && canAnswer(query))) {
            QMetaObject::invokeMethod(
                &m_context,
                [waiting = std::weak_ptr(ticket), problem] {
                    if (const auto held = waiting.lock())
                        held->wake(problem);
                },
                Qt::QueuedConnection);
            return ticket;
        }
        m_waiters.push_back(ticket);
        if (!m_reading || m_selection != selection)
            read(selection, urgency);
        return ticket;
    }

    void read(const table::ListQuery &selection, base::Urgency urgency)
    {
        m_selection = selection;
        m_early.clear();
        auto answer = [this, selection](const api::Result<Pages> &result, const table::ColumnSet &late, bool isLast) {
            const table::Ticket keep = m_reading; // it holds this function
            if (isLast)
                take(selection, result);
            else
                takeEarly(selection, *result, late);
        };
        m_reading = m_reader.read(selection, urgency, Done(std::move(answer), m_changed != nullptr));
    }

    void takeEarly(const table::ListQuery &selection, const Pages &pages, const table::ColumnSet &late)
    {
        const bool isFurther = !m_early.empty();
        setList(selection, pages, late);
        m_early = pages;
        wakeAnswered();
        if (isFurther)
            m_changed();
    }

    void take(const table::ListQuery &selection, const api::Result<Pages> &result)
    {
        m_reading.reset();
        const bool wasPartial = !m_early.empty();
        if (result) {
            setList(selection, *result, {});
            wake(std::nullopt);
        } else {
            const table::Problem problem = problemOf(result.error());
            if (wasPartial) {
                setList(selection, Pages(m_early), {}); // the rows stay, without the values
                m_shortcoming = problem;
            }
            wake(problem);
        }
        if (wasPartial)
            m_changed();
    }

    void setList(const table::ListQuery &selection, const Pages &pages, const table::ColumnSet &late)
    {
        m_list = std::make_shared<const WholeRows<Record>>(pages, m_table, m_names, late);
        m_early.clear();
        m_listed = selection;
        m_isStale = false;
        m_sortedBy.reset();
    }

    [[nodiscard]] table::Problem problemOf(const api::Error &error) const
    {
        table::Problem problem = listProblemOf(error);
        if (error.kind == api::Error::Kind::NotFound && m_resource->words.notFound)
            problem.sentence = wordsOf(m_resource->words.notFound);
        return problem;
    }

    void wake(const std::optional<table::Problem> &problem)
    {
        for (const auto &waiter : std::exchange(m_waiters, {})) {
            if (const auto held = waiter.lock())
                held->wake(problem);
        }
    }
    void wakeAnswered()
    {
        std::vector<std::weak_ptr<Waiter>> unanswered;
        for (const auto &waiter : std::exchange(m_waiters, {})) {
            const auto held = waiter.lock();
            if (held && canAnswer(held->query))
                held->wake(std::nullopt);
            else if (held)
                unanswered.push_back(waiter);
        }
        m_waiters.insert(m_waiters.begin(), unanswered.begin(), unanswered.end());
    }

    // Owned by its ticket alone.
    struct Count
    {
        api::Call call;
        std::move_only_function<void(table::CountAnswer)> done;
        table::Ticket reading = {}; // where the list cannot be counted alone
    };

    [[nodiscard]] bool canCountAlone() const
    {
        return m_reader.count && !m_reader.count->client->capabilities().lacks({m_reader.count->operation});
    }

    table::Ticket countAlone(base::Urgency urgency, std::move_only_function<void(table::CountAnswer)> done)
    {
        auto ticket = std::make_shared<Count>();
        ticket->done = std::move(done);
        ticket->call = m_reader.count->client->countRows(
            m_reader.count->operation, {}, urgency, &m_context,
            [this, urgency, weak = std::weak_ptr(ticket)](const api::Result<std::int64_t> &count) {
                if (const auto held = weak.lock())
                    takeCount(*held, urgency, count);
            });
        return ticket;
    }

    void takeCount(Count &ticket, base::Urgency urgency, const api::Result<std::int64_t> &count)
    {
        if (count)
            return ticket.done({*count, std::nullopt});
        if (!api::isUnknownPath(count.error()))
            return ticket.done({std::nullopt, problemOf(count.error())});
        m_reader.count->client->capabilities().refuse({m_reader.count->operation});
        ticket.reading = fetchCount(defaultQuery(m_resource), urgency, std::move(ticket.done));
    }

    // The places of the matching rows, in order.
    const std::vector<RowPlace> &rowsOf(const table::ListQuery &query)
    {
        if (m_sortedBy != query) {
            m_rows = m_list->places(query, defaultQuery(m_resource).sortKey);
            m_sortedBy = query;
        }
        return m_rows;
    }

    const ClusterNames &m_names;
    Resource m_resource;
    RecordTable<Record> m_table;
    Reader m_reader;
    QObject m_context;
    std::shared_ptr<const WholeRows<Record>> m_list;
    std::function<void()> m_changed; // see setListener()
    Pages m_early; // what the read in progress has brought so far
    std::optional<table::Problem> m_shortcoming; // why the values of late columns did not come
    bool m_isStale = true;
    table::ListQuery m_listed; // the selection of the list
    table::ListQuery m_selection; // of the list that is being read
    table::Ticket m_reading;
    std::vector<std::weak_ptr<Waiter>> m_waiters;
    std::optional<table::ListQuery> m_sortedBy; // of m_rows
    std::vector<RowPlace> m_rows;
};

} // namespace catalog
