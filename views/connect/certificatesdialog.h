// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/certificateinfo.h"

#include <QDialog>

namespace views {

// The certificates that a control plane has shown, for people to look at before they trust one of them. Plain text.
class CertificatesDialog final : public QDialog
{
    Q_OBJECT

public:
    // `mayTrust`: nothing is wrong with them but that nobody known has signed them; then one can be trusted, the CA
    // that was sent or else the server's own. There is no way to accept a wrong name or an expired certificate.
    CertificatesDialog(const QList<api::CertificateInfo> &chain, bool mayTrust, QWidget *parent = nullptr);

Q_SIGNALS:
    void trusted(const QByteArray &pem);
};

// A fingerprint is too long for one.
[[nodiscard]] QString inTwoLines(const QString &fingerprint);

} // namespace views
