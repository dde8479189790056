// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/axis.h"
#include "models/metrics/series.h"
#include "views/charts/chartgroups.h"

#include <QSet>
#include <QWidget>

#include <utility>

namespace views {

// A phase of a workload, and an event, for the lane below the charts.
struct PhaseSpan
{
    metrics::Range range;
    QString phase; // the server's name
};

struct EventMark
{
    qint64 timeMs = 0;
    QString title;
    QString text;
    bool isWarning = false;
};

// The phases and events of one of several objects.
struct ObjectLane
{
    QString name;
    SeriesLook look; // of its curves
    QList<PhaseSpan> phases;
    QList<EventMark> events;
};

// The charts of one or more answers, stacked: a card per unit, the heat strip and the phase lane, with one time axis,
// always in sight, and one crosshair. Shows what it is given and emits requests for other ranges; loads nothing. GUI
// thread.
class ChartStack final : public QWidget
{
    Q_OBJECT

public:
    enum class Show { Lines, Heat, Both, Bands }; // Bands: lines with the bands that curves have

    explicit ChartStack(QWidget *parent = nullptr);
    ~ChartStack() override;

    void setLooks(std::shared_ptr<SeriesLooks> looks); // shared with the table of curves
    // Curves, gaps and badges; the time axis stays at visibleRange().
    void setAnswers(std::vector<ShownAnswer> answers);
    void setAnswer(const metrics::Answer &answer) { setAnswers({{answer}}); }
    void setVisibleRange(const metrics::Range &range); // of the time axis; curves of a coarser answer are stretched
    void setLane(const QList<PhaseSpan> &phases, const QList<EventMark> &events);
    void setLanes(const QList<ObjectLane> &lanes); // of several objects, in place of setLane()
    void setShow(Show show);
    void setZone(table::Zone zone);
    // What the times of the answers and of the visible range mean; by default the time of day.
    void setMeaning(TimeMeaning::Of of);
    void setZoomed(bool zoomed); // into a part of the chosen range
    void setMarks(const std::vector<RangeMark> &marks);
    void setMarkable(bool markable); // a drag with Shift marks a range
    void setPictureTitle(const QString &title); // the object, for pictures
    void setAxes(const metrics::AxisChoices &axes); // those of the cards, by their first metric
    void setHidden(const QSet<metrics::SeriesKey> &hidden);
    void setHighlighted(const std::optional<metrics::SeriesKey> &key);
    void setHighlightsObjects(bool whole); // the pointer highlights all curves of an object, not just one

    [[nodiscard]] metrics::Range visibleRange() const;
    [[nodiscard]] QString rangeLine() const; // the visible range in words, below the time axis
    [[nodiscard]] std::pair<int, int> cardInsets() const; // of the cards from its left and right edge, px
    [[nodiscard]] int plotWidth() const; // device-independent pixels: the number of samples for Auto
    [[nodiscard]] QImage picture(qreal scale) const; // all cards, with title and legend
    [[nodiscard]] QByteArray svg() const; // the same, as the content of a file

Q_SIGNALS:
    void rangeRequested(const metrics::Range &range); // by drag, key or Ctrl and the wheel
    void backRequested(); // undo a zoom
    void resetRequested(); // undo all zooms
    void nowRequested(); // a range that ends now
    void markRequested(const metrics::Range &range);
    void highlighted(const std::optional<metrics::SeriesKey> &key); // under the pointer
    void unitFlipRequested(const metrics::Metric *metric); // "interpret as ratio" was clicked
    void axesChosen(const metrics::AxisChoices &axes); // by the user; they are shown already
    void plotWidthChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace views
