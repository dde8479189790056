// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/waste/exportjob.h"

#include "models/base/outputfile.h"
#include "models/table/format.h"
#include "models/waste/words.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace waste {

ExportJob::ExportJob(api::Client &client, const catalog::ClusterNames &names, ExportRequest request, QObject *parent)
    : QObject(parent)
    , m_names(names)
    , m_request(std::move(request))
    , m_measurement(client, std::make_shared<Memory>())
    , m_idle(client, names)
{
    connect(&m_measurement, &Measurement::progress, this, &ExportJob::progress);
    connect(&m_measurement, &Measurement::finished, this, &ExportJob::end);
    connect(&m_idle, &IdleNow::changed, this, &ExportJob::endIdle);
}

ExportJob::~ExportJob() = default;

void ExportJob::start()
{
    if (m_request.windowMs == 0)
        m_idle.refresh();
    else
        m_measurement.start(m_request.windowMs);
}

void ExportJob::cancel()
{
    if (m_request.windowMs > 0)
        return m_measurement.cancel();
    m_idle.disconnect(this);
    fail(tr("The export was cancelled. No file was saved."), {});
}

void ExportJob::fail(const QString &sentence, const QString &detail)
{
    m_sentence = sentence;
    m_detail = detail;
    Q_EMIT finished();
}

void ExportJob::endIdle()
{
    if (m_idle.isLoading())
        return;
    if (const auto &problem = m_idle.problem()) {
        // Nobody has set the filter that an older release refuses.
        const bool isUnknown = problem->kind == table::Problem::Kind::Refused;
        return fail(isUnknown ? tr("This control plane does not tell which workloads have idle GPUs.")
                              : problem->sentence,
                    problem->detail);
    }
    writeIdle();
    Q_EMIT finished();
}

void ExportJob::end()
{
    const std::optional<api::Error> &problem = m_measurement.problem();
    m_sentence = problem ? problem->sentence() : tr("The export was cancelled. No file was saved.");
    if (problem && problem->kind != api::Error::Kind::Local)
        m_detail = problem->detail;
    if (m_measurement.hasSucceeded())
        writeHours();
    Q_EMIT finished();
}

bool ExportJob::save(const std::string &csv)
{
    base::OutputFile file(m_request.file);
    m_isWritten = file.open() && file.write(csv) && file.commit();
    if (!m_isWritten) {
        m_hasLostReader = file.failure() == base::OutputFile::Failure::Closed;
        m_sentence = base::sentenceOf(file.failure(), m_request.file);
    }
    return m_isWritten;
}

void ExportJob::tell(QStringList sentences)
{
    if (m_request.file != u"-"_s)
        sentences.prepend(tr("Exported to %1.").arg(QFileInfo(m_request.file).fileName()));
    m_sentence = sentences.join(u' ');
}

void ExportJob::writeHours()
{
    const Result result = m_measurement.result(m_request.shortestIdleMs);
    const auto clusterName = [this](const base::Key &id) { return m_names.name(id.toString()); };
    if (!save(wasteCsv(result, m_request.view, clusterName, m_request.format)))
        return;
    m_isWhole = result.isListWhole && result.count(State::NotAnswered) == 0
        && std::ranges::none_of(result.workloads, &Measured::isPartial);
    tell(sentencesOf(result, m_request.view.counts, m_request.view.prices));
}

void ExportJob::writeIdle()
{
    const auto clusterName = [this](const base::Key &id) { return m_names.name(id.toString()); };
    if (!save(idleCsv(m_idle.workloads(), m_request.view, clusterName, m_request.format)))
        return;
    m_isWhole = m_idle.isWhole();
    tell(idleSentencesOf(m_idle));
}

} // namespace waste
