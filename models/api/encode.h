// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/field.h"
#include "models/api/result.h"

#include <QByteArray>
#include <QStringList>

#include <algorithm>
#include <ranges>
#include <string>
#include <vector>

// From a record to the body of a request, by the field list that also decodes the record. Stateless.
namespace api {

template<class Record> struct Fields;

// A record to send, with the pool that holds its texts.
template<class Record> struct Body
{
    Record record;
    TextPool texts;

    void put(Text Record::*member, const QString &text) { record.*member = intern(text); }
    void put(List<Text> Record::*member, const QStringList &list)
    {
        std::string bytes;
        for (const QString &text : list) {
            const Text interned = intern(text);
            bytes.append(reinterpret_cast<const char *>(&interned), sizeof interned);
        }
        (record.*member).bytes = texts.intern(bytes);
    }

private:
    // Half a surrogate pair, which UTF-8 cannot encode, becomes U+FFFD.
    Text intern(const QString &text)
    {
        const std::u32string characters = text.toStdU32String();
        const QByteArray utf8 = QString::fromStdU32String(characters).toUtf8();
        return texts.intern({utf8.constData(), static_cast<std::size_t>(utf8.size())});
    }
};

namespace detail {

class BodyWriter
{
public:
    explicit BodyWriter(const TextPool &texts)
        : m_texts(texts)
    {
    }
    void add(const FieldInfo &field, const void *member); // in the order of the list
    [[nodiscard]] Result<QByteArray> take();

private:
    void enter(std::string_view path);
    void leaveTo(std::size_t depth);
    void key(std::string_view name);

    const TextPool &m_texts;
    QByteArray m_json = "{";
    std::vector<std::string_view> m_open; // the objects that enclose the next field
    bool m_isFirst = true; // in the innermost object
    std::string m_missing; // the path of a required field that is absent
};

} // namespace detail

// What the encoder supports: plain members, objects around them and lists of texts.
template<class Record>
inline constexpr bool isEncodable = std::ranges::all_of(Fields<Record>::list, [](const Field<Record> &field) {
    return !field.packed && (field.kind == FieldKind::Texts || !field.path.contains('['));
});

// Absent fields are left out, or written as null where the API requires that. Fields of the same object must be
// adjacent in the list. A required field that is absent is an Error of kind Local.
template<class Record> [[nodiscard]] Result<QByteArray> encode(const Body<Record> &body)
{
    static_assert(isEncodable<Record>);
    Record record = body.record;
    detail::BodyWriter writer(body.texts);
    for (const Field<Record> &field : Fields<Record>::list)
        writer.add(field, field.locate ? field.locate(record) : nullptr);
    return writer.take();
}

// `utf8` as a JSON string in quotes. Bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] QByteArray quotedJson(std::string_view utf8);

} // namespace api
