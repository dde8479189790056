// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"

#include <vector>

namespace catalog {

// How many objects of each resource there are in all, without any filter of the user's. Asked for at low urgency;
// a figure that cannot be had stays as it was. `client` and `names` outlive it. GUI thread.
class Totals : public QObject
{
    Q_OBJECT

public:
    Totals(api::Client &client, const ClusterNames &names, QObject *parent = nullptr);
    ~Totals() override;

    // What is under way is not asked for again, nor what another one counts anyway (`except`).
    void refresh(std::optional<Resource> except = {});
    void set(Resource resource, qint64 count); // known from elsewhere, e.g. from a page without filters
    [[nodiscard]] std::optional<qint64> count(Resource resource) const;

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
    };
    std::vector<Entry> m_entries; // one for each resource
};

} // namespace catalog
