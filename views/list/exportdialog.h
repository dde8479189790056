// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/csv/exportjob.h"

#include <QDialog>
#include <QTimer>

#include <functional>

class QDate;
class QLabel;
class QPushButton;

namespace views {

class ElidedLabel;
class ThinBar;

// "workloads-2025-11-21.csv"
[[nodiscard]] QString exportFileName(catalog::Resource resource, const QDate &date);

// Asks for the file, without blocking; calls `chosen` with its path, or not at all.
void chooseExportFile(QWidget *parent, catalog::Resource resource, std::function<void(const QString &)> chosen);

// "12 500 of 20 113 rows", "12 500 rows"
[[nodiscard]] QString exportRowsText(qint64 written, qint64 expected);
// "4 100 rows/s, 2 s left"; empty while unknown.
[[nodiscard]] QString exportRateText(qint64 written, qint64 expected, double rowsPerSecond);

// One export, from its start to its end and, after a failure, to the next try. Owns its job. Closing or hiding the
// dialog does not stop the job; only Cancel does.
class ExportDialog final : public QDialog
{
    Q_OBJECT

public:
    using JobMaker = std::function<std::unique_ptr<csv::ExportJob>()>;

    ExportDialog(JobMaker makeJob, const csv::ExportRequest &request, QWidget *parent = nullptr);
    ~ExportDialog() override;

    void start(); // once the last job has ended, another one
    [[nodiscard]] const csv::ExportJob &job() const { return *m_job; }
    [[nodiscard]] QString file() const { return m_request.file; }
    [[nodiscard]] QString jobTitle() const; // "Exporting workloads"
    [[nodiscard]] double doneShare() const; // 0..1, negative if unknown

Q_SIGNALS:
    void started();
    void progressed();
    void ended(bool isComplete, const QString &closingSentence); // `isComplete`: all rows are in the file

protected:
    void paintEvent(QPaintEvent *event) override;
    void reject() override; // hides while the job runs

private:
    void build();
    void showProgress();
    void makeJob();
    void jobFinished();
    void fitText();
    [[nodiscard]] QString closingSentence() const;

    JobMaker m_makeJob;
    csv::ExportRequest m_request;
    std::unique_ptr<csv::ExportJob> m_job;
    QTimer m_show; // coalesces progress
    bool m_hasEnded = false;
    QLabel *m_rows = nullptr;
    QLabel *m_rate = nullptr;
    QLabel *m_where = nullptr;
    ThinBar *m_bar = nullptr;
    QPushButton *m_hide = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_folder = nullptr;
    QPushButton *m_retry = nullptr;
};

} // namespace views
