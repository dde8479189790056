// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/commandline.h"

class QCoreApplication;

// Runs "binnacle export wasted" and returns its exit code: 1 also if answers are missing, although a file is written.
// Needs an application object for the event loop.
[[nodiscard]] int runWastedExport(const commandline::ExportWasted &options, QCoreApplication &application);
