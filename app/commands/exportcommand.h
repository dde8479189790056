// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/commandline.h"
#include "models/csv/exportjob.h"

#include <tl/expected.hpp>

class QCoreApplication;

// What to export, with every key checked against the columns of the resource; else a sentence for people that offers
// the nearest names.
[[nodiscard]] tl::expected<csv::ExportRequest, QString> exportRequest(const commandline::Export &options);

// Runs "binnacle export" to its end in the event loop of `application`, without a window. Messages go to standard
// error, progress only if that is a terminal. Returns the exit code: 0 done, 1 failed, 2 wrong usage.
[[nodiscard]] int runExport(const commandline::Export &options, QCoreApplication &application);
