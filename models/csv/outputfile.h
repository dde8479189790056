// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>
#include <string_view>

class QFileDevice;

namespace csv {

// A file that appears whole or not at all: it is written beside its place and moved there by commit(). Standard output
// ("-"), pipes and devices are written as the bytes come. One thread at a time.
class OutputFile
{
public:
    enum class Failure {
        None,
        NotAllowed, // the folder or the file may not be written
        NoFolder, // the folder does not exist, or the name is a folder's
        Full, // no space left, or above a limit of size
        Closed, // whoever read our output went away: nothing to tell
        Other,
    };

    explicit OutputFile(const QString &path);
    OutputFile(OutputFile &&) noexcept;
    ~OutputFile(); // without commit() nothing is left

    bool open();
    bool write(std::string_view bytes);
    bool commit();

    [[nodiscard]] Failure failure() const { return m_failure; }
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] bool isStandardOutput() const;

private:
    bool fail();

    QString m_path;
    std::unique_ptr<QFileDevice> m_file;
    bool m_direct = false; // written in place
    Failure m_failure = Failure::None;
};

// What went wrong with the file and what to do next, for people; empty if nothing did or nobody needs to know.
[[nodiscard]] QString sentenceOf(OutputFile::Failure failure, const QString &path);

} // namespace csv
