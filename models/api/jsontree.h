// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/text.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

// An object of an answer as it came, for those who show all of it: every key in the server's order, numbers with the
// digits that were sent. Records (records.h) are for everything else.
namespace api {

struct JsonNode
{
    enum class Type { Null, Bool, Number, String, Array, Object };

    QString key; // empty for elements of arrays and for the root
    Type type = Type::Null;
    QString text; // of a string its characters; of a number and a bool as they were sent
    std::vector<JsonNode> children;

    [[nodiscard]] bool isScalar() const { return type != Type::Array && type != Type::Object; }
    [[nodiscard]] const JsonNode *child(QStringView name) const; // of an object; null if there is none
    [[nodiscard]] const JsonNode *at(QStringView path) const; // "status.platform.type"; null if there is none
    [[nodiscard]] QString textAt(QStringView path) const; // empty if there is no string
    [[nodiscard]] std::int64_t timeAt(QStringView path) const; // ms UTC; absentTime if there is no time
};

// nullopt if the text is not JSON to its end.
[[nodiscard]] std::optional<JsonNode> parseJson(const QByteArray &json);

// Indented by two spaces, keys in their order.
[[nodiscard]] QString prettyJson(const JsonNode &root);

} // namespace api
