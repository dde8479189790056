// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QFileDevice>
#include <QString>

#include <tl/expected.hpp>

#include <memory>
#include <optional>
#include <string_view>

namespace base {

// A file that appears complete or not at all: commit() moves a temporary file from the same folder into place. Standard
// output ("-"), pipes and devices are written directly. Use from one thread at a time.
class OutputFile
{
public:
    enum class Failure {
        None,
        NotAllowed, // no permission to write the folder or the file
        NoFolder, // the folder does not exist
        IsFolder, // the name is that of a folder
        Full, // no space left, or a size limit is exceeded
        InUse, // another export writes it
        Closed, // the reader of the output has closed it: nothing to report
        Other,
    };

    explicit OutputFile(const QString &path);
    OutputFile(OutputFile &&) noexcept;
    ~OutputFile(); // removes the file unless committed

    // `permissions`: of the file; absent = as usual for new files, or as they were.
    bool open(std::optional<QFileDevice::Permissions> permissions = {});
    bool write(std::string_view bytes);
    bool commit();

    [[nodiscard]] Failure failure() const { return m_failure; }
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] bool isStandardOutput() const;

private:
    bool fail();

    QString m_path;
    std::unique_ptr<QFileDevice> m_file;
    bool m_direct = false; // written directly
    Failure m_failure = Failure::None;
};

// Why an operation on a file failed, from errno right after it.
[[nodiscard]] OutputFile::Failure failureOf(const QFileDevice &file, int reason);
// Why there can be no file with this name: its folder does not exist, or it is a folder itself.
[[nodiscard]] OutputFile::Failure placeFailure(const QString &path);

// What went wrong with the file and what to do next; empty if nothing did or it need not be reported.
[[nodiscard]] QString sentenceOf(OutputFile::Failure failure, const QString &path);

// Writes a file whole or not at all, or gives a translated sentence about why not. Never waits: pipes are refused.
[[nodiscard]] tl::expected<void, QString> writeFile(const QString &path, QByteArrayView bytes,
                                                    std::optional<QFileDevice::Permissions> permissions = {});

} // namespace base
