// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/smallfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace base {
namespace {

using FileRefusal = tl::unexpected<QString>;

constexpr qint64 mostOfSmallFile = 1024 * 1024;

struct SmallFileWords
{
    Q_DECLARE_TR_FUNCTIONS(base::SmallFile)
};

} // namespace

QString calledFile(const QString &file)
{
    const QString name = QFileInfo(file).fileName();
    return name.isEmpty() ? file : name;
}

tl::expected<QByteArray, QString> readSmallFile(const QString &file)
{
    const QString name = calledFile(file);
    const QFileInfo info(file);
    if (!info.exists())
        return FileRefusal(SmallFileWords::tr("There is no file %1.").arg(name));
    QFile source(file);
    if (!info.isFile() || !source.open(QIODevice::ReadOnly)) // a pipe might never end
        return FileRefusal(
            SmallFileWords::tr("%1 cannot be read. Check that it is a file, and its permissions.").arg(name));
    QByteArray bytes = source.read(mostOfSmallFile + 1);
    if (source.error() != QFile::NoError)
        return FileRefusal(
            SmallFileWords::tr("%1 could not be read to its end. Check the disk or the network drive that "
                               "it is on.")
                .arg(name));
    if (bytes.size() > mostOfSmallFile)
        return FileRefusal(SmallFileWords::tr("%1 is too large: it has more than 1 MB.").arg(name));
    return bytes;
}

} // namespace base
