// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csv/outputfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace csv {

namespace {

struct OutputWords
{
    Q_DECLARE_TR_FUNCTIONS(csv::ExportJob)
};

} // namespace

OutputFile::OutputFile(const QString &path)
    : m_path(path)
{
}

OutputFile::OutputFile(OutputFile &&) noexcept = default;

OutputFile::~OutputFile() = default;

bool OutputFile::isStandardOutput() const
{
    return m_path == u"-"_s;
}

bool OutputFile::open()
{
    const QFileInfo info(m_path);
    // A pipe or a device must not be replaced by a regular file.
    m_direct = isStandardOutput() || (info.exists() && !info.isFile() && !info.isDir());
    const auto mode = QIODevice::WriteOnly | QIODevice::Unbuffered;
    errno = 0;
    bool opened = false;
    if (isStandardOutput()) {
        auto file = std::make_unique<QFile>();
        opened = file->open(STDOUT_FILENO, mode, QFileDevice::DontCloseHandle);
        m_file = std::move(file);
    } else if (m_direct) {
        m_file = std::make_unique<QFile>(m_path);
        opened = m_file->open(mode);
    } else {
        m_failure = placeFailure(m_path);
        if (m_failure != Failure::None)
            return false;
        m_file = std::make_unique<QSaveFile>(m_path);
        opened = m_file->open(mode);
        // Whatever the error code, the likely reason that no file can be created in the folder is missing permission.
        if (!opened && errno != ENOSPC && errno != EDQUOT)
            errno = EACCES;
    }
    return opened || fail();
}

bool OutputFile::write(std::string_view bytes)
{
    errno = 0;
    qint64 done = 0;
    // A pipe may accept only part of the data.
    while (done < qint64(bytes.size())) {
        const qint64 written = m_file->write(bytes.data() + done, qint64(bytes.size()) - done);
        if (written <= 0)
            return fail();
        done += written;
    }
    return true;
}

bool OutputFile::commit()
{
    errno = 0;
    if (auto *file = qobject_cast<QSaveFile *>(m_file.get()))
        return file->commit() || fail();
    return m_file->flush() || fail();
}

bool OutputFile::fail()
{
    const int reason = errno;
    m_failure = m_direct && reason == EPIPE ? Failure::Closed : failureOf(*m_file, reason);
    return false;
}

OutputFile::Failure failureOf(const QFileDevice &file, int reason)
{
    using Failure = OutputFile::Failure;
    if (file.error() == QFileDevice::ResourceError || reason == ENOSPC || reason == EDQUOT || reason == EFBIG)
        return Failure::Full;
    return reason == EACCES || reason == EPERM || reason == EROFS ? Failure::NotAllowed : Failure::Other;
}

OutputFile::Failure placeFailure(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return OutputFile::Failure::IsFolder;
    return info.absoluteDir().exists() ? OutputFile::Failure::None : OutputFile::Failure::NoFolder;
}

QString sentenceOf(OutputFile::Failure failure, const QString &path)
{
    const QString name = path == u"-"_s ? OutputWords::tr("Standard output") : path;
    switch (failure) {
    case OutputFile::Failure::None:
    case OutputFile::Failure::Closed:
        return {};
    case OutputFile::Failure::NotAllowed:
        return OutputWords::tr("No permission to write %1. Choose another folder, or ask for permission.").arg(name);
    case OutputFile::Failure::NoFolder:
        return OutputWords::
            tr("%1 could not be created because its folder does not exist. Create the folder, or choose another one.")
                .arg(name);
    case OutputFile::Failure::IsFolder:
        return OutputWords::tr("%1 is a folder. Choose the name of a file in it.").arg(name);
    case OutputFile::Failure::Full:
        return OutputWords::tr("There is no space left for %1. Free some space and export again.").arg(name);
    case OutputFile::Failure::InUse:
        return OutputWords::tr("Another export is writing %1. Wait for it, or choose another file.").arg(name);
    case OutputFile::Failure::Other:
        return OutputWords::tr("%1 could not be written. Choose another folder and export again.").arg(name);
    }
    return {};
}

} // namespace csv
