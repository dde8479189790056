// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/chartgroups.h"
#include "views/charts/chartstack.h"
#include "views/charts/timemeaning.h"

#include <QFrame>

#include <optional>

class QHBoxLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace views {

class CardHeader;
class MarkLane;
class HeatKey;
class HeatStrip;
class PhaseLane;

// What the heat strip of a card shows, and could show.
struct HeatContent
{
    std::optional<ChartGroup> group; // whose curves are the rows; absent = there is no metric per GPU
    std::vector<Curve> curves;
    std::vector<const ChartGroup *> possible; // to choose among
    int left = 0; // metrics that no strip can show
    bool isAlone = false; // no curves are shown
};

// The last card of a stack: the heat strip with its key, and the lane of phases and events.
class TimelineCard final : public QFrame
{
    Q_OBJECT

public:
    explicit TimelineCard(QWidget *parent = nullptr);

    // Alone without a metric per GPU, it says how to get one.
    void setHeat(HeatContent content);
    void setLane(const QList<PhaseSpan> &phases, const QList<EventMark> &events);
    // A lane for each object, below one another. Returns those that are new.
    QList<PhaseLane *> setLanes(const QList<ObjectLane> &lanes);
    void setTime(const metrics::Range &range, const TimeMeaning &meaning);
    void setMargins(int left, int right);
    void setMarks(const std::vector<RangeMark> &marks);
    void setReach(double reachMs);
    void setCrosshair(std::optional<qint64> timeMs);
    void setSelection(const std::optional<metrics::Range> &range);

    void setButtonsShown(bool shown); // not in pictures

    [[nodiscard]] bool isWanted() const; // it has content
    [[nodiscard]] int heightBesideHeat() const; // of all but the rows of the strip
    [[nodiscard]] int labelWidth() const; // needed left of its rows
    [[nodiscard]] HeatStrip *heat() const { return m_heat; }
    [[nodiscard]] QToolButton *heatButton() const { return m_choose; } // chooses its metric
    [[nodiscard]] MarkLane *notes() const { return m_notes; }
    [[nodiscard]] PhaseLane *lane() const { return m_lane; }
    [[nodiscard]] const QList<PhaseLane *> &lanes() const { return m_lanes; } // of several objects

Q_SIGNALS:
    void heatChosen(const QString &key); // of the group to show

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showHeader();
    void showChoice(const HeatContent &content);
    void describeHeat();
    void placeKey();
    [[nodiscard]] bool hasLanes() const;

    QString m_title; // of the strip
    QString m_unit;
    QString m_meaning; // and what is left out
    QString m_figures;
    bool m_hasHeat = false;
    QStringList m_choices; // keys of the groups that the strip can show
    bool m_isAlone = false;
    metrics::Range m_range;
    TimeMeaning m_time;
    CardHeader *m_header;
    QToolButton *m_choose;
    HeatKey *m_key;
    QHBoxLayout *m_keyRow; // of the key, where the header has no room for it
    bool m_isKeyBelow = false;
    QLabel *m_words;
    MarkLane *m_notes;
    HeatStrip *m_heat;
    CardHeader *m_phases; // below a strip
    PhaseLane *m_lane;
    QVBoxLayout *m_column;
    QList<PhaseLane *> m_lanes; // of several objects
    std::vector<RangeMark> m_marks;
    int m_left = 0; // margins
    int m_right = 0;
};

// Measured as a share of each GPU.
[[nodiscard]] bool isForHeat(const metrics::Metric &metric);
// The groups of such metrics with curves, without those that are ghosts only.
[[nodiscard]] std::vector<const ChartGroup *> heatGroups(const std::vector<ChartGroup> &groups);

} // namespace views
