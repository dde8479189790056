// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/faults.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

struct FaultWords
{
    Q_DECLARE_TR_FUNCTIONS(catalog::Faults)
};

// Columns are named without the brackets of lists.
QString columnKey(std::string_view field)
{
    return QString::fromUtf8(field.data(), static_cast<qsizetype>(field.size())).remove(QLatin1StringView("[]"));
}

} // namespace

namespace catalog {

table::ReadFaults faultsOf(const api::PageBase &page, int rows)
{
    table::ReadFaults faults{.rows = rows};
    for (const api::FieldFault &fault : page.fieldFaults)
        faults.fields.append({columnKey(fault.field), fault.count, fault.path, fault.text});
    faults.rowsWithoutId = static_cast<qint64>(page.faults.size());
    for (const std::string_view field : page.missing)
        faults.missing.append(columnKey(field));
    faults.brokenTexts = page.brokenTexts;
    faults.brokenPath = page.brokenPath;
    return faults;
}

table::ReadFaults faultsOf(const api::PageBase &page, int rows, std::span<const int> some)
{
    table::ReadFaults faults{.rows = static_cast<qint64>(some.size())};
    if (page.faultyValues.empty() && page.faults.empty())
        return faults;
    std::vector<bool> isMeant(static_cast<std::size_t>(rows));
    for (const int row : some)
        isMeant[static_cast<std::size_t>(row)] = true;

    std::vector<table::ReadFaults::Field> fields(page.fieldFaults.size());
    std::vector<bool> isMet(fields.size());
    for (const api::FaultyValue &value : page.faultyValues) {
        const api::FieldFault &fault = page.fieldFaults[value.fault];
        table::ReadFaults::Field &field = fields[value.fault];
        const bool isFirst = !isMet[value.fault];
        isMet[value.fault] = true;
        if (!isMeant[value.row])
            continue;
        if (isFirst) {
            field.path = fault.path;
            field.text = fault.text;
        }
        if (field.count++ == 0)
            field.key = columnKey(fault.field);
    }
    for (table::ReadFaults::Field &field : fields) {
        if (field.count > 0)
            faults.fields.append(std::move(field));
    }
    faults.rowsWithoutId = std::ranges::count_if(
        page.faults, [&](const api::RowFault &fault) { return isMeant[static_cast<std::size_t>(fault.index)]; });
    return faults;
}

table::Value nameWithoutId(const table::Value &name)
{
    const auto *text = std::get_if<QString>(&name);
    return text && !text->isEmpty() ? FaultWords::tr("%1 (no id)").arg(*text) : FaultWords::tr("Row without an id");
}

} // namespace catalog
