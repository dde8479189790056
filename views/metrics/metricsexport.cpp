// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/metrics/metricsexport.h"

#include "models/base/filename.h"
#include "models/base/outputfile.h"
#include "views/widgets/formatdialog.h"

#include <QBuffer>
#include <QClipboard>
#include <QCoreApplication>
#include <QDateTime>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPointer>
#include <QStandardPaths>
#include <QThreadPool>
#include <QUrl>
#include <QWidget>

#include <algorithm>

using namespace Qt::StringLiterals;
using Written = tl::expected<void, QString>;

namespace views {
namespace {

QByteArray pngOf(const QImage &picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    return bytes;
}

} // namespace

QString metricsFileName(const QString &object, const metrics::Range &range, table::Zone zone, const QString &suffix)
{
    const Qt::TimeSpec spec = zone == table::Zone::Utc ? Qt::UTC : Qt::LocalTime;
    const QDateTime from = QDateTime::fromMSecsSinceEpoch(range.fromMs, spec);
    const QDateTime to = QDateTime::fromMSecsSinceEpoch(range.toMs, spec);
    const QString end = to.toString(from.date() == to.date() ? u"HHmm"_s : u"yyyyMMdd-HHmm"_s);
    // Without spaces, for shells.
    const QString name = base::fileNameOf(object).replace(u' ', u'-');
    return u"%1-%2-%3.%4"_s.arg(name.isEmpty() ? u"metrics"_s : name, from.toString(u"yyyyMMdd-HHmm"_s), end, suffix);
}

qint64 csvRows(const metrics::Answer &answer, csv::MetricsForm form)
{
    qint64 samples = 0;
    std::vector<std::int64_t> times;
    for (const metrics::MetricAnswer &metric : answer.metrics) {
        std::vector<metrics::SeriesPtr> curves = metric.series;
        curves.insert(curves.end(), metric.impossible.begin(), metric.impossible.end());
        for (const metrics::SeriesPtr &series : curves) {
            for (const api::Samples *part : {&series->samples, &series->outOfRange}) {
                samples += qint64(part->size());
                if (form == csv::MetricsForm::Wide)
                    times.insert(times.end(), part->times.begin(), part->times.end());
            }
        }
    }
    if (form == csv::MetricsForm::Long)
        return samples;
    std::ranges::sort(times);
    return std::unique(times.begin(), times.end()) - times.begin();
}

MetricsExporter::MetricsExporter(Source source, QWidget *panel)
    : QObject(panel)
    , m_source(std::move(source))
    , m_panel(panel)
{
}

void MetricsExporter::start(MetricsExport what)
{
    switch (what) {
    case MetricsExport::CsvWide:
    case MetricsExport::CsvLong:
        chooseFormat(what);
        return;
    case MetricsExport::Png:
        choose(what, tr("Save picture"), u"png"_s);
        return;
    case MetricsExport::Svg:
        choose(what, tr("Save drawing"), u"svg"_s);
        return;
    case MetricsExport::CopyPicture:
    case MetricsExport::CopyStatistics:
        copy(what);
        return;
    }
}

void MetricsExporter::copy(MetricsExport what)
{
    if (!isReady())
        Q_EMIT told(tr("Not copied: some curves are still loading. Copy again when they are all here."));
    else if (what == MetricsExport::CopyPicture)
        QGuiApplication::clipboard()->setImage(m_source.picture());
    else
        QGuiApplication::clipboard()->setText(m_source.statistics());
}

void MetricsExporter::chooseFormat(MetricsExport what)
{
    auto *dialog = new FormatDialog(tr("Export metrics to CSV"), m_forSpreadsheets, m_panel);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, what] {
        m_forSpreadsheets = dialog->isForSpreadsheets();
        choose(what, dialog->windowTitle(), u"csv"_s, dialog->format());
    });
    dialog->open();
}

void MetricsExporter::choose(MetricsExport what, const QString &title, const QString &suffix,
                             const csv::FileFormat &format)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString start = QDir(folder).exists() ? folder : QDir::homePath();
    auto *chooser = new QFileDialog(m_panel, title, start);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setFileMode(QFileDialog::AnyFile);
    chooser->setNameFilters({tr("%1 files (*.%2)").arg(suffix.toUpper(), suffix), tr("All files (*)")});
    chooser->setDefaultSuffix(suffix);
    chooser->selectFile(m_source.fileName(suffix));
    connect(chooser, &QFileDialog::fileSelected, this,
            [this, what, format](const QString &file) { save(what, file, format); });
    chooser->open();
}

void MetricsExporter::proceed()
{
    if (!m_waiting || !isReady())
        return;
    const Waiting next = *std::exchange(m_waiting, std::nullopt);
    save(next.what, next.file, next.format);
}

void MetricsExporter::giveUp()
{
    if (const auto waiting = std::exchange(m_waiting, std::nullopt))
        Q_EMIT told(tr("%1 was not saved: another range or comparison is shown now. Export it again.")
                        .arg(QFileInfo(waiting->file).fileName()));
}

void MetricsExporter::save(MetricsExport what, const QString &file, const csv::FileFormat &format)
{
    if (!isReady()) {
        giveUp();
        m_waiting = {what, file, format};
        Q_EMIT told(tr("%1 is saved as soon as all curves are here.").arg(QFileInfo(file).fileName()));
        return;
    }
    switch (what) {
    case MetricsExport::CsvWide:
        saveCsv({csv::MetricsForm::Wide, format}, file);
        return;
    case MetricsExport::CsvLong:
        saveCsv({csv::MetricsForm::Long, format}, file);
        return;
    case MetricsExport::Png:
        end(base::writeFile(file, pngOf(m_source.picture())), file);
        return;
    case MetricsExport::Svg:
        end(base::writeFile(file, m_source.svg()), file);
        return;
    case MetricsExport::CopyPicture:
    case MetricsExport::CopyStatistics:
        return;
    }
}

void MetricsExporter::saveCsv(const csv::MetricsFormat &format, const QString &file)
{
    // Curves are immutable and shared: the copy is a few pointers.
    const auto axis = m_source.axis ? std::optional(m_source.axis()) : std::nullopt;
    QThreadPool::globalInstance()->start(
        [shown = m_source.answer(), axis, prepare = m_source.prepare, format, file, to = QPointer(this)] {
            const metrics::Answer answer = prepare ? prepare(shown) : shown;
            const csv::AxisTable table = axis
                ? csv::axisCsv(answer, {axis->kind, prepare ? prepare(axis->placed) : axis->placed}, format)
                : csv::AxisTable{csv::metricsCsv(answer, format), csvRows(answer, format.form)};
            const Written written = base::writeFile(file, table.text);
            const qint64 rows = table.rows;
            QMetaObject::invokeMethod(qApp, [to, written, file, rows] {
                if (to)
                    to->end(written, file, rows);
            });
        });
}

void MetricsExporter::end(const Written &written, const QString &file, qint64 rows)
{
    m_file = file;
    const QString name = QFileInfo(file).fileName();
    if (!written)
        Q_EMIT saved(false, written.error());
    else if (rows < 0)
        Q_EMIT saved(true, tr("Saved %1").arg(name));
    else
        Q_EMIT saved(
            true,
            tr("Saved %1, %2 row(s)", "", int(std::min<qint64>(rows, 1'000'000))).arg(name, table::countText(rows)));
}

void MetricsExporter::showLastFile() const
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_file).absolutePath()));
}

} // namespace views
