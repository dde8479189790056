// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

// What a list lacks whose figures were refused.
[[nodiscard]] inline table::Lack lackOf(const GroupedFigures &figures, const table::ColumnSet &columns)
{
    if (figures.refusal().isEmpty())
        return {};
    return {columns, wordsOf(QT_TRANSLATE_NOOP("Resource", "Some numbers are missing. %1")).arg(figures.refusal())};
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

// Reads a list that comes in one answer, with numbers that belong to its rows. The rows come first, or with the numbers
// of an earlier read.
template<class Record> class FiguredList
{
public:
    using Done = typename WholeSource<Record>::Done;

    FiguredList(api::Client &client, api::Operation operation, const api::ListParams &params, base::Urgency urgency,
                std::shared_ptr<GroupedFigures> figures, const FigureColumns<Record> &columns, Done done)
        : m_figures(std::move(figures))
        , m_columns(columns)
        , m_done(std::move(done))
        , m_hasFigures(wantsFigures(m_done, urgency))
    {
        m_call = client.listOf<Record>(operation, {}, params, urgency, &m_context,
                                       [this, &client, operation](const api::Result<api::PagePtr<Record>> &page) {
                                           if (page)
                                               client.capabilities().confirm({operation});
                                           else if (api::isUnknownPath(page.error()))
                                               client.capabilities().refuse({operation});
                                           if (!page)
                                               return m_done(api::Failure(page.error()));
                                           m_page = *page;
                                           report();
                                       });
        if (m_hasFigures)
            m_figures->read(urgency, &m_context, [this] { report(); });
    }

private:
    void report()
    {
        if (!m_page)
            return;
        const auto figures = m_figures; // a report may destroy this object
        const typename WholeSource<Record>::Pages pages{withFigures(*m_page, *figures, m_columns)};
        if (!m_hasFigures || !figures->isReading())
            m_done(pages);
        else if (m_done.wantsEarly())
            m_done.early(pages, figures->isKnown() ? table::ColumnSet() : m_columns.columns);
    }

    QObject m_context;
    std::shared_ptr<GroupedFigures> m_figures;
    FigureColumns<Record> m_columns;
    Done m_done;
    bool m_hasFigures;
    api::PagePtr<Record> m_page;
    api::Call m_call;
};

} // namespace catalog
