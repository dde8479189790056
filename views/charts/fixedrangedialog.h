// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QFormLayout;
class QLineEdit;
class QPushButton;

namespace views {

class ErrorLine;

// Asks for the range of a value axis, in the unit shown. Shows problems while the user types, and can be accepted only
// once there are none. Not modal; deletes itself when closed.
class FixedRangeDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Range
    {
        double from = 0;
        double to = 0;
    };
    FixedRangeDialog(const QString &title, const QString &unit, const Range &range, bool isLogarithmic,
                     QWidget *parent = nullptr);

    [[nodiscard]] QString problem() const; // one sentence; empty if there is none
    [[nodiscard]] QLineEdit *from() const { return m_from; }
    [[nodiscard]] QLineEdit *to() const { return m_to; }

Q_SIGNALS:
    void chosen(double from, double to);
    void automaticChosen();

private:
    QLineEdit *makeField(const QString &title, double value, const QString &unit, QFormLayout *form);
    void check();

    bool m_isLogarithmic;
    QLineEdit *m_from = nullptr;
    QLineEdit *m_to = nullptr;
    ErrorLine *m_error = nullptr;
    QPushButton *m_show = nullptr;
};

} // namespace views
