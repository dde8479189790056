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

template<class Record> struct Page
{
    std::vector<Record> rows;
    TextPool texts;
    QByteArray raw; // the body as it came, inflated
    struct Span
    {
        std::uint32_t begin = 0;
        std::uint32_t length = 0;
    };
    std::vector<Span> spans; // row i is raw[begin, begin + length)
    std::vector<RowFault> faults;
    std::optional<std::int64_t> next; // the offset of the page after this one; absent at the end
};

template<class Record> using PagePtr = std::shared_ptr<const Page<Record>>;

// A record together with the pool that its texts are in.
template<class Record> struct RowRef
{
    const Record &record;
    const TextPool &texts;

    const Record *operator->() const { return &record; }
    [[nodiscard]] QString text(Text t) const { return texts.toString(t); }
};

} // namespace api
