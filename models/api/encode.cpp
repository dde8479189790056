// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/encode.h"

#include "models/base/time.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>
#include <utility>

namespace api {
namespace {

struct EncodeWords
{
    Q_DECLARE_TR_FUNCTIONS(api::Body)
};

template<class T> const T &as(const void *member)
{
    return *static_cast<const T *>(member);
}

QByteArray listOf(const std::vector<Text> &list, const TextPool &texts)
{
    QByteArray json = "[";
    for (const Text text : list) {
        if (json.size() > 1)
            json += ',';
        json += quotedJson(texts.view(text));
    }
    return json + ']';
}

// The shortest text that parses to the same number; empty for numbers that JSON cannot represent.
QByteArray numberOf(double number)
{
    return std::isfinite(number) ? QByteArray::number(number, 'g', QLocale::FloatingPointShortest) : QByteArray();
}

// Empty if the value is absent.
QByteArray valueOf(const FieldInfo &field, const void *member, const TextPool &texts)
{
    switch (field.kind) {
    case FieldKind::Group:
    case FieldKind::List: // bodies have none
        return {};
    case FieldKind::String:
        return as<Text>(member).isAbsent() ? QByteArray() : quotedJson(texts.view(as<Text>(member)));
    case FieldKind::Texts: {
        const auto list = as<List<Text>>(member);
        return list.bytes.isAbsent() ? QByteArray() : listOf(texts.unpack(list), texts);
    }
    case FieldKind::Key:
        return as<PackedKey>(member).isAbsent() ? QByteArray()
                                                : quotedJson(texts.key(as<PackedKey>(member)).toString().toStdString());
    case FieldKind::Time:
        return as<std::int64_t>(member) == absentTime ? QByteArray()
                                                      : '"' + base::formatTime(as<std::int64_t>(member)) + '"';
    case FieldKind::Integer:
        return as<std::int32_t>(member) == absentInt ? QByteArray() : QByteArray::number(as<std::int32_t>(member));
    case FieldKind::Number:
        return numberOf(as<double>(member));
    case FieldKind::NumberText:
    case FieldKind::Quantity: { // bytes and cores without a suffix
        const QByteArray number = numberOf(as<double>(member));
        return number.isEmpty() ? number : '"' + number + '"';
    }
    case FieldKind::Boolean:
        return as<Flag>(member) == Flag::Absent ? "" : as<Flag>(member) == Flag::Yes ? "true" : "false";
    }
    return {};
}

} // namespace

QByteArray quotedJson(std::string_view utf8)
{
    // The round trip replaces bytes that are not UTF-8.
    const QByteArray clean = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())).toUtf8();
    QByteArray json = "\"";
    for (const char c : clean) {
        if (c == '"' || c == '\\')
            json.append('\\').append(c);
        else if (static_cast<unsigned char>(c) < 0x20)
            json.append("\\u00").append(QByteArray::number(c, 16).rightJustified(2, '0'));
        else
            json += c;
    }
    return json + '"';
}

namespace detail {

void BodyWriter::add(const FieldInfo &field, const void *member)
{
    std::string_view path = field.path;
    if (field.kind == FieldKind::Texts)
        path.remove_suffix(2); // the brackets
    if (field.kind == FieldKind::Group && field.presence == Presence::Required)
        return enter(path);
    QByteArray value = valueOf(field, member, m_texts);
    if (value.isEmpty() && field.presence == Presence::Required && m_missing.empty())
        m_missing = path;
    if (value.isEmpty() && field.presence == Presence::Nullable)
        value = "null";
    if (value.isEmpty())
        return;
    const std::size_t dot = path.rfind('.');
    enter(dot == std::string_view::npos ? std::string_view() : path.substr(0, dot));
    key(path.substr(dot + 1)); // npos + 1 = 0
    m_json += value;
}

// Closes and opens objects until `path` is the current one.
void BodyWriter::enter(std::string_view path)
{
    std::size_t depth = 0;
    while (!path.empty()) {
        const std::size_t dot = path.find('.');
        const std::string_view step = path.substr(0, dot);
        path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
        if (depth == m_open.size() || m_open[depth] != step) {
            leaveTo(depth);
            key(step);
            m_json += '{';
            m_open.push_back(step);
            m_isFirst = true;
        }
        ++depth;
    }
    leaveTo(depth);
}

void BodyWriter::leaveTo(std::size_t depth)
{
    for (; m_open.size() > depth; m_open.pop_back()) {
        m_json += '}';
        m_isFirst = false;
    }
}

void BodyWriter::key(std::string_view name)
{
    if (!std::exchange(m_isFirst, false))
        m_json += ',';
    m_json.append('"').append(name.data(), static_cast<qsizetype>(name.size())).append("\":");
}

Result<QByteArray> BodyWriter::take()
{
    if (!m_missing.empty())
        return Failure(
            Error{.kind = Error::Kind::Local,
                  .detail
                  = EncodeWords::tr("Nothing was changed. \"%1\" is missing.").arg(QString::fromStdString(m_missing))});
    leaveTo(0);
    return m_json + '}';
}

} // namespace detail
} // namespace api
