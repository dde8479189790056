// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/page.h"
#include "models/api/repair.h"

#include <simdjson.h>

#include <optional>
#include <string_view>

// For the decoders alone: no other header includes simdjson.
namespace api {

[[nodiscard]] inline QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// The parser of this thread, which keeps its buffers between answers; after an unusually large one it releases them.
// `root` is valid until the next answer is parsed.
class JsonParser
{
public:
    JsonParser() = default;
    JsonParser(const JsonParser &) = delete;
    JsonParser &operator=(const JsonParser &) = delete;
    ~JsonParser();

    [[nodiscard]] simdjson::simdjson_result<simdjson::dom::element> parse(const QByteArray &body);
    // Second attempt, after parse() has failed. The repaired text keeps numbers that are too large as they came.
    [[nodiscard]] std::optional<RepairedJson> parseRepaired(const QByteArray &body, simdjson::dom::element &root);
    // Both attempts; a repaired text becomes that of the page.
    [[nodiscard]] bool parsePage(PageBase &page, simdjson::dom::element &root);
    // Both attempts, where the repaired text is not needed.
    [[nodiscard]] bool parseAny(const QByteArray &body, simdjson::dom::element &root);
};

} // namespace api
