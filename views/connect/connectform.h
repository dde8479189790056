// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/connections.h"
#include "views/connect/formrow.h"

#include <QWidget>

#include <tl/expected.hpp>

#include <functional>
#include <optional>

class QCheckBox;

namespace views {

class ColourChoice;
class SignInForm;
class WaysForm;

// Normalises the address the user entered: "runai.acme.example" -> https://runai.acme.example. On error, returns a
// translated sentence that says what is wrong. `allowsHttp`: http:// of another computer, or by a `proxy` of one, is
// fine.
[[nodiscard]] tl::expected<QUrl, QString> parseAddress(const QString &text, bool allowsHttp = false,
                                                       const api::Proxy &proxy = {});

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
        std::optional<QString> passphrase = {}; // of the client certificate, as above
        std::optional<QString> proxyPassword = {};

        // True if both use the same control plane, credentials, certificates and proxy.
        [[nodiscard]] bool isSameAccess(const Entry &other) const;
        [[nodiscard]] session::GivenSecrets given() const { return {secret, passphrase, proxyPassword}; }
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
    void trust(const QByteArray &pem); // a certificate of the control plane
    void setKeptSentence(const QString &sentence); // where the secret is stored
    void forgetStoredSecret(); // the user has to enter it again
    void focusSecret();
    void focusFirst();

Q_SIGNALS:
    void edited();

private:
    FormRow addRow(QFormLayout *form, const QString &label, const QString &name);
    QWidget *makeTop();
    void fillRunaiAddress();
    void checkWhenLeft(const FormRow &row, QString (ConnectForm::*check)() const);
    void addHttp(QFormLayout *form);
    void offerHttp();
    [[nodiscard]] tl::expected<QUrl, QString> address() const;
    void suggestName();
    [[nodiscard]] QString freeName(const QUrl &address) const;

    [[nodiscard]] QString wrongAddress() const;
    [[nodiscard]] QString wrongName() const;

    IsTaken m_isTaken;
    session::SavedConnection m_saved;
    QString m_suggestedName; // derived from the address; any other name was entered by the user
    FormRow m_address;
    FormRow m_name;
    QWidget *m_http = nullptr; // only for an address that needs it
    QCheckBox *m_allowHttp = nullptr;
    ColourChoice *m_colour = nullptr;
    SignInForm *m_signIn = nullptr;
    WaysForm *m_ways = nullptr;
};

} // namespace views
