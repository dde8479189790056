// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/jsoncells.h"

#include "models/api/quantity.h"
#include "models/base/time.h"
#include "models/catalog/secrets.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace {

using api::JsonNode;
using table::Kind;
using Type = JsonNode::Type;

// The values at a path. A list on the way stands for all of its elements, and so does one at its end if it holds no
// objects.
void collect(const JsonNode &node, QStringView path, QList<const JsonNode *> &found)
{
    const bool isTable = node.type == Type::Array && !node.children.empty() && !node.children.front().isScalar();
    if (node.type == Type::Array && !(path.isEmpty() && isTable)) {
        for (const JsonNode &element : node.children)
            collect(element, path, found);
    } else if (path.isEmpty()) {
        if (node.type != Type::Null)
            found.append(&node);
    } else if (const JsonNode *child = node.child(path.left(path.indexOf(u'.')))) {
        const qsizetype dot = path.indexOf(u'.');
        collect(*child, dot < 0 ? QStringView() : path.mid(dot + 1), found);
    }
}

// nullopt if the value is of another type.
std::optional<table::Raw> typed(Kind kind, const JsonNode &node)
{
    switch (kind) {
    case Kind::Flag:
        return node.type == Type::Bool ? std::optional(table::Raw(node.text == u"true")) : std::nullopt;
    case Kind::Time:
        if (const auto time = base::parseTime(node.text.toStdString()); time && node.type == Type::String)
            return table::Raw(*time);
        return std::nullopt;
    case Kind::Bytes:
        if (const auto bytes = api::parseQuantity(node.text.toStdString()))
            return table::Raw(*bytes);
        return std::nullopt;
    case Kind::Count:
    case Kind::Cores:
    case Kind::Gpus: {
        bool isNumber = false;
        const double number = node.text.toDouble(&isNumber);
        return isNumber && node.type == Type::Number ? std::optional(table::Raw(number)) : std::nullopt;
    }
    default:
        return std::nullopt;
    }
}

// Without its secrets.
QString textOf(QStringView path, const JsonNode &node)
{
    return node.isScalar() ? catalog::maskedValue(path.mid(path.lastIndexOf(u'.') + 1).toString(), node.text)
                           : api::compactJson(catalog::maskedJson(node));
}

QString words(const JsonNode &node)
{
    if (node.isScalar())
        return node.text;
    QStringList parts;
    bool isTable = false;
    for (const JsonNode &child : node.children) {
        const QString text = words(child);
        if (!child.isScalar() && child.children.empty())
            continue;
        isTable = isTable || !child.isScalar();
        if (node.type == Type::Array)
            parts += text;
        else
            parts += child.isScalar() ? child.key + u'=' + text : child.key + u'(' + text + u')';
    }
    return parts.join(node.type == Type::Object ? u" "_s : isTable ? u"; "_s : u", "_s);
}

} // namespace

namespace catalog {

JsonCells::JsonCells(const api::PageBase &page)
    : m_page(page)
{
}

table::Raw JsonCells::cell(int row, int column, const table::ColumnInfo &info) const
{
    const std::lock_guard lock(m_mutex);
    m_isUsed = true;
    const auto [it, isNew] = m_cells.try_emplace(placeOf(row, column));
    Cell &cell = it->second;
    if (!isNew)
        return cell.raw;
    const QString path = QString::fromLatin1(info.key);
    QList<const JsonNode *> found;
    collect(rowNode(row), path, found);
    if (found.isEmpty())
        return {};
    if (found.size() == 1) {
        if (const auto raw = typed(info.kind, *found.front()))
            return cell.raw = *raw;
        if (found.front()->children.empty() && !found.front()->isScalar())
            return {};
    }
    QStringList texts;
    for (const JsonNode *node : std::as_const(found))
        texts += textOf(path, *node);
    cell.text = texts.join(u", "_s).toStdString();
    m_textBytes += cell.text.capacity();
    return cell.raw = std::string_view(cell.text);
}

bool JsonCells::isRead(int row, int column) const
{
    if (!m_isUsed)
        return false;
    const std::lock_guard lock(m_mutex);
    return m_cells.contains(placeOf(row, column));
}

std::size_t JsonCells::byteCount() const
{
    const std::lock_guard lock(m_mutex);
    return m_textBytes + m_cells.size() * (sizeof(Cell) + 32) + m_rows.capacity() * sizeof(std::string_view);
}

const JsonNode &JsonCells::rowNode(int row) const
{
    if (m_parsedRow == row)
        return m_parsed;
    if (m_rows.empty())
        m_rows = m_page.rowTexts();
    const auto at = static_cast<std::size_t>(row);
    const std::string_view text = at < m_rows.size() ? m_rows[at] : std::string_view();
    m_parsed = api::parseJson(QByteArray::fromRawData(text.data(), qsizetype(text.size()))).value_or(JsonNode());
    m_parsedRow = row;
    return m_parsed;
}

QString structureWords(const QString &json)
{
    const auto root = api::parseJson(json.toUtf8());
    return root ? words(*root) : json;
}

} // namespace catalog
