// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/jsontree.h"

#include "models/base/shown.h"
#include "models/base/time.h"

#include <simdjson.h>

#include <algorithm>
#include <string_view>

namespace api {
namespace {

namespace ondemand = simdjson::ondemand;

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

std::size_t digitsAt(std::string_view text, std::size_t at)
{
    const std::size_t first = std::min(at, text.size());
    return std::min(text.find_first_not_of("0123456789", first), text.size()) - first;
}

// As JSON writes numbers.
bool isNumber(std::string_view text)
{
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const std::size_t whole = digitsAt(text, at);
    if (whole == 0 || (whole > 1 && text[at] == '0'))
        return false;
    at += whole;
    if (at < text.size() && text[at] == '.') {
        const std::size_t decimals = digitsAt(text, ++at);
        if (decimals == 0)
            return false;
        at += decimals;
    }
    if (at == text.size())
        return true;
    if (text[at] != 'e' && text[at] != 'E')
        return false;
    ++at;
    at += at < text.size() && (text[at] == '+' || text[at] == '-') ? 1 : 0;
    const std::size_t exponent = digitsAt(text, at);
    return exponent > 0 && at + exponent == text.size();
}

// The parser itself looks at the first character of a number only, until it is converted.
QString numberText(std::string_view token)
{
    const std::string_view text = token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
    if (!isNumber(text))
        throw simdjson::simdjson_error(simdjson::NUMBER_ERROR);
    return toQString(text);
}

// Throws simdjson_error where the text is damaged; parseJson() turns that into nullopt.
JsonNode nodeOf(ondemand::value value)
{
    JsonNode node;
    switch (value.type()) {
    case ondemand::json_type::object:
        node.type = JsonNode::Type::Object;
        for (ondemand::field field : value.get_object()) {
            const QString key = toQString(field.unescaped_key());
            node.children.push_back(nodeOf(field.value()));
            node.children.back().key = key;
        }
        break;
    case ondemand::json_type::array:
        node.type = JsonNode::Type::Array;
        for (ondemand::value element : value.get_array())
            node.children.push_back(nodeOf(element));
        break;
    case ondemand::json_type::string:
        node.type = JsonNode::Type::String;
        node.text = toQString(std::string_view(value.get_string()));
        break;
    case ondemand::json_type::number:
        node.type = JsonNode::Type::Number;
        node.text = numberText(value.raw_json_token());
        break;
    case ondemand::json_type::boolean:
        node.type = JsonNode::Type::Bool;
        node.text = bool(value.get_bool()) ? QStringLiteral("true") : QStringLiteral("false");
        break;
    case ondemand::json_type::null:
        if (!value.is_null())
            throw simdjson::simdjson_error(simdjson::INCORRECT_TYPE);
        break;
    }
    return node;
}

QString quoted(const QString &text)
{
    QString out = QStringLiteral("\"");
    for (const QChar c : text) {
        switch (c.unicode()) {
        case u'"':
            out += QStringLiteral("\\\"");
            break;
        case u'\\':
            out += QStringLiteral("\\\\");
            break;
        case u'\n':
            out += QStringLiteral("\\n");
            break;
        case u'\t':
            out += QStringLiteral("\\t");
            break;
        default:
            if (base::isUnseen(c))
                out += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QChar(u'0'));
            else
                out += c;
        }
    }
    return out + u'"';
}

// A depth below 0: in one line.
void write(const JsonNode &node, int depth, QString &out)
{
    const bool isCompact = depth < 0;
    const QString indent = isCompact ? QString() : u'\n' + QString(2 * (depth + 1), u' ');
    switch (node.type) {
    case JsonNode::Type::Null:
        out += QStringLiteral("null");
        return;
    case JsonNode::Type::Bool:
    case JsonNode::Type::Number:
        out += node.text;
        return;
    case JsonNode::Type::String:
        out += quoted(node.text);
        return;
    case JsonNode::Type::Array:
    case JsonNode::Type::Object:
        break;
    }
    const bool isObject = node.type == JsonNode::Type::Object;
    out += isObject ? u'{' : u'[';
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        out += (i == 0 ? QString() : QStringLiteral(",")) + indent;
        if (isObject)
            out += quoted(node.children[i].key) + (isCompact ? QStringLiteral(":") : QStringLiteral(": "));
        write(node.children[i], isCompact ? depth : depth + 1, out);
    }
    if (!node.children.empty() && !isCompact)
        out += u'\n' + QString(2 * depth, u' ');
    out += isObject ? u'}' : u']';
}

} // namespace

const JsonNode *JsonNode::child(QStringView name) const
{
    for (const JsonNode &node : children) {
        if (type == Type::Object && node.key == name)
            return &node;
    }
    return nullptr;
}

const JsonNode *JsonNode::at(QStringView path) const
{
    const JsonNode *node = this;
    for (const QStringView step : path.tokenize(u'.')) {
        if (node)
            node = node->child(step);
    }
    return node;
}

QString JsonNode::textAt(QStringView path) const
{
    const JsonNode *node = at(path);
    return node && node->type == Type::String ? node->text : QString();
}

std::int64_t JsonNode::timeAt(QStringView path) const
{
    return base::parseTime(textAt(path).toStdString()).value_or(absentTime);
}

std::optional<JsonNode> parseJson(const QByteArray &json)
{
    try {
        const simdjson::padded_string padded(json.constData(), static_cast<std::size_t>(json.size()));
        ondemand::parser parser;
        ondemand::document document = parser.iterate(padded);
        if (document.is_scalar())
            return std::nullopt;
        JsonNode root = nodeOf(document.get_value());
        // After the last token there is no location any more.
        if (document.current_location().error() == simdjson::SUCCESS)
            return std::nullopt;
        return root;
    } catch (const simdjson::simdjson_error &) {
        return std::nullopt;
    }
}

QString prettyJson(const JsonNode &root)
{
    QString out;
    write(root, 0, out);
    return out;
}

QString compactJson(const JsonNode &root)
{
    QString out;
    write(root, -1, out);
    return out;
}

} // namespace api
