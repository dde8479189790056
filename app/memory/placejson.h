// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/navigation/location.h"

#include <QJsonObject>

// Converts places to JSON and back. The round trip is lossless except for the limits below. Holds no data of the
// connection. Reading is strict: nullopt if any member is unexpected.
namespace app {

struct History
{
    QList<views::NavigationHistory::Entry> entries;
    qsizetype at = -1; // index of the place on screen
    compare::Comparison comparison = {}; // the current one, on screen or not

    friend bool operator==(const History &, const History &) = default;
};

[[nodiscard]] QJsonObject toJson(const table::ListQuery &query);
[[nodiscard]] std::optional<table::ListQuery> queryFrom(const QJsonValue &json);

// Limited to some places around the current one; large selections are dropped.
[[nodiscard]] QJsonObject toJson(const History &history);
[[nodiscard]] std::optional<History> historyFrom(const QJsonObject &json);

} // namespace app
