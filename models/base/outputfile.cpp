// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/outputfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace base {

namespace {

// Neither a file nor a folder, such as a pipe or a device: it must not be replaced by a regular file.
bool isSpecial(const QFileInfo &info)
{
    return info.exists() && !info.isFile() && !info.isDir();
}

struct OutputWords
{
    Q_DECLARE_TR_FUNCTIONS(base::OutputFile)
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

bool OutputFile::open(std::optional<QFileDevice::Permissions> permissions)
{
    m_direct = isStandardOutput() || isSpecial(QFileInfo(m_path));
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
    const bool isSet = opened && (!permissions || m_file->setPermissions(*permissions));
    return isSet || fail();
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
        return OutputWords::tr("There is no space left for %1. Free some space and try again.").arg(name);
    case OutputFile::Failure::InUse:
        return OutputWords::tr("Another export is writing %1. Wait for it, or choose another file.").arg(name);
    case OutputFile::Failure::Other:
        return OutputWords::tr("%1 could not be written. Choose another folder and try again.").arg(name);
    }
    return {};
}

tl::expected<void, QString> writeFile(const QString &path, QByteArrayView bytes,
                                      std::optional<QFileDevice::Permissions> permissions)
{
    if (isSpecial(QFileInfo(path)))
        return tl::unexpected(OutputWords::tr("%1 is no ordinary file. Choose another name.").arg(path));
    OutputFile file(path);
    if (file.open(permissions) && file.write({bytes.data(), std::size_t(bytes.size())}) && file.commit())
        return {};
    return tl::unexpected(sentenceOf(file.failure(), path));
}

} // namespace base
