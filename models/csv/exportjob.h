// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"
#include "models/table/selection.h"

#include <QObject>

#include <memory>
#include <optional>

namespace csv {

// Some of the rows that match: those of the marks, and those that stood at these places of the list when they were
// chosen, without having been loaded. Places are first and last row, from 0.
struct RowChoice
{
    table::SelectionMarks marks;
    QList<std::pair<int, int>> places;
    qint64 count = 0; // of the rows, as far as it is known
};

struct ExportRequest
{
    catalog::Resource resource;
    table::ListQuery query; // without a sort key: by time of creation, newest first
    QStringList columns; // column keys in order; empty = all
    std::optional<RowChoice> only; // absent = all that match
    QString file; // "-" = standard output
    bool bom = false;
    bool guard = true; // an apostrophe before text cells that a spreadsheet would take for a formula
};

// Writes all rows that match to a CSV file (RFC 4180, UTF-8, CRLF). Pages by time of creation where the server can, so
// that rows that come and go meanwhile neither repeat nor get lost; ids are never written twice. The file appears whole
// or not at all. Decoding and writing happen in worker threads, and memory does not grow with the number of rows (but
// for 24 bytes a row under another order); signals come in the thread of the job. Destroying it cancels.
class ExportJob : public QObject
{
    Q_OBJECT

public:
    ExportJob(api::Client &client, const catalog::ClusterNames &names, ExportRequest request,
              QObject *parent = nullptr);
    // With rows from elsewhere; `request.resource` is not read.
    ExportJob(std::unique_ptr<table::TableSource> source, ExportRequest request, QObject *parent = nullptr);
    ~ExportJob() override;

    void start();
    void cancel(); // ends with finished(); no file is left

    [[nodiscard]] qint64 rowsWritten() const;
    [[nodiscard]] qint64 rowsExpected() const; // -1 = not known
    [[nodiscard]] double rowsPerSecond() const;
    [[nodiscard]] qint64 elapsedMs() const;
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] bool hasSucceeded() const;
    // Succeeded, and every row that the server counted is in the file.
    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] bool wasCancelled() const;
    // The reader of standard output went away, as in "binnacle export ... | head": nothing that people must be told.
    [[nodiscard]] bool hasLostReader() const;
    // One closing sentence: "Exported 20 113 rows to workloads.csv in 3.1 s. 14 rows changed meanwhile.", or what went
    // wrong and what to do next.
    [[nodiscard]] QString closingSentence() const;
    // The server's own words about a failure, plain text; may be empty.
    [[nodiscard]] QString problemDetail() const;

Q_SIGNALS:
    void progress(); // ten times a second at most
    void finished();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace csv
