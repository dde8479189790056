// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/fixedrangedialog.h"

#include "models/table/format.h"
#include "views/charts/valueaxis.h"
#include "views/look/sizes.h"
#include "views/widgets/controls.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>
#include <optional>

namespace views {
namespace {

constexpr double fieldDigits = 14;
constexpr double bodyDigits = 46;

std::optional<double> numberIn(const QLineEdit &field)
{
    bool isNumber = false;
    const double value = table::withDecimalPoint(field.text().trimmed()).toDouble(&isNumber);
    return isNumber && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

} // namespace

FixedRangeDialog::FixedRangeDialog(const QString &title, const QString &unit, const Range &range, bool isLogarithmic,
                                   QWidget *parent)
    : QDialog(parent)
    , m_isLogarithmic(isLogarithmic)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Fixed range"));
    setModal(false);
    auto *body = new QWidget(this);
    body->setAutoFillBackground(true);
    body->setBackgroundRole(QPalette::Base);
    body->setMinimumWidth(appMetrics().dw(bodyDigits));
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(dialogPadding, dialogPadding, dialogPadding, dialogPadding);
    column->setSpacing(10);
    QLabel *intro = textLabel(tr("The value axis of %1").arg(title), TextSize::Body, body);
    intro->setWordWrap(true);
    column->addWidget(intro);
    auto *form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    column->addLayout(form);
    m_from = makeField(tr("From"), range.from, unit, form);
    m_to = makeField(tr("To"), range.to, unit, form);
    m_error = new ErrorLine(body);
    column->addWidget(m_error);
    column->addStretch(1);

    auto *footer = new Panel(QPalette::Window, Qt::TopEdge, this);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(dialogPadding, 12, dialogPadding, 12);
    QPushButton *automatic = pushButton(tr("Automatic"), ButtonRole::Normal, footer);
    automatic->setToolTip(tr("From 0 to above the highest value"));
    automatic->setAutoDefault(false);
    row->addWidget(automatic);
    row->addStretch(1);
    auto *buttons = new QDialogButtonBox(footer);
    m_show = pushButton(tr("Set range"), ButtonRole::Primary, footer);
    m_show->setDefault(true);
    buttons->addButton(m_show, QDialogButtonBox::AcceptRole);
    buttons->addButton(pushButton(tr("Cancel"), ButtonRole::Normal, footer), QDialogButtonBox::RejectRole);
    row->addWidget(buttons);
    connect(automatic, &QPushButton::clicked, this, [this] {
        Q_EMIT automaticChosen();
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        if (!problem().isEmpty())
            return;
        Q_EMIT chosen(*numberIn(*m_from), *numberIn(*m_to));
        accept();
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(body, 1);
    layout->addWidget(footer);
    check();
    m_from->setFocus();
    m_from->selectAll();
}

QLineEdit *FixedRangeDialog::makeField(const QString &title, double value, const QString &unit, QFormLayout *form)
{
    auto *field = new QLineEdit(typedNumber(value), this);
    field->setFixedWidth(appMetrics().dw(fieldDigits));
    field->setAlignment(Qt::AlignRight);
    field->setAccessibleName(unit.isEmpty() ? title
                                            : tr("%1, in %2", "the end of a range and a unit").arg(title, unit));
    auto *row = new QHBoxLayout;
    row->addWidget(field);
    row->addWidget(secondaryLabel(unit, TextSize::Body, this));
    row->addStretch(1);
    QLabel *label = textLabel(title, TextSize::Body, this);
    label->setBuddy(field);
    form->addRow(label, row);
    connect(field, &QLineEdit::textChanged, this, &FixedRangeDialog::check);
    return field;
}

QString FixedRangeDialog::problem() const
{
    for (const QLineEdit *field : {m_from, m_to}) {
        if (field->text().trimmed().isEmpty())
            return tr("Enter both ends of the range.");
        if (!numberIn(*field))
            return tr("%1 is not a number.").arg(field->text().trimmed());
    }
    if (*numberIn(*m_from) >= *numberIn(*m_to))
        return tr("The range must begin below its end.");
    if (m_isLogarithmic && *numberIn(*m_from) <= 0)
        return tr("A logarithmic axis must begin above 0.");
    return {};
}

void FixedRangeDialog::check()
{
    if (!m_error || !m_show)
        return;
    const QString sentence = problem();
    m_error->setSentence(sentence);
    m_show->setEnabled(sentence.isEmpty());
}

} // namespace views
