// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"
#include "views/look/theme.h"

#include <QHash>
#include <QSet>

#include <utility>

class QPainter;

namespace views {

// Distinguishes a curve from the others of its card: a colour of the theme, plus a dash once all colours are used. That
// of another range, a ghost, has dots and half the strength of the curve that it stands beside.
struct SeriesLook
{
    enum class Dash { Solid, Dashed, Dotted };

    int slot = 0; // of Theme::series
    Dash dash = Dash::Solid;
    bool isGhost = false;

    [[nodiscard]] QRgb colour(const Theme &theme) const;
    friend bool operator==(const SeriesLook &, const SeriesLook &) = default;
};

// Of its line, in px: on and off; on 0 = solid.
[[nodiscard]] std::pair<double, double> dashLengths(const SeriesLook &look);

// A short piece of a curve, as a legend; hollow while the curve is hidden.
void paintSwatch(QPainter &painter, const QRect &rect, const SeriesLook &look, bool isHidden, const Theme &theme);

// Stands for all curves of the object that a curve belongs to, in what is highlighted.
[[nodiscard]] metrics::SeriesKey wholeObject(const base::Key &object);

// Whether a curve is highlighted with another: those of the same GPU or group in all cards; any other curve alone.
// `one` may stand for all curves of an object.
[[nodiscard]] bool highlightsTogether(const metrics::SeriesKey &one, const metrics::SeriesKey &other);

// Assigns looks to curves, once per connection, so that refreshes, zooms and other objects change none. A GPU's colour
// follows from its index, unless several curves of its metric have the same one; any other curve gets the first free
// colour of its unit, hence of its card. GUI thread.
class SeriesLooks
{
public:
    // Finds out whether the GPUs' indices tell the curves of a metric apart.
    void learn(const metrics::MetricAnswer &answer);
    // Colours of all curves of these objects, by the key of the curves.
    void setObjects(const QHash<base::Key, int> &places) { m_objects = places; }
    [[nodiscard]] SeriesLook of(const metrics::SeriesKey &key);

private:
    QSet<QString> m_alike; // metrics whose curves have one GPU index
    QSet<QString> m_parted; // metrics with several curves of a GPU, and several GPUs
    QSet<QString> m_ofObjects; // metrics with curves of several objects
    QHash<base::Key, int> m_objects;
    QHash<QString, int> m_places;
    QHash<int, int> m_taken; // by unit
};

} // namespace views
