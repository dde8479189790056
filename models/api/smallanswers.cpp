// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/decimal.h"
#include "models/api/decode.h"
#include "models/api/jsonparser.h"
#include "models/base/shown.h"

#include <QStringList>

#include <cmath>

// Answers of which one value is wanted.
namespace api {
namespace {

namespace dom = simdjson::dom;

Error decodeError(std::string_view path = {})
{
    return {.kind = Error::Kind::Decode, .detail = toQString(path)};
}

} // namespace

Result<std::int64_t> decodeInteger(const QByteArray &body, std::string_view key)
{
    JsonParser parser;
    dom::element root;
    if (!parser.parseAny(body, root))
        return Failure(decodeError());
    std::int64_t value = 0;
    dom::element element;
    if (!root.is_object() || root[key].get(element) != simdjson::SUCCESS)
        return Failure(decodeError(key));
    if (element.get(value) == simdjson::SUCCESS)
        return value;
    double number = -1;
    std::string_view text;
    if (element.get(text) == simdjson::SUCCESS)
        number = parseDecimal(text).value_or(Decimal{number, 0}).value;
    else if (element.get(number) != simdjson::SUCCESS)
        number = -1;
    if (number < 0 || number > 1e15 || std::trunc(number) != number)
        return Failure(decodeError(key));
    return static_cast<std::int64_t>(number);
}

QString wordsOfErrorBody(const QByteArray &body)
{
    JsonParser parser;
    dom::element root;
    if (!parser.parseAny(body, root) || !root.is_object())
        return {};
    QStringList words;
    for (const std::string_view key : {"message", "error_description", "details", "error"}) {
        std::string_view text;
        if (root[key].get(text) != simdjson::SUCCESS || text.empty())
            continue;
        // "error" is a code; use it only if there is nothing better.
        if (key == "error" && !words.isEmpty())
            continue;
        if (const QString said = toQString(text).simplified(); !words.contains(said) && !said.startsWith(u'<'))
            words += said;
    }
    constexpr qsizetype most = 500;
    QString all = words.join(u' ');
    if (all.size() > most)
        all = all.left(most - 1) + u'\u2026';
    return base::shownText(all);
}

} // namespace api
