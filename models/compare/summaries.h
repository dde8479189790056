// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"

#include <QObject>

#include <functional>

namespace compare {

// What the curve of an object is computed from.
struct Recipe
{
    std::vector<metrics::SeriesPtr> gpus; // at least one; immutable, hence equal if they are the same
    base::Key object;
    QString name;
    bool isBand = false; // else a mean
    bool isBefore = false; // of the range to compare with

    friend bool operator==(const Recipe &, const Recipe &) = default;
};

// The curve of a recipe, or what stands for it; null if there is none.
using CurveOf = std::function<metrics::SeriesPtr(const Recipe &)>;

// As bandOf(), else as meanOf().
[[nodiscard]] metrics::SeriesPtr summaryOf(const Recipe &recipe);

// Computes the curves of objects in Qt's thread pool, one job at a time, and keeps them: a month of many GPUs takes
// longer than a frame. Lives in the GUI thread; a job that runs when it is destroyed ends unheard.
class Summaries : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // All that is shown. What is known stays as it is, what is not is computed, anything else is forgotten.
    void want(std::vector<Recipe> recipes);
    // While it is computed, the one before of the same kind, which is of earlier samples; null if there is none.
    [[nodiscard]] metrics::SeriesPtr curveOf(const Recipe &recipe) const;
    [[nodiscard]] bool isComputing() const;

Q_SIGNALS:
    void ready(); // some of what was wanted, or all: see isComputing()

private:
    struct Summary
    {
        Recipe recipe;
        metrics::SeriesPtr curve;
    };
    [[nodiscard]] const Summary *find(const Recipe &recipe) const; // of the same curve, maybe of other samples
    [[nodiscard]] bool isKnown(const Recipe &recipe) const;
    void start();
    void take(std::vector<Summary> computed);

    std::vector<Recipe> m_wanted;
    std::vector<Summary> m_known;
    bool m_isRunning = false;
};

} // namespace compare
