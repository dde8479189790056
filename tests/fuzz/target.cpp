// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/target.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>
#include <cstdlib>

// Called by libFuzzer.
extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    static const QCoreApplication application(*argc, *argv);
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {});
    return 0;
}

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    tryInput(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    return 0;
}

namespace fuzz {

void require(bool isSo, const char *what)
{
    if (isSo)
        return;
    std::fprintf(stderr, "NOT SO: %s\n", what);
    std::abort();
}

QString folder()
{
    static const QTemporaryDir own;
    return own.path();
}

QString fileOf(const char *name, const QByteArray &bytes)
{
    QFile file(folder() + u'/' + QString::fromLatin1(name));
    require(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size(), "the file can be written");
    return file.fileName();
}

} // namespace fuzz
