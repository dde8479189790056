// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/exportoptions.h"

#include "models/csv/exportcolumns.h"
#include "views/widgets/controls.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int padding = 20;
constexpr int indent = 24; // of the explanation of a choice

const table::ColumnInfo *columnCalled(catalog::Resource resource, const QString &key)
{
    const auto columns = catalog::columns(resource);
    const auto found = std::ranges::find_if(
        columns, [&](const table::ColumnInfo *column) { return key == QLatin1StringView(column->key); });
    return found == columns.end() ? nullptr : *found;
}

QString signName(char sign)
{
    if (sign == '.')
        return ExportOptions::tr("point");
    return sign == ';' ? ExportOptions::tr("semicolon") : ExportOptions::tr("comma");
}

QString spreadsheetWords()
{
    const csv::FileFormat format = csv::spreadsheetFormat();
    return ExportOptions::tr("Delimiter %1, decimal sign %2, times in the zone %3.", "semicolon, comma, Europe/Berlin")
        .arg(signName(format.delimiter), signName(format.decimal), QString::fromStdString(csv::localZoneName()));
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
    request.columns = choices.onlyVisible ? visible : QStringList();
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
    : QDialog(parent)
{
    setWindowTitle(catalog::wordsOf(request.resource->words.exportTitle));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(padding, padding, padding, padding);
    body->setSpacing(8);
    const auto addTitle = [&](const QString &title) { body->addWidget(textLabel(title, TextSize::Section, this)); };
    const auto addChoice = [&](QButtonGroup *group, const QString &text, const QString &name) {
        auto *button = new QRadioButton(text, this);
        button->setObjectName(name);
        group->addButton(button);
        body->addWidget(button);
        return button;
    };
    const auto explain = [&](QRadioButton *button, const QString &text) {
        QLabel *label = secondaryLabel(text, TextSize::Small, this);
        label->setWordWrap(true);
        label->setContentsMargins(indent, 0, 0, 0);
        button->setAccessibleDescription(text);
        body->addWidget(label);
    };

    csv::ExportRequest plain = request;
    plain.names = false;
    plain.columns = visible;
    addTitle(tr("Columns"));
    auto *columns = new QButtonGroup(this);
    m_visible = addChoice(columns, tr("Visible columns, in this order (%1)").arg(columnCount(plain)), u"visible"_s);
    plain.columns.clear();
    m_all = addChoice(columns, tr("All columns (%1)").arg(columnCount(plain)), u"all"_s);
    m_names = new QCheckBox(tr("Names beside the IDs of other objects"), this);
    m_names->setObjectName(u"names"_s);
    body->addWidget(m_names);
    body->addSpacing(8);
    addTitle(tr("Format"));
    auto *formats = new QButtonGroup(this);
    m_spreadsheets = addChoice(formats, tr("For spreadsheets"), u"spreadsheets"_s);
    explain(m_spreadsheets, spreadsheetWords());
    m_programs = addChoice(formats, tr("For programs"), u"programs"_s);
    explain(m_programs, tr("Delimiter comma, decimal point, times in UTC with milliseconds."));
    layout->addLayout(body, 1);

    auto *footer = new Panel(QPalette::Window, Qt::TopEdge, this);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(padding, 12, padding, 12);
    row->setSpacing(controlGap);
    row->addStretch();
    QPushButton *cancel = pushButton(tr("Cancel"), ButtonRole::Normal, footer);
    QPushButton *next = pushButton(tr("Choose file…"), ButtonRole::Primary, footer);
    next->setObjectName(u"next"_s);
    next->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(next, &QPushButton::clicked, this, &QDialog::accept);
    row->addWidget(cancel);
    row->addWidget(next);
    layout->addWidget(footer);
    layout->setSizeConstraint(QLayout::SetMinimumSize);
    setMinimumWidth(appMetrics().dw(60));

    (choices.onlyVisible ? m_visible : m_all)->setChecked(true);
    (choices.forSpreadsheets ? m_spreadsheets : m_programs)->setChecked(true);
    m_names->setChecked(choices.names);
    next->setFocus();
}

ExportChoices ExportOptions::choices() const
{
    return {m_visible->isChecked(), m_names->isChecked(), m_spreadsheets->isChecked()};
}

void ExportOptions::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
}

} // namespace views
