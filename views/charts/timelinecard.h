// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/chartgroups.h"
#include "views/charts/chartstack.h"
#include "views/charts/timemeaning.h"

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace views {

class CardHeader;
class HeatKey;
class HeatStrip;
class PhaseLane;

// The last card of a stack: the heat strip with its key, and the lane of phases and events.
class TimelineCard final : public QFrame
{
    Q_OBJECT

public:
    explicit TimelineCard(QWidget *parent = nullptr);

    // Null = no metric per GPU is shown; `isHeatWanted` then shows how to get one.
    void setHeat(const ChartGroup *group, std::vector<Curve> curves, bool isHeatWanted);
    void setLane(const QList<PhaseSpan> &phases, const QList<EventMark> &events);
    // A lane for each object, below one another. Returns those that are new.
    QList<PhaseLane *> setLanes(const QList<ObjectLane> &lanes);
    void setTime(const metrics::Range &range, const TimeMeaning &meaning);
    void setMargins(int left, int right);
    void setMarks(const std::vector<RangeMark> &marks);
    void setReach(double reachMs);
    void setCrosshair(std::optional<qint64> timeMs);
    void setSelection(const std::optional<metrics::Range> &range);

    [[nodiscard]] bool isWanted() const; // it has content
    [[nodiscard]] int labelWidth() const; // needed left of its rows
    [[nodiscard]] HeatStrip *heat() const { return m_heat; }
    [[nodiscard]] PhaseLane *lane() const { return m_lane; }
    [[nodiscard]] const QList<PhaseLane *> &lanes() const { return m_lanes; } // of several objects

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showHeader();
    [[nodiscard]] bool hasLanes() const;

    QString m_title;
    bool m_hasHeat = false;
    bool m_isHeatWanted = false;
    metrics::Range m_range;
    TimeMeaning m_meaning;
    CardHeader *m_header;
    HeatKey *m_key;
    QLabel *m_words;
    HeatStrip *m_heat;
    PhaseLane *m_lane;
    QVBoxLayout *m_column;
    QList<PhaseLane *> m_lanes; // of several objects
    std::vector<RangeMark> m_marks;
    int m_left = 0; // margins
    int m_right = 0;
};

// Measured as a share of each GPU.
[[nodiscard]] bool isForHeat(const metrics::Metric &metric);
// The first such metric that has curves.
[[nodiscard]] const ChartGroup *heatGroup(const std::vector<ChartGroup> &groups);

} // namespace views
