// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/benchmarks/harness.h"

// Every case of the program, one function each. They add figures to the report, or throw a Failure.
namespace bench {

void runDecode(const Settings &settings, Report &report);
void runMetricsDecode(const Settings &settings, Report &report);
void runWaste(const Settings &settings, Report &report);
void runCharts(const Settings &settings, Report &report);
void runChartUpdate(const Settings &settings, Report &report);
void runChartFrames(const Settings &settings, Report &report);
void runBands(const Settings &settings, Report &report);
void runMonth(const Settings &settings, Report &report);
void runManyCurves(const Settings &settings, Report &report);
void runHeat(const Settings &settings, Report &report);
void runStore(const Settings &settings, Report &report);
void runSnapshot(const Settings &settings, Report &report);
void runCopy(const Settings &settings, Report &report);
void runPageDown(const Settings &settings, Report &report);
void runRefresh(const Settings &settings, Report &report);
void runOpen(const Settings &settings, Report &report);
void runScroll(const Settings &settings, Report &report);
void runExport(const Settings &settings, Report &report);
void runGuiThread(const Settings &settings, Report &report);
void runStart(const Settings &settings, Report &report);

} // namespace bench
