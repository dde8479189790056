// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/column.h"
#include "models/table/format.h"
#include "models/table/listquery.h"

#include <QDateTime>
#include <QList>

#include <tl/expected.hpp>

// What can be asked of a column, and how people write and read the values of a filter. Pure functions.
namespace views {

// How the value of a filter is entered.
enum class ValueEditor { Text, Number, Choices, Clusters, Time };

[[nodiscard]] ValueEditor editorFor(const table::ColumnInfo &column);
[[nodiscard]] QList<table::Op> allOps(); // in the order of the menu
[[nodiscard]] bool hasOp(const table::ColumnInfo &column, table::Op op);
[[nodiscard]] table::Op defaultOp(const table::ColumnInfo &column);

// What the user wrote, in the server's form; or a sentence that says what is wrong and what is right.
[[nodiscard]] tl::expected<QString, QString> parseValue(const table::ColumnInfo &column, const QString &text);
// The server's form in the form that parseValue() reads.
[[nodiscard]] QString editableText(const table::ColumnInfo &column, const QString &value);
// The example in an empty editor.
[[nodiscard]] QString valueHint(const table::ColumnInfo &column);

[[nodiscard]] QString timeValue(const QDateTime &time); // "2025-11-21T14:13:07Z"

// What a chip shows for the values of a filter: "Running, Pending", "21 Nov 2025, 14:13:07", "2 h 00 min".
[[nodiscard]] QString valueLabel(const table::ColumnInfo *column, const table::Filter &filter,
                                 const table::FormatContext &context);

} // namespace views
