// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QString>

namespace actions {

// One change of one object.
struct JournalEntry
{
    qint64 atMs = 0; // UTC, by this computer's clock: when it was sent
    QString account = {}; // see session::accountOf(); may be empty
    QString action = {}; // "suspend"
    QString kind = {}; // "workload"
    QString key = {};
    QString name = {};
    QString outcome = {}; // "sent", then "accepted", "refused" or "unknown"
    int code = 0; // an HTTP status; 0 = none
    QString message = {}; // why it was refused

    friend bool operator==(const JournalEntry &, const JournalEntry &) = default;
};

// What this program has changed over one connection, oldest first. Each change is written when it is sent and again
// when its answer arrives, so that one without an answer is not forgotten. The file has one JSON object per line and
// mode 0600; lines that cannot be read are skipped. Bounded: the oldest entries are
// dropped, and with them what was skipped. GUI thread.
class Journal final : public QObject
{
    Q_OBJECT

public:
    // An empty name keeps the journal in memory only.
    explicit Journal(QString file, QObject *parent = nullptr);

    [[nodiscard]] const QList<JournalEntry> &entries() const { return m_entries; }
    // Returns the number under which its outcome is noted.
    qint64 add(const JournalEntry &entry);
    void setOutcome(qint64 number, const QString &outcome, int code, const QString &message);
    // A translated sentence about a problem with the file; empty if there is none.
    [[nodiscard]] QString problem() const { return m_problem; }
    // RFC 4180, as exported lists.
    [[nodiscard]] QByteArray csv() const;

    static constexpr int mostEntries = 10'000;

Q_SIGNALS:
    void changed();

private:
    void load();
    void append(qint64 number, const JournalEntry &entry);
    void shorten();

    QString m_file;
    QString m_run; // names the entries of this run of the program in the file
    QList<JournalEntry> m_entries;
    qint64 m_first = 0; // number of the first entry
    QString m_problem;
};

} // namespace actions
