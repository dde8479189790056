// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/metricsexport.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QImage>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(views::MetricsExport)
};

constexpr qsizetype longestName = 80;

// What every file system takes, and no shell minds.
QString safeName(const QString &name)
{
    QString safe;
    for (const QChar c : name.left(longestName)) {
        const bool isPlain = c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.';
        safe += isPlain ? c : QChar(u'-');
    }
    while (safe.startsWith(u'.') || safe.startsWith(u'-'))
        safe.remove(0, 1);
    return safe.isEmpty() ? u"metrics"_s : safe;
}

Saved saved(const QString &file)
{
    return {true, Words::tr("Saved %1").arg(QFileInfo(file).fileName())};
}

Saved notSaved(const QString &file)
{
    return {
        false,
        Words::tr("%1 cannot be written. Choose another place and export again.").arg(QDir::toNativeSeparators(file))};
}

} // namespace

QString metricsFileName(const QString &object, const metrics::Range &range, table::Zone zone, const QString &suffix)
{
    const Qt::TimeSpec spec = zone == table::Zone::Utc ? Qt::UTC : Qt::LocalTime;
    const QDateTime from = QDateTime::fromMSecsSinceEpoch(range.fromMs, spec);
    const QDateTime to = QDateTime::fromMSecsSinceEpoch(range.toMs, spec);
    const QString end = to.toString(from.date() == to.date() ? u"HHmm"_s : u"yyyyMMdd-HHmm"_s);
    return u"%1-%2-%3.%4"_s.arg(safeName(object), from.toString(u"yyyyMMdd-HHmm"_s), end, suffix);
}

void chooseMetricsFile(QWidget *parent, const QString &title, const QString &name,
                       std::function<void(const QString &)> chosen)
{
    const QString suffix = name.section(u'.', -1);
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString start = QDir(folder).exists() ? folder : QDir::homePath();
    auto *chooser = new QFileDialog(parent, title, start);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setFileMode(QFileDialog::AnyFile);
    chooser->setNameFilters({Words::tr("%1 files (*.%2)").arg(suffix.toUpper(), suffix), Words::tr("All files (*)")});
    chooser->setDefaultSuffix(suffix);
    chooser->selectFile(name);
    QObject::connect(chooser, &QFileDialog::fileSelected, parent,
                     [chosen = std::move(chosen)](const QString &file) { chosen(file); });
    chooser->open();
}

Saved savePng(const QImage &picture, const QString &file)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    QSaveFile target(file);
    const bool isGood = target.open(QIODevice::WriteOnly) && target.write(bytes) == bytes.size() && target.commit();
    return isGood ? saved(file) : notSaved(file);
}

Saved saveSvg(const std::function<bool(const QString &)> &write, const QString &file)
{
    return write(file) ? saved(file) : notSaved(file);
}

Saved saveCsv(const metrics::Answer &, bool, const QString &file)
{
    return notSaved(file);
}

} // namespace views
