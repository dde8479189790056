// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/column.h"
#include "models/table/format.h"
#include "models/table/listquery.h"

#include <QDateTime>
#include <QList>

#include <tl/expected.hpp>

// Filter operators of a column, and conversion of filter values between user and server form. Pure functions.
namespace views {

// The kind of editor for a filter value.
enum class ValueEditor { Text, Number, Choices, Flag, Clusters, Time };

[[nodiscard]] ValueEditor editorFor(const table::ColumnInfo &column);
// The same for the values of one operator: parts of names and ids are typed.
[[nodiscard]] ValueEditor editorFor(const table::ColumnInfo &column, table::Op op);
[[nodiscard]] QList<table::Op> allOps(); // in menu order
[[nodiscard]] bool hasOp(const table::ColumnInfo &column, table::Op op); // on the server
[[nodiscard]] bool makesSense(const table::ColumnInfo &column, table::Op op); // for its values, wherever it is applied
[[nodiscard]] table::Op defaultOp(const table::ColumnInfo &column);
// What filters call the column: the server's filter key, or else the key of the column.
[[nodiscard]] QString filterKeyOf(const table::ColumnInfo &column);

// Who has to understand a value: the server accepts no commas in texts.
enum class ValueFor { Server, Here };

// Converts user input to the server's form; on error, a translated sentence that says what to enter.
[[nodiscard]] tl::expected<QString, QString> parseValue(const table::ColumnInfo &column, const QString &text,
                                                        ValueFor reader = ValueFor::Server);
// Converts the server's form to one that parseValue() accepts.
[[nodiscard]] QString editableText(const table::ColumnInfo &column, const QString &value);
// Placeholder text of the editor.
[[nodiscard]] QString valueHint(const table::ColumnInfo &column, table::Op op, ValueFor reader);

[[nodiscard]] QString timeValue(const QDateTime &time); // "2025-11-21T14:13:07Z"

// Text of a chip for its values: "Running, Pending", "21 Nov 2025, 14:13:07", "2 h 00 min".
[[nodiscard]] QString valueLabel(const table::ColumnInfo *column, const table::Filter &filter,
                                 const table::FormatContext &context);

} // namespace views
