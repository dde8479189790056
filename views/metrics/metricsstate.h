// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/metrics/rangeplan.h"

namespace views {

// Which time of an object is on screen: the range of the choice, the zooms laid over it, and the query that they amount
// to. Pure logic; whoever holds it brings the time.
class MetricsState
{
public:
    void open(const metrics::Subject &subject, const MetricsChoice &choice);
    void setChoice(const MetricsChoice &choice); // another range ends all zooms
    [[nodiscard]] const metrics::Subject &subject() const { return m_subject; }
    [[nodiscard]] const MetricsChoice &choice() const { return m_choice; }

    void follow(qint64 nowMs); // a range that ends now has moved on
    [[nodiscard]] const metrics::Range &range() const { return m_range; }
    [[nodiscard]] bool isOpenEnded() const; // it will move on

    // False if that is where it is. `again`: the same turn of the wheel goes on, and is one step back with it.
    bool zoomTo(metrics::Range range, qint64 nowMs, bool again);
    bool zoomOut(); // one step; the range is that of follow()
    bool resetZoom();
    [[nodiscard]] bool isZoomed() const { return !m_zooms.isEmpty(); }

    [[nodiscard]] SamplePlan plan(int plotWidth) const;
    [[nodiscard]] metrics::Query query(int plotWidth) const;

private:
    metrics::Subject m_subject;
    MetricsChoice m_choice;
    metrics::Range m_range;
    QList<metrics::Range> m_zooms; // from the first to the one on screen
};

} // namespace views
