// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/metrics/rangeplan.h"

namespace views {

// The visible time range of an object: the range of the choice, the zooms on top of it, and the resulting query. Pure
// logic; the caller passes the current time.
class MetricsState
{
public:
    void open(const metrics::Subject &subject, const MetricsChoice &choice, qint64 nowMs);
    void setChoice(const MetricsChoice &choice); // a different range resets all zooms
    [[nodiscard]] const metrics::Subject &subject() const { return m_subject; }
    [[nodiscard]] const MetricsChoice &choice() const { return m_choice; } // by the user, for all such objects
    // The choice as it applies to the object: metrics that it can have, and its lifetime where a preset shows little.
    [[nodiscard]] MetricsChoice shown() const;
    void chooseMetrics(); // those of the choice hold, also if the object has no samples of some
    // Notes the default metrics that an answer shows the object not to have. Returns true if shown() changes.
    bool learn(const metrics::Answer &answer);
    // Of a cluster, until another one is opened; empty = all.
    void setNodePool(const QString &name) { m_nodePool = name; }
    [[nodiscard]] const QString &nodePool() const { return m_nodePool; }
    void chooseRange(); // the preset of the choice holds, whatever the object's lifetime

    void follow(qint64 nowMs); // moves a range that ends now
    [[nodiscard]] const metrics::Range &range() const { return m_range; }
    [[nodiscard]] bool isOpenEnded() const; // it ends now, so it moves

    // False if the range is the current one. `again`: same gesture, e.g. further turns of the wheel; it is undone in
    // one step.
    bool zoomTo(metrics::Range range, qint64 nowMs, bool again);
    bool zoomOut(); // one step; then call follow()
    bool resetZoom();
    [[nodiscard]] bool isZoomed() const { return !m_zooms.isEmpty(); }
    [[nodiscard]] RangeStep step() const; // what is shown, to return to it
    void restore(const RangeStep &step); // then call follow()

    [[nodiscard]] SamplePlan plan(int plotWidth) const;
    [[nodiscard]] metrics::Query query(int plotWidth) const;

private:
    metrics::Subject m_subject;
    MetricsChoice m_choice;
    QString m_nodePool;
    bool m_isFitted = false; // to the lifetime
    bool m_learns = true;
    QStringList m_absent; // default metrics that the object does not have
    metrics::Range m_range;
    QList<metrics::Range> m_zooms; // from the first to the current one
};

} // namespace views
