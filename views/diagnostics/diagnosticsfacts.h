// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/requestlog.h"
#include "views/diagnostics/loopwatch.h"

#include <QList>
#include <QString>

namespace views {

class RequestModel;

// Rows or samples that something keeps in memory.
struct CacheFacts
{
    QString title; // of the page
    qint64 rows = 0;
    qint64 bytes = 0;
};

// How the program is doing, besides its requests.
struct DiagnosticsFacts
{
    api::RequestLoad load;
    QList<CacheFacts> tables;
    qint64 chartBytes = 0;
    LoopWatch::Gaps gaps;
    qint64 residentBytes = 0; // 0 = not known on this system
};

// The figures in words.
[[nodiscard]] QString waitingText(const api::RequestLoad &load); // "3: 2 Refresh, 1 Prefetch"
[[nodiscard]] QString tablesText(const QList<CacheFacts> &tables);
[[nodiscard]] QString gapsText(const LoopWatch::Gaps &gaps);

// For an issue: versions, figures and requests as plain text. Holds neither host nor id, name or token, because what it
// is made from holds none.
[[nodiscard]] QString diagnosticsReport(const DiagnosticsFacts &facts, const RequestModel &requests);

// Of this process; 0 where the system does not tell.
[[nodiscard]] qint64 residentBytes();

} // namespace views
