// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QHash>
#include <QJsonObject>
#include <QStringList>

// packaging/docs/operations.md as data. Operations are written as there: "GET /api/v1/clusters".
namespace operationstable {

struct Row
{
    QString operation;
    QString place; // where in the program, or why not yet
    QStringList tests; // empty for operations that the client does not know
};

inline QList<Row> rows()
{
    QFile file(qEnvironmentVariable("BINNACLE_SOURCE") + QStringLiteral("/packaging/docs/operations.md"));
    QList<Row> rows;
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        const QStringList cells = line.split(u'|');
        if (cells.size() < 4 || !cells[1].contains(QStringLiteral(" /")))
            continue;
        const QString tests = cells.size() > 4 ? cells[3].trimmed() : QString();
        rows.append({cells[1].trimmed(), cells[2].trimmed(), tests.split(QStringLiteral(", "), Qt::SkipEmptyParts)});
    }
    return rows;
}

// Two tests walk the operations of the simulator: that of the metrics and that of the rest.
inline bool isOfMetrics(const QString &operation)
{
    return operation.endsWith(QStringLiteral("/metrics")) || operation.endsWith(QStringLiteral("/nodes/telemetry"));
}

// Those of the API document, by the ids that it gives them.
inline QHash<QString, QString> byId(const QJsonObject &document)
{
    QHash<QString, QString> found;
    const QJsonObject paths = document[QLatin1StringView("paths")].toObject();
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        const QJsonObject methods = path.value().toObject();
        for (auto method = methods.begin(); method != methods.end(); ++method) {
            if (method.key() != QStringLiteral("parameters"))
                found.insert(method.value()[QLatin1StringView("operationId")].toString(),
                             method.key().toUpper() + u' ' + path.key());
        }
    }
    return found;
}

} // namespace operationstable
