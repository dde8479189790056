// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/records_fwd.h"
#include "models/api/text.h"

#include <QByteArray>

#include <optional>
#include <string_view>
#include <vector>

// One answer of a list endpoint, decoded. Immutable once decoded, so threads may share it.
namespace api {

// A row without an id, or one that is not an object. It is still among the rows, with whatever could be read of it.
struct RowFault
{
    int index = 0; // of the row
    QString path; // "workloads[17].id"
    base::Key key; // replaces the id: base::standIn()
};

// A field with unreadable values. They are absent from their records.
struct FieldFault
{
    std::string_view field; // as in Fields: "containers[].image"
    int count = 0;
    QString path; // of the first such value: "pods[17].containers[0].image"
    QString text; // the first such value as received, cut to faultTextLength
};

inline constexpr qsizetype faultTextLength = 120;

struct FaultyValue
{
    std::uint32_t row = 0;
    std::uint16_t fault = 0; // index in fieldFaults
};

// What all pages have, whatever their record type.
struct PageBase
{
    TextPool texts;
    // The body as received, inflated. It is repaired only if it was not valid JSON, see repairJson().
    QByteArray raw;
    std::string_view rowsKey; // where the rows are in the body, see Endpoint::rows
    std::vector<RowFault> faults; // by index
    std::vector<FieldFault> fieldFaults; // in the order in which they were met
    std::vector<FaultyValue> faultyValues; // in the order of their first occurrence
    std::vector<std::string_view> missing; // fields that the API document requires but no row has
    int brokenTexts = 0; // texts in which something was replaced
    QString brokenPath; // of the first of them
    std::optional<std::int64_t> next; // the offset of the page after this one; absent at the end

    // The JSON text of a row as received. Located in `raw` on each call, which takes at most a millisecond per page.
    [[nodiscard]] QByteArray json(std::size_t row) const;
    // The same of all rows, in as long; they point into `raw`.
    [[nodiscard]] std::vector<std::string_view> rowTexts() const;
};

template<class Record> struct Page : PageBase
{
    std::vector<Record> rows;
};

// A record together with the pool that holds its texts.
template<class Record> struct RowRef
{
    const Record &record;
    const TextPool &texts;

    const Record *operator->() const { return &record; }
    [[nodiscard]] QString text(Text t) const { return texts.toString(t); }
    [[nodiscard]] base::Key key(PackedKey packed) const { return texts.key(packed); }
    template<class T> [[nodiscard]] T unpack(Packed<T> packed) const { return texts.unpack(packed); }
};

} // namespace api
