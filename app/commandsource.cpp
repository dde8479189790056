// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandsource.h"

#include <QFile>

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Export)
};

Outcome<QString> readToken(const commandline::Source &source)
{
    if (source.tokenFile.isEmpty()) {
        const QString token = qEnvironmentVariable("BINNACLE_TOKEN").trimmed();
        if (token.isEmpty())
            return tl::unexpected(Words::tr("There is no token. Put one into a file and name it with --token-file, "
                                            "or into the environment variable BINNACLE_TOKEN."));
        return token;
    }
    QFile file(source.tokenFile);
    constexpr qint64 largest = 64 * 1024;
    const QByteArray token = file.open(QIODevice::ReadOnly) ? file.read(largest).trimmed() : QByteArray();
    if (!file.isOpen())
        return tl::unexpected(Words::tr("The token file %1 cannot be read.").arg(source.tokenFile));
    if (token.isEmpty() || token.contains('\n'))
        return tl::unexpected(Words::tr("The token file %1 must hold one line, the token.").arg(source.tokenFile));
    return QString::fromUtf8(token);
}

Outcome<session::Connection> connectionTo(const commandline::Source &source)
{
    session::Connection connection;
    connection.url = source.url;
    connection.name = source.url.host();
    connection.caFile = source.caFile;
    if (!source.caFile.isEmpty() && !QFile(source.caFile).open(QIODevice::ReadOnly))
        return tl::unexpected(Words::tr("The certificate file %1 cannot be read.").arg(source.caFile));
    const auto token = readToken(source);
    if (!token)
        return tl::unexpected(token.error());
    connection.credentials = session::BearerToken{*token};
    return connection;
}

} // namespace

void tell(const QString &sentence)
{
    std::fprintf(stderr, "binnacle: %s\n", qPrintable(sentence));
}

void tellServerWords(const QString &words)
{
    if (!words.isEmpty())
        tell(Words::tr("The control plane says: %1").arg(words));
}

void clearProgress()
{
    if (::isatty(STDERR_FILENO) != 0)
        std::fputs("\r\033[K", stderr);
}

int runWithSource(const commandline::Source &source, const std::function<int(session::Session &)> &work)
{
    // A reader that goes away and a limit of file size are answers of write(), not a reason to die.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);

    if (!source.demo) {
        const auto connection = connectionTo(source);
        if (!connection) {
            tell(connection.error());
            return Failed;
        }
        session::Session session(*connection);
        return work(session);
    }
    // Frozen: the same command gives the same rows.
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
    session::Session session(connection);
    return work(session);
}
