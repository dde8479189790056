// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"

namespace csv {

// Finds an object in a list, for objects that the API does not return by themselves. Reads the list page by page until
// the object is found. GUI thread; destroying it cancels.
class ObjectLookup
{
public:
    // A row of the list.
    struct Found
    {
        std::shared_ptr<const table::TablePage> page;
        int row = 0;
        const table::TableSource *source = nullptr;

        [[nodiscard]] QString text(std::string_view column) const; // empty if absent
        [[nodiscard]] std::int64_t time(std::string_view column) const; // ms UTC; api::absentTime if absent
    };
    using Done = std::move_only_function<void(const std::optional<Found> &, const std::optional<table::Problem> &)>;

    ObjectLookup(catalog::Resource resource, api::Client &client);

    // The first row of the query with this text in a column; any row if `text` is empty. Neither a row nor a problem:
    // there is none. `done` is called later and may look for another object.
    void find(const table::ListQuery &query, const char *column, const QString &text, Done done);

private:
    void ask(std::int64_t offset);
    void take(const std::shared_ptr<const table::TablePage> &page, std::int64_t offset);

    catalog::ClusterNames m_names; // stays empty: no names are needed
    std::unique_ptr<table::TableSource> m_source;
    table::ListQuery m_query;
    const char *m_column = nullptr;
    QString m_text;
    Done m_done;
    table::Ticket m_ticket;
};

} // namespace csv
