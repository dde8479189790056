// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/commandline.h"

class QCoreApplication;

// Runs "binnacle workloads suspend" and its like to their end: says what will be done, asks unless the answer was given
// on the command line, and writes what became of each object to standard output as CSV. Messages and the question go to
// standard error. Returns the exit code: 0 all were accepted, 1 some were not or nothing was done, 2 usage error.
[[nodiscard]] int runAct(const commandline::Act &act, QCoreApplication &application);
