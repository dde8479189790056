// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/actions/targetreader.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace actions {
class Desk;
}

namespace views {

class ErrorLine;
class ResultTable;

// Asks before an action: lists the objects and what happens to each, and those that are left out with the reason. For
// what cannot be undone, the user types the number of objects, or the name of the only one. Cancel has the focus.
class ConfirmDialog final : public QDialog
{
    Q_OBJECT

public:
    ConfirmDialog(const catalog::ObjectAction &action, QWidget *parent);

    void setCandidates(const QList<actions::Candidate> &candidates);
    void setProblem(const QString &sentence); // instead: nothing can be confirmed
    [[nodiscard]] const QList<catalog::ActionTarget> &targets() const { return m_targets; } // those that are possible
    [[nodiscard]] QPushButton *confirmButton() const { return m_confirm; }

private:
    void build();
    void showConfirm();
    [[nodiscard]] QString wanted() const; // what must be typed; empty = nothing

    const catalog::ObjectAction &m_action;
    QList<catalog::ActionTarget> m_targets;
    QLabel *m_state;
    ResultTable *m_table;
    ErrorLine *m_problem;
    QLabel *m_consequence;
    QLabel *m_typeLabel;
    QLineEdit *m_typed;
    QPushButton *m_confirm;
    QPushButton *m_copy;
};

// Asks whether objects may be changed over this connection and says what that means. Calls `allowed` afterwards if so.
void askToAllowChanges(QWidget &parent, actions::Desk &desk, std::function<void()> allowed);

} // namespace views
