// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/commandline.h"

// Runs "binnacle connections list|test|add|remove" in the event loop of the application, without a window. The list
// goes to standard output as CSV, and the steps of a test as lines; messages go to standard error. Never prints a
// secret. Returns the exit code: 0 success, 1 failure, 2 usage error.
[[nodiscard]] int runConnections(const commandline::Connections &command);
