// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"
#include "models/csv/cells.h"
#include "models/table/selection.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace csv {

// A selection of rows: the marked ones, and those that were at these positions of the list when they were selected
// without having been loaded. Each entry of `places` is a first and last row, from 0.
struct RowChoice
{
    table::SelectionMarks marks;
    QList<std::pair<int, int>> places;
    qint64 count = 0; // number of rows, as far as known
};

struct ExportRequest
{
    catalog::Resource resource;
    table::ListQuery query; // without a sort key: by time of creation, newest first
    QStringList columns; // column keys in order, or keys of names (see nameHeader()); empty = all but the rest
    bool names = false; // beside each id of another object, its name
    std::optional<RowChoice> only; // absent = all that match
    // Makes the list as it is displayed, e.g. of a local copy; null = the rows are read from the control plane.
    std::function<std::unique_ptr<table::TableSource>()> shown = {};
    QString file; // "-" = standard output
    FileFormat format = {};
};

// Whether the file gets names of other objects.
[[nodiscard]] bool hasNames(const ExportRequest &request);

// Writes all matching rows to a CSV file (RFC 4180, UTF-8, CRLF). Pages by creation time if the server supports it, so
// that rows added or deleted meanwhile cause neither duplicates nor omissions; no id is written twice. The file appears
// complete or not at all. Worker threads decode and write. Memory does not grow with the number of rows (except for 24
// bytes per row under another sort order). Signals are emitted in the thread of the job. Destroying it cancels.
class ExportJob : public QObject
{
    Q_OBJECT

public:
    ExportJob(api::Client &client, const catalog::ClusterNames &names, const ExportRequest &request,
              QObject *parent = nullptr);
    // Reads rows from `source`; `request.resource` is ignored.
    ExportJob(std::unique_ptr<table::TableSource> source, ExportRequest request, QObject *parent = nullptr);
    ~ExportJob() override;

    void start();
    void cancel(); // ends with finished(); leaves no file

    [[nodiscard]] qint64 rowsWritten() const;
    [[nodiscard]] qint64 rowsExpected() const; // -1 = unknown
    [[nodiscard]] double rowsPerSecond() const;
    [[nodiscard]] qint64 elapsedMs() const;
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] bool hasSucceeded() const;
    // Succeeded, and every row that the server counted is in the file, with all values that it has.
    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] bool wasCancelled() const;
    // The reader of standard output has closed it, as in "binnacle export ... | head"; not an error to report.
    [[nodiscard]] bool hasLostReader() const;
    // One closing sentence: "Exported 20 113 rows to workloads.csv in 3.1 s. 14 rows changed meanwhile.", or what went
    // wrong and what to do next.
    [[nodiscard]] QString closingSentence() const;
    // The server's message about a failure, plain text; may be empty.
    [[nodiscard]] QString problemDetail() const;

Q_SIGNALS:
    void progress(); // at most ten times a second
    void finished();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace csv
