// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/certificateinfo.h"

#include <QCryptographicHash>
#include <QSslCertificate>

using namespace Qt::StringLiterals;

namespace api {
namespace {

// Whoever made the certificate chose it: one line without control characters and without what turns text around.
QString clean(const QString &name)
{
    constexpr qsizetype longest = 200;
    QString text = name.simplified();
    text.removeIf([](QChar c) { return !c.isPrint(); });
    return text.size() > longest ? text.left(longest - 1) + u'\u2026' : text;
}

template<class Info> QString nameOf(Info info)
{
    for (const auto part : {QSslCertificate::CommonName, QSslCertificate::Organization}) {
        if (QString name = clean(info(part).join(u", "_s)); !name.isEmpty())
            return name;
    }
    return {};
}

} // namespace

CertificateInfo infoOf(const QSslCertificate &certificate)
{
    CertificateInfo info;
    info.subject = nameOf([&](auto part) { return certificate.subjectInfo(part); });
    if (info.subject.isEmpty())
        info.subject = clean(certificate.subjectDisplayName());
    info.issuer = nameOf([&](auto part) { return certificate.issuerInfo(part); });
    if (info.issuer.isEmpty())
        info.issuer = clean(certificate.issuerDisplayName());
    const auto names = certificate.subjectAlternativeNames();
    for (const QString &name : names)
        info.names << clean(name);
    info.names.sort();
    info.from = certificate.effectiveDate().toUTC();
    info.to = certificate.expiryDate().toUTC();
    info.fingerprint = QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex(':')).toUpper();
    info.pem = certificate.toPem();
    info.isSelfSigned = certificate.isSelfSigned();
    return info;
}

CertificateInfo infoOfPem(const QByteArray &pem)
{
    return infoOf(QSslCertificate(pem, QSsl::Pem));
}

QList<CertificateInfo> infoOf(const QList<QSslCertificate> &chain)
{
    QList<CertificateInfo> result;
    for (const QSslCertificate &certificate : chain)
        result << infoOf(certificate);
    return result;
}

} // namespace api
