// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/formatdialog.h"

#include "views/widgets/controls.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int padding = 20;
constexpr int indent = 24; // of the explanation of a choice

QString signName(char sign)
{
    if (sign == '.')
        return FormatDialog::tr("point");
    return sign == ';' ? FormatDialog::tr("semicolon") : FormatDialog::tr("comma");
}

QString spreadsheetWords()
{
    const csv::FileFormat format = csv::spreadsheetFormat();
    return FormatDialog::tr("Delimiter %1, decimal sign %2, times in the zone %3.", "semicolon, comma, Europe/Berlin")
        .arg(signName(format.delimiter), signName(format.decimal), QString::fromStdString(csv::localZoneName()));
}

} // namespace

FormatDialog::FormatDialog(const QString &title, bool forSpreadsheets, QWidget *parent)
    : QDialog(parent)
    , m_questions(new QVBoxLayout)
{
    setWindowTitle(title);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(padding, padding, padding, padding);
    body->setSpacing(8);
    m_questions->setSpacing(8);
    body->addLayout(m_questions);
    buildFormats(body);
    layout->addLayout(body, 1);
    layout->addWidget(footer());
    layout->setSizeConstraint(QLayout::SetMinimumSize);
    setMinimumWidth(appMetrics().dw(60));
    (forSpreadsheets ? m_spreadsheets : m_programs)->setChecked(true);
}

void FormatDialog::addTitle(QVBoxLayout *layout, const QString &title)
{
    layout->addWidget(textLabel(title, TextSize::Section, this));
}

QRadioButton *FormatDialog::addChoice(QVBoxLayout *layout, QButtonGroup *group, const QString &text,
                                      const QString &name)
{
    auto *button = new QRadioButton(text, this);
    button->setObjectName(name);
    group->addButton(button);
    layout->addWidget(button);
    return button;
}

void FormatDialog::buildFormats(QVBoxLayout *layout)
{
    const auto explain = [&](QRadioButton *button, const QString &text) {
        QLabel *label = secondaryLabel(text, TextSize::Small, this);
        label->setWordWrap(true);
        label->setContentsMargins(indent, 0, 0, 0);
        button->setAccessibleDescription(text);
        layout->addWidget(label);
    };
    addTitle(layout, tr("Format"));
    auto *formats = new QButtonGroup(this);
    m_spreadsheets = addChoice(layout, formats, tr("For spreadsheets"), u"spreadsheets"_s);
    explain(m_spreadsheets, spreadsheetWords());
    m_programs = addChoice(layout, formats, tr("For programs"), u"programs"_s);
    explain(m_programs, tr("Delimiter comma, decimal point, times in UTC with milliseconds."));
}

QWidget *FormatDialog::footer()
{
    auto *footer = new Panel(QPalette::Window, Qt::TopEdge, this);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(padding, 12, padding, 12);
    row->setSpacing(controlGap);
    row->addStretch();
    QPushButton *cancel = pushButton(tr("Cancel"), ButtonRole::Normal, footer);
    QPushButton *next = pushButton(tr("Choose file…"), ButtonRole::Primary, footer);
    next->setObjectName(u"next"_s);
    next->setDefault(true);
    next->setFocus();
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(next, &QPushButton::clicked, this, &QDialog::accept);
    row->addWidget(cancel);
    row->addWidget(next);
    return footer;
}

bool FormatDialog::isForSpreadsheets() const
{
    return m_spreadsheets->isChecked();
}

csv::FileFormat FormatDialog::format() const
{
    return isForSpreadsheets() ? csv::spreadsheetFormat() : csv::FileFormat();
}

void FormatDialog::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
}

} // namespace views
