// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/outputfile.h"

#include <QFile>
#include <QJsonObject>

#include <optional>
#include <string_view>

namespace csv {

// The unfinished output of an export that can be continued. Beside FILE there are meanwhile FILE.part (what is
// written), FILE.part.gaps (the list of gaps) and FILE.part.json (how far both are good); FILE itself appears complete
// or not at all. Only one process at a time can open them. Use from one thread.
class PartFile
{
public:
    explicit PartFile(const QString &target);

    bool open();
    [[nodiscard]] std::optional<QJsonObject> progress() const; // of an earlier run
    // Cuts both files to these lengths and goes on behind. False if they are shorter, or cannot be cut.
    bool cut(std::int64_t bytes, std::int64_t gapBytes);
    bool write(std::string_view bytes);
    bool writeGaps(std::string_view bytes);
    // From here on, a run that is killed can be continued at this point.
    bool save(const QJsonObject &progress);

    // Moves the files into place: FILE, and FILE.gaps.csv if there are gaps.
    bool finish();
    // The same for lines whose header is known only now. Those with fewer cells are filled up; no cell has quotes.
    bool finishWith(std::string_view header, std::size_t cells, char delimiter);
    void remove(); // nothing of it can be continued

    [[nodiscard]] std::int64_t bytes() const { return m_bytes; }
    [[nodiscard]] std::int64_t gapBytes() const { return m_gapBytes; }
    [[nodiscard]] base::OutputFile::Failure failure() const { return m_failure; }
    [[nodiscard]] const QString &failedPath() const { return m_failedPath; } // of the file that failed

private:
    bool openOne(QFile &file);
    bool append(QFile &file, std::string_view bytes, std::int64_t &count);
    bool fail(const QFileDevice &file);
    bool copyGaps();

    QString m_target; // links resolved
    QFile m_file;
    QFile m_gaps;
    std::int64_t m_bytes = 0;
    std::int64_t m_gapBytes = 0;
    base::OutputFile::Failure m_failure = base::OutputFile::Failure::None;
    QString m_failedPath;
};

[[nodiscard]] QString gapsFileName(const QString &file); // FILE.gaps.csv

} // namespace csv
