// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memory/keptaside.h"

#include <QCoreApplication>
#include <QDate>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr int mostOfOneDay = 100;

struct KeptAsideWords
{
    Q_DECLARE_TR_FUNCTIONS(app::KeptAside)
};

} // namespace

QString keepAside(const QString &file)
{
    const QString base = file + u".unreadable-"_s + QDate::currentDate().toString(Qt::ISODate);
    for (int i = 1; i <= mostOfOneDay; ++i) {
        const QString name = i == 1 ? base : u"%1-%2"_s.arg(base).arg(i);
        if (!QFileInfo::exists(name))
            return QFile::rename(file, name) ? QFileInfo(name).fileName() : QString();
    }
    return {};
}

QString keptAsideSentence(const QString &what, const QString &newName)
{
    return newName.isEmpty()
        ? KeptAsideWords::tr("%1 could not be read. Defaults are used.").arg(what)
        : KeptAsideWords::tr("%1 could not be read. Defaults are used. The old file was renamed to %2.")
              .arg(what, newName);
}

} // namespace app
