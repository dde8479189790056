// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table/value.h"

#include <QUuid>

#include <type_traits>

namespace {

QUuid uuid(const table::RowId &id)
{
    const auto byte = [&id](int index) { return uchar(id.low >> (56 - 8 * index)); };
    return {uint(id.high >> 32),
            ushort(id.high >> 16),
            ushort(id.high),
            byte(0),
            byte(1),
            byte(2),
            byte(3),
            byte(4),
            byte(5),
            byte(6),
            byte(7)};
}

} // namespace

namespace table {

Value toValue(const Raw &raw)
{
    return std::visit(
        [](const auto &cell) -> Value {
            using Cell = std::decay_t<decltype(cell)>;
            if constexpr (std::is_same_v<Cell, std::string_view>)
                return QString::fromUtf8(cell.data(), qsizetype(cell.size()));
            else if constexpr (std::is_same_v<Cell, RowId>)
                return uuid(cell).toString(QUuid::WithoutBraces);
            else
                return cell;
        },
        raw);
}

} // namespace table
