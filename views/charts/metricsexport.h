// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/loader.h"
#include "models/table/format.h"

#include <functional>

class QImage;
class QWidget;

namespace views {

// "gpt-neox-worker-3-20251121-1258-1858.csv": the object, the day and the times of a range, in the zone on screen.
[[nodiscard]] QString metricsFileName(const QString &object, const metrics::Range &range, table::Zone zone,
                                      const QString &suffix);

// Asks where a file shall be, without blocking; `chosen` gets its path, or is not called.
void chooseMetricsFile(QWidget *parent, const QString &title, const QString &name,
                       std::function<void(const QString &)> chosen);

struct Saved
{
    bool isGood = false;
    QString sentence; // what was saved, or why not
};

// The files appear whole or not at all.
[[nodiscard]] Saved savePng(const QImage &picture, const QString &file);
[[nodiscard]] Saved saveSvg(const std::function<bool(const QString &)> &write, const QString &file);
[[nodiscard]] Saved saveCsv(const metrics::Answer &answer, bool wide, const QString &file);

} // namespace views
