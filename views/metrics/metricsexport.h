// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/csv/axiscsv.h"
#include "models/table/format.h"

#include <QImage>
#include <QObject>

#include <tl/expected.hpp>

#include <functional>
#include <optional>

class QWidget;

namespace views {

enum class MetricsExport { CsvWide, CsvLong, Png, Svg, CopyPicture, CopyStatistics };

// "gpt-neox-worker-3-20251121-1258-1858.csv": the object, the day and the times of a range, in the displayed zone.
[[nodiscard]] QString metricsFileName(const QString &object, const metrics::Range &range, table::Zone zone,
                                      const QString &suffix);
// The number of lines of a CSV file after its header.
[[nodiscard]] qint64 csvRows(const metrics::Answer &answer, csv::MetricsForm form);

// Exports what a panel shows: asks for a file name, writes files that appear complete or not at all, and copies to the
// clipboard. Tables are written in a worker thread. Owned by the panel. GUI thread.
class MetricsExporter final : public QObject
{
    Q_OBJECT

public:
    // The data to export, requested when an export starts.
    struct Source
    {
        std::function<metrics::Answer()> answer;
        std::function<QImage()> picture;
        std::function<QByteArray()> svg;
        std::function<QString()> statistics;
        std::function<QString(const QString &)> fileName; // called with a suffix
        std::function<csv::Axis()> axis = {}; // of a comparison: tables have its times, too; see csv::axisCsv()
        // What tables have of an answer; runs in a worker thread. Absent: all of it.
        std::function<metrics::Answer(const metrics::Answer &)> prepare = {};
        std::function<bool()> isReady = {}; // false while curves are on their way; absent: they always are there
    };

    MetricsExporter(Source source, QWidget *panel);

    void start(MetricsExport what); // asks for the format of a table and a file name, without blocking
    void save(MetricsExport what, const QString &file, const csv::FileFormat &format = {}); // `format`: of a table
    void showLastFile() const; // in the desktop's file manager
    // Writes the file that waits until the source is ready. Does nothing if there is none, or if it is not ready.
    void proceed();
    void giveUp(); // writes no such file: something else is shown now

Q_SIGNALS:
    void told(const QString &sentence); // that it waits for the source, or why it does nothing
    void saved(bool isGood, const QString &sentence);

private:
    struct Waiting
    {
        MetricsExport what;
        QString file;
        csv::FileFormat format;
    };
    [[nodiscard]] bool isReady() const { return !m_source.isReady || m_source.isReady(); }
    void copy(MetricsExport what);
    void chooseFormat(MetricsExport what);
    void choose(MetricsExport what, const QString &title, const QString &suffix, const csv::FileFormat &format = {});
    void saveCsv(const csv::MetricsFormat &format, const QString &file);
    void end(const tl::expected<void, QString> &written, const QString &file, qint64 rows = -1);

    Source m_source;
    QWidget *m_panel;
    QString m_file;
    std::optional<Waiting> m_waiting;
    bool m_forSpreadsheets = true; // the last choice
};

} // namespace views
