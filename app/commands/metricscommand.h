// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/commandline.h"

class QCoreApplication;

// Runs "binnacle export metrics" and returns its exit code. Needs an application object for the event loop.
[[nodiscard]] int runMetricsExport(const commandline::ExportMetrics &options, QCoreApplication &application);
