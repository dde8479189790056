// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/connect/formrow.h"

#include "views/look/icons.h"
#include "views/look/sizes.h"
#include "views/widgets/controls.h"

#include <QAction>
#include <QCoreApplication>
#include <QFormLayout>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int labelWidth = 18; // in digit widths

struct FormWords
{
    Q_DECLARE_TR_FUNCTIONS(views::ConnectForm)
};

} // namespace

void FormRow::setError(const QString &sentence) const
{
    error->setSentence(sentence);
    setInvalid(edit, !sentence.isEmpty());
}

bool FormRow::hasError() const
{
    return !error->sentence().isEmpty();
}

QString FormRow::text() const
{
    return edit->text().trimmed();
}

QFormLayout *makeConnectForm(QWidget *parent)
{
    auto *form = new QFormLayout(parent);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(formRowGap);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    return form;
}

int formLabelWidth()
{
    return appMetrics().dw(labelWidth);
}

QLabel *formLabel(const QString &text, QWidget *parent)
{
    QLabel *label = secondaryLabel(text, TextSize::Body, parent);
    label->setFixedWidth(formLabelWidth());
    label->setFixedHeight(appMetrics().control); // beside the input, not beside its error
    return label;
}

FormRow addFormRow(QFormLayout *form, const QString &label, const QString &name)
{
    QWidget *parent = form->parentWidget();
    auto *field = new QWidget(parent);
    auto *column = new QVBoxLayout(field);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    FormRow row{new QLineEdit(field), new ErrorLine(field)};
    row.edit->setObjectName(name);
    row.error->setObjectName(name + u"Error"_s);
    row.edit->setMinimumHeight(appMetrics().control);
    column->addWidget(row.edit);
    column->addWidget(row.error);
    QLabel *text = formLabel(label, parent);
    text->setBuddy(row.edit);
    row.edit->setAccessibleName(label);
    form->addRow(text, field);
    QObject::connect(row.edit, &QLineEdit::textEdited, row.edit, [row] { row.setError({}); });
    return row;
}

FormRow addSecretRow(QFormLayout *form, const QString &label, const QString &name)
{
    FormRow row = addFormRow(form, label, name);
    row.edit->setEchoMode(QLineEdit::Password);
    row.edit->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhHiddenText);
    auto *show = new QAction(icon("eye"), FormWords::tr("Show secret"), row.edit);
    show->setCheckable(true);
    row.edit->addAction(show, QLineEdit::TrailingPosition);
    QObject::connect(show, &QAction::toggled, row.edit,
                     [edit = row.edit](bool on) { edit->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); });
    // QLineEdit's action buttons are not in the Tab chain.
    const auto buttons = row.edit->findChildren<QToolButton *>();
    for (QToolButton *button : buttons) {
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(show->text());
    }
    row.kept = secondaryLabel({}, TextSize::Small, row.edit->parentWidget());
    row.kept->setObjectName(name + u"Kept"_s);
    row.kept->setWordWrap(true);
    static_cast<QVBoxLayout *>(row.error->parentWidget()->layout())->insertWidget(1, row.kept);
    return row;
}

} // namespace views
