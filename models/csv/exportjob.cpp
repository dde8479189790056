// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csv/exportjob.h"

#include "models/csv/exportcolumns.h"
#include "models/csv/exportsentence.h"
#include "models/csv/pager.h"
#include "models/csv/rowchooser.h"
#include "models/csv/writer.h"

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace csv {

namespace {

constexpr auto timeKey = "createdAt";
constexpr QStringView timeName = u"createdAt";
constexpr std::size_t maxRequests = 3; // one more than the session sends at once, so that the session is always busy
constexpr std::size_t maxPages = 8; // requested, parked or being written: limits memory
constexpr int progressMs = 100;

int columnOf(const table::TableSource &source, std::string_view key)
{
    for (int i = 0; i < source.columnCount(); ++i)
        if (source.column(i).key == key)
            return i;
    return -1;
}

QString isoTime(std::int64_t msUtc)
{
    std::string text;
    appendTime(text, msUtc);
    return QString::fromStdString(text);
}

} // namespace

bool hasNames(const ExportRequest &request)
{
    const auto isNamed = [&](const table::ColumnInfo *column) {
        return request.columns.contains(QString::fromStdString(nameHeader(*column)));
    };
    return request.names
        || (!request.columns.isEmpty() && std::ranges::any_of(catalog::columns(request.resource), isNamed));
}

struct ExportJob::Private
{
    enum class State { Idle, Running, Succeeded, Failed, Cancelled };

    Private(ExportJob *job, std::unique_ptr<table::TableSource> from, ExportRequest what)
        : q(job)
        , source(std::move(from))
        , request(std::move(what))
    {
    }

    void start();
    void plan();
    bool openWriter();
    void pump();
    [[nodiscard]] table::ListQuery queryFrom(std::int64_t time) const;
    void ask(const Pager::Want &want);
    void park(const Pager::Want &want, table::PageAnswer answer);
    void takeParked();
    void takePage(const Pager::Want &want, const std::shared_ptr<const table::TablePage> &page);
    [[nodiscard]] std::vector<std::string> namesIn(const table::TablePage &page, const std::vector<int> &rows) const;
    void noteFaults(table::ReadFaults further);
    void noteLack();
    void afterLastPage();
    void countAgain();
    void countCreated();
    std::optional<std::int64_t> plausible(std::optional<std::int64_t> count);
    [[nodiscard]] qint64 unaccounted() const;
    [[nodiscard]] bool hasConditions() const;
    void judge(qint64 lacking);
    void onWriterChanged();
    void finishIfComplete();
    void fail(const QString &what, const QString &serverWords = {});
    void end(State how);
    void dropRequests();

    ExportJob *q;
    std::unique_ptr<table::TableSource> source;
    ExportRequest request;
    table::ListQuery query;
    std::optional<RowChooser> chooser; // of request.only
    std::optional<Pager> pager;
    int timeColumn = -1;
    std::vector<int> nameColumns; // whose objects are also written by name, in the order of the file

    struct Parked
    {
        Pager::Want want;
        std::shared_ptr<const table::TablePage> page;
    };
    std::map<std::int64_t, table::Ticket> tickets; // by serial
    std::map<std::int64_t, Parked> parked; // answers that arrived before an older one
    std::int64_t nextSerial = 0; // the next one to take
    table::Ticket countTicket;
    ExportFigures figures;
    std::optional<std::int64_t> countCreatedSince; // rows created after the newest one in the file
    qint64 taken = 0;
    std::int64_t newest = Pager::noTime; // of the rows taken
    bool isByTime = false;
    bool isCounting = false;
    bool isRead = false; // read to the end of the list

    std::unique_ptr<Writer> writer;
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
    plan();
    // The count starts with the first page.
    isCounting = true;
    countTicket = source->fetchCount(query, base::Urgency::Export, [this](const table::CountAnswer &answer) {
        countTicket.reset();
        isCounting = false;
        figures.countBefore = plausible(answer.count);
        if (figures.countBefore)
            pager->expect(*figures.countBefore);
        if (isRead)
            countAgain();
        finishIfComplete();
    });
    QObject::connect(&progressTimer, &QTimer::timeout, q, [this] {
        if (const qint64 now = q->rowsWritten(); std::exchange(progressShown, now) != now)
            Q_EMIT q->progress();
    });
    progressTimer.start(progressMs);
    pump();
}

void ExportJob::Private::plan()
{
    query = request.query;
    if (query.sortKey.isEmpty()) {
        query.sortKey = timeName.toString();
        query.descending = true;
    }
    timeColumn = columnOf(*source, timeKey);
    isByTime = query.sortKey == timeName && !source->sortsHere() && timeColumn >= 0
        && source->column(timeColumn).filterKey && source->column(timeColumn).sortKey
        && source->asSent(queryFrom(0)); // one condition more may be too many
    pager.emplace(isByTime ? Pager::Mode::ByTime : Pager::Mode::ByOffset, query.descending, source->maxPageSize());
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

void ExportJob::Private::pump()
{
    while (state == State::Running && tickets.size() < maxRequests
           && tickets.size() + parked.size() + std::size_t(writer->pagesWaiting()) < maxPages) {
        const auto want = pager->next();
        if (!want)
            return;
        ask(*want);
    }
}

// The rows at and after a time, in the order of the list.
table::ListQuery ExportJob::Private::queryFrom(std::int64_t time) const
{
    // Times here are cut to milliseconds, but the server may have more digits: the bound must not exclude such rows.
    const std::int64_t bound = time + (query.descending ? 1 : 0);
    table::ListQuery part = query;
    part.filters.append({.key = QString::fromLatin1(source->column(timeColumn).filterKey),
                         .op = query.descending ? table::Op::AtMost : table::Op::AtLeast,
                         .values = {isoTime(bound)},
                         .labels = {}});
    return part;
}

void ExportJob::Private::ask(const Pager::Want &want)
{
    tickets[want.serial]
        = source->fetchPage(want.from ? queryFrom(*want.from) : query, want.offset, want.limit, base::Urgency::Export,
                            [this, want](table::PageAnswer answer) { park(want, std::move(answer)); });
}

void ExportJob::Private::park(const Pager::Want &want, table::PageAnswer answer)
{
    tickets.erase(want.serial);
    if (answer.problem) {
        fail(answer.problem->sentence, answer.problem->detail);
        return;
    }
    parked[want.serial] = {want, std::move(answer.page)};
    takeParked();
    pump();
}

void ExportJob::Private::takeParked()
{
    while (state == State::Running && !parked.empty() && parked.begin()->first == nextSerial) {
        const Parked next = std::move(parked.begin()->second);
        parked.erase(parked.begin());
        ++nextSerial;
        takePage(next.want, next.page);
    }
}

void ExportJob::Private::takePage(const Pager::Want &want, const std::shared_ptr<const table::TablePage> &page)
{
    std::vector<Pager::Row> ids(std::size_t(page->size()));
    for (int i = 0; i < page->size(); ++i) {
        Pager::Row &row = ids[std::size_t(i)];
        row.id = page->id(i);
        if (timeColumn < 0)
            continue;
        if (const table::Raw cell = page->raw(i, timeColumn); std::holds_alternative<std::int64_t>(cell))
            row.time = std::get<std::int64_t>(cell);
    }
    std::vector<int> fresh = pager->take(want, ids, page->isLast());
    if (pager->isStale(want.serial)) {
        // Requests of the old plan are useless.
        tickets.clear();
        parked.clear();
        nextSerial = pager->firstSerial();
    }
    if (chooser)
        chooser->choose(ids, fresh);
    if (!fresh.empty()) {
        for (const int row : fresh)
            newest = std::max(newest, ids[std::size_t(row)].time);
        taken += qint64(fresh.size());
        noteFaults(page->faultsOf(fresh));
        std::vector<std::string> names = namesIn(*page, fresh);
        writer->add({page, std::move(fresh), std::move(names)});
    }
    if (pager->isDone() || (chooser && chooser->hasAll()))
        afterLastPage();
    else if (pager->isStuck())
        fail(ExportJob::tr("The control plane keeps sending the same rows. Retry with a different sort order."));
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
    for (int column = 0; column < source->columnCount(); ++column) {
        const QString key = QString::fromLatin1(source->column(column).key);
        const bool isWritten = request.columns.isEmpty() || request.columns.contains(key);
        if (isWritten && lack.columns.test(std::size_t(column)))
            figures.lacking = lack.sentence;
    }
}

void ExportJob::Private::afterLastPage()
{
    tickets.clear();
    parked.clear();
    writer->commit();
    isRead = true;
    if (!isCounting)
        countAgain();
}

std::optional<std::int64_t> ExportJob::Private::plausible(std::optional<std::int64_t> count)
{
    if (!count || (*count >= 0 && *count <= table::mostRows))
        return count;
    if (!request.only)
        figures.impossibleCount = count;
    return {};
}

// Rows may have been added or deleted since the first count.
void ExportJob::Private::countAgain()
{
    if (!figures.countBefore || request.only)
        return;
    isCounting = true;
    countTicket = source->fetchCount(query, base::Urgency::Export, [this](const table::CountAnswer &answer) {
        countTicket.reset();
        figures.countAfter = plausible(answer.count);
        isCounting = false;
        if (isByTime && newest != Pager::noTime && unaccounted() > 0)
            countCreated();
        finishIfComplete();
    });
}

// Counts rows that were added behind the position already read.
void ExportJob::Private::countCreated()
{
    isCounting = true;
    table::ListQuery part = query;
    part.filters.append({.key = QString::fromLatin1(source->column(timeColumn).filterKey),
                         .op = table::Op::AtLeast,
                         .values = {isoTime(newest + 1)},
                         .labels = {}});
    countTicket = source->fetchCount(part, base::Urgency::Export, [this](const table::CountAnswer &answer) {
        countTicket.reset();
        // If the count is as high as without the condition, the server ignored it.
        if (answer.count && *answer.count < figures.countAfter.value_or(0))
            countCreatedSince = answer.count;
        isCounting = false;
        finishIfComplete();
    });
}

// Rows that both counts include but the file does not.
qint64 ExportJob::Private::unaccounted() const
{
    if (!figures.countBefore || request.only)
        return 0;
    const std::int64_t before = *figures.countBefore;
    const std::int64_t after = figures.countAfter.value_or(before) - countCreatedSince.value_or(0);
    return std::max<qint64>(0, std::min(before, after) - taken);
}

// Rows may start or stop matching while the list is read.
bool ExportJob::Private::hasConditions() const
{
    return !query.filters.isEmpty() || !query.search.isEmpty() || query.completed.has_value() || query.externalOnly;
}

// Rows deleted before they were read, plus rows added behind the reader, look like rows that the server withheld. Only
// a list in order of time, and without other conditions, can tell them apart; for others an unchanged count must
// suffice.
void ExportJob::Private::judge(qint64 lacking)
{
    const bool isCertain = (countCreatedSince && !hasConditions()) || figures.countAfter == figures.countBefore;
    (isCertain ? figures.missing : figures.perhapsMissing) = lacking;
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
    pump();
}

void ExportJob::Private::finishIfComplete()
{
    if (state != State::Running || !writer->isCommitted() || (isCounting && !request.only))
        return;
    end(State::Succeeded);
    judge(unaccounted());
    noteLack();
    sentence = (successSentence(request, figures) + u' ' + source->remark(query)).trimmed();
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
    dropRequests();
    figures.rows = writer ? writer->rowsWritten() : 0;
    writer.reset();
}

void ExportJob::Private::dropRequests()
{
    tickets.clear();
    parked.clear();
    countTicket.reset();
}

ExportJob::ExportJob(api::Client &client, const catalog::ClusterNames &names, const ExportRequest &request,
                     QObject *parent)
    : ExportJob(catalog::makeSource(request.resource, client, names), request, parent)
{
}

ExportJob::ExportJob(std::unique_ptr<table::TableSource> source, ExportRequest request, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(source), std::move(request)))
{
}

ExportJob::~ExportJob()
{
    // Callbacks of tickets and of the writer use the private part: end them before it is destroyed.
    d->dropRequests();
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
    return d->request.only ? d->request.only->count : d->figures.countBefore.value_or(-1);
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
    return hasSucceeded() && d->figures.missing == 0 && !d->figures.impossibleCount && d->figures.lacking.isEmpty();
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
