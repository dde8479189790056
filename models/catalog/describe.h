// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/client.h"
#include "models/catalog/resource.h"
#include "models/catalog/row.h"

#include <array>

// What the description of a resource needs of its record.
namespace catalog {

// Columns without their record.
template<class Record, std::size_t count>
[[nodiscard]] constexpr std::array<const table::ColumnInfo *, count> infosOf(
    const RecordColumn<Record> (&columns)[count])
{
    std::array<const table::ColumnInfo *, count> infos{};
    for (std::size_t i = 0; i < count; ++i)
        infos[i] = &columns[i];
    return infos;
}

// ResourceInfo::whole of records that `operation` answers with.
template<class Record, api::Operation operation>
[[nodiscard]] api::Call wholeOf(api::Client &client, const base::Key &id, base::Urgency priority, QObject *context,
                                WholeDone done)
{
    return client.get<Record>(operation, id, priority, context,
                              [done = std::move(done)](const api::Result<api::PagePtr<Record>> &page) mutable {
                                  if (!page)
                                      return done(tl::unexpected(page.error()));
                                  if ((*page)->rows.empty())
                                      return done(tl::unexpected(api::Error{.kind = api::Error::Kind::Decode}));
                                  done((*page)->json(0));
                              });
}

} // namespace catalog
