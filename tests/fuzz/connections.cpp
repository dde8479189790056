// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/actions/journal.h"
#include "models/session/runaisession.h"
#include "models/session/savedconnections.h"
#include "tests/fuzz/target.h"

#include <QFile>

// Files about connections: the saved ones, the session of the runai command line, and the journal of changes.
namespace {

using fuzz::require;

void checkSaved(const QByteArray &input)
{
    const QString file = fuzz::fileOf("connections.json", input);
    session::SavedConnections saved(file);
    QFile kept(file);
    require(saved.problem().isEmpty() || !saved.list().isEmpty() || !kept.exists()
                || (kept.open(QIODevice::ReadOnly) && kept.readAll() == input),
            "a file that cannot be read is not overwritten");
    for (const session::SavedConnection &connection : saved.list()) {
        require(!connection.url.host().isEmpty(), "an address");
        require(connection.colour >= 0 && connection.colour < session::connectionColours, "a colour");
    }
    if (saved.list().isEmpty())
        return;
    const QList<session::SavedConnection> before = saved.list();
    require(saved.save(before.first()), "it can be written");
    const session::SavedConnections again(file);
    require(again.list() == saved.list() && again.list().size() == before.size(), "connections read as themselves");
}

void checkRunai(const QByteArray &input)
{
    static_cast<void>(fuzz::fileOf("config.json", input));
    static_cast<void>(fuzz::fileOf("authentication.json", input));
    qputenv("RUNAI_CLI_CONFIG_PATH", fuzz::folder().toLocal8Bit());
    const QUrl url = session::runaiAddress();
    require(url.isEmpty() || (!url.host().isEmpty() && url.userInfo().isEmpty() && url.path().isEmpty()), "a host");
    session::RunaiTokens tokens(url);
    int answers = 0;
    tokens.token([&](const api::Result<QByteArray> &token) {
        ++answers;
        require(!token || session::isToken(*token), "what can be sent in a header");
    });
    require(answers == 1, "one answer");
}

void checkJournal(const QByteArray &input)
{
    const QString file = fuzz::fileOf("journal.jsonl", input);
    actions::Journal journal(file);
    require(journal.entries().size() <= actions::Journal::mostEntries, "a bounded journal");
    static_cast<void>(journal.csv());
    const auto number
        = journal.add({.atMs = 1, .action = QStringLiteral("suspend"), .outcome = QStringLiteral("sent")});
    journal.setOutcome(number, QStringLiteral("accepted"), 202, {});
    const actions::Journal again(file);
    require(again.entries() == journal.entries(), "a journal reads as itself");
}

} // namespace

void tryInput(const QByteArray &input)
{
    checkSaved(input);
    checkRunai(input);
    checkJournal(input);
}
