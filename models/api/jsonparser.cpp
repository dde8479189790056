// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/jsonparser.h"

#include "models/api/decode.h"

namespace api {
namespace {

constexpr std::size_t mostKept = 8 << 20; // bytes

thread_local simdjson::dom::parser ownParser;

static_assert(decodePadding >= static_cast<qsizetype>(simdjson::SIMDJSON_PADDING));

} // namespace

JsonParser::~JsonParser()
{
    if (ownParser.capacity() > mostKept)
        ownParser = simdjson::dom::parser();
}

simdjson::simdjson_result<simdjson::dom::element> JsonParser::parse(const QByteArray &body)
{
    const bool copies = body.capacity() < body.size() + decodePadding;
    return ownParser.parse(body.constData(), static_cast<std::size_t>(body.size()), copies);
}

std::optional<RepairedJson> JsonParser::parseRepaired(const QByteArray &body, simdjson::dom::element &root)
{
    RepairedJson repaired = repairJson(body);
    if (parse(repaired.text).get(root) != simdjson::SUCCESS
        && parse(repairJson(body, BigNumbers::Quote).text).get(root) != simdjson::SUCCESS)
        return std::nullopt;
    return repaired;
}

bool JsonParser::parsePage(PageBase &page, simdjson::dom::element &root)
{
    if (parse(page.raw).get(root) == simdjson::SUCCESS)
        return true;
    std::optional<RepairedJson> repaired = parseRepaired(page.raw, root);
    if (!repaired)
        return false;
    page.raw = std::move(repaired->text);
    page.brokenTexts = repaired->texts;
    page.brokenPath = std::move(repaired->firstPath);
    return true;
}

bool JsonParser::parseAny(const QByteArray &body, simdjson::dom::element &root)
{
    return parse(body).get(root) == simdjson::SUCCESS || parseRepaired(body, root).has_value();
}

} // namespace api
