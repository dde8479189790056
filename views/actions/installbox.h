// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/client.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace views {

class ErrorLine;

// How to install Run:ai in a cluster, for a version and an optional address. The client secret is shown as dots, unless
// revealed for half a minute; only copying takes it, marked as sensitive for clipboard managers. It is kept as long as
// this widget exists.
class InstallBox final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int revealedMs = 30'000;
    static constexpr int copiedMs = 2'000;

    // `client` must outlive it.
    explicit InstallBox(api::Client &client, QWidget *parent = nullptr);

    void showCluster(const base::Key &key, const QString &version); // asks at once, if the version is known
    [[nodiscard]] QString shownText() const; // of the commands

Q_SIGNALS:
    void read(); // instructions have arrived

private:
    void build();
    void ask();
    void answered(const api::Result<api::Instructions> &answer);
    void reveal(bool revealed);
    void copy(QPushButton &button, const QString &text);

    api::Client &m_client;
    base::Key m_key;
    api::InstallParams m_asked;
    api::Instructions m_instructions;
    api::Call m_call;
    QTimer m_hide;
    QLineEdit *m_version;
    QLineEdit *m_address;
    ErrorLine *m_problem;
    QLineEdit *m_secret;
    QToolButton *m_eye;
    QPushButton *m_copySecret;
    QPlainTextEdit *m_text;
    QPushButton *m_copyText;
};

} // namespace views
