// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/fields.h"

#include <array>
#include <deque>
#include <string>
#include <vector>

namespace api {

// The field list of a record as a tree by JSON keys, which the decoder walks. Built once per record type. The decoder
// works on a copy, in which it remembers what it has learned about the current answer.
struct RecordLayout
{
    static constexpr std::uint16_t none = 0xffff;

    struct Entry
    {
        enum class Action : std::uint8_t {
            Skip, // a key without a field
            Leaf,
            Object, // children[0]
            Texts, // a list of strings, joined
            Objects, // a list of objects, each read by children[0], texts joined
            Elements, // a list of objects, element i read by children[i]
            Records, // a list of objects, each read by children[0] into a record of its own
        };

        std::string_view key;
        std::string_view path; // of the first field below, up to this key
        Action action = Action::Skip;
        FieldKind kind = FieldKind::Group;
        bool isPacked = false;
        bool isIdentity = false;
        std::uint32_t offset = 0; // of the member in the record, or in RowReader's scratch buffer if packed
        std::array<std::uint16_t, 2> children{none, none};
        const ListMember *list = nullptr; // of Records
        std::uint16_t next = none; // the key that followed this one last time
        Text last{}; // the text that was read last time
    };

    struct Node // one JSON object
    {
        std::vector<Entry> entries;
        std::uint64_t required = 0; // bit i: the API document requires entries[i]
        std::uint64_t met = 0; // bit i: entries[i] was present in some row
        bool isMet = false; // the object itself was present in some row
        std::uint16_t first = none;
    };

    struct Packing // a Packed member; its value is assembled in the scratch buffer
    {
        std::size_t recordOffset;
        std::size_t scratchOffset;
        std::size_t size;
    };

    struct Identity // of a row
    {
        std::string_view path; // empty if rows have none
        std::size_t offset = 0;
        std::string blank; // the bytes of an absent member
        bool isText = false; // an empty text identifies nothing
    };

    std::vector<Node> nodes{1};
    std::vector<Packing> packings;
    std::string blankScratch;
    Identity identity;
    std::deque<std::string> paths; // of the fields below a List

    // Where the field is stored in the record: `offset` is that of its member, or of the Packed or List around it.
    struct Member
    {
        std::size_t offset = 0;
        const PackedMember *packed = nullptr;
        const ListMember *list = nullptr;
    };
    // `root` is the node of the object where the field's path begins.
    void add(const FieldInfo &field, const Member &member, std::size_t root = 0);
    void setIdentity(std::string_view path, std::string_view blankRecord);
    void nameBelow(std::string_view list, std::size_t firstNode);
};

// The decoder stores one value per field. Below a "[]" there are many: texts are joined or in a List, anything else
// must be in a record of its own, in a List.
[[nodiscard]] constexpr bool isHoldable(const FieldInfo &field)
{
    const std::size_t list = field.path.find("[]");
    if (field.kind == FieldKind::List || field.kind == FieldKind::Texts)
        return list + 2 == field.path.size();
    return list == std::string_view::npos || field.kind == FieldKind::String || field.kind == FieldKind::Group;
}

template<class Record> [[nodiscard]] constexpr bool isHoldable()
{
    for (const FieldInfo &field : Fields<Record>::list)
        if (!isHoldable(field))
            return false;
    return true;
}

template<class Record> void addFields(RecordLayout &layout, std::size_t root)
{
    static_assert(isHoldable<Record>(), "a field below [] that is no text: make it a List of records");
    Record probe;
    for (const Field<Record> &field : Fields<Record>::list) {
        Q_ASSERT(root == 0 || !field.packed); // the records of a list are packed as a whole
        const auto *begin = reinterpret_cast<const char *>(&probe);
        const auto *member = field.locate ? static_cast<const char *>(field.locate(probe)) : begin;
        layout.add(field, {static_cast<std::size_t>(member - begin), field.packed, field.list}, root);
    }
}

template<class Record> [[nodiscard]] const RecordLayout &layoutOf()
{
    static const RecordLayout layout = [] {
        RecordLayout made;
        addFields<Record>(made, 0);
        const Record blank;
        made.setIdentity(Fields<Record>::identity, {reinterpret_cast<const char *>(&blank), sizeof blank});
        return made;
    }();
    return layout;
}

} // namespace api
