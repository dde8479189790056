// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/requestlog.h"
#include "views/diagnostics/loopwatch.h"

#include <QList>
#include <QString>

namespace views {

class RequestModel;

// A cache: number of rows or samples and their size.
struct CacheFacts
{
    QString title; // of the page
    qint64 rows = 0;
    qint64 bytes = 0;
};

// Health of the application, apart from its requests.
struct DiagnosticsFacts
{
    api::RequestLoad load;
    QList<CacheFacts> tables;
    qint64 chartBytes = 0;
    LoopWatch::Gaps gaps;
    qint64 residentBytes = 0; // 0 = unknown on this system
};

// The figures as text.
[[nodiscard]] QString waitingText(const api::RequestLoad &load); // "3: 2 Refresh, 1 Prefetch"
[[nodiscard]] QString tablesText(const QList<CacheFacts> &tables);
[[nodiscard]] QString gapsText(const LoopWatch::Gaps &gaps);

// Plain-text report for bug reports: versions, figures and requests. Contains no host, id, name or token, because its
// input contains none.
[[nodiscard]] QString diagnosticsReport(const DiagnosticsFacts &facts, const RequestModel &requests);

// Of this process; 0 if the system does not provide it.
[[nodiscard]] qint64 residentBytes();

} // namespace views
