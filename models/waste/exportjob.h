// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"
#include "models/waste/idlenow.h"
#include "models/waste/wastecsv.h"

namespace waste {

struct ExportRequest
{
    std::int64_t windowMs = 86'400'000; // 0: what is idle now
    std::int64_t shortestIdleMs = 900'000;
    View view;
    csv::FileFormat format = {};
    QString file; // "-" = standard output

    friend bool operator==(const ExportRequest &, const ExportRequest &) = default;
};

// Measures which GPU-hours were wasted, or reads which GPUs are idle now, and writes it to a CSV file that appears
// complete or not at all. Lives in the GUI thread; destroying it cancels.
class ExportJob final : public QObject
{
    Q_OBJECT

public:
    // `client` and `names` must outlive the job.
    ExportJob(api::Client &client, const catalog::ClusterNames &names, ExportRequest request,
              QObject *parent = nullptr);
    ~ExportJob() override;

    // For its clock and its progress; not started for what is idle now.
    [[nodiscard]] Measurement &measurement() { return m_measurement; }

    void start();
    void cancel(); // ends with finished(); leaves no file

    [[nodiscard]] bool hasSucceeded() const { return m_isWritten; }
    // Succeeded, and every workload that was asked for has answered, or none can be missing of those that are idle.
    [[nodiscard]] bool isComplete() const { return m_isWritten && m_isWhole; }
    // The reader of standard output has closed it, as in "binnacle export ... | head"; not an error to report.
    [[nodiscard]] bool hasLostReader() const { return m_hasLostReader; }
    [[nodiscard]] QString closingSentence() const { return m_sentence; } // what was found, or what went wrong
    [[nodiscard]] QString problemDetail() const { return m_detail; } // the server's message, plain text; may be empty

Q_SIGNALS:
    void progress();
    void finished();

private:
    void writeHours();
    void writeIdle();
    [[nodiscard]] bool save(const std::string &csv);
    void tell(QStringList sentences);
    void fail(const QString &sentence, const QString &detail);
    void end();
    void endIdle();

    const catalog::ClusterNames &m_names;
    ExportRequest m_request;
    Measurement m_measurement;
    IdleNow m_idle;
    bool m_isWritten = false;
    bool m_isWhole = false;
    bool m_hasLostReader = false;
    QString m_sentence;
    QString m_detail;
};

} // namespace waste
