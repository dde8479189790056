// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/exportoptions.h"

#include "models/csv/exportcolumns.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

const table::ColumnInfo *columnCalled(catalog::Resource resource, const QString &key)
{
    const auto columns = catalog::columns(resource);
    const auto found = std::ranges::find_if(
        columns, [&](const table::ColumnInfo *column) { return key == QLatin1StringView(column->key); });
    return found == columns.end() ? nullptr : *found;
}

} // namespace

QStringList numberColumns(catalog::Resource resource, const QStringList &keys)
{
    QStringList numbers;
    for (const QString &key : keys) {
        const table::ColumnInfo *column = columnCalled(resource, key);
        if (!column)
            continue;
        if (csv::isWritten(column->kind))
            numbers.append(key);
        else if (column->parts)
            numbers += QString::fromLatin1(column->parts).split(u',');
    }
    numbers.removeDuplicates();
    return numbers;
}

csv::ExportRequest withChoices(csv::ExportRequest request, const QStringList &visible, const ExportChoices &choices)
{
    request.columns = choices.onlyVisible ? visible : csv::allKeys(catalog::columns(request.resource));
    request.names = choices.names;
    request.format = choices.forSpreadsheets ? csv::spreadsheetFormat() : csv::FileFormat();
    return request;
}

int columnCount(const csv::ExportRequest &request)
{
    const auto columns = csv::exportColumns(catalog::columns(request.resource), request.columns, request.names);
    return columns ? int(columns->size()) : 0;
}

ExportOptions::ExportOptions(const csv::ExportRequest &request, const QStringList &visible,
                             const ExportChoices &choices, QWidget *parent)
    : FormatDialog(catalog::wordsOf(request.resource->words.exportTitle), choices.forSpreadsheets, parent)
{
    csv::ExportRequest plain = request;
    plain.names = false;
    plain.columns = visible;
    addTitle(questions(), tr("Columns"));
    auto *columns = new QButtonGroup(this);
    const QString visibleText = tr("Visible columns, in this order (%1)").arg(columnCount(plain));
    m_visible = addChoice(questions(), columns, visibleText, u"visible"_s);
    plain.columns = csv::allKeys(catalog::columns(request.resource));
    m_all = addChoice(questions(), columns, tr("All columns (%1)").arg(columnCount(plain)), u"all"_s);
    m_names = new QCheckBox(tr("Names beside the IDs of other objects"), this);
    m_names->setObjectName(u"names"_s);
    questions()->addWidget(m_names);
    questions()->addSpacing(8);
    (choices.onlyVisible ? m_visible : m_all)->setChecked(true);
    m_names->setChecked(choices.names);
}

ExportChoices ExportOptions::choices() const
{
    return {m_visible->isChecked(), m_names->isChecked(), isForSpreadsheets()};
}

} // namespace views
