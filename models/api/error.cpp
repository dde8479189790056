// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/error.h"

#include <QCoreApplication>

namespace {

struct ErrorWords
{
    Q_DECLARE_TR_FUNCTIONS(api::Error)
};

} // namespace

namespace api {
namespace {

using Cause = Error::Cause;

QString sentenceOfRead(const Error &error)
{
    using Kind = Error::Kind;
    if (!error.own.isEmpty())
        return error.own;
    switch (error.cause) {
    case Cause::None:
        break;
    case Cause::NameNotFound:
        return ErrorWords::tr("The host of the control plane could not be found. Check the spelling of the address.");
    case Cause::Refused:
        return ErrorWords::tr(
            "Nothing is listening at the address of the control plane. Check the address and the port.");
    case Cause::Dropped:
        return ErrorWords::tr("The connection to the control plane was lost. Check the network and retry.");
    case Cause::Proxy:
        return ErrorWords::tr("The proxy refused the connection. Check the proxy settings of this computer.");
    case Cause::ProxyUnreachable:
        return ErrorWords::tr("The proxy %1 does not answer. Check the proxy of the connection or of this computer.")
            .arg(error.proxy);
    case Cause::ProxyRefused:
        return ErrorWords::tr("The proxy %1 refuses connections to the control plane. Ask its administrator, or choose "
                              "another proxy for the connection.")
            .arg(error.proxy);
    case Cause::ProxyPassword:
        return ErrorWords::tr("The proxy %1 refuses to work without the right user and password. Enter them in the "
                              "connection.")
            .arg(error.proxy);
    case Cause::BehindProxy:
        return ErrorWords::tr(
                   "The proxy %1 cannot reach the control plane. Check the address, or choose another proxy for "
                   "the connection.")
            .arg(error.proxy);
    case Cause::ProxyLookup:
        return ErrorWords::tr(
            "This computer does not say which proxy to use. Check its proxy settings, or choose a proxy, "
            "or none, for the connection.");
    case Cause::Redirected:
        return ErrorWords::tr("The control plane has moved to another address. Connect to the new address.");
    case Cause::Circle:
        return ErrorWords::tr("The control plane redirects requests in a circle. Check the address, or ask its "
                              "administrator.");
    case Cause::WebPage:
        return ErrorWords::tr("A web page answers at this address, not a Run:ai control plane. Check the address, and "
                              "whether a proxy wants you to sign in.");
    case Cause::Handshake:
        return ErrorWords::tr(
            "No secure connection to the control plane could be set up. Check the port, and whether its "
            "address begins with http://.");
    case Cause::TooLarge:
        return ErrorWords::tr("The answer of the control plane is too large. Request less data.");
    case Cause::UnknownIssuer:
        return ErrorWords::tr(
            "The certificate of the control plane is signed by an authority unknown to this computer. Add "
            "its CA file to the connection.");
    case Cause::SelfSigned:
        return ErrorWords::tr("The certificate of the control plane is self-signed. If you trust it, add it to the "
                              "connection as the CA file.");
    case Cause::WrongHost:
        return ErrorWords::tr("The certificate of the control plane belongs to another host. Check the address.");
    case Cause::Expired:
        return ErrorWords::tr("The certificate of the control plane has expired. Ask its administrator to renew it.");
    case Cause::NotYetValid:
        return ErrorWords::tr(
            "The certificate of the control plane is not valid yet. Check the clock of this computer.");
    case Cause::CaFile:
        return ErrorWords::tr(
            "The CA file of the connection could not be read or contains no certificate. Choose a PEM file.");
    case Cause::PlainHttp:
        return ErrorWords::tr("The address begins with http://, so others on the network could read the secret. Use "
                              "https://, or allow it for the connection.");
    case Cause::CertificateWanted:
        return ErrorWords::tr("The control plane asks for a client certificate. Add one to the connection, under "
                              "\"Certificates and proxy\".");
    case Cause::CertificateRefused:
        return ErrorWords::tr(
            "The control plane does not accept the client certificate of the connection. Choose another "
            "one, or ask its administrator.");
    case Cause::CertificateFile:
        return ErrorWords::tr(
            "The client certificate of the connection cannot be read. Choose a PEM file or a PKCS#12 file "
            "(.p12, .pfx).");
    case Cause::CertificatePassphrase:
        return ErrorWords::tr("The passphrase does not open the client certificate of the connection. Enter it again.");
    case Cause::CertificateOld:
        return ErrorWords::tr(
            "The client certificate is encrypted in an old way (RC2 or DES) that is no longer read. The "
            "passphrase may be right. Convert the file: openssl pkcs12 -legacy -in OLD -nodes -out "
            "PLAIN, then openssl pkcs12 -export -in PLAIN -out NEW. Delete PLAIN and choose NEW.");
    case Cause::CertificateKey:
        return ErrorWords::tr(
            "The client certificate of the connection has no private key that fits it. Choose the key "
            "file that belongs to it.");
    case Cause::Credentials:
        return ErrorWords::tr("The control plane rejected the client ID or the secret. Enter them again.");
    }
    switch (error.kind) {
    case Kind::Offline:
        return ErrorWords::tr("The control plane cannot be reached. Check the network and the address.");
    case Kind::Timeout:
        return ErrorWords::tr("The control plane does not answer.");
    case Kind::Tls:
        return ErrorWords::tr(
            "The certificate of the control plane is not trusted. Add its CA file to the connection.");
    case Kind::Unauthorized:
        return ErrorWords::tr("The session has ended. Sign in again.");
    case Kind::Forbidden:
        return ErrorWords::tr("No permission. Ask an administrator for a role that can read this.");
    case Kind::NotFound:
        return ErrorWords::tr("The control plane does not know this object. It may have been removed.");
    case Kind::Conflict:
        return ErrorWords::tr("The control plane cannot answer this in its current state. Retry later.");
    case Kind::BadRequest:
        return ErrorWords::tr("The control plane rejected this query. Change the filters or the sort order.");
    case Kind::RateLimited:
        return ErrorWords::tr("The control plane is throttling requests. Wait a moment and retry.");
    case Kind::Server:
        return ErrorWords::tr("The control plane had an internal error. Retry later.");
    case Kind::Decode:
        return ErrorWords::tr("The control plane sent an answer that Binnacle cannot read.");
    case Kind::Local:
        return error.detail;
    case Kind::OutcomeUnknown:
        return {};
    }
    return {};
}

QString unknownOutcome(const Error &error)
{
    if (error.httpStatus >= 500)
        return ErrorWords::tr(
            "The control plane had an internal error. The change may or may not have been made. Refresh "
            "and check before you try again.");
    return ErrorWords::tr(
        "The change was sent, but no complete answer arrived. It may or may not have been made. Refresh "
        "and check before you try again.");
}

QString sentenceOfWrite(const Error &error)
{
    using Kind = Error::Kind;
    switch (error.kind) {
    case Kind::Forbidden:
        return ErrorWords::tr("No permission. Ask an administrator for a role that can change this.");
    case Kind::NotFound:
        return ErrorWords::tr(
            "Nothing was changed. The control plane does not know this object. It may have been deleted. "
            "Refresh the list.");
    case Kind::Conflict:
        return ErrorWords::tr(
            "Nothing was changed. The state of the object does not allow it, or the name is already in "
            "use. Refresh and try again.");
    case Kind::BadRequest:
        if (error.cause != Error::Cause::None)
            break;
        return ErrorWords::tr("The control plane rejected the change. Correct your input and try again.");
    case Kind::Decode:
        return ErrorWords::tr("The change was made, but Binnacle cannot read the answer. Refresh to see the result.");
    case Kind::OutcomeUnknown:
        return unknownOutcome(error);
    case Kind::Local:
        return error.detail;
    case Kind::Offline:
    case Kind::Timeout:
    case Kind::Tls:
    case Kind::Unauthorized:
    case Kind::RateLimited:
    case Kind::Server:
        break;
    }
    //: %1 is a sentence, e.g. "The control plane does not answer."
    return ErrorWords::tr("%1 Nothing was changed.").arg(sentenceOfRead(error));
}

} // namespace

QString Error::sentence() const
{
    return intent == Intent::Write ? sentenceOfWrite(*this) : sentenceOfRead(*this);
}

} // namespace api
