// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/filelock.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QLockFile>

#include <chrono>
#include <thread>

namespace base {
namespace {

constexpr std::chrono::milliseconds lockPatience(300);
constexpr std::chrono::milliseconds lockStep(10);

} // namespace

std::unique_ptr<QLockFile> lockedBy(const QString &lock)
{
    QDir().mkpath(QFileInfo(lock).absolutePath());
    auto file = std::make_unique<QLockFile>(lock);
    const QDeadlineTimer end(lockPatience);
    while (!file->tryLock(0) && file->error() == QLockFile::LockFailedError) {
        if (end.hasExpired())
            return nullptr;
        std::this_thread::sleep_for(lockStep);
    }
    return file;
}

} // namespace base
