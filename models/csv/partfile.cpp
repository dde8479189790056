// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csv/partfile.h"

#include "models/csv/cells.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace csv {
namespace {

// A link stays a link: its target is written.
QString resolved(const QString &path)
{
    const QFileInfo info(path);
    return info.isSymLink() && info.exists() ? info.canonicalFilePath() : path;
}

QString progressName(const QString &target)
{
    return target + u".part.json"_s;
}

// Replaces the file, and takes over its permissions.
bool moveOnto(QFile &file, const QString &target)
{
    if (const QFileInfo old(target); old.exists())
        file.setPermissions(old.permissions());
    errno = 0;
    return std::rename(QFile::encodeName(file.fileName()).constData(), QFile::encodeName(target).constData()) == 0;
}

} // namespace

QString gapsFileName(const QString &file)
{
    return file + u".gaps.csv"_s;
}

PartFile::PartFile(const QString &target)
    : m_target(resolved(target))
    , m_file(m_target + u".part"_s)
    , m_gaps(m_target + u".part.gaps"_s)
{
}

bool PartFile::open()
{
    m_failedPath = m_target;
    m_failure = base::placeFailure(m_target);
    if (m_failure != base::OutputFile::Failure::None || !openOne(m_file))
        return false;
    if (::flock(m_file.handle(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        m_failure = base::OutputFile::Failure::InUse;
        return false;
    }
    // Another export may have made it the finished file between opening and locking it.
    struct stat opened = {};
    struct stat named = {};
    const QByteArray path = QFile::encodeName(m_file.fileName());
    if (::fstat(m_file.handle(), &opened) != 0 || ::stat(path.constData(), &named) != 0 || opened.st_ino != named.st_ino
        || opened.st_dev != named.st_dev) {
        m_failure = base::OutputFile::Failure::InUse;
        return false;
    }
    return openOne(m_gaps);
}

bool PartFile::openOne(QFile &file)
{
    errno = 0;
    if (file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return true;
    // Whatever the error code, the likely reason is missing permission.
    if (errno != ENOSPC && errno != EDQUOT)
        errno = EACCES;
    return fail(file);
}

std::optional<QJsonObject> PartFile::progress() const
{
    QFile file(progressName(m_target));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

bool PartFile::cut(std::int64_t bytes, std::int64_t gapBytes)
{
    if (m_file.size() < bytes || m_gaps.size() < gapBytes)
        return false;
    errno = 0;
    if (!m_file.resize(bytes) || !m_file.seek(bytes))
        return fail(m_file);
    if (!m_gaps.resize(gapBytes) || !m_gaps.seek(gapBytes))
        return fail(m_gaps);
    m_bytes = bytes;
    m_gapBytes = gapBytes;
    return true;
}

bool PartFile::write(std::string_view bytes)
{
    return append(m_file, bytes, m_bytes);
}

bool PartFile::writeGaps(std::string_view bytes)
{
    return append(m_gaps, bytes, m_gapBytes);
}

bool PartFile::append(QFile &file, std::string_view bytes, std::int64_t &count)
{
    errno = 0;
    qint64 done = 0;
    while (done < qint64(bytes.size())) {
        const qint64 written = file.write(bytes.data() + done, qint64(bytes.size()) - done);
        if (written <= 0)
            return fail(file);
        done += written;
    }
    count += done;
    return true;
}

bool PartFile::save(const QJsonObject &progress)
{
    // The files must be on the disk before the progress that counts on them.
    errno = 0;
    if (::fdatasync(m_file.handle()) != 0)
        return fail(m_file);
    if (::fdatasync(m_gaps.handle()) != 0)
        return fail(m_gaps);
    QSaveFile file(progressName(m_target));
    const QByteArray bytes = QJsonDocument(progress).toJson(QJsonDocument::Compact);
    return (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit()) || fail(file);
}

bool PartFile::finish()
{
    if (!copyGaps())
        return false;
    if (!moveOnto(m_file, m_target))
        return fail(m_file);
    remove();
    return true;
}

bool PartFile::finishWith(std::string_view header, std::size_t cells, char delimiter)
{
    QFile rows(m_file.fileName());
    base::OutputFile output(m_target);
    if (!rows.open(QIODevice::ReadOnly))
        return fail(rows);
    bool isGood = output.open() && output.write(header);
    constexpr std::size_t chunk = 1 << 20;
    std::string lines;
    while (isGood && !rows.atEnd()) {
        QByteArray line = rows.readLine();
        line.chop(qsizetype(lineEnd.size()));
        const auto filled = std::size_t(line.count(delimiter)) + 1;
        lines.append(line.constData(), std::size_t(line.size()));
        lines.append(std::max(cells, filled) - filled, delimiter);
        lines += lineEnd;
        if (lines.size() > chunk || rows.atEnd()) {
            isGood = output.write(lines);
            lines.clear();
        }
    }
    if (isGood && !copyGaps())
        return false;
    if (!isGood || !output.commit()) {
        m_failedPath = m_target;
        m_failure = output.failure();
        return false;
    }
    remove();
    return true;
}

// A copy, so that the list is still there if the next step fails.
bool PartFile::copyGaps()
{
    const QString name = gapsFileName(m_target);
    if (m_gapBytes == 0) {
        QFile::remove(name); // the list of a file that is replaced
        return true;
    }
    base::OutputFile output(name);
    bool isGood = m_gaps.seek(0) && output.open();
    constexpr qint64 chunk = 1 << 20;
    while (isGood && !m_gaps.atEnd()) {
        const QByteArray bytes = m_gaps.read(chunk);
        isGood = output.write({bytes.constData(), std::size_t(bytes.size())});
    }
    if (isGood && output.commit())
        return true;
    m_failedPath = name;
    m_failure = output.failure();
    return false;
}

void PartFile::remove()
{
    // After finish(), the first of them is the finished file.
    for (const QString &name : {m_target + u".part"_s, m_target + u".part.gaps"_s, progressName(m_target)})
        QFile::remove(name);
}

bool PartFile::fail(const QFileDevice &file)
{
    const int reason = errno;
    m_failedPath = file.fileName();
    m_failure = base::failureOf(file, reason);
    return false;
}

} // namespace csv
