// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/commandline.h"

// Runs "binnacle cluster create" and its like to their end: says what will be done, asks unless the answer was given on
// the command line, and writes what became of it to standard output as CSV, or the instructions as text. Returns the
// exit code: 0 accepted, 1 not accepted or nothing was done.
[[nodiscard]] int runCluster(const commandline::Cluster &command);
