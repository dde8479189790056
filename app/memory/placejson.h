// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/navigation/location.h"

#include <QJsonObject>

// Places as JSON, for files of this program. What comes back is what went in, but for what is bounded here; nothing
// of a connection is in it. Reading answers nothing if anything is not as it was written.
namespace app {

struct History
{
    QList<views::NavigationHistory::Entry> entries;
    qsizetype at = -1; // the place on screen

    friend bool operator==(const History &, const History &) = default;
};

[[nodiscard]] QJsonObject toJson(const table::ListQuery &query);
[[nodiscard]] std::optional<table::ListQuery> queryFrom(const QJsonValue &json);

// The last places only; of a large selection nothing.
[[nodiscard]] QJsonObject toJson(const History &history);
[[nodiscard]] std::optional<History> historyFrom(const QJsonObject &json);

} // namespace app
