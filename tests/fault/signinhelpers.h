// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/runaisession.h"
#include "models/session/savedconnections.h"
#include "tests/support/faultserver.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

// Files of the tests about signing in.
namespace signin {

inline QByteArray jwt(const QByteArray &claims)
{
    return "eyJ." + claims.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) + ".sig";
}

inline void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(text) != text.size())
        qFatal("cannot write");
}

inline QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline int lines(const QString &path)
{
    return int(read(path).count('\n'));
}

// Names, times and contents of all files.
inline QByteArray contents(const QTemporaryDir &folder)
{
    QByteArray all;
    const QFileInfoList files = QDir(folder.path()).entryInfoList(QDir::Files | QDir::Hidden, QDir::Name);
    for (const QFileInfo &file : files)
        all += file.fileName().toUtf8() + file.lastModified().toString(Qt::ISODateWithMs).toLatin1()
            + read(file.filePath());
    return all;
}

// A program of the shell; returns the command that runs it.
inline QString script(const QTemporaryDir &folder, const QByteArray &body)
{
    const QString path = folder.filePath(QStringLiteral("print token"));
    write(path, "#!/bin/sh\n" + body + '\n');
    QFile::setPermissions(path, QFile::permissions(path) | QFileDevice::ExeOwner);
    return u'"' + path + u'"';
}

} // namespace signin
