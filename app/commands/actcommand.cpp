// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/actcommand.h"

#include "app/commands/commandsource.h"
#include "app/commands/exportcommand.h"
#include "models/actions/desk.h"
#include "models/actions/targetreader.h"
#include "models/base/shown.h"
#include "models/csv/cells.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <iostream>

using namespace Qt::StringLiterals;

namespace {

struct ActWords
{
    Q_DECLARE_TR_FUNCTIONS(Act)
};

constexpr qsizetype mostListed = 20; // objects in the question

using Candidates = QList<actions::Candidate>;

// Prints one line per object, as many as fit.
void list(const Candidates &candidates)
{
    for (const actions::Candidate &candidate : candidates.first(std::min(candidates.size(), mostListed))) {
        QStringList facts{candidate.target.state, candidate.target.place, candidate.verdict.text};
        facts.removeAll(QString());
        std::fprintf(stderr, "  %s  %s\n", qPrintable(base::shownName(candidate.target.name)),
                     qPrintable(base::shownName(facts.join(u", "_s))));
    }
    if (candidates.size() > mostListed)
        std::fprintf(stderr, "  %s\n",
                     qPrintable(ActWords::tr("and %1 more").arg(table::countText(candidates.size() - mostListed))));
}

QString consequenceOf(const catalog::ObjectAction &action)
{
    QStringList sentences{catalog::actionWords(action.words.consequence)};
    for (const catalog::Belonging &belonging : action.belongings)
        sentences << catalog::actionWords(belonging.uncounted);
    return sentences.join(u'\n');
}

// Asks on the terminal. What cannot be undone needs the number of objects as the answer.
bool confirms(const catalog::ObjectAction &action, qsizetype count)
{
    const QString wanted = action.isFinal ? QString::number(count) : u"y"_s;
    std::fprintf(
        stderr, "%s\n%s ", qPrintable(consequenceOf(action)),
        qPrintable(action.isFinal ? ActWords::tr("Type %1 to confirm:").arg(wanted) : ActWords::tr("Continue? [y/N]")));
    std::string answer;
    std::getline(std::cin, answer);
    return QString::fromLocal8Bit(answer).trimmed().compare(wanted, Qt::CaseInsensitive) == 0;
}

// True if the objects may be changed now.
bool announce(const commandline::Act &act, const Candidates &possible, const Candidates &leftOut)
{
    std::fprintf(stderr, "%s:\n", qPrintable(catalog::actionWords(act.action->words.title, possible.size())));
    list(possible);
    if (!leftOut.isEmpty()) {
        std::fprintf(stderr, "%s\n", qPrintable(ActWords::tr("Left out:")));
        list(leftOut);
    }
    if (act.yes)
        return true;
    if (::isatty(STDIN_FILENO) == 0) {
        tell(ActWords::tr("Nothing was changed, because nobody can be asked here. Add --yes."));
        return false;
    }
    if (confirms(*act.action, possible.size()))
        return true;
    tell(ActWords::tr("Nothing was changed."));
    return false;
}

void writeResults(const actions::Job &job)
{
    std::string out = "id,name,action,outcome,code,message";
    out += csv::lineEnd;
    for (const actions::Item &item : job.items()) {
        for (const QString &text :
             {item.target.key.toString(), item.target.name, QString::fromLatin1(job.action().word),
              QString::fromLatin1(actions::outcomeWord(item.outcome))}) {
            csv::appendText(out, text.toStdString(), {});
            out += ',';
        }
        if (item.code)
            csv::appendInteger(out, item.code);
        out += ',';
        csv::appendText(out, item.reason.toStdString(), {});
        out += csv::lineEnd;
    }
    std::fputs(out.c_str(), stdout);
}

int carryOut(const commandline::Act &act, session::Session &session, const Candidates &candidates)
{
    Candidates possible;
    Candidates leftOut;
    QList<catalog::ActionTarget> targets;
    for (const actions::Candidate &candidate : candidates) {
        (candidate.verdict.isPossible ? possible : leftOut) << candidate;
        if (candidate.verdict.isPossible)
            targets << candidate.target;
    }
    if (possible.isEmpty()) {
        if (!leftOut.isEmpty()) {
            std::fprintf(stderr, "%s\n", qPrintable(ActWords::tr("Left out:")));
            list(leftOut);
        }
        tell(leftOut.isEmpty() ? ActWords::tr("There are no such objects. Nothing was changed.")
                               : ActWords::tr("None of these objects allows it. Nothing was changed."));
        return Failed;
    }
    if (act.action->isForOne && possible.size() > 1) {
        list(possible);
        tell(ActWords::tr("This is done for one object at a time. Choose one of these. Nothing was changed."));
        return Failed;
    }
    if (!announce(act, possible, leftOut))
        return Failed;
    const QString folder = QFileInfo(session::SavedConnections::userFile()).path();
    actions::Desk desk(session, actions::Desk::journalFile(folder, session.connection()));
    QObject::connect(&desk, &actions::Desk::ended, qApp, &QCoreApplication::quit);
    actions::Job *job = desk.start(act.rows.resource, *act.action, targets);
    const SignalWatch watch([job] { job->cancelRest(); });
    QCoreApplication::exec();
    writeResults(*job);
    tell(job->sentence());
    if (!desk.journal().problem().isEmpty())
        tell(desk.journal().problem());
    return job->isClean() ? Done : Failed;
}

} // namespace

int runAct(const commandline::Act &act, QCoreApplication &application)
{
    const auto request = exportRequest(act.rows);
    if (!request) {
        tell(request.error());
        return WrongUsage;
    }
    return runWithSource(act.rows.source, [&](session::Session &session) {
        if (!session.connection().allowsChanges) {
            tell(ActWords::tr("This connection is read-only. Allow changes for it in the window, or add "
                              "--allow-changes."));
            return int(Failed);
        }
        const catalog::ClusterNames names;
        actions::TargetReader reader(session.client(), names, act.rows.resource, *act.action);
        QObject::connect(&reader, &actions::TargetReader::finished, &application, &QCoreApplication::quit,
                         Qt::QueuedConnection);
        if (act.ids.isEmpty()) {
            reader.readList(request->query, std::nullopt);
        } else {
            QList<base::Key> keys;
            for (const QString &id : act.ids)
                keys << base::Key::fromText(id);
            reader.readKeys(keys);
        }
        QCoreApplication::exec();
        if (!reader.problem().isEmpty()) {
            tell(reader.problem());
            tellServerWords(reader.serverWords());
            tell(ActWords::tr("Nothing was changed."));
            return int(Failed);
        }
        return carryOut(act, session, reader.candidates());
    });
}
