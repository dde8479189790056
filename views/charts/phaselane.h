// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/chartstack.h"
#include "views/charts/timemeaning.h"
#include "views/charts/timesurface.h"

namespace views {

// Phases and events of the workload, below the time axis: a block per phase, a triangle per event. Labels that would
// overlap are left out; the box at the crosshair has all of them. Always left to right. GUI thread.
class PhaseLane final : public QWidget, public TimeSurface
{
    Q_OBJECT

public:
    explicit PhaseLane(QWidget *parent = nullptr);

    void setLane(const QList<PhaseSpan> &phases, const QList<EventMark> &events);
    // One of several: its look in place of the names of the rows. A lane without phases stays, empty.
    void setObject(const QString &name, const SeriesLook &look);
    void setTime(const metrics::Range &range, const TimeMeaning &meaning);
    void setMargins(int left, int right);
    void setMarks(const std::vector<RangeMark> &marks);

    [[nodiscard]] bool isEmpty() const { return m_phases.isEmpty() && m_events.isEmpty(); }
    [[nodiscard]] int labelWidth() const; // needed left of its rows
    [[nodiscard]] QStringList shownLabels() const; // of events, those that fit
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

    [[nodiscard]] QWidget *pointerTarget() override { return this; }
    [[nodiscard]] QWidget *keyTarget() override { return this; }
    [[nodiscard]] TimeScale timeScale() const override;
    [[nodiscard]] QRectF timeArea() const override;
    [[nodiscard]] const std::vector<Curve> &curves() const override { return m_noCurves; }
    [[nodiscard]] HoverContent hoverContent(qint64 timeMs, const std::optional<QPointF> &pointer) const override;
    void setCrosshair(std::optional<qint64> timeMs, double reachMs) override;
    void setSelection(const std::optional<metrics::Range> &range) override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Label
    {
        QString text;
        QRectF box;
    };
    [[nodiscard]] std::vector<Label> labels() const;
    [[nodiscard]] static QString phaseName();
    [[nodiscard]] static QString eventName();
    [[nodiscard]] int blockHeight() const;
    [[nodiscard]] int eventTop() const;
    [[nodiscard]] QString description() const;
    void paintSwatch(QPainter &painter) const;
    void paintName(QPainter &painter, const QString &name, int top, int height) const;
    void paintPhase(QPainter &painter, const PhaseSpan &span) const;
    void paintEvents(QPainter &painter) const;

    QList<PhaseSpan> m_phases;
    QList<EventMark> m_events;
    QString m_object; // one of several; empty = the only one
    SeriesLook m_look;
    metrics::Range m_range;
    TimeMeaning m_meaning;
    int m_left = 40;
    int m_right = 36;
    std::optional<qint64> m_crosshairMs;
    std::optional<metrics::Range> m_selection;
    std::vector<RangeMark> m_marks;
    std::vector<Curve> m_noCurves;
};

} // namespace views
