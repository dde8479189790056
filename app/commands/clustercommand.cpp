// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/clustercommand.h"

#include "app/commands/commandsource.h"
#include "models/actions/desk.h"
#include "models/actions/newcluster.h"
#include "models/api/page.h"
#include "models/api/records.h"
#include "models/catalog/secrets.h"
#include "models/csv/cells.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace {

struct ClusterWords
{
    Q_DECLARE_TR_FUNCTIONS(ClusterCommand)
};

using Task = commandline::Cluster::Task;
using ClusterPage = api::Result<api::PagePtr<api::Cluster>>;

// Waits for the answer of the call that `start` makes with a context and a callback.
template<class Answer, class Start> Answer await(const Start &start)
{
    std::optional<Answer> answer;
    QObject context;
    const api::Call call = start(&context, [&](Answer arrived) {
        answer.emplace(std::move(arrived));
        QCoreApplication::quit();
    });
    if (!answer)
        QCoreApplication::exec();
    return std::move(*answer);
}

ClusterPage readClusters(api::Client &client)
{
    return await<ClusterPage>([&client](QObject *context, auto done) {
        api::ListParams params;
        params.metadataOnly = true;
        return client.clusters(params, base::Urgency::Visible, context, std::move(done));
    });
}

ClusterPage readCluster(api::Client &client, const base::Key &key)
{
    return await<ClusterPage>([&](QObject *context, auto done) {
        return client.cluster(key, base::Urgency::Visible, context, std::move(done));
    });
}

QStringList namesOf(const ClusterPage &clusters)
{
    QStringList names;
    if (clusters) {
        for (const api::Cluster &cluster : (*clusters)->rows)
            names << (*clusters)->texts.toString(cluster.name);
    }
    return names;
}

int fail(const api::Error &error)
{
    tell(error.sentence());
    tellServerWords(error.detail);
    return Failed;
}

int failUnchanged(const api::Error &error)
{
    const int code = fail(error);
    tell(ClusterWords::tr("Nothing was changed."));
    return code;
}

QString journalFile(const session::Session &session)
{
    return actions::Desk::journalFile(QFileInfo(session::SavedConnections::userFile()).path(), session.connection());
}

// Returns the exit code.
int writeRow(const actions::Journal &journal, const actions::JournalEntry &entry, actions::Outcome outcome, int code,
             const QString &message)
{
    std::string out = "id,name,action,outcome,code,message";
    out += csv::lineEnd;
    for (const QString &text :
         {entry.key, entry.name, entry.action, QString::fromLatin1(actions::outcomeWord(outcome))}) {
        csv::appendText(out, text.toStdString(), {});
        out += ',';
    }
    if (code)
        csv::appendInteger(out, code);
    out += ',';
    csv::appendText(out, message.toStdString(), {});
    out += csv::lineEnd;
    std::fputs(out.c_str(), stdout);
    if (!journal.problem().isEmpty())
        tell(journal.problem());
    return outcome == actions::Outcome::Accepted ? Done : Failed;
}

void tellUnknown()
{
    tell(ClusterWords::tr(
        "No answer came, and the change does not show yet. It was not sent twice. Look again before you "
        "repeat it."));
}

// The answer of a write does not tell whether it was carried out, or with which result.
bool isLost(const api::Error &error)
{
    return error.outcomeUnknown() || error.kind == api::Error::Kind::Decode;
}

int create(const commandline::Cluster &command, session::Session &session)
{
    const ClusterPage before = readClusters(session.client());
    if (!before && before.error().kind != api::Error::Kind::Forbidden)
        return failUnchanged(before.error());
    if (const QString fault = actions::nameFault(command.name, namesOf(before)); !fault.isEmpty()) {
        tell(ClusterWords::tr("The name %1 cannot be used: %2 Nothing was changed.").arg(command.name, fault));
        return Failed;
    }
    if (!isAgreed(ClusterWords::tr("Create cluster %1.").arg(command.name), command.yes))
        return Failed;
    actions::Journal journal(journalFile(session));
    actions::NewCluster cluster(session, journal);
    QObject::connect(&cluster, &actions::NewCluster::finished, qApp, &QCoreApplication::quit);
    cluster.create({command.name, command.domain, command.clusterVersion});
    if (cluster.isRunning())
        QCoreApplication::exec();
    const api::Error &error = cluster.error();
    if (cluster.outcome() == actions::Outcome::Refused)
        tell(error.sentence());
    if (cluster.outcome() == actions::Outcome::Unknown)
        tellUnknown();
    const bool isClean = cluster.outcome() == actions::Outcome::Accepted;
    return writeRow(journal, {.action = u"create"_s, .key = cluster.key().toString(), .name = command.name},
                    cluster.outcome(), isClean ? 0 : error.httpStatus, isClean ? QString() : error.detail);
}

QString nameOf(const ClusterPage &cluster)
{
    return cluster && !(*cluster)->rows.empty() ? (*cluster)->texts.toString((*cluster)->rows.front().name) : QString();
}

int rename(const commandline::Cluster &command, session::Session &session)
{
    api::Client &client = session.client();
    const base::Key key = base::Key::fromText(command.id);
    const ClusterPage before = readCluster(client, key);
    if (!before)
        return failUnchanged(before.error());
    if (!isAgreed(ClusterWords::tr("Rename cluster %1 to %2.").arg(nameOf(before), command.name), command.yes))
        return Failed;
    actions::Journal journal(journalFile(session));
    const actions::JournalEntry entry{.atMs = QDateTime::currentMSecsSinceEpoch(),
                                      .account = session::accountOf(session.connection()),
                                      .action = u"rename"_s,
                                      .kind = u"cluster"_s,
                                      .key = key.toString(),
                                      .name = command.name,
                                      .outcome = QString::fromLatin1(actions::outcomeWord(actions::Outcome::Sent))};
    const qint64 number = journal.add(entry);
    const auto answer = await<api::Result<api::Written>>(
        [&](QObject *context, auto done) { return client.renameCluster(key, command.name, context, std::move(done)); });
    actions::Outcome outcome = actions::Outcome::Accepted;
    if (!answer && !isLost(answer.error())) {
        outcome = actions::Outcome::Refused;
        tell(answer.error().sentence());
    } else if (!answer && nameOf(readCluster(client, key)) != command.name) {
        outcome = actions::Outcome::Unknown;
        tellUnknown();
    }
    const bool isClean = outcome == actions::Outcome::Accepted;
    const int code = isClean ? 0 : answer.error().httpStatus;
    const QString message = isClean ? QString() : answer.error().detail;
    journal.setOutcome(number, QString::fromLatin1(actions::outcomeWord(outcome)), code, message);
    return writeRow(journal, entry, outcome, code, message);
}

// The version that the cluster has, or was created for.
QString versionOf(const ClusterPage &cluster)
{
    return cluster && !(*cluster)->rows.empty() ? (*cluster)->texts.toString((*cluster)->rows.front().version)
                                                : QString();
}

int printInstructions(const commandline::Cluster &command, session::Session &session)
{
    const base::Key key = base::Key::fromText(command.id);
    QString version = command.clusterVersion;
    if (version.isEmpty()) {
        const ClusterPage cluster = readCluster(session.client(), key);
        if (!cluster)
            return fail(cluster.error());
        version = versionOf(cluster);
    }
    if (version.isEmpty()) {
        tell(ClusterWords::tr("The cluster has no version yet. Add --cluster-version."));
        return Failed;
    }
    const auto answer = await<api::Result<api::Instructions>>([&](QObject *context, auto done) {
        return session.client().installInfo(key, {version, command.remoteUrl}, base::Urgency::Visible, context,
                                            std::move(done));
    });
    if (!answer)
        return fail(answer.error());
    const QString text = command.showSecret ? answer->text : catalog::withoutSecret(answer->text, answer->clientSecret);
    std::fprintf(stdout, "%s\n", qPrintable(text));
    if (!command.showSecret)
        tell(ClusterWords::tr("The client secret is left out. Add --show-secret for text that can be run."));
    return Done;
}

} // namespace

int runCluster(const commandline::Cluster &command)
{
    return runWithSource(command.source, [&](session::Session &session) {
        if (command.task == Task::InstallInfo)
            return printInstructions(command, session);
        if (!session.connection().allowsChanges) {
            tell(ClusterWords::tr("This connection is read-only. Allow changes for it in the window, or add "
                                  "--allow-changes."));
            return int(Failed);
        }
        return command.task == Task::Create ? create(command, session) : rename(command, session);
    });
}
