// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/error.h"

#include <QList>
#include <QNetworkReply>
#include <QSslError>

namespace api {

// A failed exchange as Qt saw it.
struct NetworkTrouble
{
    QNetworkReply::NetworkError code = QNetworkReply::NoError;
    QString words = {}; // Qt's; compared, never shown: they may hold the address
    QList<QSslError> tlsErrors = {};
    bool isEncrypted = false;
    bool hasCertificate = false; // a client certificate was ready
    QString host = {}; // of the control plane
    QString proxy = {}; // host:port; empty = none was used
};

[[nodiscard]] Error errorOf(const NetworkTrouble &trouble);
// No byte of the request has been read by the control plane.
[[nodiscard]] bool isBeforeSending(const NetworkTrouble &trouble);
// The alert of RFC 8446 with which the other side has ended TLS; 0 = none.
[[nodiscard]] int tlsAlertOf(const QString &words);
// Alerts that stand for a client certificate that is missing or not liked. HandshakeFailure has other reasons, too.
enum TlsAlert { HandshakeFailure = 40, CertificateRequired = 116 };

} // namespace api
