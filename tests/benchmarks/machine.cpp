// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/machine.h"

#include <QDateTime>
#include <QFile>
#include <QString>
#include <QSysInfo>
#include <QThread>

#include <cstdlib>
#include <ctime>
#include <malloc.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace bench {

namespace {

QString processorName()
{
    QFile file(u"/proc/cpuinfo"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (const QString &line : lines) {
        if (line.startsWith("model name"_L1))
            return line.section(u':', 1).trimmed();
    }
    return {};
}

} // namespace

QJsonObject machineFacts()
{
    double load[3] = {};
    getloadavg(load, 3);
    return {{u"processor"_s, processorName()},
            {u"processors"_s, QThread::idealThreadCount()},
            {u"memoryBytes"_s, double(sysconf(_SC_PHYS_PAGES)) * double(sysconf(_SC_PAGESIZE))},
            {u"system"_s, QSysInfo::prettyProductName()},
            {u"kernel"_s, QSysInfo::kernelVersion()},
            {u"loadAverage"_s, load[0]},
            {u"qt"_s, QString::fromLatin1(qVersion())},
            {u"compiler"_s, QStringLiteral(__VERSION__)},
            {u"build"_s, QStringLiteral(BINNACLE_BUILD_TYPE)},
            {u"version"_s, QStringLiteral(BINNACLE_VERSION)},
            {u"time"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)}};
}

double heapBytes()
{
    const struct mallinfo2 info = mallinfo2();
    return double(info.uordblks) + double(info.hblkhd);
}

double residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> fields = file.readAll().split(' ');
    return fields.size() > 1 ? fields[1].toDouble() * double(sysconf(_SC_PAGESIZE)) : 0;
}

void releaseFreeMemory()
{
    malloc_trim(0);
}

double threadCpuMs()
{
    timespec now = {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

} // namespace bench
