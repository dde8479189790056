// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/page.h"

#include <simdjson.h>

namespace api {
namespace {

namespace ondemand = simdjson::ondemand;

// Of a row; one that is not an object, too.
std::string_view rowText(ondemand::value value)
{
    ondemand::object object;
    ondemand::array list;
    std::string_view text;
    if (value.get_object().get(object) == simdjson::SUCCESS) {
        if (object.raw_json().get(text) != simdjson::SUCCESS)
            return {};
    } else if (value.get_array().get(list) == simdjson::SUCCESS) {
        if (list.raw_json().get(text) != simdjson::SUCCESS)
            return {};
    } else {
        text = value.raw_json_token();
    }
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

} // namespace

std::vector<std::string_view> PageBase::rowTexts() const
{
    const std::string_view body(raw.constData(), static_cast<std::size_t>(raw.size()));
    if (rowsKey == ".")
        return {body};

    const simdjson::padded_string padded(body);
    ondemand::parser parser;
    ondemand::document document;
    if (parser.iterate(padded).get(document) != simdjson::SUCCESS)
        return {};
    ondemand::array list;
    const bool isBare = document.type().value_unsafe() == ondemand::json_type::array;
    const auto found = isBare ? document.get_array().get(list) : document[rowsKey].get_array().get(list);
    if (found != simdjson::SUCCESS)
        return {};
    std::vector<std::string_view> slices;
    for (auto element : list) {
        ondemand::value value;
        if (element.get(value) != simdjson::SUCCESS)
            break;
        const std::string_view text = rowText(value);
        slices.push_back(text.empty() ? text : body.substr(std::size_t(text.data() - padded.data()), text.size()));
    }
    return slices;
}

QByteArray PageBase::json(std::size_t row) const
{
    const std::vector<std::string_view> slices = rowTexts();
    return row < slices.size() ? QByteArray(slices[row].data(), static_cast<qsizetype>(slices[row].size()))
                               : QByteArray();
}

} // namespace api
