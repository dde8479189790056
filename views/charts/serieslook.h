// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"
#include "views/look/theme.h"

#include <QHash>

namespace views {

// How a curve is told from the others of its card: a colour of the theme, and a dash where the colours are used up.
struct SeriesLook
{
    enum class Dash { Solid, Dashed, Dotted };

    int slot = 0; // of Theme::series
    Dash dash = Dash::Solid;

    [[nodiscard]] QRgb colour(const Theme &theme) const { return theme.series[std::size_t(slot)]; }
    friend bool operator==(const SeriesLook &, const SeriesLook &) = default;
};

// Whether two curves are highlighted as one: those of a GPU or a group in all cards; any other curve is alone.
[[nodiscard]] bool highlightsTogether(const metrics::SeriesKey &one, const metrics::SeriesKey &other);

// Gives curves their looks, once for a connection, so that refreshes, zooms and other objects change none. A GPU has
// the colour of its index; any other curve takes the first that is free within its unit, hence its card. GUI thread.
class SeriesLooks
{
public:
    [[nodiscard]] SeriesLook of(const metrics::SeriesKey &key);

private:
    QHash<QString, int> m_places;
    QHash<int, int> m_taken; // by unit
};

} // namespace views
