// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/capabilities.h"
#include "models/catalog/resource.h"
#include "models/table/listquery.h"

// The best way to answer a query on a control plane that may lack what the query needs. Fallbacks for lists are chosen
// here and nowhere else.
namespace catalog {

// A query as this control plane can answer it.
struct Fitted
{
    table::ListQuery query; // to send in place of the original
    QString refusal; // why it cannot be answered, a sentence; empty if it can
    QString remark; // what is not as requested, sentences; empty if nothing
    bool isWhole = false; // read the list wholly; sort, search and filter it here
    std::optional<api::Feature> unknown; // must be found out first: a server may ignore it instead of refusing it
};

// `canReadWhole`: the list that the query selects can be read in another way, which is the last resort.
[[nodiscard]] Fitted fitted(Resource resource, const api::Capabilities &capabilities, const table::ListQuery &query,
                            bool canReadWhole);

// Sort and filter keys of the query that the control plane may lack: the suspects after a refusal.
[[nodiscard]] QList<api::Feature> suspects(Resource resource, const api::Capabilities &capabilities,
                                           const table::ListQuery &query);

// What the search of a list cannot do, as far as known: a sentence; empty if nothing.
[[nodiscard]] QString searchRemark(Resource resource, const api::Capabilities &capabilities);

// The feature behind a sort or filter key of a list.
[[nodiscard]] api::Feature keyFeature(Resource resource, const QString &key);

} // namespace catalog
