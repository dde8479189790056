// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/runaisession.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace session {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 largestSessionFile = 256 * 1024; // bytes

// Empty if there is no such file, or it is too large or no JSON object.
QJsonObject readObject(const QString &name)
{
    QFile file(QDir(runaiFolder()).filePath(name));
    if (!QFileInfo(file).isFile() || file.size() > largestSessionFile || !file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.read(largestSessionFile)).object();
}

// The token as the file has it: base64 of either alphabet, with or without padding, or the token itself.
QByteArray decoded(const QByteArray &text)
{
    if (text.count('.') == 2)
        return text;
    QByteArray base64 = text;
    base64.replace('+', '-').replace('/', '_');
    const auto result = QByteArray::fromBase64Encoding(
        base64, QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    return result ? result.decoded.trimmed() : QByteArray();
}

bool isSameServer(const QUrl &a, const QUrl &b)
{
    const auto port = [](const QUrl &url) { return url.port(url.scheme() == u"http" ? 80 : 443); };
    return a.scheme() == b.scheme() && a.host().compare(b.host(), Qt::CaseInsensitive) == 0 && port(a) == port(b);
}

} // namespace

struct RunaiTokens::Words
{
    Q_DECLARE_TR_FUNCTIONS(session::RunaiTokens)
};

QString runaiFolder()
{
    const QString given = qEnvironmentVariable("RUNAI_CLI_CONFIG_PATH");
    return given.isEmpty() ? QDir::home().filePath(u".runai"_s) : given;
}

bool hasRunaiFolder()
{
    return QFileInfo(runaiFolder()).isDir();
}

QUrl runaiAddress()
{
    const QJsonObject config = readObject(u"config.json"_s);
    QString text = config.value("control_plane"_L1).toObject().value("url"_L1).toString().trimmed();
    if (text.isEmpty())
        text = config.value("control_plane.url"_L1).toString().trimmed();
    if (text.isEmpty())
        return {};
    const QUrl url(text.contains("://"_L1) ? text : u"https://"_s + text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"https" && url.scheme() != u"http"))
        return {};
    return url.adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

// The file is read again for each request that finds no usable token: that is cheap, and asks nobody.
RunaiTokens::RunaiTokens(const QUrl &url)
    : RenewedTokens(Clock::duration::zero())
    , m_url(url)
{
}

QString RunaiTokens::refusalSentence() const
{
    return Words::tr("The session of the runai command line has ended. Run \"runai login\", then try again.");
}

void RunaiTokens::obtain()
{
    const auto fail
        = [this](const QString &sentence) { failed({.kind = api::Error::Kind::Unauthorized, .own = sentence}); };
    const QJsonObject session = readObject(u"authentication.json"_s);
    if (session.isEmpty())
        return fail(Words::tr("The runai command line is not signed in on this computer. Run \"runai login\", then try "
                              "again."));
    const QUrl itsOwn = runaiAddress();
    if (itsOwn.isEmpty())
        return fail(Words::tr("The configuration of the runai command line does not say which control plane it is "
                              "signed in to. Run \"runai login\", then try again."));
    if (!isSameServer(itsOwn, m_url))
        return fail(
            Words::tr("The runai command line is signed in to another control plane, %1. Sign it in to this one, "
                      "then try again.")
                .arg(itsOwn.host()));
    TokenAnswer answer{.token = decoded(session.value("accessToken"_L1).toString().trimmed().toLatin1()),
                       .lifetime = {}};
    if (!isToken(answer.token))
        return fail(Words::tr("The session of the runai command line cannot be read. Run \"runai login\", then try "
                              "again."));
    // If it seems to have ended, perhaps only the local clock is wrong: let the server judge.
    answer.lifetime = remainingOfJwt(answer.token, std::chrono::seconds(QDateTime::currentSecsSinceEpoch()));
    if (answer.lifetime && *answer.lifetime <= std::chrono::seconds(0))
        answer.lifetime.reset();
    obtained(answer);
}

} // namespace session
