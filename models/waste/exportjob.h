// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"
#include "models/waste/wastecsv.h"

namespace waste {

struct ExportRequest
{
    std::int64_t windowMs = 86'400'000;
    std::int64_t shortestIdleMs = 900'000;
    View view;
    csv::FileFormat format = {};
    QString file; // "-" = standard output

    friend bool operator==(const ExportRequest &, const ExportRequest &) = default;
};

// Measures which GPU-hours were wasted and writes them to a CSV file that appears complete or not at all. Lives in the
// GUI thread; destroying it cancels.
class ExportJob final : public QObject
{
    Q_OBJECT

public:
    // `client` and `names` must outlive the job.
    ExportJob(api::Client &client, const catalog::ClusterNames &names, ExportRequest request,
              QObject *parent = nullptr);
    ~ExportJob() override;

    [[nodiscard]] Measurement &measurement() { return m_measurement; } // for its clock and its progress

    void start();
    void cancel(); // ends with finished(); leaves no file

    [[nodiscard]] bool hasSucceeded() const { return m_isWritten; }
    // Succeeded, and every workload that was asked for has answered.
    [[nodiscard]] bool isComplete() const { return m_isWritten && m_isWhole; }
    // The reader of standard output has closed it, as in "binnacle export ... | head"; not an error to report.
    [[nodiscard]] bool hasLostReader() const { return m_hasLostReader; }
    [[nodiscard]] QString closingSentence() const { return m_sentence; } // what was found, or what went wrong
    [[nodiscard]] QString problemDetail() const { return m_detail; } // the server's message, plain text; may be empty

Q_SIGNALS:
    void progress();
    void finished();

private:
    void write();
    void end();

    const catalog::ClusterNames &m_names;
    ExportRequest m_request;
    Measurement m_measurement;
    bool m_isWritten = false;
    bool m_isWhole = false;
    bool m_hasLostReader = false;
    QString m_sentence;
    QString m_detail;
};

} // namespace waste
