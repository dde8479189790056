// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/savedconnections.h"

#include <QWidget>

#include <tl/expected.hpp>

#include <array>
#include <functional>
#include <optional>

class QFormLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace views {

class ColourChoice;
class ErrorLine;
class Segments;

// Normalises the address the user entered: "runai.acme.example" -> https://runai.acme.example. On error, returns a
// translated sentence that says what is wrong.
[[nodiscard]] tl::expected<QUrl, QString> parseAddress(const QString &text);

// The input fields of a connection. An error is shown below its field when the field loses focus, and when entry() is
// called. Never clears input.
class ConnectForm final : public QWidget
{
    Q_OBJECT

public:
    struct Entry
    {
        session::SavedConnection saved;
        std::optional<QString> secret; // absent = use the stored secret

        // True if both use the same control plane, credentials, certificates and proxy.
        [[nodiscard]] bool isSameAccess(const Entry &other) const;
    };
    // Returns true if another connection has this name.
    using IsTaken = std::function<bool(const QString &name)>;

    explicit ConnectForm(IsTaken isTaken, QWidget *parent = nullptr);

    void setAddress(const QUrl &address);
    void setColour(int colour); // the initial one of a new connection
    // The connection to edit. `hasSecret`: a secret is stored, and an empty field keeps it.
    void setSaved(const session::SavedConnection &saved, bool hasSecret);
    // nullopt if a field is invalid; then focuses the first one.
    [[nodiscard]] std::optional<Entry> entry();
    // The same without showing errors.
    [[nodiscard]] std::optional<Entry> peek() const;
    void setKeptSentence(const QString &sentence); // where the secret is stored
    void forgetStoredSecret(); // the user has to enter it again
    void focusSecret();
    void focusFirst();

Q_SIGNALS:
    void edited();

private:
    struct Row
    {
        QLineEdit *edit = nullptr;
        ErrorLine *error = nullptr;
        QLabel *kept = nullptr; // of a secret
    };

    Row addRow(QFormLayout *form, const QString &label, const QString &name);
    Row addSecretRow(QFormLayout *form, const QString &label, const QString &name);
    QWidget *makeTop();
    QWidget *makeServiceAccount();
    QWidget *makeToken();
    QWidget *makeCertificates();
    void chooseCaFile();
    void showCertificates(bool open);
    void checkWhenLeft(const Row &row, QString (ConnectForm::*check)() const);
    static void setError(const Row &row, const QString &sentence);
    void suggestName();
    [[nodiscard]] QString freeName(const QUrl &address) const;
    void showCredentials();
    void showSecretHints();

    [[nodiscard]] bool isServiceAccount() const;
    [[nodiscard]] const Row &secretRow() const { return isServiceAccount() ? m_clientSecret : m_token; }
    [[nodiscard]] bool mayKeepSecret() const;
    [[nodiscard]] QString wrongAddress() const;
    [[nodiscard]] QString wrongName() const;
    [[nodiscard]] QString wrongClientId() const;
    [[nodiscard]] QString wrongSecret() const;
    [[nodiscard]] QString wrongCaFile() const;

    IsTaken m_isTaken;
    session::SavedConnection m_saved;
    bool m_hasSecret = false;
    QString m_suggestedName; // derived from the address; any other name was entered by the user
    Row m_address;
    Row m_name;
    Row m_clientId;
    Row m_clientSecret;
    Row m_token;
    Row m_caFile;
    ColourChoice *m_colour = nullptr;
    Segments *m_method = nullptr;
    std::array<QWidget *, 2> m_credentials{}; // by SignInKind
    QToolButton *m_certificates = nullptr;
    QLabel *m_certificateState = nullptr;
    QWidget *m_caRow = nullptr;
};

} // namespace views
