// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QFormLayout;
class QLabel;
class QLineEdit;
class QWidget;

namespace views {

class ErrorLine;

// A field of the connect dialog with its label, and with its error below.
struct FormRow
{
    QLineEdit *edit = nullptr;
    ErrorLine *error = nullptr;
    QLabel *kept = nullptr; // of a secret: where it is kept

    void setError(const QString &sentence) const; // empty = none
    [[nodiscard]] bool hasError() const;
    [[nodiscard]] QString text() const; // without white space around it
};

[[nodiscard]] QFormLayout *makeConnectForm(QWidget *parent);
[[nodiscard]] QLabel *formLabel(const QString &text, QWidget *parent);
[[nodiscard]] int formLabelWidth(); // px
// `name` is the object name. Editing removes the error.
[[nodiscard]] FormRow addFormRow(QFormLayout *form, const QString &label, const QString &name);
[[nodiscard]] FormRow addSecretRow(QFormLayout *form, const QString &label, const QString &name);

} // namespace views
