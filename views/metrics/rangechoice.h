// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/rangewords.h"
#include "models/table/format.h"

#include <QList>
#include <QString>

#include <optional>

namespace views {

enum class RangePreset { Min15, Hour1, Hour6, Hour24, Day7, Day30, Life, Custom };

// A time range as the user chose it. Of Custom, one of: the last `customLength`; from the begin of `custom` to now;
// `custom`. Times are ms UTC. A value; thread-safe.
struct RangeChoice
{
    RangePreset preset = RangePreset::Hour6;
    metrics::Range custom = {}; // length 0 = none
    qint64 customLength = 0; // ms; 0 = none
    bool customEndsNow = false; // `custom` ends at the current time, wherever it ended before

    [[nodiscard]] bool isCustom() const { return preset == RangePreset::Custom; }
    // Custom without a range; it must not be used.
    [[nodiscard]] bool isEmpty() const { return isCustom() && customLength <= 0 && custom.length() <= 0; }
    [[nodiscard]] metrics::Range customRange(qint64 nowMs) const; // if it is not empty
    friend bool operator==(const RangeChoice &, const RangeChoice &) = default;

    // "6h", "life", "5400s", "FROM-" and "FROM-TO" in ms: for files.
    [[nodiscard]] QString toWord() const;
    [[nodiscard]] static std::optional<RangeChoice> fromWord(const QString &word);
};

// A custom range, or a preset of the same length that ends now.
[[nodiscard]] RangeChoice choiceOf(const metrics::RangeWords &words);
[[nodiscard]] RangeChoice choiceOf(const metrics::Range &range);
[[nodiscard]] RangeChoice lastChoice(qint64 lengthMs); // that ends now

// "90 min", "25 h", "2 d": exact, as people type it.
[[nodiscard]] QString lengthWords(qint64 ms);
// "20 Nov 2026, 14:00"; with seconds where there are any. momentFromWords() understands it.
[[nodiscard]] QString momentWords(qint64 ms, table::Zone zone);
// "last 90 min", "20 Nov 2026, 14:00 to now". rangeFromWords() understands it. Of a choice that is not empty.
[[nodiscard]] QString rangeWords(const RangeChoice &choice, table::Zone zone);
// "Fri 20 Nov 2026, 14:00 to now, 25 h"
[[nodiscard]] QString rangeEcho(const metrics::Range &range, bool endsNow, table::Zone zone);

// The choice, and the zooms into it, from the first to the current one.
struct RangeStep
{
    RangeChoice choice;
    QList<metrics::Range> zooms = {};
    bool isFitted = false; // the lifetime of the object is shown instead, because the choice shows little of it

    friend bool operator==(const RangeStep &, const RangeStep &) = default;
};

// The ranges of a page that the user can go back to. Bounded; pure logic.
class RangeHistory
{
public:
    void begin(const RangeStep &step); // forgets all others
    // Adds a step after the current one and drops those ahead. `again`: of the same gesture, in place of the current
    // one.
    void visit(const RangeStep &step, bool again = false);
    [[nodiscard]] bool canGoBack() const { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const { return m_at + 1 < m_steps.size(); }
    RangeStep back(); // only if it can
    RangeStep forward();
    [[nodiscard]] qsizetype size() const { return m_steps.size(); }

private:
    QList<RangeStep> m_steps;
    qsizetype m_at = -1;
};

// Where a page can show something: no time before `least` and after `most`.
struct Reach
{
    qint64 least = 0;
    qint64 most = 0;
};
// A range within reach: what is only moved keeps its length, anything else is cut.
[[nodiscard]] metrics::Range within(const Reach &reach, const metrics::Range &wanted, const metrics::Range &current);
// Moved by a share of its length.
[[nodiscard]] metrics::Range shifted(const metrics::Range &range, double share);

} // namespace views
