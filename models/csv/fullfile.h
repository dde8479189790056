// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/csv/fullprogress.h"
#include "models/csv/metricsexportjob.h"
#include "models/csv/partfile.h"

namespace csv {

// The output of an export of every sample: a file that can be continued, or standard output, a pipe or a device. The
// functions that write return false if they fail; see failure(). Use from one thread.
class FullFile
{
public:
    explicit FullFile(const MetricsExportRequest &request);

    bool open();
    [[nodiscard]] bool isDirect() const { return m_direct.has_value(); } // cannot be continued
    [[nodiscard]] std::optional<FullProgress> earlier() const; // how far an earlier run came
    bool goOn(const FullProgress &progress); // behind that; false if it is not there any more
    bool startAnew();
    bool save(const FullProgress &progress); // from here on, it can be continued at this point

    // The samples of a part within a range, and the lines of gaps that end in it. `progress` has all curves of the
    // part; its sizes are updated.
    bool write(FullProgress &progress, const metrics::Answer &answer, const metrics::Range &within,
               const std::string &gaps);
    bool finish(const FullProgress &progress, const std::string &gaps); // the file appears
    void discard(); // what is unfinished

    [[nodiscard]] base::OutputFile::Failure failure() const;
    [[nodiscard]] QString failedPath() const;
    // The column of a curve that came after the header was written; empty = there is none.
    [[nodiscard]] const QString &lateColumn() const { return m_lateColumn; }

private:
    bool put(std::string &text);
    bool putGaps(const std::string &lines);
    bool putHeader(const FullProgress &progress);
    bool putLong(const metrics::Answer &answer, const metrics::Range &within);
    bool putWide(const FullProgress &progress, const metrics::Answer &answer, const metrics::Range &within);
    [[nodiscard]] std::string wideHeader(const FullProgress &progress) const;

    QString m_path;
    MetricsFormat m_format;
    std::optional<PartFile> m_part;
    std::optional<base::OutputFile> m_direct;
    std::size_t m_columnsWritten = 0; // of a header that is out already
    QString m_lateColumn;
};

} // namespace csv
