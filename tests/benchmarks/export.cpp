// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/cases.h"
#include "tests/benchmarks/controlplane.h"

#include <QDateTime>
#include <QFile>
#include <QHash>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <array>

using namespace Qt::StringLiterals;

namespace bench {

namespace {

constexpr int pods = 100'000;
constexpr int limitMs = 300'000;

// A column of ours and where jq finds the same.
struct ExportColumn
{
    const char *key;
    const char *path;
};

constexpr std::array columns{
    ExportColumn{"id", ".id"},
    ExportColumn{"name", ".name"},
    ExportColumn{"k8sPhase", ".k8sPhase"},
    ExportColumn{"workloadName", ".workloadName"},
    ExportColumn{"projectName", ".projectName"},
    ExportColumn{"nodeName", ".nodeName"},
    ExportColumn{"currentNodePool", ".currentNodePool"},
    ExportColumn{"priorityClassName", ".priorityClassName"},
    ExportColumn{"clusterId", ".clusterId"},
    ExportColumn{"ip", ".ip"},
    ExportColumn{"requestedResources.gpu.request", ".requestedResources.gpu.request"},
    ExportColumn{"allocatedResources.gpu", ".allocatedResources.gpu"},
    ExportColumn{"allocatedResources.cpu", ".allocatedResources.cpu"},
    ExportColumn{"createdAt", ".createdAt"},
    ExportColumn{"completedAt", ".completedAt"},
    ExportColumn{"updatedAt", ".updatedAt"},
};

using Rows = QHash<QString, QStringList>; // by id

// RFC 4180 with either end of line. The file is ours or jq's: no need to be lenient.
Rows readCsv(const QString &name, bool hasHeader)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        throw Failure(u"%1 was not written."_s.arg(name));
    const QString text = QString::fromUtf8(file.readAll());
    Rows rows;
    rows.reserve(pods);
    QStringList row;
    QString cell;
    bool quoted = false;
    bool first = hasHeader;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted && c == u'"' && i + 1 < text.size() && text[i + 1] == u'"') {
            cell += c;
            ++i;
        } else if (c == u'"') {
            quoted = !quoted;
        } else if (!quoted && (c == u',' || c == u'\n')) {
            row.append(std::exchange(cell, {}));
            if (c == u',')
                continue;
            if (!std::exchange(first, false) && rows.contains(row.first()))
                throw Failure(u"%1 holds pod %2 twice."_s.arg(name, row.first()));
            rows.insert(row.first(), row);
            row.clear();
        } else if (quoted || c != u'\r') {
            cell += c;
        }
    }
    if (hasHeader)
        rows.remove(QString::fromLatin1(columns[0].key));
    return rows;
}

// Times and numbers may be spelled in more than one way.
bool sameCell(const QString &a, const QString &b)
{
    if (a == b)
        return true;
    bool isNumber = false;
    const double number = a.toDouble(&isNumber);
    if (isNumber)
        return number == b.toDouble();
    const QDateTime time = QDateTime::fromString(a, Qt::ISODateWithMs);
    return time.isValid() && time == QDateTime::fromString(b, Qt::ISODateWithMs);
}

void compareFiles(const QString &baselineFile, const QString &oursFile)
{
    const Rows baseline = readCsv(baselineFile, false);
    const Rows ours = readCsv(oursFile, true);
    if (baseline.size() != ours.size())
        throw Failure(u"jq wrote %1 pods, we wrote %2."_s.arg(baseline.size()).arg(ours.size()));
    for (auto it = baseline.begin(); it != baseline.end(); ++it) {
        const QStringList row = ours.value(it.key());
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const QString a = it->value(qsizetype(i));
            const QString b = row.value(qsizetype(i));
            if (!sameCell(a, b))
                throw Failure(u"Pod %1, %2: jq wrote \"%3\", we wrote \"%4\"."_s.arg(
                    it.key(), QString::fromLatin1(columns[i].key), a, b));
        }
    }
}

Command baselineCommand(const ControlPlane &server, const QString &file, bool compressed)
{
    QStringList paths;
    for (const ExportColumn &column : columns)
        paths.append(QString::fromLatin1(column.path));
    const QString script
        = u"curl -sSf%1 -H \"Authorization: Bearer $BINNACLE_TOKEN\" "
          "'%2/api/v1/workloads/pods?limit=500&verbosity=full&sortBy=createdAt&sortOrder=asc&offset=[0-%3:500]' "
          "| jq -r '.pods[] | [%4] | @csv' > '%5'"_s.arg(compressed ? u" --compressed"_s : QString(), server.url())
              .arg(pods - 500)
              .arg(paths.join(u", "_s), file);
    return {u"sh"_s, {u"-c"_s, script}, {{"BINNACLE_TOKEN", server.token().toUtf8()}}};
}

Command oursCommand(const Settings &settings, const ControlPlane &server, const QString &file)
{
    QStringList keys;
    for (const ExportColumn &column : columns)
        keys.append(QString::fromLatin1(column.key));
    return {settings.binFolder + u"/binnacle"_s,
            {u"export"_s, u"pods"_s, u"--url"_s, server.url(), u"--columns"_s, keys.join(u','), u"--no-guard"_s,
             u"-o"_s, file},
            {{"BINNACLE_TOKEN", server.token().toUtf8()}}};
}

double wallOf(const Command &command)
{
    const Outcome outcome = runMeasured(command, limitMs);
    if (outcome.exitCode != 0)
        throw Failure(u"%1 ended with code %2: %3"_s.arg(command.program)
                          .arg(outcome.exitCode)
                          .arg(QString::fromUtf8(outcome.errors).trimmed()));
    return outcome.wallMs;
}

} // namespace

void runExport(const Settings &settings, Report &report)
{
    for (const QString &program : {u"curl"_s, u"jq"_s}) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            throw Failure(u"%1 is not installed."_s.arg(program));
    }
    const QTemporaryDir folder;
    const QString baselineFile = folder.filePath(u"baseline.csv"_s);
    const QString oursFile = folder.filePath(u"ours.csv"_s);

    const auto measure = [&](ControlPlane::Answers answers, int rounds, Figure figure) {
        const ControlPlane server(settings, pods, answers);
        const bool compressed = answers == ControlPlane::Answers::Prepared;
        const Command baseline = baselineCommand(server, baselineFile, compressed);
        const Command ours = oursCommand(settings, server, oursFile);
        interleave(
            settings.rounds(rounds), figure, [&baseline] { return wallOf(baseline); },
            [&ours] { return wallOf(ours); });
        compareFiles(baselineFile, oursFile);
        report.add(figure);
    };
    measure(
        ControlPlane::Answers::PreparedPlain, 5,
        {u"100,000 pods to CSV, 16 columns, whole process"_s, u"ms"_s, u"curl piped into jq @csv"_s, {}, {}, 0.12, {}});
    measure(ControlPlane::Answers::Prepared, 3,
            {u"the same, answers with gzip"_s, u"ms"_s, u"curl --compressed piped into jq @csv"_s, {}, {}, {}, {}});
}

} // namespace bench
