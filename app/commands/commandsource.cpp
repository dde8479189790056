// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commandsource.h"

#include "models/base/shown.h"
#include "models/session/connections.h"
#include "models/table/copytext.h"

#include <QFile>
#include <QFileInfo>
#include <QTimer>

#include <iostream>

namespace {

struct SourceWords
{
    Q_DECLARE_TR_FUNCTIONS(Export)
};

Outcome<QString> readToken(const commandline::Source &source)
{
    if (source.tokenFile.isEmpty()) {
        const QString token = qEnvironmentVariable("BINNACLE_TOKEN").trimmed();
        if (token.isEmpty())
            return tl::unexpected(
                SourceWords::tr("There is no token. Put it in a file and pass the file with --token-file, "
                                "or set the environment variable BINNACLE_TOKEN."));
        return token;
    }
    return readSecretFile(source.tokenFile);
}

Outcome<session::Connection> connectionTo(const commandline::Source &source)
{
    if (api::isReadableByOthers(source.url, source.ways.proxy) && !source.allowHttp)
        return tl::unexpected(
            SourceWords::tr("%1 has no TLS: others on the network could read the token. Use https, or add "
                            "--allow-http if you accept that.")
                .arg(source.url.host()));
    session::Connection connection;
    connection.url = source.url;
    connection.name = source.url.host();
    connection.caFile = source.caFile;
    if (const QFileInfo file(source.caFile); !source.caFile.isEmpty() && !(file.isFile() && file.isReadable()))
        return tl::unexpected(SourceWords::tr("The certificate file %1 could not be read.").arg(source.caFile));
    const auto given = readWays(source);
    if (!given)
        return tl::unexpected(given.error());
    connection.ways = given->ways;
    connection.waySecrets = given->secrets;
    const auto token = readToken(source);
    if (!token)
        return tl::unexpected(token.error());
    connection.credentials = session::BearerToken{*token};
    return connection;
}

QString keychainSentence(session::SecretStore::Outcome outcome, const QString &name)
{
    using State = session::SecretStore::Outcome;
    switch (outcome) {
    case State::Done:
        return {};
    case State::NotFound:
        return SourceWords::tr("The keychain has no secret for the connection %1. Sign in once in the window.")
            .arg(name);
    case State::Locked:
        return SourceWords::tr("The keychain is locked. Unlock it, or use --url with --token-file.");
    case State::Denied:
        return SourceWords::tr(
            "The keychain denied access to the secret. Allow access there, or use --url with --token-file.");
    case State::Unavailable:
        return SourceWords::tr(
                   "This computer has no keychain, so the secret of %1 was not saved. Use --url with --token-file.")
            .arg(name);
    case State::TimedOut:
        return SourceWords::tr(
            "The keychain is not responding. It may be waiting for your password. Answer it, or use --url "
            "with --token-file.");
    }
    return {};
}

// The secret arrives in the event loop; the keychain may show a prompt first.
Outcome<session::Connection> openSaved(const QString &name)
{
    constexpr int slowMs = 3000;
    session::Connections connections(session::SavedConnections::userFile());
    const auto saved = savedConnection(connections.saved(), name);
    if (!saved)
        return tl::unexpected(saved.error());
    Outcome<session::Connection> result = tl::unexpected(QString());
    connections.open(*saved, [&](session::SecretStore::Outcome outcome, const session::Connection &connection) {
        if (outcome == session::SecretStore::Outcome::Done)
            result = connection;
        else
            result = tl::unexpected(keychainSentence(outcome, saved->name));
        QCoreApplication::quit();
    });
    QTimer::singleShot(slowMs, &connections,
                       [] { tell(SourceWords::tr("Waiting for the keychain. Answer its prompt.")); });
    QCoreApplication::exec();
    return result;
}

} // namespace

Outcome<session::SavedConnection> savedConnection(const session::SavedConnections &connections, const QString &name)
{
    if (const auto found = connections.findByName(name))
        return *found;
    if (!connections.problem().isEmpty())
        return tl::unexpected(connections.problem());
    QStringList names;
    for (const session::SavedConnection &known : connections.list())
        names << u'"' + known.name + u'"';
    if (names.isEmpty())
        return tl::unexpected(SourceWords::tr("There are no saved connections. Add one in the window, or use --url."));
    return tl::unexpected(SourceWords::tr("There is no saved connection \"%1\". Available: %2.")
                              .arg(name, names.join(QStringLiteral(", "))));
}

void tell(const QString &sentence)
{
    // Names and words of others could tell a terminal what to do.
    std::fprintf(stderr, "binnacle: %s\n", qPrintable(base::shownText(table::plainSpaces(sentence))));
}

void tellServerWords(const QString &words)
{
    if (!words.isEmpty())
        tell(SourceWords::tr("The control plane says: %1").arg(words));
}

QString withoutLineBreak(QString text)
{
    if (text.endsWith(QStringLiteral("\r\n")))
        text.chop(2);
    else if (text.endsWith(u'\n'))
        text.chop(1);
    return text;
}

Outcome<QString> readSecretFile(const QString &path, Blanks blanks)
{
    QFile file(path);
    constexpr qint64 largest = 64 * 1024;
    const QByteArray secret = file.open(QIODevice::ReadOnly) ? file.read(largest) : QByteArray();
    if (!file.isOpen())
        return tl::unexpected(SourceWords::tr("The file %1 could not be read.").arg(path));
    const QString text = QString::fromUtf8(secret);
    const QString line = blanks == Blanks::Dropped ? text.trimmed() : withoutLineBreak(text);
    if (line.isEmpty() || line.contains(u'\n'))
        return tl::unexpected(
            SourceWords::tr("The file %1 must contain exactly one line, the token or secret.").arg(path));
    return line;
}

Outcome<GivenWays> readWays(const commandline::Source &source)
{
    const auto secret = [](const QString &file, const char *variable) -> Outcome<QString> {
        if (file.isEmpty())
            return qEnvironmentVariable(variable);
        return readSecretFile(file, Blanks::Kept);
    };
    GivenWays result{.ways = source.ways, .secrets = {}};
    result.ways.allowsHttp = source.url.scheme() == QStringLiteral("http") && source.allowHttp;
    for (QString *file : {&result.ways.certificateFile, &result.ways.keyFile}) {
        if (file->isEmpty())
            continue;
        if (const QFileInfo info(*file); !info.isFile() || !info.isReadable())
            return tl::unexpected(SourceWords::tr("The certificate file %1 could not be read.").arg(*file));
        *file = QFileInfo(*file).absoluteFilePath();
    }
    if (!result.ways.certificateFile.isEmpty()) {
        auto passphrase = secret(source.passphraseFile, "BINNACLE_PASSPHRASE");
        if (!passphrase)
            return tl::unexpected(passphrase.error());
        result.secrets.passphrase = *passphrase;
    }
    if (!result.ways.proxy.user.isEmpty()) {
        auto password = secret(source.proxyPasswordFile, "BINNACLE_PROXY_PASSWORD");
        if (!password)
            return tl::unexpected(password.error());
        result.secrets.proxyPassword = *password;
    }
    return result;
}

bool isAgreed(const QString &what, bool yes)
{
    std::fprintf(stderr, "%s\n", qPrintable(base::shownText(what)));
    if (yes)
        return true;
    if (::isatty(STDIN_FILENO) == 0) {
        tell(SourceWords::tr("Nothing was changed, because nobody can be asked here. Add --yes."));
        return false;
    }
    std::fprintf(stderr, "%s ", qPrintable(SourceWords::tr("Continue? [y/N]")));
    std::string answer;
    std::getline(std::cin, answer);
    if (QString::fromLocal8Bit(answer).trimmed().compare(QStringLiteral("y"), Qt::CaseInsensitive) == 0)
        return true;
    tell(SourceWords::tr("Nothing was changed."));
    return false;
}

void clearProgress()
{
    if (::isatty(STDERR_FILENO) != 0)
        std::fputs("\r\033[K", stderr);
}

int runWithSource(const commandline::Source &source, const std::function<int(session::Session &)> &work)
{
    // With a closed reader or a file size limit, write() must fail instead of ending the program.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);

    if (!source.demo) {
        const auto connection = source.connection.isEmpty() ? connectionTo(source) : openSaved(source.connection);
        if (!connection) {
            tell(connection.error());
            return Failed;
        }
        session::Session session(*connection);
        if (source.allowChanges)
            session.allowChanges(true);
        return work(session);
    }
    // Frozen: the same command yields the same rows.
    simulator::Options world;
    world.size = source.demoSize;
    world.speed = 0;
    simulator::Simulator demo(world);
    if (!demo.start()) {
        tell(QString::fromStdString(demo.error()));
        return Failed;
    }
    session::Connection connection;
    connection.url = QUrl(QString::fromStdString(demo.url()));
    connection.credentials = session::BearerToken{QString::fromStdString(demo.token())};
    connection.isDemo = true;
    connection.allowsChanges = true;
    session::Session session(connection);
    return work(session);
}
