// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/exportdialog.h"

#include "models/table/format.h"
#include "views/list/exportoptions.h"
#include "views/look/sizes.h"
#include "views/widgets/controls.h"
#include "views/widgets/thinbar.h"

#include <QDate>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QStandardPaths>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace views {
namespace {

QString shortPath(const QString &file)
{
    const QString home = QDir::homePath();
    return file.startsWith(home + u'/') ? u'~' + file.mid(home.size()) : file;
}

} // namespace

QString exportFileName(catalog::Resource resource, const QDate &date)
{
    return u"%1-%2.csv"_s.arg(QLatin1StringView(resource->word), date.toString(Qt::ISODate));
}

void chooseExportFile(QWidget *parent, catalog::Resource resource, std::function<void(const QString &)> chosen)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString start = QDir(folder).exists() ? folder : QDir::homePath();
    auto *chooser = new QFileDialog(parent, catalog::wordsOf(resource->words.exportTitle), start);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setFileMode(QFileDialog::AnyFile);
    chooser->setNameFilters({ExportDialog::tr("CSV files (*.csv)"), ExportDialog::tr("All files (*)")});
    chooser->setDefaultSuffix(u"csv"_s);
    chooser->selectFile(exportFileName(resource, QDate::currentDate()));
    QObject::connect(chooser, &QFileDialog::fileSelected, parent,
                     [chosen = std::move(chosen)](const QString &file) { chosen(file); });
    chooser->open();
}

QString exportRowsText(qint64 written, qint64 expected)
{
    const QString rows = table::countText(written);
    return expected < 0 ? ExportDialog::tr("%1 row(s)", "", int(std::min<qint64>(written, 1'000'000))).arg(rows)
                        : ExportDialog::tr("%1 of %2 rows").arg(rows, table::countText(expected));
}

QString exportRateText(qint64 written, qint64 expected, double rowsPerSecond)
{
    if (rowsPerSecond <= 0)
        return {};
    QString rate = ExportDialog::tr("%1 rows/s").arg(table::countText(qint64(rowsPerSecond)));
    if (expected < written)
        return rate;
    const auto left = std::int64_t(std::ceil(double(expected - written) / rowsPerSecond));
    return ExportDialog::tr("%1, %2 left").arg(rate, table::durationText(left));
}

ExportDialog::ExportDialog(JobMaker makeJob, const csv::ExportRequest &request, QWidget *parent)
    : QDialog(parent)
    , m_makeJob(std::move(makeJob))
    , m_request(request)
{
    setWindowTitle(catalog::wordsOf(request.resource->words.exportTitle));
    setModal(false);
    build();
    m_show.setSingleShot(true);
    m_show.setInterval(100);
    connect(&m_show, &QTimer::timeout, this, &ExportDialog::showProgress);
    this->makeJob();
    showProgress();
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::makeJob()
{
    m_job = m_makeJob();
    connect(m_job.get(), &csv::ExportJob::progress, this, [this] {
        if (!m_show.isActive())
            m_show.start();
    });
    connect(m_job.get(), &csv::ExportJob::finished, this, &ExportDialog::jobFinished);
    m_hasEnded = false;
    m_where->setText(tr("%1 is created when all rows have been written.").arg(shortPath(m_request.file)));
    m_where->setForegroundRole(QPalette::PlaceholderText);
    m_hide->show();
    m_folder->hide();
    m_retry->hide();
    m_cancel->setText(tr("Cancel"));
}

void ExportDialog::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(dialogPadding, dialogPadding, dialogPadding, dialogPadding);
    body->setSpacing(8);
    auto *figures = new QHBoxLayout;
    m_rows = textLabel({}, TextSize::Body, this);
    m_rows->setObjectName(u"rows"_s);
    m_rate = secondaryLabel({}, TextSize::Body, this);
    m_rate->setObjectName(u"rate"_s);
    figures->addWidget(m_rows);
    figures->addStretch();
    figures->addWidget(m_rate);
    body->addLayout(figures);
    m_bar = new ThinBar(this);
    body->addWidget(m_bar);
    m_where = secondaryLabel({}, TextSize::Body, this);
    m_where->setObjectName(u"where"_s);
    m_where->setWordWrap(true);
    body->addWidget(m_where);
    layout->addLayout(body, 1);

    auto *footer = new Panel(QPalette::Window, Qt::TopEdge, this);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(dialogPadding, 12, dialogPadding, 12);
    row->setSpacing(controlGap);
    const bool isLocal = m_request.format.times == csv::Times::Local;
    const QString zone = isLocal ? QString::fromStdString(csv::localZoneName()) : u"UTC"_s;
    row->addWidget(secondaryLabel(tr("%n column(s), times in %1", "a time zone", columnCount(m_request)).arg(zone),
                                  TextSize::Body, footer));
    row->addStretch();
    m_folder = pushButton(tr("Open folder"), ButtonRole::Normal, footer);
    m_retry = pushButton(tr("Retry"), ButtonRole::Normal, footer);
    m_retry->setObjectName(u"retry"_s);
    m_hide = pushButton(tr("Hide"), ButtonRole::Normal, footer);
    m_hide->setObjectName(u"hide"_s);
    m_cancel = pushButton(tr("Cancel"), ButtonRole::Normal, footer);
    m_cancel->setObjectName(u"cancel"_s);
    for (QPushButton *button : {m_folder, m_retry, m_hide, m_cancel})
        button->setAutoDefault(true); // Enter presses the one with the focus
    connect(m_hide, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_retry, &QPushButton::clicked, this, [this] {
        makeJob();
        start();
    });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_job->isRunning())
            m_job->cancel();
        else
            reject();
    });
    connect(m_folder, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_request.file).absolutePath())); });
    row->addWidget(m_folder);
    row->addWidget(m_retry);
    row->addWidget(m_hide);
    row->addWidget(m_cancel);
    layout->addWidget(footer);
    setMinimumWidth(appMetrics().dw(64));
}

void ExportDialog::start()
{
    m_job->start();
    Q_EMIT started();
    showProgress();
}

QString ExportDialog::jobTitle() const
{
    return catalog::wordsOf(m_request.resource->words.exporting);
}

double ExportDialog::doneShare() const
{
    const qint64 expected = m_job->rowsExpected();
    return expected > 0 ? std::min(1.0, double(m_job->rowsWritten()) / double(expected)) : -1;
}

void ExportDialog::showProgress()
{
    const qint64 written = m_job->rowsWritten();
    const qint64 expected = m_job->rowsExpected();
    m_rows->setText(exportRowsText(written, expected));
    m_rate->setText(m_job->isRunning() ? exportRateText(written, expected, m_job->rowsPerSecond()) : QString());
    m_bar->setDone(doneShare());
    Q_EMIT progressed();
}

void ExportDialog::jobFinished()
{
    m_hasEnded = true;
    m_show.stop();
    showProgress();
    const bool good = m_job->hasSucceeded();
    if (good)
        m_bar->setDone(1);
    m_where->setText(closingSentence());
    m_where->setForegroundRole(QPalette::WindowText);
    m_hide->hide();
    m_folder->setVisible(good);
    m_retry->setVisible(!good && !m_job->wasCancelled());
    m_cancel->setText(tr("Close"));
    m_cancel->setFocus();
    fitText();
    Q_EMIT ended(m_job->isComplete(), closingSentence());
}

QString ExportDialog::closingSentence() const
{
    const QString sentence = m_job->closingSentence();
    return m_job->hasSucceeded() || m_job->wasCancelled() ? sentence : tr("%1 No file was saved.").arg(sentence);
}

// A sentence of several lines needs more height than the one before it.
void ExportDialog::fitText()
{
    layout()->activate();
    if (const int needed = layout()->heightForWidth(width()); needed > height())
        resize(width(), needed);
}

void ExportDialog::reject()
{
    if (m_hasEnded)
        QDialog::reject();
    else
        hide();
}

void ExportDialog::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
}

} // namespace views
