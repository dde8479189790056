// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/client.h"
#include "models/catalog/resource.h"
#include "models/catalog/row.h"

#include <array>

// Adapts the types of a record to the description of a resource, which is not a template.
namespace catalog {

// Columns without their record type.
template<class Record, std::size_t count>
[[nodiscard]] constexpr std::array<const table::ColumnInfo *, count> infosOf(
    const RecordColumn<Record> (&columns)[count])
{
    std::array<const table::ColumnInfo *, count> infos{};
    for (std::size_t i = 0; i < count; ++i)
        infos[i] = &columns[i];
    return infos;
}

template<class Record, std::size_t count>
[[nodiscard]] constexpr std::array<const table::ColumnInfo *, count> infosOf(
    const std::array<RecordColumn<Record>, count> &columns)
{
    std::array<const table::ColumnInfo *, count> infos{};
    for (std::size_t i = 0; i < count; ++i)
        infos[i] = &columns[i];
    return infos;
}

// ResourceInfo::whole for records that `operation` returns.
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
