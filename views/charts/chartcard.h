// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/axis.h"
#include "views/charts/chartgroups.h"
#include "views/charts/timemeaning.h"
#include "views/charts/timesurface.h"

#include <QFrame>
#include <QPointer>

class QHBoxLayout;
class QLabel;
class QMenu;
class QToolButton;

namespace views {

class Badge;
class ElidedLabel;
class FixedRangeDialog;
class Plot;

// The header of a card of the stack: bold title, unit, one line of meaning; other widgets are added at its end.
class CardHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit CardHeader(QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &unit, const QString &meaning);
    [[nodiscard]] QHBoxLayout *row() const { return m_row; }
    [[nodiscard]] int titleWidth() const; // that title and unit need, px

private:
    QHBoxLayout *m_row;
    ElidedLabel *m_title;
    QLabel *m_unit;
    ElidedLabel *m_meaning;
};

// The card of one group of metrics: header with badges, and plot. The stack sets the time axis. GUI thread.
class ChartCard final : public QFrame, public TimeSurface
{
    Q_OBJECT

public:
    explicit ChartCard(QWidget *parent = nullptr);

    void setGroup(ChartGroup group, std::vector<Curve> curves);
    void setAxis(const metrics::AxisChoice &axis);
    void setNamesGaps(bool namesGaps); // for one card of a stack
    void setTime(const metrics::Range &visible, const std::vector<metrics::TimeTick> &ticks,
                 const TimeMeaning &meaning);
    void setMargins(int left, int right);
    void setIsHidden(const IsHidden &isHidden);
    void setMarks(const std::vector<RangeMark> &marks);
    void setHighlight(const std::optional<metrics::SeriesKey> &key);

    [[nodiscard]] const ChartGroup &group() const { return m_group; }
    [[nodiscard]] Plot *plot() const { return m_plot; }
    [[nodiscard]] QString figures() const; // the accessible description of its plot
    [[nodiscard]] QList<QWidget *> tabStops() const; // in order; the plot comes last
    void setButtonsShown(bool shown); // not in pictures

    [[nodiscard]] QWidget *pointerTarget() override;
    [[nodiscard]] QWidget *keyTarget() override;
    [[nodiscard]] TimeScale timeScale() const override;
    [[nodiscard]] QRectF timeArea() const override;
    [[nodiscard]] const std::vector<Curve> &curves() const override;
    [[nodiscard]] HoverContent hoverContent(qint64 timeMs, const std::optional<QPointF> &pointer) const override;
    void setCrosshair(std::optional<qint64> timeMs, double reachMs) override;
    void setSelection(const std::optional<metrics::Range> &range) override;

Q_SIGNALS:
    void unitFlipRequested(const metrics::Metric *metric);
    void pictureRequested(); // copy a picture of this card
    void axisChosen(const metrics::AxisChoice &axis); // by the user: call setAxis()
    void labelWidthChanged(); // of the plot's value axis

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] static qreal distanceOf(const PlotScene &scene, const Curve &curve, std::size_t sample, qreal y);
    [[nodiscard]] std::optional<QString> totalAt(qint64 timeMs) const;
    void addBadge(Tone tone, const char *icon, const QString &text, const QString &toolTip);
    void addStateBadges(const ChartGroup::Member &member);
    void addSampleBadges(const metrics::MetricAnswer &metric, double askedMs);
    void addFlipBadge(const metrics::MetricAnswer &metric);
    // Ambiguous metrics, each once.
    [[nodiscard]] std::vector<const metrics::MetricAnswer *> ambiguous() const;
    void showContent();
    void showMenu();
    void addAxisActions(QMenu &menu);
    void askForRange(bool isLogarithmic);
    void showAxisNote();

    ChartGroup m_group;
    std::vector<Curve> m_curves;
    metrics::Range m_visible;
    TimeMeaning m_meaning;
    metrics::AxisChoice m_axis;
    bool m_namesGaps = false;
    int m_labelWidth = 0;
    CardHeader *m_header;
    Badge *m_axisBadge = nullptr; // while it has something to say
    QWidget *m_badges;
    QToolButton *m_picture;
    QToolButton *m_more;
    Plot *m_plot;
    QPointer<FixedRangeDialog> m_rangeDialog;
};

} // namespace views
