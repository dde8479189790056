// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/savedconnections.h"
#include "views/connect/formrow.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QFormLayout;
class QToolButton;

namespace views {

class ElidedLabel;

// "Certificates and proxy" of the connect dialog: folded, with its choices in a few words beside its title.
class WaysForm final : public QWidget
{
    Q_OBJECT

public:
    explicit WaysForm(QWidget *parent = nullptr);

    void setSaved(const session::SavedConnection &saved);
    void setKeptSentence(const QString &sentence); // where its secrets are stored
    void trust(const QByteArray &pem); // a certificate of the control plane
    void write(session::SavedConnection &saved) const; // what was entered
    // Absent = the stored one counts.
    [[nodiscard]] std::optional<QString> passphrase() const;
    [[nodiscard]] std::optional<QString> proxyPassword() const;
    [[nodiscard]] api::Proxy proxy() const; // what was entered
    [[nodiscard]] bool isValid() const;
    // Shows what is wrong below its field. Returns the first such field, unfolded; null = nothing is wrong.
    QWidget *showErrors();

Q_SIGNALS:
    void edited();

private:
    void makeHead();
    void makeFields();
    void makeTrusted(QFormLayout *form);
    FormRow addFile(QFormLayout *form, const QString &label, const QString &name, const QString &filter);
    FormRow addField(const FormRow &row);
    void choose(const FormRow &row, const QString &filter);
    void unfold(bool open);
    void tellChoices();
    void showNeeded();
    [[nodiscard]] static QString wrongFile(const FormRow &row);
    [[nodiscard]] bool hasKeyField() const;
    [[nodiscard]] QString wrongKey() const;
    [[nodiscard]] QString wrongProxy() const;

    api::Ways m_saved; // as stored
    QByteArray m_trusted; // PEM
    QToolButton *m_head = nullptr;
    ElidedLabel *m_choices = nullptr;
    QWidget *m_fields = nullptr;
    QFormLayout *m_form = nullptr;
    FormRow m_caFile;
    QWidget *m_trustedRow = nullptr;
    QLabel *m_trustedText = nullptr;
    FormRow m_certificate;
    FormRow m_key;
    FormRow m_passphrase;
    QComboBox *m_proxyKind = nullptr;
    FormRow m_proxyAddress;
    FormRow m_proxyUser;
    FormRow m_proxyPassword;
};

} // namespace views
