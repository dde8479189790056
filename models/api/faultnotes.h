// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/page.h"

#include <simdjson.h>

#include <cstdint>
#include <string_view>
#include <vector>

// What could not be read of a page, for RowReader. Rare, so not inlined.
namespace api {

struct ReadPlace
{
    int row = 0;
    std::vector<std::uint32_t> at; // current indexes of the lists being read, outermost first
};

// A row without its identity `field`, or, where that is empty, one that is no object.
void noteRow(PageBase &page, const ReadPlace &place, std::string_view field, const simdjson::dom::element &row);
void noteValue(PageBase &page, const ReadPlace &place, std::string_view field, const simdjson::dom::element &value);

} // namespace api
