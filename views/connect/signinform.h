// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/savedconnections.h"
#include "views/connect/formrow.h"

#include <QWidget>

#include <array>
#include <optional>

class QComboBox;

namespace views {

// "Sign in with" of the connect dialog: the kind of sign-in, what it is in a line, and its fields. The session of the
// runai command line is offered only where that has left its folder.
class SignInForm final : public QWidget
{
    Q_OBJECT

public:
    explicit SignInForm(QWidget *parent = nullptr);

    // `hasSecret`: a secret is stored, and an empty field keeps it.
    void setSaved(const session::SavedConnection &saved, bool hasSecret);
    void write(session::SavedConnection &saved) const; // what was entered
    [[nodiscard]] std::optional<QString> secret() const; // absent = the stored one, or there is none
    [[nodiscard]] bool isValid() const;
    // Shows what is wrong below its field. Returns the first such field; null = nothing is wrong.
    QWidget *showErrors();

    void setKeptSentence(const QString &sentence); // where the secret is stored
    void forgetStoredSecret();
    void focusSecret(); // or what the kind has instead

Q_SIGNALS:
    void edited();
    void runaiChosen(); // by the user: the session of the runai command line

private:
    static constexpr std::size_t kinds = 5;

    void addMethods();
    void addMethod(session::SignInKind kind, const QString &title);
    void setKind(session::SignInKind kind);
    void showKind();
    QWidget *makePage(session::SignInKind kind);
    [[nodiscard]] FormRow follow(const FormRow &row);
    [[nodiscard]] session::SignInKind kind() const;
    [[nodiscard]] const FormRow *nameRow() const; // of the kind: who signs in, or the command; null = none
    [[nodiscard]] const FormRow *secretRow() const; // null = none
    [[nodiscard]] bool mayKeepSecret() const;
    [[nodiscard]] QString wrongName() const;
    [[nodiscard]] QString wrongSecret() const;

    QComboBox *m_method = nullptr;
    QLabel *m_hint = nullptr;
    std::array<QWidget *, kinds> m_pages{}; // by kind; null = no fields
    FormRow m_clientId;
    FormRow m_clientSecret;
    FormRow m_token;
    FormRow m_user;
    FormRow m_password;
    FormRow m_command;
    session::SignInKind m_savedKind = session::SignInKind::ServiceAccount;
    bool m_hasSecret = false;
};

} // namespace views
