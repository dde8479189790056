// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/layout.h"
#include "models/api/measurements.h"
#include "models/api/page.h"
#include "models/api/result.h"

// From the bytes of an answer to records. All functions are stateless and thread-safe.
namespace api {

namespace detail {

// Where the decoder appends rows without knowing their type.
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

// `rowsKey`: see Endpoint::rows. Every row of the answer becomes a record. A value that is missing, null or unreadable
// is absent from its record and does not affect other values; a row without its identity is listed in Page::faults.
// Broken texts are repaired (see repairJson()); a truncated answer, or one without its list, is an Error of kind
// Decode. Faster if `body` has decodePadding spare bytes of capacity.
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

// The answer of a metrics endpoint and its HTTP status. Unreadable series are left out and counted, as are samples
// without a time or a finite number. The keys may come in any order.
[[nodiscard]] Result<MeasurementsPtr> decodeMeasurements(const QByteArray &body, int status);

// The integer under `key`, e.g. a count; a text of digits is accepted.
[[nodiscard]] Result<std::int64_t> decodeInteger(const QByteArray &body, std::string_view key);

inline constexpr qsizetype decodePadding = 64;

// The message in an error body: {code, message, details} or {error, error_description}. Empty for anything else, so
// that users never see HTML or raw JSON. At most 500 characters.
[[nodiscard]] QString wordsOfErrorBody(const QByteArray &body);

} // namespace api
