// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csv/metricsexportjob.h"

#include "models/api/page.h"
#include "models/api/records.h"
#include "models/catalog/link.h"
#include "models/catalog/nodes.h"
#include "models/catalog/pods.h"
#include "models/csv/fullexport.h"
#include "models/csv/objectlookup.h"
#include "models/table/format.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace csv {
namespace {

using State = metrics::MetricAnswer::State;

QString typeOf(const metrics::MetricAnswer &metric)
{
    return QString::fromLatin1(metric.metric->type.data(), qsizetype(metric.metric->type.size()));
}

QStringList typesIn(const metrics::Answer &answer, State state)
{
    QStringList types;
    for (const metrics::MetricAnswer &metric : answer.metrics)
        if (metric.state == state)
            types << typeOf(metric);
    return types;
}

qint64 samplesIn(const metrics::Answer &answer)
{
    qint64 samples = 0;
    for (const metrics::MetricAnswer &metric : answer.metrics)
        for (const auto *curves : {&metric.series, &metric.impossible})
            for (const metrics::SeriesPtr &series : *curves)
                samples += qint64(series->samples.size() + series->outOfRange.size());
    return samples;
}

metrics::Losses lossesIn(const metrics::Answer &answer)
{
    metrics::Losses losses;
    for (const metrics::MetricAnswer &metric : answer.metrics)
        losses += metric.losses;
    return losses;
}

int twinsIn(const metrics::Answer &answer)
{
    int twins = 0;
    for (const metrics::MetricAnswer &metric : answer.metrics)
        twins += int(std::ranges::count_if(metric.series, [](const auto &series) { return series->key.twin > 0; }));
    return twins;
}

// The pods of a workload, oldest first.
table::ListQuery podsOf(const base::Key &workload, bool deleted)
{
    table::ListQuery query = catalog::defaultQuery(catalog::podResource);
    query.filters.append(catalog::equalFilter("workloadId", workload.toString()));
    query.deleted = deleted;
    query.descending = false;
    return query;
}

} // namespace

struct MetricsExportJob::Private
{
    enum class Phase { Idle, Running, Succeeded, Failed, Cancelled };

    Private(MetricsExportJob *job, api::Client &to, MetricsExportRequest what)
        : q(job)
        , client(to)
        , request(std::move(what))
        , loader(to, std::make_shared<metrics::Memory>())
    {
    }

    void findObject();
    void findCluster();
    void findWorkload();
    void findPod() { findPodAmong(false); }
    void findPodAmong(bool deleted);
    void findNode();
    void takeCluster(const api::Page<api::Cluster> &page);
    void takeWorkload(const api::Page<api::Workload> &page);
    void findDeletedWorkload(const api::Error &notFound);
    void load();
    void loadAll();
    void write();
    [[nodiscard]] QString successSentence(const metrics::Answer &answer) const;
    void fail(const QString &what, const QString &serverWords = {});
    void fail(const api::Error &error)
    {
        fail(error.sentence(), error.kind == api::Error::Kind::Local ? QString() : error.detail);
    }
    void end(Phase how);

    MetricsExportJob *q;
    api::Client &client;
    MetricsExportRequest request;
    metrics::Subject subject;
    metrics::Loader loader;
    std::function<metrics::Range(std::int64_t)> rangeAt;
    std::function<std::int64_t()> nowMs = [] { return QDateTime::currentMSecsSinceEpoch(); };
    api::Call call;
    std::optional<ObjectLookup> lookup;
    std::unique_ptr<FullExport> full; // every sample
    Phase phase = Phase::Idle;
    QString sentence;
    QString detail;
    bool lostReader = false;
};

void MetricsExportJob::Private::findObject()
{
    struct Finder
    {
        metrics::Scope scope;
        void (Private::*find)();
    };
    static constexpr Finder finders[] = {
        {metrics::Scope::Cluster, &Private::findCluster},
        {metrics::Scope::Workload, &Private::findWorkload},
        {metrics::Scope::Pod, &Private::findPod},
        {metrics::Scope::Node, &Private::findNode},
    };
    subject.scope = request.scope;
    subject.id = request.id;
    subject.workloadId = request.workloadId;
    const auto finder = std::ranges::find(finders, request.scope, &Finder::scope);
    if (finder == std::end(finders))
        return fail(MetricsExportJob::tr("Binnacle cannot export the metrics of this kind of object."));
    (this->*finder->find)();
}

void MetricsExportJob::Private::findCluster()
{
    call = client.cluster(request.id, base::Urgency::Metrics, q,
                          [this](const api::Result<api::PagePtr<api::Cluster>> &page) {
                              page ? takeCluster(**page) : fail(page.error());
                          });
}

void MetricsExportJob::Private::findWorkload()
{
    call = client.workload(request.id, base::Urgency::Metrics, q,
                           [this](const api::Result<api::PagePtr<api::Workload>> &page) {
                               if (page)
                                   takeWorkload(**page);
                               else if (page.error().kind == api::Error::Kind::NotFound)
                                   findDeletedWorkload(page.error());
                               else
                                   fail(page.error());
                           });
}

// No list can be filtered by the id of a workload, but its deleted pods name it, and its metrics remain.
void MetricsExportJob::Private::findDeletedWorkload(const api::Error &notFound)
{
    lookup.emplace(catalog::podResource, client);
    lookup->find(podsOf(request.id, true), "id", {},
                 [this, notFound](const std::optional<ObjectLookup::Found> &pod, const auto &problem) {
                     if (problem || !pod)
                         return fail(notFound);
                     subject.name = pod->text("workloadName");
                     subject.startedMs = pod->time("createdAt");
                     load();
                 });
}

void MetricsExportJob::Private::takeCluster(const api::Page<api::Cluster> &page)
{
    subject.name = page.texts.toString(page.rows.at(0).name);
    load();
}

void MetricsExportJob::Private::takeWorkload(const api::Page<api::Workload> &page)
{
    const api::Workload &workload = page.rows.at(0);
    subject.name = page.texts.toString(workload.name);
    subject.startedMs = workload.createdAt;
    subject.endedMs = workload.completedAt;
    load();
}

// The API has no request for one pod by its id: look for it among the pods of its workload.
void MetricsExportJob::Private::findPodAmong(bool deleted)
{
    lookup.emplace(catalog::podResource, client);
    lookup->find(
        podsOf(request.workloadId, deleted), "id", request.id.toString(),
        [this, deleted](const std::optional<ObjectLookup::Found> &pod, const auto &problem) {
            if (problem)
                return fail(problem->sentence, problem->detail);
            if (!pod && !deleted)
                return findPodAmong(true);
            if (!pod)
                return fail(
                    MetricsExportJob::tr("This workload has no pod with the id %1.").arg(request.id.toString()));
            subject.name = pod->text("name");
            subject.startedMs = pod->time("createdAt");
            subject.endedMs = pod->time("completedAt");
            load();
        });
}

// The same applies to nodes before release 3.0.
void MetricsExportJob::Private::findNode()
{
    lookup.emplace(catalog::nodeResource, client);
    lookup->find(catalog::defaultQuery(catalog::nodeResource), "id", request.id.toString(),
                 [this](const std::optional<ObjectLookup::Found> &node, const auto &problem) {
                     if (problem)
                         return fail(problem->sentence, problem->detail);
                     if (!node)
                         return fail(
                             MetricsExportJob::tr("There is no node with the ID %1.").arg(request.id.toString()));
                     subject.name = node->text("name");
                     load();
                 });
}

void MetricsExportJob::Private::load()
{
    if (rangeAt)
        request.range = rangeAt(nowMs());
    if (request.range && request.range->length() <= 0)
        return fail(MetricsExportJob::tr("The range ends before it begins. --from must be earlier than --to."));
    if (!request.range && subject.startedMs == api::absentTime)
        return fail(MetricsExportJob::tr("The start of %1 is unknown. Choose a time range.").arg(subject.name));
    if (!request.range) {
        const std::int64_t end = subject.endedMs == api::absentTime ? nowMs() : subject.endedMs;
        request.range = metrics::Range{subject.startedMs, std::max(end, subject.startedMs + 1000)};
    }
    if (request.isFull)
        return loadAll();
    metrics::Query query;
    query.subject = subject;
    query.metrics = request.metrics;
    query.range = *request.range;
    query.samples = request.samples;
    query.groupBy = request.groupBy;
    query.nodepoolName = request.nodepoolName;
    QObject::connect(&loader, &metrics::Loader::changed, q, &MetricsExportJob::progress);
    QObject::connect(&loader, &metrics::Loader::finished, q, [this] { write(); });
    loader.load(query);
}

void MetricsExportJob::Private::loadAll()
{
    full = std::make_unique<FullExport>(client, request, subject, nowMs);
    QObject::connect(full.get(), &FullExport::progress, q, &MetricsExportJob::progress);
    QObject::connect(full.get(), &FullExport::finished, q, [this] {
        sentence = full->closingSentence();
        detail = full->problemDetail();
        lostReader = full->hasLostReader();
        end(full->hasSucceeded() ? Phase::Succeeded : phase == Phase::Cancelled ? phase : Phase::Failed);
    });
    full->start(*request.range);
}

void MetricsExportJob::Private::write()
{
    if (phase != Phase::Running)
        return;
    const metrics::Answer &answer = loader.answer();
    for (const metrics::MetricAnswer &metric : answer.metrics)
        if (metric.state == State::Failed && metric.problem)
            return fail(*metric.problem);
    if (const QStringList refused = typesIn(answer, State::Refused); !refused.isEmpty())
        return fail(MetricsExportJob::tr("The control plane does not answer for %1. Leave it out, or choose another.")
                        .arg(refused.join(u", "_s)));
    const metrics::Losses losses = lossesIn(answer);
    if (samplesIn(answer) == 0 && losses.unreadable > 0)
        return fail(
            MetricsExportJob::tr("None of the %n sample(s) could be read, e.g. \"%1\".", nullptr, losses.unreadable)
                .arg(losses.firstUnreadable));
    const base::OutputFile::Failure failure = writeMetrics(request.file, answer, request.format);
    if (failure != base::OutputFile::Failure::None) {
        lostReader = failure == base::OutputFile::Failure::Closed;
        return fail(base::sentenceOf(failure, request.file));
    }
    sentence = successSentence(answer);
    end(Phase::Succeeded);
}

QString MetricsExportJob::Private::successSentence(const metrics::Answer &answer) const
{
    const qint64 samples = samplesIn(answer);
    const QString count = table::countText(samples);
    QStringList text;
    text << (request.file == u"-"_s ? MetricsExportJob::tr("Exported %1 sample(s).", nullptr, int(samples)).arg(count)
                                    : MetricsExportJob::tr("Exported %1 sample(s) to %2.", nullptr, int(samples))
                                          .arg(count, QFileInfo(request.file).fileName()));
    // Impossible values are reported for themselves.
    QStringList empty;
    for (const metrics::MetricAnswer &metric : answer.metrics)
        if (metric.state == State::Empty && metric.impossible.empty())
            empty << typeOf(metric);
    if (!empty.isEmpty())
        text << MetricsExportJob::tr("No data for %1 in this range.").arg(empty.join(u", "_s));
    if (const QStringList partial = typesIn(answer, State::Partial); !partial.isEmpty())
        text << MetricsExportJob::tr("The control plane sent only part of the data for %1.").arg(partial.join(u", "_s));
    const metrics::Losses losses = lossesIn(answer);
    if (losses.unreadable > 0)
        text << MetricsExportJob::tr("%n sample(s) could not be read, e.g. \"%1\".", nullptr, losses.unreadable)
                    .arg(losses.firstUnreadable);
    if (losses.outOfRange > 0)
        text << MetricsExportJob::tr("%n sample(s) have a value that is impossible for the metric.", nullptr,
                                     losses.outOfRange);
    if (const int twins = twinsIn(answer); twins > 0)
        text << MetricsExportJob::tr("%n series came that look the same. They are numbered in the order of the answer.",
                                     nullptr, twins);
    if (answer.podsShown < answer.pods)
        text << MetricsExportJob::tr("The curves are those of the oldest %1 of %2 pods.")
                    .arg(answer.podsShown)
                    .arg(answer.pods);
    return text.join(u' ');
}

void MetricsExportJob::Private::fail(const QString &what, const QString &serverWords)
{
    sentence = what;
    detail = serverWords;
    end(Phase::Failed);
}

void MetricsExportJob::Private::end(Phase how)
{
    phase = how;
    loader.cancel();
    // Not before start() has returned, and not inside a callback that a receiver could destroy.
    QMetaObject::invokeMethod(q, &MetricsExportJob::finished, Qt::QueuedConnection);
}

MetricsExportJob::MetricsExportJob(api::Client &client, MetricsExportRequest request, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, client, std::move(request)))
{
}

MetricsExportJob::~MetricsExportJob() = default;

void MetricsExportJob::setRange(std::function<metrics::Range(std::int64_t)> rangeAt)
{
    d->rangeAt = std::move(rangeAt);
}

void MetricsExportJob::setClock(std::function<std::int64_t()> nowMs)
{
    d->nowMs = std::move(nowMs);
}

void MetricsExportJob::start()
{
    if (d->phase != Private::Phase::Idle)
        return;
    d->phase = Private::Phase::Running;
    d->findObject();
}

void MetricsExportJob::cancel()
{
    if (d->phase != Private::Phase::Running)
        return;
    d->call.cancel();
    d->lookup.reset();
    if (d->full) {
        d->phase = Private::Phase::Cancelled;
        return d->full->cancel();
    }
    d->sentence = tr("The export was cancelled. No file was saved.");
    d->end(Private::Phase::Cancelled);
}

int MetricsExportJob::requestsDone() const
{
    return d->full ? d->full->partsDone() : d->loader.answer().requestsDone;
}

int MetricsExportJob::requests() const
{
    return d->full ? d->full->parts() : d->loader.answer().requests;
}

bool MetricsExportJob::hasSucceeded() const
{
    return d->phase == Private::Phase::Succeeded;
}

bool MetricsExportJob::isComplete() const
{
    return hasSucceeded() && (!d->full || d->full->isComplete());
}

bool MetricsExportJob::hasLostReader() const
{
    return d->lostReader;
}

QString MetricsExportJob::closingSentence() const
{
    return d->sentence;
}

QString MetricsExportJob::problemDetail() const
{
    return d->detail;
}

} // namespace csv
