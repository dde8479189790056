// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/actions/edits.h"

#include "models/actions/job.h"
#include "models/api/jsontree.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace actions {

Edits::Edits(session::Session &session, Journal &journal, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_journal(journal)
{
}

Edits::~Edits() = default;

bool Edits::start(const CellChange &change)
{
    const auto object = api::parseJson(change.object);
    if (!object || !noteOf(change.key, change.edit->column).isEmpty())
        return false;
    const qint64 entry = m_journal.add({.atMs = QDateTime::currentMSecsSinceEpoch(),
                                        .account = session::accountOf(m_session.connection()),
                                        .action = QString::fromLatin1(change.edit->word) + u' ' + change.to.text,
                                        .kind = QString::fromLatin1(change.resource->singular),
                                        .key = change.key.toString(),
                                        .name = change.name,
                                        .outcome = QString::fromLatin1(outcomeWord(Outcome::Sent))});
    m_running.push_back({change, entry, {}});
    const auto done = [this, key = change.key, column = change.edit->column](const std::optional<api::Error> &error) {
        end(key, column, error);
    };
    m_running.back().ticket = change.edit->send(m_session.client(), *object, change.to, done);
    Q_EMIT started(change);
    Q_EMIT notesChanged();
    return true;
}

QString Edits::noteOf(const base::Key &key, const char *column) const
{
    const bool isRunning = std::ranges::any_of(m_running, [&](const Running &running) {
        return running.change.key == key && qstrcmp(running.change.edit->column, column) == 0;
    });
    return isRunning ? tr("saving") : QString();
}

void Edits::end(const base::Key &key, const char *column, const std::optional<api::Error> &error)
{
    const auto at = std::ranges::find_if(m_running, [&](const Running &running) {
        return running.change.key == key && qstrcmp(running.change.edit->column, column) == 0;
    });
    if (at == m_running.end())
        return;
    const Running ended = std::move(*at); // it holds the function that runs
    m_running.erase(at);
    const Outcome outcome = !error ? Outcome::Accepted : error->outcomeUnknown() ? Outcome::Unknown : Outcome::Refused;
    m_journal.setOutcome(ended.entry, QString::fromLatin1(outcomeWord(outcome)), error ? error->httpStatus : 0,
                         error ? error->detail : QString());
    Q_EMIT notesChanged();
    if (error)
        Q_EMIT failed(ended.change, *error);
    else
        Q_EMIT saved(ended.change);
}

} // namespace actions
