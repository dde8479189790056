// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/actions/journal.h"

#include "models/csv/cells.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace actions {
namespace {

constexpr qint64 largestFile = 32 << 20;

// Texts of a control plane may be long.
QString shortened(const QString &text)
{
    return text.left(500);
}

QByteArray lineOf(const QString &id, const JournalEntry &entry)
{
    const QJsonObject object{{u"id"_s, id},
                             {u"at"_s, entry.atMs},
                             {u"account"_s, entry.account},
                             {u"action"_s, entry.action},
                             {u"kind"_s, entry.kind},
                             {u"key"_s, entry.key},
                             {u"name"_s, entry.name},
                             {u"outcome"_s, entry.outcome},
                             {u"code"_s, entry.code},
                             {u"message"_s, entry.message}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

JournalEntry entryOf(const QJsonObject &object)
{
    return {.atMs = object.value("at"_L1).toInteger(),
            .account = object.value("account"_L1).toString(),
            .action = object.value("action"_L1).toString(),
            .kind = object.value("kind"_L1).toString(),
            .key = object.value("key"_L1).toString(),
            .name = object.value("name"_L1).toString(),
            .outcome = object.value("outcome"_L1).toString(),
            .code = object.value("code"_L1).toInt(),
            .message = object.value("message"_L1).toString()};
}

// A program that was killed while it wrote leaves a line without an end; what follows must not be a part of it.
bool endsInLine(QFile &file)
{
    char last = '\n';
    return file.size() > 0 && file.seek(file.size() - 1) && file.getChar(&last) && last != '\n';
}

bool writeFile(QFileDevice &file, const QByteArray &bytes)
{
    return file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) && file.write(bytes) == bytes.size()
        && file.flush();
}

} // namespace

Journal::Journal(QString file, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
    , m_run(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    if (!m_file.isEmpty())
        load();
}

void Journal::load()
{
    QFile file(m_file);
    if (!file.exists())
        return;
    if (file.size() > largestFile || !file.open(QIODevice::ReadOnly)) {
        m_problem = tr("The journal of changes could not be read. Check the file %1.").arg(m_file);
        return;
    }
    QHash<QString, qsizetype> places;
    while (!file.atEnd()) {
        const QJsonObject object = QJsonDocument::fromJson(file.readLine()).object();
        const QString id = object.value("id"_L1).toString();
        if (id.isEmpty())
            continue;
        if (const auto place = places.constFind(id); place != places.constEnd()) {
            m_entries[*place] = entryOf(object);
            continue;
        }
        places.insert(id, m_entries.size());
        m_entries << entryOf(object);
    }
    file.close();
    if (m_entries.size() > mostEntries)
        shorten();
    m_first = -m_entries.size();
}

void Journal::shorten()
{
    m_entries = m_entries.sliced(m_entries.size() - mostEntries);
    QByteArray bytes;
    for (qsizetype i = 0; i < m_entries.size(); ++i)
        bytes += lineOf(u"%1:old%2"_s.arg(m_run).arg(i), m_entries[i]);
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly) || !writeFile(file, bytes) || !file.commit())
        m_problem = tr("The journal of changes could not be written. Check the file %1.").arg(m_file);
}

// Entries of this run have the numbers 0, 1, 2, ...
qint64 Journal::add(const JournalEntry &entry)
{
    const qint64 number = m_first + m_entries.size();
    m_entries << entry;
    append(number, m_entries.constLast());
    Q_EMIT changed();
    return number;
}

void Journal::setOutcome(qint64 number, const QString &outcome, int code, const QString &message)
{
    JournalEntry &entry = m_entries[number - m_first];
    entry.outcome = outcome;
    entry.code = code;
    entry.message = shortened(message);
    append(number, entry);
    Q_EMIT changed();
}

void Journal::append(qint64 number, const JournalEntry &entry)
{
    if (m_file.isEmpty())
        return;
    QDir().mkpath(QFileInfo(m_file).path());
    QFile file(m_file);
    const QByteArray line = lineOf(u"%1:%2"_s.arg(m_run).arg(number), entry);
    const bool isWritten
        = file.open(QIODevice::ReadWrite | QIODevice::Append) && writeFile(file, endsInLine(file) ? '\n' + line : line);
    m_problem
        = isWritten ? QString() : tr("The journal of changes could not be written. Check the file %1.").arg(m_file);
}

QByteArray Journal::csv() const
{
    std::string out = "at,account,action,kind,id,name,outcome,code,message";
    out += ::csv::lineEnd;
    const auto addText = [&out](const QString &text) {
        ::csv::appendText(out, text.toStdString(), {});
        out += ',';
    };
    for (const JournalEntry &entry : m_entries) {
        ::csv::appendTime(out, entry.atMs);
        out += ',';
        for (const QString &text : {entry.account, entry.action, entry.kind, entry.key, entry.name, entry.outcome})
            addText(text);
        if (entry.code)
            ::csv::appendInteger(out, entry.code);
        out += ',';
        ::csv::appendText(out, entry.message.toStdString(), {});
        out += ::csv::lineEnd;
    }
    return QByteArray::fromStdString(out);
}

} // namespace actions
