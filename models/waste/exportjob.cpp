// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/waste/exportjob.h"

#include "models/csv/outputfile.h"
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
{
    connect(&m_measurement, &Measurement::progress, this, &ExportJob::progress);
    connect(&m_measurement, &Measurement::finished, this, &ExportJob::end);
}

ExportJob::~ExportJob() = default;

void ExportJob::start()
{
    m_measurement.start(m_request.windowMs);
}

void ExportJob::cancel()
{
    m_measurement.cancel();
}

void ExportJob::end()
{
    const std::optional<api::Error> &problem = m_measurement.problem();
    m_sentence = problem ? problem->sentence() : tr("The export was cancelled. No file was saved.");
    if (problem && problem->kind != api::Error::Kind::Local)
        m_detail = problem->detail;
    if (m_measurement.hasSucceeded())
        write();
    Q_EMIT finished();
}

void ExportJob::write()
{
    const Result result = m_measurement.result(m_request.shortestIdleMs);
    const auto clusterName = [this](const base::Key &id) { return m_names.name(id.toString()); };
    csv::OutputFile file(m_request.file);
    m_isWritten
        = file.open() && file.write(wasteCsv(result, m_request.view, clusterName, m_request.format)) && file.commit();
    if (!m_isWritten) {
        m_hasLostReader = file.failure() == csv::OutputFile::Failure::Closed;
        m_sentence = csv::sentenceOf(file.failure(), m_request.file);
        return;
    }
    m_isWhole = result.isListWhole && result.count(State::NotAnswered) == 0
        && std::ranges::none_of(result.workloads, &Measured::isPartial);
    QStringList sentences = sentencesOf(result, m_request.view.counts, m_request.view.prices);
    if (m_request.file != u"-"_s)
        sentences.prepend(tr("Exported to %1.").arg(QFileInfo(m_request.file).fileName()));
    m_sentence = sentences.join(u' ');
}

} // namespace waste
