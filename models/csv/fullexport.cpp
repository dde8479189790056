// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csv/fullexport.h"

#include "models/base/durations.h"
#include "models/csv/fullfile.h"
#include "models/csv/fullgaps.h"
#include "models/csv/fullparts.h"
#include "models/csv/fullsentence.h"
#include "models/metrics/assemble.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace csv {
namespace {

using State = metrics::MetricAnswer::State;
using Failure = base::OutputFile::Failure;

// A part with many curves has several requests of its own.
constexpr std::size_t manyCurves = 200;
constexpr int fewParts = 2;
// From the start of an object to its first sample.
constexpr std::int64_t firstSampleMs = base::minuteMs;
// How long a range relative to now keeps its meaning, when an export is continued.
constexpr std::int64_t relativeMs = base::dayMs;

// Whether further requests would fail, too.
bool endsExport(const metrics::MetricAnswer &metric)
{
    using Kind = api::Error::Kind;
    if (!metric.problem)
        return false;
    const Kind kind = metric.problem->kind;
    const bool endsOwn = kind == Kind::Forbidden || kind == Kind::NotFound || kind == Kind::Local;
    return kind == Kind::Unauthorized || kind == Kind::Offline || kind == Kind::Tls
        || (metric.state == State::Failed && endsOwn);
}

// Whether no metric was answered, for a reason that has nothing to do with the part.
bool isLost(const metrics::Answer &answer)
{
    return std::ranges::all_of(answer.metrics, [](const metrics::MetricAnswer &metric) {
        return metric.state == State::Failed && metric.problem && metric.problem->kind != api::Error::Kind::BadRequest;
    });
}

QString typeOf(const metrics::Metric &metric)
{
    return QString::fromLatin1(metric.type.data(), qsizetype(metric.type.size()));
}

bool isRefused(const metrics::MetricAnswer &metric)
{
    return metric.state == State::Refused
        || (metric.state == State::Failed && metric.problem && metric.problem->kind == api::Error::Kind::BadRequest);
}

// What makes two exports the same, without the range.
QJsonObject questionOf(const MetricsExportRequest &request)
{
    QJsonArray types;
    for (const metrics::Metric *metric : request.metrics)
        types.append(typeOf(*metric));
    const FileFormat &format = request.format.file;
    return {{u"source"_s, request.source},
            {u"scope"_s, int(request.scope)},
            {u"id"_s, request.id.toString()},
            {u"workload"_s, request.workloadId.toString()},
            {u"metrics"_s, types},
            {u"groupBy"_s, request.groupBy},
            {u"nodePool"_s, request.nodepoolName},
            {u"form"_s, int(request.format.form)},
            {u"delimiter"_s, QString(QLatin1Char(format.delimiter))},
            {u"decimal"_s, QString(QLatin1Char(format.decimal))},
            {u"times"_s, int(format.times)},
            {u"bom"_s, format.bom},
            {u"guard"_s, int(format.guard)},
            {u"range"_s, request.rangeWords}};
}

} // namespace

struct FullExport::Private
{
    enum class Phase { Idle, Running, Succeeded, Failed, Cancelled };

    // Loads one part after the other. Each part has a memory of its own: a refusal of one says nothing of the others.
    struct Lane
    {
        std::shared_ptr<metrics::Memory> memory;
        std::unique_ptr<metrics::Loader> loader;
        int part = -1; // -1 = none
        bool isDone = false; // waits for those before it to be written
    };

    Private(FullExport *full, api::Client &to, const MetricsExportRequest &what, const metrics::Subject &of,
            std::function<std::int64_t()> clock)
        : q(full)
        , client(to)
        , request(what)
        , subject(of)
        , nowMs(std::move(clock))
        , output(what)
    {
    }

    bool openOutput(const metrics::Range &range);
    void begin();
    void addLane();
    void ask(Lane &lane, const metrics::Range &range, int samples);
    void laneFinished(Lane &lane);
    void takeLook(const Lane &lane);
    void pump();
    void writeReady();
    [[nodiscard]] metrics::Answer settled(const metrics::Answer &answer) const;
    [[nodiscard]] bool isImpossible(const metrics::Answer &answer);
    bool write(const metrics::Answer &answer, int number);
    void close();
    [[nodiscard]] FullFrame frame() const;
    [[nodiscard]] QString hint() const; // how to go on
    bool failFile();
    void fail(const QString &what, const QString &serverWords = {});
    void end(Phase how);

    FullExport *q;
    api::Client &client;
    MetricsExportRequest request;
    metrics::Subject subject;
    std::function<std::int64_t()> nowMs;
    FullFile output;
    bool isOpen = false;
    bool isContinued = false;
    FullParts parts{metrics::Range()};
    FullProgress progress;
    FullOutcome outcome;
    std::vector<std::unique_ptr<Lane>> lanes;
    bool isLooking = false; // at the whole range, before the first part
    QStringList refusedByLook; // metrics that the first look was refused
    int next = 0; // part to request
    int partsSaved = 0;
    int lostInARow = 0; // parts
    Phase phase = Phase::Idle;
    QString sentence;
    QString detail;
    QString lastWords; // the server's, of a part that failed
    bool lostReader = false;
};

// Finds out whether there is something to continue.
bool FullExport::Private::openOutput(const metrics::Range &range)
{
    progress.question = questionOf(request);
    progress.range = range;
    progress.startedMs = nowMs();
    isOpen = output.open();
    if (!isOpen)
        return failFile();
    if (const auto known = output.earlier()) {
        // A range that is relative to now means the one of the first attempt, for a while.
        const bool isRecent = !request.rangeWords.isEmpty() && nowMs() - known->startedMs <= relativeMs;
        const bool isSame = known->question == progress.question && (isRecent || known->range == range);
        if (isSame && output.goOn(*known)) {
            progress = *known;
            isContinued = true;
            outcome.partsBefore = progress.parts;
            return true;
        }
        outcome.wasOther = true;
    }
    return output.startAnew() || failFile();
}

void FullExport::Private::begin()
{
    parts = FullParts(progress.range);
    next = progress.parts;
    partsSaved = progress.parts;
    addLane();
    if (isContinued)
        return pump();
    // Tells the curves, their units, and whether the control plane has the metrics, before the first part.
    isLooking = true;
    const auto samples = std::min<std::int64_t>(api::mostSamples, (parts.endMs - parts.firstMs) / metrics::storeStepMs);
    ask(*lanes.front(), {parts.firstMs, parts.endMs}, int(samples));
}

void FullExport::Private::addLane()
{
    auto lane = std::make_unique<Lane>();
    lane->memory = std::make_shared<metrics::Memory>();
    lane->loader = std::make_unique<metrics::Loader>(client, lane->memory);
    lane->loader->setClock(nowMs);
    QObject::connect(lane->loader.get(), &metrics::Loader::finished, q,
                     [this, one = lane.get()] { laneFinished(*one); });
    lanes.push_back(std::move(lane));
}

void FullExport::Private::ask(Lane &lane, const metrics::Range &range, int samples)
{
    *lane.memory = {};
    metrics::Query query;
    query.subject = subject;
    query.metrics = request.metrics;
    query.range = range;
    query.samples = samples;
    query.groupBy = request.groupBy;
    query.nodepoolName = request.nodepoolName;
    lane.loader->load(query);
}

void FullExport::Private::laneFinished(Lane &lane)
{
    if (phase != Phase::Running)
        return;
    if (isLooking)
        return takeLook(lane);
    lane.isDone = true;
    writeReady();
    pump();
}

void FullExport::Private::takeLook(const Lane &lane)
{
    isLooking = false;
    const metrics::Answer answer = settled(lane.loader->answer());
    if (isImpossible(answer))
        return;
    for (const metrics::MetricAnswer &metric : answer.metrics)
        if (isRefused(metric))
            refusedByLook << typeOf(*metric.metric);
    noteCurves(progress, answer, frame());
    if (!output.save(progress))
        return void(failFile());
    pump();
}

// Whether there is no use in going on.
bool FullExport::Private::isImpossible(const metrics::Answer &answer)
{
    for (const metrics::MetricAnswer &metric : answer.metrics) {
        if (endsExport(metric)) {
            const bool isLocal = metric.problem->kind == api::Error::Kind::Local;
            fail(metric.problem->sentence() + hint(), isLocal ? QString() : metric.problem->detail);
            return true;
        }
    }
    // A first part that is refused may only be too old.
    QStringList refused;
    for (const metrics::MetricAnswer &metric : answer.metrics)
        if (const QString type = typeOf(*metric.metric); isRefused(metric) && refusedByLook.contains(type))
            refused << type;
    if (refused.isEmpty() || progress.parts > 0)
        return false;
    fail(MetricsExportJob::tr("The control plane does not answer for %1. Leave it out, or choose another.")
             .arg(refused.join(u", "_s)));
    return true;
}

void FullExport::Private::pump()
{
    if (phase != Phase::Running)
        return;
    if (progress.parts == parts.count)
        return close();
    const int most = progress.curves.size() > manyCurves ? fewParts : mostPartsInFlight;
    while (int(lanes.size()) < std::min(most, parts.count - progress.parts))
        addLane();
    for (const auto &lane : lanes) {
        if (lane->part >= 0 || next >= std::min(parts.count, progress.parts + most))
            continue;
        lane->part = next++;
        ask(*lane, parts.asked(lane->part), parts.samples(lane->part));
    }
}

void FullExport::Private::writeReady()
{
    for (;;) {
        const auto ready = std::ranges::find_if(
            lanes, [this](const auto &lane) { return lane->isDone && lane->part == progress.parts; });
        if (ready == lanes.end())
            return;
        Lane &lane = **ready;
        const metrics::Answer answer = settled(lane.loader->answer());
        outcome.podsShown = answer.podsShown;
        outcome.pods = answer.pods;
        if (isImpossible(answer) || !write(answer, lane.part))
            return;
        lane.part = -1;
        lane.isDone = false;
        Q_EMIT q->progress();
        if (phase != Phase::Running)
            return; // it was cancelled meanwhile
    }
}

// Without the curves that a loader keeps of an earlier part when one fails; with the units of the file.
metrics::Answer FullExport::Private::settled(const metrics::Answer &answer) const
{
    metrics::Answer result = answer;
    for (metrics::MetricAnswer &metric : result.metrics) {
        if (metric.state == State::Failed || metric.state == State::Refused) {
            metric.series.clear();
            metric.impossible.clear();
            metric.losses = {};
        }
        if (const auto known = progress.ratios.find(typeOf(*metric.metric)); known != progress.ratios.end())
            metric.isRatio = known->second;
    }
    return result;
}

bool FullExport::Private::write(const metrics::Answer &answer, int number)
{
    const metrics::Range within = parts.within(number);
    std::string gaps;
    noteCurves(progress, answer, frame());
    noteGaps(progress, answer, within, frame(), gaps);
    for (const metrics::MetricAnswer &metric : answer.metrics) {
        progress.losses += metric.losses;
        if (metric.problem)
            lastWords = metric.problem->detail;
    }
    const bool isWritten = output.write(progress, settled(answer), ownedBy(within, progress.range), gaps);
    if (!isWritten && !output.lateColumn().isEmpty()) {
        fail(MetricsExportJob::tr(
                 "A curve turned up that the header does not have: %1. Export to a file, or use --form long.")
                 .arg(output.lateColumn()));
        return false;
    }
    if (!isWritten)
        return failFile();
    ++progress.parts;
    // Parts that failed are asked for again if none after them is answered either.
    if (!isLost(answer)) {
        lostInARow = 0;
        partsSaved = progress.parts;
        return output.save(progress) || failFile();
    }
    if (++lostInARow < mostPartsInFlight)
        return true;
    fail(answer.metrics.front().problem->sentence() + hint(), lastWords);
    return false;
}

FullFrame FullExport::Private::frame() const
{
    metrics::Range life = progress.range;
    if (subject.startedMs != api::absentTime)
        life.fromMs = std::max(life.fromMs, subject.startedMs + firstSampleMs);
    if (subject.endedMs != api::absentTime)
        life.toMs = std::min(life.toMs, subject.endedMs);
    // The newest samples may still be on their way.
    life.toMs = std::min(life.toMs, nowMs() - metrics::provisionalMs);
    return {life, subject.name, request.format.file};
}

// After the last part.
void FullExport::Private::close()
{
    std::string gaps;
    noteEnd(progress, request.metrics, frame(), gaps);
    if (progress.samples() == 0 && progress.losses.unreadable > 0) {
        output.discard();
        return fail(MetricsExportJob::tr("None of the %n sample(s) could be read, e.g. \"%1\".", nullptr,
                                         progress.losses.unreadable)
                        .arg(progress.losses.firstUnreadable));
    }
    if (progress.samples() == 0 && progress.failures > 0) {
        output.discard();
        return fail(MetricsExportJob::tr("No part of the range was answered. Try again later."), lastWords);
    }
    if (!output.finish(progress, gaps))
        return void(failFile());
    outcome.progress = progress;
    outcome.parts = parts.count;
    outcome.isDirect = output.isDirect();
    sentence = fullSentence(outcome, request);
    end(Phase::Succeeded);
}

QString FullExport::Private::hint() const
{
    if (output.isDirect() || partsSaved == 0)
        return {};
    return u' '
        + MetricsExportJob::tr("%1 of %2 parts are saved. Run the same command again to continue.")
              .arg(partsSaved)
              .arg(parts.count);
}

bool FullExport::Private::failFile()
{
    lostReader = output.failure() == Failure::Closed;
    fail(base::sentenceOf(output.failure(), output.failedPath()) + hint());
    return false;
}

void FullExport::Private::fail(const QString &what, const QString &serverWords)
{
    sentence = what;
    detail = serverWords;
    end(Phase::Failed);
}

void FullExport::Private::end(Phase how)
{
    phase = how;
    for (const auto &lane : lanes)
        lane->loader->cancel();
    // Nothing of it can be continued.
    if (isOpen && partsSaved == 0 && how != Phase::Succeeded)
        output.discard();
    QMetaObject::invokeMethod(q, &FullExport::finished, Qt::QueuedConnection);
}

FullExport::FullExport(api::Client &client, const MetricsExportRequest &request, const metrics::Subject &subject,
                       std::function<std::int64_t()> nowMs, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, client, request, subject, std::move(nowMs)))
{
}

FullExport::~FullExport() = default;

void FullExport::start(const metrics::Range &range)
{
    if (d->phase != Private::Phase::Idle)
        return;
    d->phase = Private::Phase::Running;
    if (d->openOutput(range))
        d->begin();
}

void FullExport::cancel()
{
    if (d->phase != Private::Phase::Running)
        return;
    const QString hint = d->hint();
    d->sentence = hint.isEmpty() ? MetricsExportJob::tr("The export was cancelled. No file was saved.")
                                 : MetricsExportJob::tr("The export was interrupted.") + hint;
    d->end(Private::Phase::Cancelled);
}

int FullExport::partsDone() const
{
    return d->progress.parts;
}

int FullExport::parts() const
{
    return d->parts.count;
}

bool FullExport::hasSucceeded() const
{
    return d->phase == Private::Phase::Succeeded;
}

bool FullExport::isComplete() const
{
    return hasSucceeded() && d->progress.failures == 0;
}

bool FullExport::hasLostReader() const
{
    return d->lostReader;
}

QString FullExport::closingSentence() const
{
    return d->sentence;
}

QString FullExport::problemDetail() const
{
    return d->detail;
}

} // namespace csv
