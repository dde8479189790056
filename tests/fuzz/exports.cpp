// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/csv/fullprogress.h"
#include "tests/fuzz/target.h"

#include <QJsonDocument>

// The file beside an unfinished export, from which it goes on.
void tryInput(const QByteArray &input)
{
    using fuzz::require;
    const auto progress = csv::progressFrom(QJsonDocument::fromJson(input).object());
    if (!progress)
        return;
    require(progress->range.length() > 0 && progress->bytes >= 0 && progress->gapBytes >= 0, "something to go on with");
    require(csv::progressFrom(csv::toJson(*progress)) == progress, "progress reads as itself");
}
