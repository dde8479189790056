// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"

#include <vector>

namespace catalog {

// The total number of objects of each resource, without the user's filters. Requested at low urgency; if a request
// fails, the previous figure stays. What the control plane lacks is not asked for. `client` and `names` must outlive
// it. GUI thread.
class Totals : public QObject
{
    Q_OBJECT

public:
    Totals(api::Client &client, const ClusterNames &names, QObject *parent = nullptr);
    ~Totals() override;

    // Skips requests that are in progress, and `except`, which is counted elsewhere.
    void refresh(std::optional<Resource> except = {});
    void reload(Resource resource); // one whose objects have changed; an answer under way is too old for it
    void set(Resource resource, qint64 count); // known from elsewhere, e.g. from a page without filters
    [[nodiscard]] std::optional<qint64> count(Resource resource) const;
    // What the control plane lists for the filter of a resource, see ResourceInfo::listedValues; empty if unknown.
    [[nodiscard]] QStringList listedValues(Resource resource, QLatin1StringView filterKey) const;

Q_SIGNALS:
    void changed();

private:
    struct Entry
    {
        Resource resource;
        std::unique_ptr<table::TableSource> source;
        table::Ticket ticket;
        std::optional<qint64> count;
        bool isAsked = false;
        bool isListed = false; // its rows are the values of a filter
        std::shared_ptr<const table::TablePage> rows = {}; // all, if it is listed
    };
    void ask(Entry &entry);
    void readRows(Entry &entry);

    api::Client &m_client;
    std::vector<Entry> m_entries; // one for each resource
};

} // namespace catalog
