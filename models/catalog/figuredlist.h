// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/wholelist.h"
#include "models/catalog/groupedfigures.h"
#include "models/catalog/wholesource.h"

namespace catalog {

// Numbers from telemetry in the columns of a list: how they get into a record, and in which columns they are.
template<class Record> struct FigureColumns
{
    void (*fill)(Record &record, const api::TextPool &texts, const GroupedFigures &figures);
    table::ColumnSet columns;
};

// `columns` is an array.
template<class Columns>
[[nodiscard]] table::ColumnSet columnsCalled(const Columns &columns, std::initializer_list<std::string_view> keys)
{
    table::ColumnSet set;
    for (std::size_t i = 0; i < std::size(columns); ++i)
        set.set(i, std::ranges::find(keys, std::string_view(columns[i].key)) != keys.end());
    return set;
}

// The same rows with their numbers, as far as these are known.
template<class Record>
[[nodiscard]] api::PagePtr<Record> withFigures(const api::Page<Record> &page, const GroupedFigures &figures,
                                               const FigureColumns<Record> &columns)
{
    auto filled = std::make_shared<api::Page<Record>>(page);
    for (Record &record : filled->rows)
        columns.fill(record, filled->texts, figures);
    return filled;
}

// Figures are requested for a table or a file; others only want to know which rows there are.
template<class Done> [[nodiscard]] bool wantsFigures(const Done &done, base::Urgency urgency)
{
    return done.wantsEarly() || urgency == base::Urgency::Export;
}

// How the rows of a list are read. The function gets them, or why there are none; it is called once, later. The ticket
// cancels.
template<class Record>
using ReadRows = std::function<table::Ticket(
    std::move_only_function<void(api::Result<typename WholeSource<Record>::Pages>)> done)>;

// Notes whether the control plane has the list.
template<class Answer> void noteList(api::Capabilities &capabilities, api::Operation operation, const Answer &answer)
{
    if (answer)
        capabilities.confirm({operation});
    else if (api::isUnknownPath(answer.error()))
        capabilities.refuse({operation});
}

// Of a list that comes in one answer.
template<class Record>
[[nodiscard]] ReadRows<Record> inOneAnswer(api::Client &client, api::Operation operation, const api::ListParams &params,
                                           base::Urgency urgency)
{
    struct Reading
    {
        QObject context;
        api::Call call;
    };
    return [&client, operation, params, urgency](auto done) {
        auto reading = std::make_shared<Reading>();
        reading->call = client.listOf<Record>(
            operation, {}, params, urgency, &reading->context,
            [&client, operation, done = std::move(done)](const api::Result<api::PagePtr<Record>> &page) mutable {
                noteList(client.capabilities(), operation, page);
                if (page)
                    done(typename WholeSource<Record>::Pages{*page});
                else
                    done(api::Failure(page.error()));
            });
        return reading;
    };
}

// Of a list that comes page by page.
template<class Record>
[[nodiscard]] ReadRows<Record> pageByPage(api::Client &client, api::Operation operation, base::Urgency urgency)
{
    struct Reading
    {
        explicit Reading(api::Client &client)
            : list(client)
        {
        }
        QObject context;
        api::WholeList<Record> list;
    };
    return [&client, operation, urgency](auto done) {
        auto reading = std::make_shared<Reading>(client);
        reading->list.read(operation, {}, {}, urgency, &reading->context,
                           [&client, operation, done = std::move(done)](auto pages) mutable {
                               noteList(client.capabilities(), operation, pages);
                               done(std::move(pages));
                           });
        return reading;
    };
}

// Reads a list with numbers that belong to its rows. The rows come first, or with the numbers of an earlier read.
template<class Record> class FiguredList
{
public:
    using Pages = typename WholeSource<Record>::Pages;
    using Done = typename WholeSource<Record>::Done;

    FiguredList(const ReadRows<Record> &readRows, base::Urgency urgency, std::shared_ptr<GroupedFigures> figures,
                const FigureColumns<Record> &columns, Done done)
        : m_figures(std::move(figures))
        , m_columns(columns)
        , m_done(std::move(done))
        , m_hasFigures(wantsFigures(m_done, urgency))
    {
        m_rows = readRows([this](api::Result<Pages> pages) {
            if (!pages)
                return m_done(std::move(pages));
            m_pages = std::move(*pages);
            report();
        });
        if (m_hasFigures)
            m_figures->read(urgency, &m_context, [this] { report(); });
    }

private:
    void report()
    {
        if (!m_pages)
            return;
        const auto figures = m_figures; // a report may destroy this object
        Pages pages;
        for (const auto &page : *m_pages)
            pages.push_back(withFigures(*page, *figures, m_columns));
        if (!m_hasFigures || !figures->isReading())
            m_done(std::move(pages));
        else if (m_done.wantsEarly())
            m_done.early(pages, figures->isKnown() ? table::ColumnSet() : m_columns.columns);
    }

    QObject m_context;
    std::shared_ptr<GroupedFigures> m_figures;
    FigureColumns<Record> m_columns;
    Done m_done;
    bool m_hasFigures;
    std::optional<Pages> m_pages;
    table::Ticket m_rows; // last: it may hold the function that uses all others
};

} // namespace catalog
