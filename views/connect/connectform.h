// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/savedconnections.h"

#include <QWidget>

#include <tl/expected.hpp>

#include <functional>
#include <optional>

class QFormLayout;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QToolButton;

namespace views {

class ColourChoice;
class ErrorLine;
class Segments;

// The address that a person wrote, complete and plain: "runai.acme.example" -> https://runai.acme.example. A sentence
// that says what is wrong otherwise.
[[nodiscard]] tl::expected<QUrl, QString> parseAddress(const QString &text);

// The fields of a connection. What is wrong with one is said below it when it is left, and in any case when the entry
// is asked for. Nothing that was written is ever cleared.
class ConnectForm final : public QWidget
{
    Q_OBJECT

public:
    struct Entry
    {
        session::SavedConnection saved;
        std::optional<QString> secret; // absent = the one that is stored already

        // Whether both reach the same control plane in the same way.
        [[nodiscard]] bool isSameAccess(const Entry &other) const;
    };
    // Whether another connection has this name.
    using IsTaken = std::function<bool(const QString &name)>;

    explicit ConnectForm(IsTaken isTaken, QWidget *parent = nullptr);

    // What is edited. `hasSecret`: one is stored, and an empty field stands for it.
    void setSaved(const session::SavedConnection &saved, bool hasSecret);
    // Absent if a field is wrong; the first such field then has the focus.
    [[nodiscard]] std::optional<Entry> entry();
    // The same without a word.
    [[nodiscard]] std::optional<Entry> peek() const;
    void setKeptSentence(const QString &sentence); // where secrets are kept
    void forgetStoredSecret(); // it has to be entered
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
    QString m_suggestedName; // from the address; another one was written by a person
    Row m_address;
    Row m_name;
    Row m_clientId;
    Row m_clientSecret;
    Row m_token;
    Row m_caFile;
    ColourChoice *m_colour = nullptr;
    Segments *m_method = nullptr;
    QStackedWidget *m_credentials = nullptr;
    QToolButton *m_certificates = nullptr;
    QLabel *m_certificateState = nullptr;
    QWidget *m_caRow = nullptr;
};

} // namespace views
