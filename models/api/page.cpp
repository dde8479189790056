// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/page.h"

#include <simdjson.h>

namespace api {
namespace {

// For a row that is not an object.
QByteArray jsonOfNoObject(simdjson::ondemand::value value)
{
    simdjson::ondemand::array list;
    std::string_view text;
    if (value.get_array().get(list) == simdjson::SUCCESS) {
        if (list.raw_json().get(text) != simdjson::SUCCESS)
            return {};
    } else {
        text = value.raw_json_token();
    }
    return QByteArray(text.data(), static_cast<qsizetype>(text.size())).trimmed();
}

} // namespace

QByteArray PageBase::json(std::size_t row) const
{
    if (rowsKey == ".")
        return row == 0 ? raw : QByteArray();

    namespace ondemand = simdjson::ondemand;
    const simdjson::padded_string padded(raw.constData(), static_cast<std::size_t>(raw.size()));
    ondemand::parser parser;
    ondemand::document document;
    if (parser.iterate(padded).get(document) != simdjson::SUCCESS)
        return {};
    ondemand::array list;
    const bool isBare = document.type().value_unsafe() == ondemand::json_type::array;
    const auto found = isBare ? document.get_array().get(list) : document[rowsKey].get_array().get(list);
    ondemand::value value;
    std::string_view text;
    if (found != simdjson::SUCCESS || list.at(row).get(value) != simdjson::SUCCESS)
        return {};
    ondemand::object object;
    if (value.get_object().get(object) == simdjson::SUCCESS && object.raw_json().get(text) == simdjson::SUCCESS)
        return {text.data(), static_cast<qsizetype>(text.size())};
    return jsonOfNoObject(value);
}

} // namespace api
