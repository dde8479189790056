// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/connectionscommand.h"

#include "app/commands/commandsource.h"
#include "models/base/shown.h"
#include "models/csv/cells.h"
#include "models/session/connections.h"
#include "models/session/connectiontest.h"
#include "models/session/runaisession.h"
#include "models/table/format.h"

#include <QFileInfo>

#include <iostream>

using namespace Qt::StringLiterals;
using session::SavedConnection;
using session::SecretStore;
using session::SignInKind;

namespace {

struct ConnectionsWords
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionsCommand)
};

// Waits for the outcome of what `start` begins.
template<class Start> SecretStore::Outcome await(const Start &start)
{
    std::optional<SecretStore::Outcome> outcome;
    start([&](SecretStore::Outcome arrived) {
        outcome = arrived;
        QCoreApplication::quit();
    });
    if (!outcome)
        QCoreApplication::exec();
    return *outcome;
}

// For programs: never translated.
QString wordOf(SignInKind kind)
{
    switch (kind) {
    case SignInKind::ServiceAccount:
        return u"service account"_s;
    case SignInKind::BearerToken:
        return u"token"_s;
    case SignInKind::UserPassword:
        return u"user"_s;
    case SignInKind::TokenCommand:
        return u"command"_s;
    case SignInKind::RunaiSession:
        return u"runai session"_s;
    }
    return {};
}

SignInKind kindOf(const commandline::Connections &command)
{
    if (!command.clientId.isEmpty())
        return SignInKind::ServiceAccount;
    if (!command.user.isEmpty())
        return SignInKind::UserPassword;
    if (!command.tokenCommand.isEmpty())
        return SignInKind::TokenCommand;
    return command.runaiSession ? SignInKind::RunaiSession : SignInKind::BearerToken;
}

// As --proxy takes it.
QString proxyText(const api::Proxy &proxy)
{
    switch (proxy.kind) {
    case api::Proxy::Kind::System:
        return u"system"_s;
    case api::Proxy::Kind::None:
        return u"none"_s;
    case api::Proxy::Kind::Http:
    case api::Proxy::Kind::Socks5:
        break;
    }
    QUrl url;
    url.setScheme(proxy.kind == api::Proxy::Kind::Http ? u"http"_s : u"socks5"_s);
    url.setHost(proxy.host);
    url.setPort(proxy.port);
    url.setUserName(proxy.user);
    return url.toString();
}

int list(const session::SavedConnections &saved)
{
    if (!saved.problem().isEmpty()) {
        tell(saved.problem());
        return Failed;
    }
    std::string out = "name,url,signIn,clientId,caFile,isSecretKept,allowsChanges,lastUsedAt,user,command,allowsHttp,"
                      "certificateFile,proxy";
    out += csv::lineEnd;
    const csv::FileFormat format;
    for (const SavedConnection &connection : saved.list()) {
        for (const QString &text : {connection.name, connection.url.toString(), wordOf(connection.signIn),
                                    connection.clientId, connection.caFile}) {
            csv::appendText(out, text.toStdString(), format);
            out += ',';
        }
        out += connection.isSecretKept ? "true," : "false,";
        out += connection.allowsChanges ? "true," : "false,";
        if (connection.lastUsedMs > 0)
            csv::appendTime(out, connection.lastUsedMs);
        for (const QString &text :
             {connection.user, connection.command, connection.ways.allowsHttp ? u"true"_s : u"false"_s,
              connection.ways.certificateFile, proxyText(connection.ways.proxy)}) {
            out += ',';
            csv::appendText(out, text.toStdString(), format);
        }
        out += csv::lineEnd;
    }
    std::cout << out << std::flush;
    return std::cout ? Done : Failed;
}

QString dateText(const QDateTime &time)
{
    return table::displayText(table::Kind::Time, time.toMSecsSinceEpoch(), {.zone = table::Zone::Utc});
}

// One line per step: "ok  Signed in  (expires in 5 min)".
void print(const session::ConnectionTest::Line &line)
{
    using State = session::ConnectionTest::State;
    const char *mark = line.state == State::Passed ? "ok" : line.state == State::Warning ? "warning" : "failed";
    QString text = line.headline;
    for (const QString &more : {line.detail, line.serverWords}) {
        if (!more.isEmpty())
            text += u"\n         "_s + more;
    }
    if (line.state == State::Failed) {
        for (const api::CertificateInfo &info : line.chain)
            text += ConnectionsWords::tr(
                        "\n         Certificate of %1, issued by %2, valid %3 to %4 (UTC)\n         SHA-256 %5")
                        .arg(info.subject, info.issuer, dateText(info.from), dateText(info.to), info.fingerprint);
    }
    std::printf("%-8s %s\n", mark, qPrintable(base::shownText(text)));
}

int test(const session::Session &session)
{
    using State = session::ConnectionTest::State;
    session::ConnectionTest test;
    QObject::connect(&test, &session::ConnectionTest::finished, &test, &QCoreApplication::quit);
    test.start(session.connection());
    if (test.isRunning())
        QCoreApplication::exec();
    bool hasFailed = !test.isSignedIn();
    for (const session::ConnectionTest::Line &line : test.lines()) {
        if (line.state == State::Waiting)
            continue; // a step that was not reached
        print(line);
        hasFailed = hasFailed || line.state == State::Failed;
    }
    return hasFailed ? Failed : Done;
}

// The secret of a new connection; empty = none was given.
Outcome<QString> secretOf(const commandline::Connections &command)
{
    const auto from = [](const QString &file, const char *variable) -> Outcome<QString> {
        return file.isEmpty() ? qEnvironmentVariable(variable).trimmed() : readSecretFile(file);
    };
    switch (kindOf(command)) {
    case SignInKind::ServiceAccount:
        return from(command.secretFile, "BINNACLE_CLIENT_SECRET");
    case SignInKind::UserPassword:
        return command.passwordFile.isEmpty() ? withoutLineBreak(qEnvironmentVariable("BINNACLE_PASSWORD"))
                                              : readSecretFile(command.passwordFile, Blanks::Kept);
    case SignInKind::BearerToken:
        return from(command.source.tokenFile, "BINNACLE_TOKEN");
    case SignInKind::TokenCommand:
    case SignInKind::RunaiSession:
        break;
    }
    return QString();
}

int add(const commandline::Connections &command, session::Connections &connections)
{
    session::SavedConnections &saved = connections.saved();
    if (!saved.problem().isEmpty()) {
        tell(saved.problem());
        return Failed;
    }
    if (saved.findByName(command.name)) {
        tell(
            ConnectionsWords::tr("There is a connection \"%1\" already. Choose another name, or remove that one first.")
                .arg(command.name));
        return Failed;
    }
    const QFileInfo caFile(command.source.caFile);
    if (!command.source.caFile.isEmpty() && !(caFile.isFile() && caFile.isReadable())) {
        tell(ConnectionsWords::tr("The certificate file %1 could not be read.").arg(command.source.caFile));
        return Failed;
    }
    const QUrl url = command.source.url.isEmpty() ? session::runaiAddress() : command.source.url;
    if (url.isEmpty()) {
        tell(ConnectionsWords::tr(
            "The runai command line does not say which control plane it uses. Choose the address: --url URL."));
        return Failed;
    }
    if (api::isReadableByOthers(url, command.source.ways.proxy) && !command.source.allowHttp) {
        tell(ConnectionsWords::tr(
                 "%1 has no TLS: others on the network could read the secret. Use https, or add --allow-http if "
                 "you accept that.")
                 .arg(url.host()));
        return Failed;
    }
    const Outcome<QString> secret = secretOf(command);
    if (!secret) {
        tell(secret.error());
        return Failed;
    }
    const auto given = readWays(command.source);
    if (!given) {
        tell(given.error());
        return Failed;
    }
    SavedConnection connection;
    connection.id = session::SavedConnections::newId();
    connection.name = command.name;
    connection.url = url;
    connection.colour = saved.freeColour();
    if (!command.source.caFile.isEmpty())
        connection.caFile = QFileInfo(command.source.caFile).absoluteFilePath();
    connection.signIn = kindOf(command);
    connection.clientId = command.clientId;
    connection.user = command.user;
    connection.command = command.tokenCommand;
    connection.allowsChanges = command.source.allowChanges;
    connection.ways = given->ways;
    const auto optional = [](const QString &text) { return text.isEmpty() ? std::nullopt : std::optional(text); };
    const session::GivenSecrets secrets{.signIn = optional(*secret),
                                        .passphrase = optional(given->secrets.passphrase),
                                        .proxyPassword = optional(given->secrets.proxyPassword)};
    if (secrets == session::GivenSecrets()) {
        saved.save(connection);
    } else {
        // Without its secret, a script could not use it: all or nothing.
        const auto kept = await([&](auto done) { connections.store(connection, secrets, std::move(done)); });
        if (kept != SecretStore::Outcome::Done) {
            saved.remove(connection.id);
            tell(SecretStore::writeSentence(kept));
            tell(ConnectionsWords::tr("Nothing was saved."));
            return Failed;
        }
    }
    if (!saved.problem().isEmpty()) {
        tell(saved.problem());
        return Failed;
    }
    tell(secret->isEmpty() && hasSecret(connection.signIn)
             ? ConnectionsWords::tr("Saved \"%1\" without a secret. The window will ask for it.").arg(connection.name)
             : ConnectionsWords::tr("Saved \"%1\".").arg(connection.name));
    return Done;
}

int remove(const commandline::Connections &command, session::Connections &connections)
{
    const auto found = savedConnection(connections.saved(), command.source.connection);
    if (!found) {
        tell(found.error());
        return Failed;
    }
    if (!isAgreed(ConnectionsWords::tr("Remove the connection \"%1\" and its secret.").arg(found->name), command.yes))
        return Failed;
    const auto removed = await([&](auto done) { connections.remove(found->id, std::move(done)); });
    if (!connections.saved().problem().isEmpty()) {
        tell(connections.saved().problem());
        return Failed;
    }
    tell(ConnectionsWords::tr("Removed \"%1\".").arg(found->name));
    const bool hadSecrets
        = found->isSecretKept || !found->ways.certificateFile.isEmpty() || !found->ways.proxy.user.isEmpty();
    if (const QString sentence = SecretStore::removeSentence(removed); hadSecrets && !sentence.isEmpty())
        tell(sentence);
    return Done;
}

} // namespace

int runConnections(const commandline::Connections &command)
{
    using Task = commandline::Connections::Task;
    if (command.task == Task::Test)
        return runWithSource(command.source, [](const session::Session &session) { return test(session); });
    session::Connections connections(session::SavedConnections::userFile());
    switch (command.task) {
    case Task::Add:
        return add(command, connections);
    case Task::Remove:
        return remove(command, connections);
    case Task::List:
    case Task::Test:
        break;
    }
    return list(connections.saved());
}
