// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"

#include <QByteArray>

#include <memory>
#include <optional>
#include <vector>

// One answer of a list endpoint, decoded. Immutable once it has left the decoder, so threads may share it.
namespace api {

// A row that could not be read; the others of the page are there.
struct RowFault
{
    int index = 0; // in the answer
    QString path; // "workloads[17].name"
};

// What all pages have, whatever their rows are.
struct PageBase
{
    TextPool texts;
    QByteArray raw; // the body as it came, inflated
    std::string_view rowsKey; // where the rows are in the body, see Endpoint::rows
    std::vector<RowFault> faults; // by index
    std::optional<std::int64_t> next; // the offset of the page after this one; absent at the end
    int answered = 0; // rows in the answer, unreadable ones included

    // The JSON text of a row as the server sent it. Looked up in `raw` when asked for: at most a millisecond a page.
    [[nodiscard]] QByteArray json(std::size_t row) const;
};

template<class Record> struct Page : PageBase
{
    std::vector<Record> rows;
};

template<class Record> using PagePtr = std::shared_ptr<const Page<Record>>;

// A record together with the pool that its texts are in.
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
