// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csv/exportjob.h"

#include "models/csv/exportcolumns.h"
#include "models/csv/exportsentence.h"
#include "models/csv/rowchooser.h"
#include "models/csv/writer.h"
#include "models/table/listreader.h"

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace csv {

namespace {

constexpr int progressMs = 100;

} // namespace

bool hasNames(const ExportRequest &request)
{
    const auto isNamed = [&](const table::ColumnInfo *column) {
        return request.columns.contains(QString::fromStdString(nameHeader(*column)));
    };
    return request.names
        || (!request.columns.isEmpty() && std::ranges::any_of(catalog::columns(request.resource), isNamed));
}

struct ExportJob::Private final : table::ListReader::User
{
    enum class State { Idle, Running, Succeeded, Failed, Cancelled };

    Private(ExportJob *job, std::unique_ptr<table::TableSource> from, ExportRequest what)
        : q(job)
        , source(std::move(from))
        , request(std::move(what))
    {
    }

    void start();
    bool openWriter();
    void take(const std::shared_ptr<const table::TablePage> &page, const std::vector<table::Pager::Row> &rows,
              std::vector<int> fresh) override;
    [[nodiscard]] int pagesInUse() const override { return writer->pagesWaiting(); }
    [[nodiscard]] bool hasAll() const override { return chooser && chooser->hasAll(); }
    void changed() override;
    [[nodiscard]] std::vector<std::string> namesIn(const table::TablePage &page, const std::vector<int> &rows) const;
    void noteFaults(table::ReadFaults further);
    void noteLack();
    void onWriterChanged();
    void finishIfComplete();
    void fail(const QString &what, const QString &serverWords = {});
    void end(State how);

    ExportJob *q;
    std::unique_ptr<table::TableSource> source;
    ExportRequest request;
    std::optional<RowChooser> chooser; // of request.only
    std::unique_ptr<table::ListReader> reader;
    std::vector<int> nameColumns; // whose objects are also written by name, in the order of the file
    ExportFigures figures;

    std::unique_ptr<Writer> writer;
    bool isCommitting = false;
    std::atomic<bool> writerTold = false; // an event about the writer is pending
    QTimer progressTimer;
    qint64 progressShown = 0;
    QElapsedTimer clock;
    State state = State::Idle;
    QString sentence;
    QString detail;
    bool lostReader = false;
};

void ExportJob::Private::start()
{
    state = State::Running;
    if (request.only)
        chooser.emplace(*request.only);
    clock.start();
    if (!openWriter())
        return;
    reader = std::make_unique<table::ListReader>(
        *source, request.query, table::ListReader::Options{.compares = !request.only.has_value()}, *this);
    QObject::connect(&progressTimer, &QTimer::timeout, q, [this] {
        if (const qint64 now = q->rowsWritten(); std::exchange(progressShown, now) != now)
            Q_EMIT q->progress();
    });
    progressTimer.start(progressMs);
    reader->start();
}

bool ExportJob::Private::openWriter()
{
    std::vector<const table::ColumnInfo *> all;
    all.reserve(std::size_t(source->columnCount()));
    for (int i = 0; i < source->columnCount(); ++i)
        all.push_back(&source->column(i));
    const auto chosen = exportColumns(all, request.columns, request.names);
    if (!chosen) {
        fail(ExportJob::tr("There is no column \"%1\".").arg(chosen.error()));
        return false;
    }
    std::vector<WriterColumn> columns;
    std::string header = request.format.bom ? std::string(byteOrderMark) : std::string();
    for (const ExportColumn &one : *chosen) {
        const table::ColumnInfo &column = *all[std::size_t(one.index)];
        if (!columns.empty())
            header += request.format.delimiter;
        header += one.isName ? nameHeader(column) : headerCell(column, request.format.times);
        columns.push_back({one.index, one.isName ? table::Kind::Text : column.kind, one.isName});
        if (one.isName)
            nameColumns.push_back(one.index);
    }
    header += lineEnd;

    base::OutputFile file(request.file);
    if (!file.open()) {
        fail(base::sentenceOf(file.failure(), request.file));
        return false;
    }
    writer = std::make_unique<Writer>(std::move(file), std::move(header), std::move(columns), request.format, [this] {
        if (!writerTold.exchange(true))
            QMetaObject::invokeMethod(
                q, [this] { onWriterChanged(); }, Qt::QueuedConnection);
    });
    return true;
}

void ExportJob::Private::take(const std::shared_ptr<const table::TablePage> &page,
                              const std::vector<table::Pager::Row> &rows, std::vector<int> fresh)
{
    if (chooser)
        chooser->choose(rows, fresh);
    if (fresh.empty())
        return;
    noteFaults(page->faultsOf(fresh));
    std::vector<std::string> names = namesIn(*page, fresh);
    writer->add({page, std::move(fresh), std::move(names)});
}

void ExportJob::Private::changed()
{
    if (const auto &problem = reader->problem())
        return fail(problem->sentence, problem->detail);
    if (reader->isRead() && !std::exchange(isCommitting, true))
        writer->commit(); // which is told later
    else
        finishIfComplete();
}

// In this thread: the source may learn names meanwhile.
std::vector<std::string> ExportJob::Private::namesIn(const table::TablePage &page, const std::vector<int> &rows) const
{
    std::vector<std::string> names;
    names.reserve(rows.size() * nameColumns.size());
    for (const int row : rows) {
        for (const int column : nameColumns) {
            const table::Value value = page.value(row, column);
            const auto *reference = std::get_if<table::Reference>(&value);
            names.push_back(reference ? reference->name.toStdString() : std::string());
        }
    }
    return names;
}

// Only faults in rows that are written count.
void ExportJob::Private::noteFaults(table::ReadFaults further)
{
    if (!request.columns.isEmpty()) {
        further.fields.removeIf(
            [this](const table::ReadFaults::Field &field) { return !request.columns.contains(field.key); });
    }
    figures.faults.add(further);
}

// Only what is in the file counts.
void ExportJob::Private::noteLack()
{
    const table::Lack lack = source->lack();
    if (lack.columns.none()) // it is about rows
        figures.lacking = lack.sentence;
    for (int column = 0; column < source->columnCount(); ++column) {
        const QString key = QString::fromLatin1(source->column(column).key);
        const bool isWritten = request.columns.isEmpty() || request.columns.contains(key);
        if (isWritten && lack.columns.test(std::size_t(column)))
            figures.lacking = lack.sentence;
    }
}

void ExportJob::Private::onWriterChanged()
{
    writerTold = false;
    if (state != State::Running)
        return;
    if (const auto failure = writer->failure(); failure != base::OutputFile::Failure::None) {
        lostReader = failure == base::OutputFile::Failure::Closed;
        fail(base::sentenceOf(failure, request.file));
        return;
    }
    finishIfComplete();
    reader->goOn();
}

void ExportJob::Private::finishIfComplete()
{
    if (state != State::Running || !writer->isCommitted() || !reader->isFinished())
        return;
    end(State::Succeeded);
    noteLack();
    sentence = (successSentence(request, figures) + u' ' + source->remark(reader->query())).trimmed();
    Q_EMIT q->progress();
    Q_EMIT q->finished();
}

void ExportJob::Private::fail(const QString &what, const QString &serverWords)
{
    end(State::Failed);
    sentence = what;
    detail = serverWords;
    // Not before start() has returned.
    QMetaObject::invokeMethod(q, &ExportJob::finished, Qt::QueuedConnection);
}

void ExportJob::Private::end(State how)
{
    state = how;
    figures.elapsedMs = clock.isValid() ? clock.elapsed() : 0;
    progressTimer.stop();
    if (reader) {
        reader->stop();
        figures.counts = reader->counts();
    }
    figures.rows = writer ? writer->rowsWritten() : 0;
    writer.reset();
}

ExportJob::ExportJob(api::Client &client, const catalog::ClusterNames &names, const ExportRequest &request,
                     QObject *parent)
    : ExportJob(request.shown ? request.shown() : catalog::makeSource(request.resource, client, names), request, parent)
{
}

ExportJob::ExportJob(std::unique_ptr<table::TableSource> source, ExportRequest request, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(source), std::move(request)))
{
}

ExportJob::~ExportJob()
{
    // The reader and the writer call the private part: end them before it is destroyed.
    d->reader.reset();
    d->writer.reset();
}

void ExportJob::start()
{
    if (d->state == Private::State::Idle)
        d->start();
}

void ExportJob::cancel()
{
    if (d->state != Private::State::Running)
        return;
    d->end(Private::State::Cancelled);
    d->sentence = tr("The export was cancelled. No file was saved.");
    QMetaObject::invokeMethod(this, &ExportJob::finished, Qt::QueuedConnection);
}

qint64 ExportJob::rowsWritten() const
{
    return d->writer ? d->writer->rowsWritten() : d->figures.rows;
}

qint64 ExportJob::rowsExpected() const
{
    if (d->request.only)
        return d->request.only->count;
    return d->reader ? d->reader->counts().before.value_or(-1) : -1;
}

double ExportJob::rowsPerSecond() const
{
    const qint64 ms = elapsedMs();
    return ms > 0 ? double(rowsWritten()) * 1000 / double(ms) : 0;
}

qint64 ExportJob::elapsedMs() const
{
    return isRunning() ? d->clock.elapsed() : d->figures.elapsedMs;
}

bool ExportJob::isRunning() const
{
    return d->state == Private::State::Running;
}

bool ExportJob::hasSucceeded() const
{
    return d->state == Private::State::Succeeded;
}

bool ExportJob::isComplete() const
{
    return hasSucceeded() && d->figures.counts.missing == 0 && !d->figures.counts.impossible
        && d->figures.lacking.isEmpty();
}

bool ExportJob::wasCancelled() const
{
    return d->state == Private::State::Cancelled;
}

bool ExportJob::hasLostReader() const
{
    return d->lostReader;
}

QString ExportJob::closingSentence() const
{
    return d->sentence;
}

QString ExportJob::problemDetail() const
{
    return d->detail;
}

} // namespace csv
