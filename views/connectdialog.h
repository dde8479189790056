// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"

#include <QDialog>

#include <tl/expected.hpp>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace views {

class ErrorLine;
class Segments;

// The address that a person wrote, complete and plain: "runai.acme.example" -> https://runai.acme.example. A sentence
// that says what is wrong otherwise.
[[nodiscard]] tl::expected<QUrl, QString> parseAddress(const QString &text);

// Asks for a control plane and how to sign in. Not modal. Stays open while the connection is tried, so that what was
// written is not lost when it fails: whoever handles connectRequested() answers with setBusy() and setProblem().
class ConnectDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ConnectDialog(QWidget *parent = nullptr);

    void setBusy(bool busy);
    void setProblem(const QString &sentence);

Q_SIGNALS:
    void connectRequested(const session::Connection &connection);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Row
    {
        QLineEdit *edit = nullptr;
        ErrorLine *error = nullptr;
    };

    Row addRow(QFormLayout *form, const QString &label, const QString &name);
    Row addSecretRow(QFormLayout *form, const QString &label, const QString &name);
    QWidget *makeServiceAccount();
    QWidget *makeToken();
    QWidget *makeCertificates();
    QWidget *makeFooter();
    void submit();
    void chooseCaFile();
    void showCertificates(bool open);
    [[nodiscard]] bool isServiceAccount() const;
    bool require(const Row &row, const QString &sentence);

    Row m_address;
    Row m_clientId;
    Row m_clientSecret;
    Row m_token;
    Row m_caFile;
    Segments *m_method = nullptr;
    QStackedWidget *m_credentials = nullptr;
    QToolButton *m_certificates = nullptr;
    QLabel *m_certificateState = nullptr;
    QWidget *m_caRow = nullptr;
    ErrorLine *m_problem = nullptr;
    QWidget *m_footer = nullptr;
    QPushButton *m_connect = nullptr;
};

} // namespace views
