// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

// An object of an answer exactly as received, for views that show all of it: every key in the server's order, numbers
// with their original digits. For everything else use records (records.h).
namespace api {

struct JsonNode
{
    enum class Type { Null, Bool, Number, String, Array, Object };

    QString key; // empty for elements of arrays and for the root
    Type type = Type::Null;
    QString text; // the characters of a string; the original text of a number or bool
    std::vector<JsonNode> children;

    [[nodiscard]] bool isScalar() const { return type != Type::Array && type != Type::Object; }
    [[nodiscard]] const JsonNode *child(QStringView name) const; // of an object; null if there is none
    [[nodiscard]] const JsonNode *at(QStringView path) const; // "status.platform.type"; null if there is none
    [[nodiscard]] QString textAt(QStringView path) const; // empty if it is not a string
    [[nodiscard]] std::int64_t timeAt(QStringView path) const; // ms UTC; absentTime if it is not a time
};

// nullopt unless the whole text is JSON.
[[nodiscard]] std::optional<JsonNode> parseJson(const QByteArray &json);

// Indented by two spaces, keys in their original order.
[[nodiscard]] QString prettyJson(const JsonNode &root);
[[nodiscard]] QString compactJson(const JsonNode &root); // without any space between tokens

} // namespace api
