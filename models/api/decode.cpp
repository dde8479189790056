// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/decode.h"

#include "models/api/decimal.h"
#include "models/api/faultnotes.h"
#include "models/api/jsonparser.h"
#include "models/api/quantity.h"
#include "models/base/durations.h"
#include "models/base/time.h"

#include <simdjson.h>

#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>

namespace api {
namespace {

namespace dom = simdjson::dom;
using Entry = RecordLayout::Entry;
using Node = RecordLayout::Node;
using Action = Entry::Action;

Error decodeError(const QString &path)
{
    return {.kind = Error::Kind::Decode, .detail = path};
}

// Reads objects by a layout. Servers write the keys of each row in the same order, so each key predicts the next:
// usually a key costs one comparison and no search. Keys without a field are remembered as well. Unreadable values are
// reported in the page and stay absent.
class RowReader
{
public:
    RowReader(const RecordLayout &layout, PageBase &page)
        : m_layout(layout)
        , m_nodes(layout.nodes)
        , m_page(page)
        , m_texts(page.texts)
        , m_lastPacked(layout.packings.size())
    {
    }

    void read(const dom::element &element, int row, char *record)
    {
        m_place.row = row;
        dom::object object;
        if (element.get(object) != simdjson::SUCCESS) {
            noteRow(m_page, m_place, {}, element);
            return;
        }
        m_scratch = m_layout.blankScratch;
        readObject(0, object, record);
        for (std::size_t i = 0; i < m_layout.packings.size(); ++i)
            pack(m_layout.packings[i], m_lastPacked[i], record);
        if (!hasIdentity(record))
            noteRow(m_page, m_place, m_layout.identity.path, element);
    }

    // False if no row had a value for any known field.
    [[nodiscard]] bool hasValues() const { return m_hasValues; }

    // After the last row: reports required fields that no row had.
    void noteMissing()
    {
        for (const Node &node : m_nodes) {
            std::uint64_t missing = node.isMet ? node.required & ~node.met : 0;
            for (; missing != 0; missing &= missing - 1)
                m_page.missing.push_back(node.entries[static_cast<std::size_t>(std::countr_zero(missing))].path);
        }
    }

private:
    [[nodiscard]] bool hasIdentity(const char *record) const
    {
        const RecordLayout::Identity &identity = m_layout.identity;
        if (identity.path.empty())
            return true;
        if (identity.blank == std::string_view(record + identity.offset, identity.blank.size()))
            return false;
        Text text;
        if (identity.isText)
            std::memcpy(&text, record + identity.offset, sizeof text);
        return !identity.isText || !m_texts.view(text).empty();
    }

    void pack(const RecordLayout::Packing &packing, Text &last, char *record)
    {
        const auto bytes = std::string_view(m_scratch).substr(packing.scratchOffset, packing.size);
        if (bytes == std::string_view(m_layout.blankScratch).substr(packing.scratchOffset, packing.size))
            return;
        if (last.isAbsent() || m_texts.view(last) != bytes)
            last = m_texts.intern(bytes);
        put(record + packing.recordOffset, last);
    }

    static constexpr std::size_t mostKeys = 256; // per object; keys beyond are looked up each time

    void readObject(std::uint16_t nodeIndex, dom::object object, char *record)
    {
        Node &node = m_nodes[nodeIndex];
        std::uint64_t met = 0;
        std::uint16_t before = RecordLayout::none;
        const dom::object::iterator end = object.end();
        for (dom::object::iterator it = object.begin(); it != end; ++it) {
            const std::uint16_t at = entryAfter(node, before, it.key());
            before = at;
            if (at == RecordLayout::none)
                continue;
            Entry &entry = node.entries[at];
            if (entry.path.empty()) // no field uses it
                continue;
            met |= std::uint64_t{1} << at; // fields come first, at most 64 of them
            const dom::element value = it.value();
            if (!readEntry(entry, value, record))
                note(entry, value);
            m_hasValues = m_hasValues || !value.is_null();
        }
        node.met |= met;
        node.isMet = true;
    }

    static std::uint16_t entryAfter(Node &node, std::uint16_t before, std::string_view key)
    {
        std::uint16_t &predicted = before == RecordLayout::none ? node.first : node.entries[before].next;
        if (predicted != RecordLayout::none && node.entries[predicted].key == key)
            return predicted;
        std::size_t at = 0;
        while (at < node.entries.size() && node.entries[at].key != key)
            ++at;
        if (at == node.entries.size()) {
            if (at >= mostKeys)
                return RecordLayout::none;
            predicted = static_cast<std::uint16_t>(at); // before push_back moves it
            node.entries.push_back({.key = key, .path = {}});
            return static_cast<std::uint16_t>(at);
        }
        return predicted = static_cast<std::uint16_t>(at);
    }

    // False if the value cannot be read. Unreadable parts of it are reported here.
    bool readEntry(Entry &entry, dom::element value, char *record)
    {
        if (value.is_null())
            return true;
        switch (entry.action) {
        case Action::Leaf:
            return readLeaf(entry, value, (entry.isPacked ? m_scratch.data() : record) + entry.offset);
        case Action::Object: {
            dom::object object;
            if (value.get(object) != simdjson::SUCCESS)
                return false;
            readObject(entry.children[0], object, record);
            return true;
        }
        case Action::Texts:
            return readTexts(entry, value, record + entry.offset);
        case Action::Objects:
            return readObjects(entry, value, record);
        case Action::Elements:
            return readElements(entry, value, record);
        case Action::Records:
            return readRecords(entry, value, record + entry.offset);
        case Action::Skip:
            break;
        }
        return true;
    }

    bool readLeaf(Entry &entry, dom::element value, char *member)
    {
        switch (entry.kind) {
        case FieldKind::Integer: {
            std::int64_t number = 0;
            return (value.get(number) == simdjson::SUCCESS && putInteger(number, member))
                || readOdd(entry, value, member);
        }
        case FieldKind::Number: {
            double number = 0;
            return value.get(number) == simdjson::SUCCESS ? put(member, number) : readOdd(entry, value, member);
        }
        case FieldKind::Boolean: {
            bool flag = false;
            return value.get(flag) == simdjson::SUCCESS ? put(member, flag ? Flag::Yes : Flag::No)
                                                        : readOdd(entry, value, member);
        }
        default:
            break;
        }
        std::string_view text;
        if (value.get(text) != simdjson::SUCCESS)
            return readOdd(entry, value, member);
        if (entry.kind == FieldKind::String) {
            // Projects, images and the like repeat from row to row.
            if (entry.last.isAbsent() || m_texts.view(entry.last) != text)
                entry.last = m_texts.intern(text);
            return put(member, entry.last);
        }
        return readEncoded(entry.kind, text, member);
    }

    bool readEncoded(FieldKind kind, std::string_view text, char *member)
    {
        if (text.empty())
            return true;
        switch (kind) {
        case FieldKind::Key:
            return put(member, m_texts.pack(text));
        case FieldKind::Time: {
            // Go's zero time, which some servers send for "never".
            static constexpr std::int64_t never = base::daysFromCivil(1, 1, 1) * base::dayMs;
            std::optional<std::int64_t> ms = base::parseTime(text);
            if (const auto number = ms ? std::nullopt : parseDecimal(text))
                ms = base::timeOfNumber(number->value);
            return ms && (*ms == never || put(member, *ms));
        }
        case FieldKind::Quantity: {
            const std::optional<double> number = parseQuantity(text);
            return number && put(member, *number);
        }
        case FieldKind::NumberText: {
            if (text == "NaN" || text == "+Inf" || text == "-Inf")
                return true;
            const std::optional<double> number = parseQuantity(text);
            return number && put(member, *number);
        }
        default:
            return false;
        }
    }

    // Values whose JSON type differs from the API document, if there is only one way to interpret them.
    bool readOdd(const Entry &entry, dom::element value, char *member)
    {
        std::string_view text;
        if (value.get(text) == simdjson::SUCCESS)
            return readOddText(entry.kind, text, member);
        double number = 0;
        if (value.get(number) != simdjson::SUCCESS)
            return false;
        switch (entry.kind) {
        case FieldKind::Integer: // some servers write 3.0
            return putWhole(number, member);
        case FieldKind::Quantity:
        case FieldKind::NumberText:
            return put(member, number);
        case FieldKind::Time: {
            const std::optional<std::int64_t> ms = base::timeOfNumber(number);
            return number == 0 || (ms && put(member, *ms));
        }
        case FieldKind::Key: {
            const std::optional<std::string_view> digits = digitsOf(value);
            return digits && put(member, m_texts.pack(*digits));
        }
        case FieldKind::String: {
            const std::optional<std::string_view> digits = digitsOf(value);
            return digits && put(member, m_texts.intern(*digits));
        }
        default:
            return false;
        }
    }

    static bool readOddText(FieldKind kind, std::string_view text, char *member)
    {
        if (text.empty())
            return true;
        if (kind == FieldKind::Boolean)
            return (text == "true" && put(member, Flag::Yes)) || (text == "false" && put(member, Flag::No));
        const std::optional<Decimal> number = parseDecimal(text);
        if (!number)
            return false;
        return kind == FieldKind::Integer ? putWhole(number->value, member)
                                          : kind == FieldKind::Number && put(member, number->value);
    }

    static bool putWhole(double number, char *member)
    {
        return std::trunc(number) == number && std::abs(number) < 1e15
            && putInteger(static_cast<std::int64_t>(number), member);
    }

    static bool putInteger(std::int64_t number, char *member)
    {
        return number > absentInt && number <= std::numeric_limits<std::int32_t>::max()
            && put(member, static_cast<std::int32_t>(number));
    }

    // The digits of an integer found in place of a text, e.g. of an id. Valid until the next call.
    std::optional<std::string_view> digitsOf(dom::element value)
    {
        std::to_chars_result written{nullptr, std::errc::invalid_argument};
        char *const end = m_digits.data() + m_digits.size();
        if (value.is<std::int64_t>())
            written = std::to_chars(m_digits.data(), end, value.get<std::int64_t>().value_unsafe());
        else if (value.is<std::uint64_t>())
            written = std::to_chars(m_digits.data(), end, value.get<std::uint64_t>().value_unsafe());
        if (written.ec != std::errc())
            return {};
        return std::string_view(m_digits.data(), static_cast<std::size_t>(written.ptr - m_digits.data()));
    }

    std::optional<std::string_view> textOf(dom::element value)
    {
        std::string_view text;
        if (value.get(text) == simdjson::SUCCESS)
            return text;
        return digitsOf(value);
    }

    bool readTexts(const Entry &entry, dom::element value, char *member)
    {
        dom::array list;
        if (value.get(list) != simdjson::SUCCESS)
            return false;
        m_joined.clear();
        bool first = true;
        m_place.at.push_back(0);
        for (const dom::element element : list) {
            const auto text = textOf(element);
            if (text && entry.kind == FieldKind::Texts)
                appendBytes(m_joined, first, m_texts.intern(*text));
            else if (text)
                appendText(m_joined, first, *text);
            else if (!element.is_null())
                note(entry, element);
            ++m_place.at.back();
        }
        m_place.at.pop_back();
        return first || put(member, m_texts.intern(m_joined));
    }

    // Calls `read` for each object of a list; reports elements that are not objects.
    template<class Read> bool eachObject(const Entry &entry, dom::element value, Read read)
    {
        dom::array list;
        if (value.get(list) != simdjson::SUCCESS)
            return false;
        m_place.at.push_back(0);
        for (const dom::element element : list) {
            dom::object object;
            if (element.get(object) == simdjson::SUCCESS)
                read(object);
            else if (!element.is_null())
                note(entry, element);
            ++m_place.at.back();
        }
        m_place.at.pop_back();
        return true;
    }

    bool readObjects(const Entry &entry, dom::element value, char *record)
    {
        const std::uint16_t child = entry.children[0];
        std::size_t count = 0;
        const bool isList = eachObject(entry, value, [&](dom::object object) {
            readObject(child, object, record);
            ++count;
        });
        if (count > 1)
            joinTexts(child, value.get_array().value_unsafe(), record);
        return isList;
    }

    // Second pass over a list with several objects; the first pass read each of them into the same members.
    void joinTexts(std::uint16_t child, dom::array list, char *record)
    {
        for (const Entry &entry : m_nodes[child].entries) {
            if (entry.action != Action::Leaf)
                continue;
            m_joined.clear();
            bool first = true;
            for (const dom::element element : list) {
                dom::element value;
                if (element[entry.key].get(value) != simdjson::SUCCESS)
                    continue;
                if (const auto text = textOf(value))
                    appendText(m_joined, first, *text);
            }
            if (!first)
                put(record + entry.offset, m_texts.intern(m_joined));
        }
    }

    bool readElements(const Entry &entry, dom::element value, char *record)
    {
        const std::array children = entry.children;
        return eachObject(entry, value, [&](dom::object object) {
            const std::size_t at = m_place.at.back();
            if (at < children.size() && children[at] != RecordLayout::none)
                readObject(children[at], object, record);
        });
    }

    bool readRecords(const Entry &entry, dom::element value, char *member)
    {
        const ListMember &record = *entry.list;
        const std::uint16_t child = entry.children[0];
        std::string records;
        const bool isList = eachObject(entry, value, [&](dom::object object) {
            const std::size_t begin = records.size();
            records.append(static_cast<const char *>(record.blank), record.size);
            readObject(child, object, records.data() + begin);
        });
        if (!records.empty())
            put(member, m_texts.intern(records));
        return isList;
    }

    static void appendText(std::string &joined, bool &first, std::string_view text)
    {
        if (!first)
            joined += ", ";
        first = false;
        joined += text;
    }

    // An element of a List<Text>.
    static void appendBytes(std::string &bytes, bool &first, Text text)
    {
        first = false;
        bytes.append(reinterpret_cast<const char *>(&text), sizeof text);
    }

    template<class T> static bool put(char *member, T value)
    {
        std::memcpy(member, &value, sizeof value);
        return true;
    }

    void note(const Entry &entry, dom::element value)
    {
        if (!entry.isIdentity) // reported for the row as a whole
            noteValue(m_page, m_place, entry.path, value);
    }

    const RecordLayout &m_layout;
    std::vector<Node> m_nodes; // a copy, see RecordLayout
    std::string m_scratch;
    PageBase &m_page;
    TextPool &m_texts;
    std::vector<Text> m_lastPacked; // by slot
    std::string m_joined;
    ReadPlace m_place;
    bool m_hasValues = false;
    std::array<char, 24> m_digits{};
};

// Lists that the document lets an answer leave out. Nothing but an empty object means that there is nothing: what says
// something else is not understood.
bool saysNothing(dom::element root, std::string_view key)
{
    dom::object object;
    return (key == "nodepools" || key == "clusters") && root.get(object) == simdjson::SUCCESS && object.size() == 0;
}

std::optional<Error> findRows(dom::element root, std::string_view key, dom::array &list)
{
    // Some versions send a bare list where the document has it under a key. An empty one may be anything.
    if (root.get(list) == simdjson::SUCCESS)
        return key.empty() || list.size() > 0 ? std::nullopt : std::optional(decodeError({}));
    if (key.empty() || !root.is_object())
        return decodeError({});
    dom::element value;
    if (root[key].get(value) != simdjson::SUCCESS || value.get(list) != simdjson::SUCCESS)
        return decodeError(toQString(key));
    return {};
}

} // namespace

namespace detail {

std::optional<Error> decodeRows(const RecordLayout &layout, PageBase &page, RowSink &sink)
{
    JsonParser parser;
    dom::element root;
    if (!parser.parsePage(page, root))
        return decodeError({});

    RowReader reader(layout, page);
    if (page.rowsKey == ".") {
        if (!root.is_object())
            return decodeError({});
        sink.reserve(1);
        reader.read(root, 0, static_cast<char *>(sink.append()));
        if (!page.faults.empty()) // not the requested object
            return decodeError(page.faults.front().path);
        page.texts.shrink();
        return {};
    }

    if (saysNothing(root, page.rowsKey))
        return {};
    dom::array list;
    if (auto error = findRows(root, page.rowsKey, list))
        return error;
    sink.reserve(list.size());
    int row = 0;
    for (const dom::element element : list)
        reader.read(element, row++, static_cast<char *>(sink.append()));
    if (row > 0 && !reader.hasValues()) // valid JSON, but a list of something else
        return decodeError(toQString(page.rowsKey));
    reader.noteMissing();
    std::int64_t next = 0;
    if (root.is_object() && root["next"].get(next) == simdjson::SUCCESS && next > 0)
        page.next = next;
    page.texts.shrink();
    return {};
}

} // namespace detail

} // namespace api
