// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/value.h"

#include <type_traits>

namespace table {

Value toValue(const Raw &raw)
{
    return std::visit(
        [](const auto &cell) -> Value {
            using Cell = std::decay_t<decltype(cell)>;
            if constexpr (std::is_same_v<Cell, std::string_view>)
                return QString::fromUtf8(cell.data(), qsizetype(cell.size()));
            else if constexpr (std::is_same_v<Cell, base::Uuid>)
                return cell.toString();
            else
                return cell;
        },
        raw);
}

} // namespace table
