// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/layout.h"
#include "models/api/measurements.h"
#include "models/api/page.h"
#include "models/api/result.h"

// From the bytes of an answer to records. All functions are free of state and may run in any thread at once.
namespace api {

namespace detail {

// Where the decoder puts rows without knowing their type.
class RowSink
{
public:
    virtual ~RowSink() = default;
    virtual void reserve(std::size_t count) = 0;
    virtual void *append() = 0;
};

[[nodiscard]] std::optional<Error> decodeRows(const RecordLayout &layout, PageBase &page, RowSink &sink);

template<class Record> class VectorSink final : public RowSink
{
public:
    explicit VectorSink(std::vector<Record> &rows)
        : m_rows(rows)
    {
    }
    void reserve(std::size_t count) override { m_rows.reserve(count); }
    void *append() override { return &m_rows.emplace_back(); }

private:
    std::vector<Record> &m_rows;
};

} // namespace detail

// `rowsKey` as in Endpoint::rows. Every row of the answer becomes a record. A value that is missing, null or cannot be
// read is absent from its record, and no other value suffers from it; a row without its identity is named in
// Page::faults. Broken texts are repaired (see repairJson()); an answer that ends early or lacks its list is an Error
// of kind Decode. Quicker if `body` has decodePadding spare bytes of capacity.
template<class Record>
[[nodiscard]] Result<PagePtr<Record>> decodePage(const QByteArray &body, std::string_view rowsKey)
{
    const auto page = std::make_shared<Page<Record>>();
    page->raw = body;
    page->rowsKey = rowsKey;
    detail::VectorSink<Record> sink(page->rows);
    if (auto error = detail::decodeRows(layoutOf<Record>(), *page, sink))
        return Failure(std::move(*error));
    return page;
}

// The answer of a metrics endpoint that came with an HTTP status. Series that cannot be read are left out and counted,
// samples without a time or a finite number as well. The keys may stand in any order.
[[nodiscard]] Result<MeasurementsPtr> decodeMeasurements(const QByteArray &body, int status);

// The integer under `key`, e.g. of a count; a text of digits will do.
[[nodiscard]] Result<std::int64_t> decodeInteger(const QByteArray &body, std::string_view key);

inline constexpr qsizetype decodePadding = 64;

// What an error body says in words: {code, message, details} or {error, error_description}. Empty for anything else,
// so that no HTML and no raw JSON reaches people. At most 500 characters.
[[nodiscard]] QString wordsOfErrorBody(const QByteArray &body);

} // namespace api
