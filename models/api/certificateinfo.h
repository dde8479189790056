// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QStringList>

class QSslCertificate;

namespace api {

// What people look at before they trust a certificate. All texts come from its author: never markup.
struct CertificateInfo
{
    QString subject = {}; // common name, else the organization, else all of it
    QString issuer = {};
    QStringList names = {}; // hosts and addresses it is for
    QDateTime from = {}; // UTC
    QDateTime to = {};
    QString fingerprint = {}; // SHA-256, "AB:CD:..."
    QByteArray pem = {};
    bool isSelfSigned = false;

    friend bool operator==(const CertificateInfo &, const CertificateInfo &) = default;
};

[[nodiscard]] CertificateInfo infoOf(const QSslCertificate &certificate);
[[nodiscard]] CertificateInfo infoOfPem(const QByteArray &pem); // of the first certificate
[[nodiscard]] QList<CertificateInfo> infoOf(const QList<QSslCertificate> &chain);

} // namespace api
