// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/result.h"

#include <QList>
#include <QSslCertificate>
#include <QSslKey>

namespace api {

// What this computer shows a server that asks who it is.
struct ClientCertificate
{
    QList<QSslCertificate> chain; // its own first
    QSslKey key;
};

// Reads a PKCS#12 file, or PEM: `keyFile` is the key's, empty = it is in `file`. The error tells apart what users can
// do something about: Cause::CertificateFile, CertificatePassphrase, CertificateOld (RC2 or DES, which OpenSSL 3 does
// not read) and CertificateKey. Reads files, so not in the GUI thread.
[[nodiscard]] Result<ClientCertificate> loadClientCertificate(const QString &file, const QString &keyFile,
                                                              const QString &passphrase);

// A regular file of up to 4 MiB; else empty.
[[nodiscard]] QByteArray contentsOf(const QString &path);

} // namespace api
