// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/durations.h"
#include "models/metrics/axis.h"
#include "models/metrics/series.h"
#include "models/metrics/subject.h"

#include <QStringList>

#include <optional>
#include <vector>

// Objects whose metrics are compared, of any kind, and single GPUs of pods and nodes. Pure logic; all times are ms UTC
// unless stated otherwise.
namespace compare {

inline constexpr int mostObjects = 24;
inline constexpr int mostMarks = 20;
inline constexpr int longestNote = 200; // characters
using base::dayMs;

// What the time axis means: the time of day; the time since each object started; the share of its run, in which all
// objects are equally wide.
enum class Alignment { Clock, SinceStart, ShareOfRun };

// Another range to compare with, of the same length; Other begins at a time that the user named.
enum class Before { Nothing, SameLength, Week, Other };

// How the curves of an object are drawn: one line; the spread of its GPUs about their median; colours. All but lines
// take metrics by GPU where an object has them.
enum class Form { Lines, Bands, Heat };

struct Object
{
    metrics::Subject subject;
    int slot = 0; // its colour among those of the others; 0..mostObjects - 1
    bool isHidden = false;

    friend bool operator==(const Object &, const Object &) = default;
};

// A range with a note of the user.
struct Mark
{
    metrics::Range range; // of the axis
    QString note = {}; // one line of plain text, at most `longestNote`
    Alignment alignment = Alignment::Clock; // whose axis it is on

    friend bool operator==(const Mark &, const Mark &) = default;
};

// A value; thread-safe. Names, keys and times only: no samples.
struct Comparison
{
    std::vector<Object> objects = {}; // in the order of the user; no object twice
    QStringList types = {}; // of metrics, as the API names them; empty = the usual ones
    Alignment alignment = Alignment::Clock;
    Before before = Before::Nothing; // of Alignment::Clock
    std::int64_t lengthMs = dayMs; // of a range that ends now, or begins at the start; 0 = the whole lives, or `custom`
    metrics::Range custom = {}; // of Alignment::Clock; length 0 = none
    Form form = Form::Lines;
    metrics::AxisChoices axes = {};
    bool endsNow = false; // `custom` ends at the current time, wherever it ended before
    std::int64_t beforeMs = 0; // the begin of Before::Other
    std::vector<Mark> marks = {}; // at most `mostMarks`, in the order of their begins

    friend bool operator==(const Comparison &, const Comparison &) = default;
};

// Whether the object is in the comparison, and where; -1 = it is not.
[[nodiscard]] int indexOf(const Comparison &comparison, const metrics::Subject &subject);
// The pod or node that a single GPU is of; any other subject is its own.
[[nodiscard]] metrics::Subject wholeOf(metrics::Subject subject);
// For display: "worker-0, GPU 3" of a single GPU.
[[nodiscard]] QString nameOf(const metrics::Subject &subject);
// Adds an object in a colour that is free; the 17th node makes lines bands. Returns false for one too many, or twice.
bool add(Comparison &comparison, const metrics::Subject &subject);

// Removes an object by its place. Without any, the marks go, too: they are about what was compared.
void remove(Comparison &comparison, int index);
void clear(Comparison &comparison); // of all objects

// The metrics that can be compared: one curve, or one curve per GPU, of any of the objects. In the order of the
// registry.
[[nodiscard]] std::vector<const metrics::Metric *> offeredMetrics(const Comparison &comparison);
// The metrics of the choice that an object has; see Form.
[[nodiscard]] std::vector<const metrics::Metric *> metricsOf(const Comparison &comparison,
                                                             const metrics::Subject &subject);
// The metrics of the choice that any object has, in the order of the registry; without a choice, the usual ones.
[[nodiscard]] std::vector<const metrics::Metric *> chosenMetrics(const Comparison &comparison);
// Whether one of them is measured by GPU, or would be in another form.
[[nodiscard]] bool hasGpus(const Comparison &comparison);

// When an object ran. Its start is the first time that it was Running, else when it was created.
struct Life
{
    std::int64_t startMs = api::absentTime;
    std::int64_t endMs = api::absentTime; // absent = goes on

    [[nodiscard]] bool isKnown() const { return startMs != api::absentTime; }
    friend bool operator==(const Life &, const Life &) = default;
};

// The end of the axis of Alignment::ShareOfRun, which begins at 0.
inline constexpr std::int64_t wholeRun = 1'000'000;

// Maps the times of an object to the axis: axis = (time - originMs) * scale.
struct Placement
{
    std::int64_t originMs = 0;
    double scale = 1;

    [[nodiscard]] std::int64_t toAxis(std::int64_t timeMs) const;
    [[nodiscard]] std::int64_t toTime(std::int64_t axis) const;
    friend bool operator==(const Placement &, const Placement &) = default;
};

// Absent if the alignment needs a start, and it is unknown or in the future.
[[nodiscard]] std::optional<Placement> placementOf(Alignment alignment, const Life &life, std::int64_t nowMs);

// The range of the axis that the comparison asks for, before any zoom. `lives` belong to the objects, in their order.
// Alignment::SinceStart: from 0 on, ms.
[[nodiscard]] metrics::Range axisRange(const Comparison &comparison, const std::vector<Life> &lives,
                                       std::int64_t nowMs);

// What to request of an object for a range of the axis: no time after now or, aligned, before its start or after its
// end. Absent if nothing is left.
[[nodiscard]] std::optional<metrics::Range> askedRange(const metrics::Range &axis, const Placement &placement,
                                                       Alignment alignment, const Life &life, std::int64_t nowMs);

// How much earlier the range to compare with is; 0 = none, < 0 = it is later. `whole`: the range before any zoom;
// `axis`: what is visible of it.
[[nodiscard]] std::int64_t shiftOf(const Comparison &comparison, const metrics::Range &whole,
                                   const metrics::Range &axis);

// As a note is kept: one line, not too long, nothing that cannot be seen.
[[nodiscard]] QString noteOf(const QString &typed);
// Adds a mark in its place. Returns false if its range is empty, or if there are too many.
bool addMark(Comparison &comparison, const Mark &mark);

} // namespace compare
