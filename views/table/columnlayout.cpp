// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/table/columnlayout.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr double leastWidth = 3;
constexpr double mostWidth = 400;
constexpr auto automaticWord = "automatic"_L1;

qsizetype indexOf(const QList<ColumnPlace> &places, const QString &key)
{
    const auto found = std::ranges::find(places, key, &ColumnPlace::key);
    return found == places.end() ? -1 : found - places.begin();
}

} // namespace

ColumnLayout ColumnLayout::defaultsOf(const table::TableSource &source)
{
    using table::Shown;
    ColumnLayout layout;
    layout.automatic = true;
    for (int i = 0; i < source.columnCount(); ++i) {
        const table::ColumnInfo &column = source.column(i);
        const bool visible = column.visible != Shown::Never && column.visible != Shown::Spare;
        layout.places.append({QString::fromLatin1(column.key), column.width, visible});
    }
    return layout;
}

QStringList ColumnLayout::toStringList() const
{
    QStringList lines;
    if (automatic)
        lines.append(automaticWord);
    for (const ColumnPlace &place : places) {
        QString line = place.key + u' ' + QString::number(std::round(place.width * 100) / 100);
        if (!place.visible)
            line += " hidden"_L1;
        lines.append(line);
    }
    return lines;
}

ColumnLayout ColumnLayout::fromStringList(const QStringList &lines)
{
    ColumnLayout layout;
    layout.automatic = lines.contains(automaticWord);
    for (const QString &line : lines) {
        const QStringList parts = line.split(u' ', Qt::SkipEmptyParts);
        if (parts.size() < 2 || parts.size() > 3 || (parts.size() == 3 && parts[2] != "hidden"_L1))
            continue;
        bool isNumber = false;
        const double width = parts[1].toDouble(&isNumber);
        if (!isNumber || !std::isfinite(width) || width <= 0 || indexOf(layout.places, parts[0]) >= 0)
            continue;
        layout.places.append({parts[0], std::clamp(width, leastWidth, mostWidth), parts.size() == 2});
    }
    return layout;
}

ColumnLayout ColumnLayout::fittedTo(const ColumnLayout &defaults) const
{
    if (places.isEmpty())
        return defaults;
    ColumnLayout fitted;
    fitted.automatic = automatic;
    for (const ColumnPlace &place : places) {
        if (indexOf(defaults.places, place.key) >= 0 && indexOf(fitted.places, place.key) < 0)
            fitted.places.append(place);
    }
    for (qsizetype i = 0; i < defaults.places.size(); ++i) {
        const ColumnPlace &place = defaults.places[i];
        if (indexOf(fitted.places, place.key) >= 0)
            continue;
        const qsizetype before = i == 0 ? -1 : indexOf(fitted.places, defaults.places[i - 1].key);
        fitted.places.insert(before + 1, place);
    }
    const bool anyVisible = std::ranges::any_of(fitted.places, &ColumnPlace::visible);
    if (!anyVisible && !fitted.places.isEmpty())
        fitted.places.first().visible = true;
    return fitted;
}

} // namespace views
