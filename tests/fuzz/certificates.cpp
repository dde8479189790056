// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/certificateinfo.h"
#include "models/api/clientcertificate.h"
#include "tests/fuzz/target.h"

// Certificates and keys in files.
void tryInput(const QByteArray &input)
{
    const api::CertificateInfo info = api::infoOfPem(input);
    fuzz::require(info.pem.isEmpty() || api::infoOfPem(info.pem) == info, "a certificate reads as itself");
    const auto certificate = api::loadClientCertificate(fuzz::fileOf("client.pem", input), {}, QStringLiteral("word"));
    fuzz::require(!certificate || (!certificate->chain.isEmpty() && !certificate->key.isNull()), "a key and its owner");
}
