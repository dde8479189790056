// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/decode.h"

#include "models/api/quantity.h"
#include "models/api/time.h"

#include <QStringList>

#include <simdjson.h>

#include <bit>
#include <cmath>
#include <cstring>

namespace api {
namespace {

namespace dom = simdjson::dom;
using Entry = RecordLayout::Entry;
using Node = RecordLayout::Node;
using Action = Entry::Action;

static_assert(decodePadding >= static_cast<qsizetype>(simdjson::SIMDJSON_PADDING));

Error decodeError(const QString &path)
{
    return {.kind = Error::Kind::Decode, .detail = path};
}

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// Reads objects by a layout. Servers write the keys of row after row in the same order, so each key predicts the next
// one: in the usual case a key costs one comparison and no search. Keys that no field asks for are learned as well.
class RowReader
{
public:
    RowReader(const RecordLayout &layout, TextPool &texts)
        : m_layout(layout)
        , m_nodes(layout.nodes)
        , m_texts(texts)
        , m_lastPacked(layout.packings.size())
    {
    }

    // False if the row cannot be read; fault() then says where.
    bool read(dom::object object, char *record)
    {
        m_fault.clear();
        m_scratch = m_layout.blankScratch;
        if (!readObject(0, object, record))
            return false;
        for (std::size_t i = 0; i < m_layout.packings.size(); ++i)
            pack(m_layout.packings[i], m_lastPacked[i], record);
        return true;
    }

    [[nodiscard]] const std::string &fault() const { return m_fault; }

private:
    void pack(const RecordLayout::Packing &packing, Text &last, char *record)
    {
        const auto bytes = std::string_view(m_scratch).substr(packing.scratchOffset, packing.size);
        if (bytes == std::string_view(m_layout.blankScratch).substr(packing.scratchOffset, packing.size))
            return;
        if (last.isAbsent() || m_texts.view(last) != bytes)
            last = m_texts.intern(bytes);
        put(record + packing.recordOffset, last);
    }

    static constexpr std::size_t mostKeys = 256; // per object; what lies beyond is looked up each time

    bool readObject(std::uint16_t nodeIndex, dom::object object, char *record)
    {
        std::uint64_t seen = 0;
        std::uint16_t before = RecordLayout::none;
        const dom::object::iterator end = object.end();
        for (dom::object::iterator it = object.begin(); it != end; ++it) {
            const std::string_view key = it.key();
            const std::uint16_t at = entryAfter(m_nodes[nodeIndex], before, key);
            before = at;
            if (at == RecordLayout::none || m_nodes[nodeIndex].entries[at].action == Action::Skip) {
                if (at < 64)
                    seen |= std::uint64_t{1} << at;
                continue;
            }
            seen |= std::uint64_t{1} << at;
            if (!readEntry(m_nodes[nodeIndex].entries[at], it.value(), record))
                return failAt(key);
        }
        const std::uint64_t missing = m_nodes[nodeIndex].required & ~seen;
        return missing == 0 || failAt(m_nodes[nodeIndex].entries[std::countr_zero(missing)].key);
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
            node.entries.push_back({.key = key});
            return static_cast<std::uint16_t>(at);
        }
        return predicted = static_cast<std::uint16_t>(at);
    }

    bool readEntry(Entry &entry, dom::element value, char *record)
    {
        if (value.is_null())
            return entry.presence != Presence::Required;
        switch (entry.action) {
        case Action::Leaf:
            return readLeaf(entry, value, (entry.isPacked ? m_scratch.data() : record) + entry.offset);
        case Action::Object:
            return value.is_object() && readObject(entry.children[0], value.get_object().value_unsafe(), record);
        case Action::Texts:
            return readTexts(value, record + entry.offset);
        case Action::Objects:
            return readObjects(entry.children[0], value, record);
        case Action::Elements:
            return readElements(entry, value, record);
        case Action::Skip:
            break;
        }
        return true;
    }

    bool readLeaf(Entry &entry, dom::element value, char *member)
    {
        if (entry.kind == FieldKind::Integer)
            return readInteger(value, member);
        if (entry.kind == FieldKind::Number) {
            double number = 0;
            return value.get(number) == simdjson::SUCCESS && put(member, number);
        }
        if (entry.kind == FieldKind::Boolean) {
            bool flag = false;
            return value.get(flag) == simdjson::SUCCESS && put(member, flag ? Flag::Yes : Flag::No);
        }
        std::string_view text;
        if (value.get(text) != simdjson::SUCCESS)
            return false;
        if (entry.kind == FieldKind::String) {
            // Projects, images and the like repeat from row to row.
            if (entry.last.isAbsent() || m_texts.view(entry.last) != text)
                entry.last = m_texts.intern(text);
            return put(member, entry.last);
        }
        if (text.empty())
            return entry.presence != Presence::Required;
        return readEncoded(entry.kind, text, member);
    }

    bool readEncoded(FieldKind kind, std::string_view text, char *member)
    {
        switch (kind) {
        case FieldKind::Key:
            return put(member, m_texts.pack(text));
        case FieldKind::Time: {
            // Go's zero time, by which some servers say "never".
            static constexpr std::int64_t never = daysFromCivil(1, 1, 1) * 86'400'000;
            const std::optional<std::int64_t> ms = parseTime(text);
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
            Q_UNREACHABLE();
        }
    }

    static bool readInteger(dom::element value, char *member)
    {
        std::int64_t number = 0;
        if (value.get(number) != simdjson::SUCCESS) {
            double real = 0; // some servers write 3.0
            if (value.get(real) != simdjson::SUCCESS || std::trunc(real) != real || std::abs(real) > 2e9)
                return false;
            number = static_cast<std::int64_t>(real);
        }
        if (number <= absentInt || number > std::numeric_limits<std::int32_t>::max())
            return false;
        return put(member, static_cast<std::int32_t>(number));
    }

    bool readTexts(dom::element value, char *member)
    {
        dom::array list;
        if (value.get(list) != simdjson::SUCCESS)
            return false;
        m_joined.clear();
        bool first = true;
        for (const dom::element element : list) {
            std::string_view text;
            if (element.is_null())
                continue;
            if (element.get(text) != simdjson::SUCCESS)
                return false;
            appendText(m_joined, first, text);
        }
        return first || put(member, m_texts.intern(m_joined));
    }

    bool readObjects(std::uint16_t child, dom::element value, char *record)
    {
        dom::array list;
        if (value.get(list) != simdjson::SUCCESS)
            return false;
        std::size_t index = 0;
        for (const dom::element element : list) {
            const std::size_t at = index++;
            dom::object object;
            if (element.get(object) != simdjson::SUCCESS || !readObject(child, object, record))
                return failAtIndex(at);
        }
        return index < 2 || joinTexts(child, list, record);
    }

    // A second look at a list with several objects; each was read into the same members before, which proved it sound.
    bool joinTexts(std::uint16_t child, dom::array list, char *record)
    {
        for (const Entry &entry : m_nodes[child].entries) {
            if (entry.action != Action::Leaf)
                continue;
            m_joined.clear();
            bool first = true;
            for (const dom::element element : list) {
                std::string_view text;
                if (element[entry.key].get(text) == simdjson::SUCCESS)
                    appendText(m_joined, first, text);
            }
            if (!first)
                put(record + entry.offset, m_texts.intern(m_joined));
        }
        return true;
    }

    bool readElements(const Entry &entry, dom::element value, char *record)
    {
        const std::array children = entry.children;
        dom::array list;
        if (value.get(list) != simdjson::SUCCESS)
            return false;
        std::size_t index = 0;
        for (const dom::element element : list) {
            const std::size_t at = index++;
            if (at >= children.size() || children[at] == RecordLayout::none)
                continue;
            dom::object object;
            if (element.get(object) != simdjson::SUCCESS || !readObject(children[at], object, record))
                return failAtIndex(at);
        }
        return true;
    }

    static void appendText(std::string &joined, bool &first, std::string_view text)
    {
        if (!first)
            joined += ", ";
        first = false;
        joined += text;
    }

    template<class T> static bool put(char *member, T value)
    {
        std::memcpy(member, &value, sizeof value);
        return true;
    }

    bool failAt(std::string_view key)
    {
        const bool follows = !m_fault.empty() && m_fault.front() != '[';
        m_fault.insert(0, std::string(key) + (follows ? "." : ""));
        return false;
    }

    bool failAtIndex(std::size_t index)
    {
        const bool follows = !m_fault.empty();
        m_fault.insert(0, '[' + std::to_string(index) + ']' + (follows ? "." : ""));
        return false;
    }

    const RecordLayout &m_layout;
    std::vector<Node> m_nodes; // a copy, see RecordLayout
    std::string m_scratch;
    TextPool &m_texts;
    std::vector<Text> m_lastPacked; // by slot
    std::string m_joined;
    std::string m_fault;
};

// One parser per thread keeps its buffers from page to page; after an unusually large answer they are given back.
class Parser
{
public:
    ~Parser()
    {
        if (s_parser.capacity() > 8 << 20)
            s_parser = dom::parser();
    }

    [[nodiscard]] simdjson::simdjson_result<dom::element> parse(const QByteArray &body)
    {
        const bool copies = body.capacity() < body.size() + decodePadding;
        return s_parser.parse(body.constData(), static_cast<std::size_t>(body.size()), copies);
    }

private:
    static thread_local dom::parser s_parser;
};

thread_local dom::parser Parser::s_parser;

std::optional<Error> findRows(dom::element root, std::string_view key, dom::array &list)
{
    // Some lists come bare on some versions although they are documented under a key.
    if (root.get(list) == simdjson::SUCCESS)
        return {};
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
    Parser parser;
    dom::element root;
    if (parser.parse(page.raw).get(root) != simdjson::SUCCESS)
        return decodeError({});

    RowReader reader(layout, page.texts);
    const auto readRow = [&](dom::element element, const std::string &path) {
        dom::object object;
        const bool isObject = element.get(object) == simdjson::SUCCESS;
        if (isObject && reader.read(object, static_cast<char *>(sink.append())))
            return true;
        if (isObject)
            sink.dropLast();
        const std::string inner = isObject ? reader.fault() : std::string();
        const std::string full = path + (path.empty() || inner.empty() ? "" : ".") + inner;
        page.faults.push_back({.index = page.answered, .path = toQString(full)});
        return false;
    };

    if (page.rowsKey == ".") {
        sink.reserve(1);
        const bool isRead = readRow(root, {});
        page.answered = 1;
        if (!isRead)
            return decodeError(page.faults.front().path);
        page.texts.shrink();
        return {};
    }

    dom::array list;
    if (auto error = findRows(root, page.rowsKey, list))
        return error;
    sink.reserve(list.size());
    for (const dom::element element : list) {
        readRow(element, std::string(page.rowsKey) + '[' + std::to_string(page.answered) + ']');
        ++page.answered;
    }
    std::int64_t next = 0;
    if (root.is_object() && root["next"].get(next) == simdjson::SUCCESS && next > 0)
        page.next = next;
    page.texts.shrink();
    return {};
}

} // namespace detail

Result<std::int64_t> decodeInteger(const QByteArray &body, std::string_view key)
{
    Parser parser;
    dom::element root;
    if (parser.parse(body).get(root) != simdjson::SUCCESS)
        return Failure(decodeError({}));
    std::int64_t value = 0;
    if (!root.is_object() || root[key].get(value) != simdjson::SUCCESS)
        return Failure(decodeError(toQString(key)));
    return value;
}

QString wordsOfErrorBody(const QByteArray &body)
{
    Parser parser;
    dom::element root;
    if (parser.parse(body).get(root) != simdjson::SUCCESS || !root.is_object())
        return {};
    QStringList words;
    for (const std::string_view key : {"message", "error_description", "details", "error"}) {
        std::string_view text;
        if (root[key].get(text) != simdjson::SUCCESS || text.empty())
            continue;
        // "error" is a code word; it serves only where nothing better is there.
        if (key == "error" && !words.isEmpty())
            continue;
        if (const QString said = toQString(text).simplified(); !words.contains(said) && !said.startsWith(u'<'))
            words += said;
    }
    constexpr qsizetype most = 500;
    QString all = words.join(u' ');
    if (all.size() > most)
        all = all.left(most - 1) + u'\u2026';
    return all;
}

QByteArray PageBase::json(std::size_t row) const
{
    if (rowsKey == ".")
        return row == 0 ? raw : QByteArray();
    std::size_t index = row; // in the answer: unreadable rows before it count as well
    for (const RowFault &fault : faults)
        if (static_cast<std::size_t>(fault.index) <= index)
            ++index;

    namespace ondemand = simdjson::ondemand;
    const simdjson::padded_string padded(raw.constData(), static_cast<std::size_t>(raw.size()));
    ondemand::parser parser;
    ondemand::document document;
    if (parser.iterate(padded).get(document) != simdjson::SUCCESS)
        return {};
    ondemand::array list;
    const bool isBare = document.type().value_unsafe() == ondemand::json_type::array;
    const auto found = isBare ? document.get_array().get(list) : document[rowsKey].get_array().get(list);
    ondemand::object object;
    std::string_view text;
    if (found != simdjson::SUCCESS || list.at(index).get_object().get(object) != simdjson::SUCCESS
        || object.raw_json().get(text) != simdjson::SUCCESS)
        return {};
    return {text.data(), static_cast<qsizetype>(text.size())};
}

} // namespace api
