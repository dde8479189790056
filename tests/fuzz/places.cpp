// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memory/comparisonjson.h"
#include "app/memory/placejson.h"
#include "models/compare/carried.h"
#include "tests/fuzz/target.h"

#include <QJsonDocument>

// Stored places and comparisons, and objects that another window hands over.
void tryInput(const QByteArray &input)
{
    using fuzz::require;
    if (const auto carried = compare::carriedFrom(input))
        require(compare::carriedFrom(compare::toBytes(*carried)) == carried, "what is carried arrives");
    const QJsonObject json = QJsonDocument::fromJson(input).object();
    if (const auto history = app::historyFrom(json)) {
        require(history->at >= 0 && history->at < history->entries.size(), "one of the places is the current one");
        const auto again = app::historyFrom(app::toJson(*history));
        require(again && again->entries.size() == history->entries.size() && again->at == history->at,
                "places read as themselves");
    }
    if (const auto comparison = app::comparisonFrom(json)) {
        require(comparison->objects.size() <= compare::mostObjects && comparison->marks.size() <= compare::mostMarks,
                "a bounded comparison");
        // What has no meaning in it is not written.
        const auto written = app::comparisonFrom(app::toJson(*comparison));
        require(written && app::comparisonFrom(app::toJson(*written)) == written, "a comparison reads as itself");
    }
}
