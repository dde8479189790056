// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/clientcertificate.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <memory>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>

namespace api {
namespace {

using Cause = Error::Cause;

template<auto function> struct With
{
    template<class T> void operator()(T *object) const { function(object); }
};
using Bio = std::unique_ptr<BIO, With<BIO_free>>;
using Key = std::unique_ptr<EVP_PKEY, With<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, With<X509_free>>;
using Pkcs12 = std::unique_ptr<PKCS12, With<PKCS12_free>>;
struct FreeStack
{
    void operator()(STACK_OF(X509) * stack) const { sk_X509_pop_free(stack, X509_free); }
};
using Stack = std::unique_ptr<STACK_OF(X509), FreeStack>;

Failure failure(Cause cause)
{
    ERR_clear_error();
    return Failure(Error{.kind = Error::Kind::Tls, .cause = cause});
}

// An algorithm that is missing from OpenSSL's default provider; the errors of this thread are used up.
bool isUnsupported()
{
    bool found = false;
    while (const unsigned long code = ERR_get_error())
        found = found || ERR_GET_REASON(code) == ERR_R_UNSUPPORTED;
    return found;
}

Bio bioOf(const QByteArray &bytes)
{
    return Bio(BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size())));
}

QByteArray derOf(X509 *certificate)
{
    QByteArray der(std::max(0, i2d_X509(certificate, nullptr)), Qt::Uninitialized);
    auto *end = reinterpret_cast<unsigned char *>(der.data());
    i2d_X509(certificate, &end);
    return der;
}

// Of RSA, DSA and EC, which are those that Qt knows; else a null key.
QSslKey keyOf(EVP_PKEY *key)
{
    QByteArray der(std::max(0, i2d_PrivateKey(key, nullptr)), Qt::Uninitialized);
    auto *end = reinterpret_cast<unsigned char *>(der.data());
    i2d_PrivateKey(key, &end);
    const int kind = EVP_PKEY_base_id(key);
    const QSsl::KeyAlgorithm algorithm = kind == EVP_PKEY_EC ? QSsl::Ec : kind == EVP_PKEY_DSA ? QSsl::Dsa : QSsl::Rsa;
    QSslKey result(der, algorithm, QSsl::Der);
    std::ranges::fill(der, '\0');
    return result;
}

Result<ClientCertificate> made(EVP_PKEY *key, const QList<X509 *> &chain)
{
    ClientCertificate result;
    for (X509 *certificate : chain)
        result.chain << QSslCertificate(derOf(certificate), QSsl::Der);
    if (!key || X509_check_private_key(chain.first(), key) != 1)
        return failure(Cause::CertificateKey);
    result.key = keyOf(key);
    if (result.key.isNull())
        return failure(Cause::CertificateKey);
    ERR_clear_error();
    return result;
}

Result<ClientCertificate> fromPkcs12(PKCS12 *file, const QByteArray &passphrase)
{
    // The checksum depends on the passphrase alone. An empty one is stored in two ways.
    const char *words = passphrase.constData();
    if (PKCS12_mac_present(file) == 1 && PKCS12_verify_mac(file, words, -1) != 1) {
        if (!passphrase.isEmpty() || PKCS12_verify_mac(file, nullptr, 0) != 1)
            return failure(isUnsupported() ? Cause::CertificateOld : Cause::CertificatePassphrase);
        words = nullptr;
    }
    ERR_clear_error();
    EVP_PKEY *rawKey = nullptr;
    X509 *rawOwn = nullptr;
    STACK_OF(X509) *rawOthers = nullptr;
    const bool isRead = PKCS12_parse(file, words, &rawKey, &rawOwn, &rawOthers) == 1;
    const Key key(rawKey);
    const Certificate own(rawOwn);
    const Stack others(rawOthers);
    if (!isRead)
        return failure(isUnsupported() ? Cause::CertificateOld : Cause::CertificatePassphrase);
    if (!own)
        return failure(Cause::CertificateKey);
    QList<X509 *> chain{own.get()};
    for (int i = 0; others && i < sk_X509_num(others.get()); ++i)
        chain << sk_X509_value(others.get(), i);
    return made(key.get(), chain);
}

// Answers OpenSSL, which would ask on the terminal otherwise.
int passphraseFor(char *buffer, int size, int, void *data)
{
    const auto *passphrase = static_cast<const QByteArray *>(data);
    const auto length = std::min<qsizetype>(size, passphrase->size());
    std::copy_n(passphrase->constData(), length, buffer);
    return static_cast<int>(length);
}

Result<ClientCertificate> fromPem(const QByteArray &bytes, const QByteArray &keyBytes, QByteArray passphrase)
{
    std::vector<Certificate> owned;
    const Bio certificates = bioOf(bytes);
    while (X509 *next = PEM_read_bio_X509(certificates.get(), nullptr, passphraseFor, &passphrase))
        owned.emplace_back(next);
    if (owned.empty())
        return failure(Cause::CertificateFile);
    ERR_clear_error();
    QList<X509 *> chain;
    for (const Certificate &certificate : owned)
        chain << certificate.get();
    const Bio keys = bioOf(keyBytes);
    const Key key(PEM_read_bio_PrivateKey(keys.get(), nullptr, passphraseFor, &passphrase));
    std::ranges::fill(passphrase, '\0');
    if (!key) {
        if (!keyBytes.contains("PRIVATE KEY-----"))
            return failure(Cause::CertificateKey);
        return failure(isUnsupported() ? Cause::CertificateOld : Cause::CertificatePassphrase);
    }
    return made(key.get(), chain);
}

} // namespace

QByteArray contentsOf(const QString &path)
{
    constexpr qint64 largest = 4 << 20;
    QFile file(path);
    // A pipe could block for ever, a device never end.
    if (!QFileInfo(path).isFile() || file.size() > largest || !file.open(QIODevice::ReadOnly))
        return {};
    return file.read(largest);
}

Result<ClientCertificate> loadClientCertificate(const QString &file, const QString &keyFile, const QString &passphrase)
{
    ERR_clear_error();
    const QByteArray bytes = contentsOf(file);
    if (bytes.contains("-----BEGIN ")) {
        const QByteArray keyBytes = keyFile.isEmpty() ? bytes : contentsOf(keyFile);
        return fromPem(bytes, keyBytes, passphrase.toUtf8());
    }
    const Bio bio = bioOf(bytes);
    const Pkcs12 pkcs12(d2i_PKCS12_bio(bio.get(), nullptr));
    if (!pkcs12)
        return failure(Cause::CertificateFile);
    return fromPkcs12(pkcs12.get(), passphrase.toUtf8());
}

} // namespace api
