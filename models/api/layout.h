// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/fields.h"

#include <array>
#include <string>
#include <vector>

namespace api {

// The field list of a record as a tree by JSON keys, which the decoder walks. Built once per record type. The decoder
// works on a copy of it, in which it remembers what it has learned about the answer at hand.
struct RecordLayout
{
    static constexpr std::uint16_t none = 0xffff;

    struct Entry
    {
        enum class Action : std::uint8_t {
            Skip, // a key that no field asks for
            Leaf,
            Object, // children[0]
            Texts, // a list of strings, joined
            Objects, // a list of objects, each read by children[0], texts joined
            Elements, // a list of objects, element i read by children[i]
        };

        std::string_view key;
        Action action = Action::Skip;
        FieldKind kind = FieldKind::Group;
        Presence presence = Presence::Optional;
        bool isPacked = false;
        std::uint32_t offset = 0; // of the member in the record, or in RowReader's scratch if packed
        std::array<std::uint16_t, 2> children{none, none};
        std::uint16_t next = none; // the key that came after this one the last time
        Text last{}; // the text that was read the last time
    };

    struct Node // one JSON object
    {
        std::vector<Entry> entries;
        std::uint64_t required = 0; // bit i: entries[i] must be there
        std::uint16_t first = none;
    };

    struct Packing // a Packed member; its value is put together in the scratch
    {
        std::size_t recordOffset;
        std::size_t scratchOffset;
        std::size_t size;
    };

    std::vector<Node> nodes{1};
    std::vector<Packing> packings;
    std::string blankScratch;

    // `offset` is where the member, or the Packed around it, lies in the record.
    void add(const FieldInfo &field, std::size_t offset, const PackedMember *packed);
};

template<class Record> [[nodiscard]] const RecordLayout &layoutOf()
{
    static const RecordLayout layout = [] {
        RecordLayout made;
        Record probe;
        for (const Field<Record> &field : Fields<Record>::list) {
            const auto *begin = reinterpret_cast<const char *>(&probe);
            const auto *member = field.locate ? static_cast<const char *>(field.locate(probe)) : begin;
            made.add(field, static_cast<std::size_t>(member - begin), field.packed);
        }
        return made;
    }();
    return layout;
}

} // namespace api
