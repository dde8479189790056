// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/faults.h"

#include <QCoreApplication>

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(catalog::Faults)
};

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

namespace catalog {

table::ReadFaults faultsOf(const api::PageBase &page, int rows)
{
    table::ReadFaults faults{.rows = rows};
    for (const api::FieldFault &fault : page.fieldFaults)
        faults.fields.append({toQString(fault.field), fault.count, fault.path, fault.text});
    faults.rowsWithoutId = static_cast<qint64>(page.faults.size());
    for (const std::string_view field : page.missing)
        faults.missing.append(toQString(field));
    faults.brokenTexts = page.brokenTexts;
    faults.brokenPath = page.brokenPath;
    return faults;
}

table::Value nameWithoutId(const table::Value &name)
{
    const auto *text = std::get_if<QString>(&name);
    return text && !text->isEmpty() ? Words::tr("%1 (no id)").arg(*text) : Words::tr("Row without an id");
}

} // namespace catalog
