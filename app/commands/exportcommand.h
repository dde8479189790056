// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/commandline.h"
#include "models/csv/exportjob.h"

#include <tl/expected.hpp>

class QCoreApplication;

// The request for an export, with every key checked against the columns of the resource; or an error message that
// suggests the most similar names.
[[nodiscard]] tl::expected<csv::ExportRequest, QString> exportRequest(const commandline::Export &options);

// Runs "binnacle export" to its end in the event loop of `application`, without a window. Messages go to standard
// error, and so does progress if that is a terminal. Returns the exit code: 0 success, 1 failure, 2 usage error.
[[nodiscard]] int runExport(const commandline::Export &options, QCoreApplication &application);
