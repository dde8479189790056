// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/actions/belongings.h"
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
class NoticeBox;
class ResultTable;
class VariantChoice;

// Asks before an action: lists the objects and what happens to each, and those that are left out with the reason. Where
// the action has a variant, there is one object: its ways are offered instead, and what is lost is counted. For what
// cannot be undone, the user types the number of objects, or the name of the only one. Cancel has the focus.
class ConfirmDialog final : public QDialog
{
    Q_OBJECT

public:
    // `client` and `names` must outlive the dialog.
    ConfirmDialog(const catalog::ObjectAction &action, api::Client &client, const catalog::ClusterNames &names,
                  QWidget *parent);

    void setCandidates(const QList<actions::Candidate> &candidates);
    void setProblem(const QString &sentence); // instead: nothing can be confirmed
    [[nodiscard]] const QList<catalog::ActionTarget> &targets() const { return m_targets; } // those that are possible
    [[nodiscard]] const catalog::ObjectAction &chosen() const; // the action, or its variant
    [[nodiscard]] QPushButton *confirmButton() const { return m_confirm; }
    [[nodiscard]] QString lossText() const;

private:
    void build();
    void showList(const QList<actions::Candidate> &candidates);
    void showVariants(const actions::Candidate &candidate);
    void countLosses();
    void showConfirm();
    void fit();
    [[nodiscard]] QString wanted() const; // what must be typed; empty = nothing

    const catalog::ObjectAction &m_action;
    api::Client &m_client;
    const catalog::ClusterNames &m_names;
    std::unique_ptr<actions::Belongings> m_belongings; // of the only object, for the chosen action
    QList<catalog::ActionTarget> m_targets;
    QLabel *m_state;
    ResultTable *m_table;
    ErrorLine *m_problem;
    VariantChoice *m_variants = nullptr; // null if there is one way only
    NoticeBox *m_losses;
    QLabel *m_consequence;
    QLabel *m_typeLabel;
    QLineEdit *m_typed;
    QPushButton *m_confirm;
    QPushButton *m_copy;
};

// Asks whether objects may be changed over this connection and says what that means. Calls `allowed` afterwards if so.
void askToAllowChanges(QWidget &parent, actions::Desk &desk, std::function<void()> allowed);

} // namespace views
