// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/timemeaning.h"
#include "views/charts/timesurface.h"
#include "views/charts/valuescale.h"

#include <QImage>
#include <QWidget>

namespace views {

// One row of colours per GPU over the time axis: shows the few GPUs that lag behind. Nine steps from 0 to 100 %,
// hatched without data. Always left to right. GUI thread.
class HeatStrip final : public QWidget, public TimeSurface
{
    Q_OBJECT

public:
    explicit HeatStrip(QWidget *parent = nullptr);

    void setRows(const QString &title, std::vector<Curve> curves, const ValueScale &scale);
    void setTime(const metrics::Range &range, const TimeMeaning &meaning);
    void setMargins(int left, int right);
    void setRoom(int height); // for all rows, which grow into it; 0 = as low as they can be read
    [[nodiscard]] int labelWidth() const; // needed left of the rows
    void setMarks(const std::vector<RangeMark> &marks);
    void setReach(double reachMs); // maximum distance between a time and its sample

    [[nodiscard]] QRgb colourAt(std::size_t row, qint64 timeMs) const; // transparent without data
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

    [[nodiscard]] QWidget *pointerTarget() override { return this; }
    [[nodiscard]] QWidget *keyTarget() override { return this; }
    [[nodiscard]] TimeScale timeScale() const override;
    [[nodiscard]] QRectF timeArea() const override;
    [[nodiscard]] const std::vector<Curve> &curves() const override { return m_curves; }
    [[nodiscard]] HoverContent hoverContent(qint64 timeMs, const std::optional<QPointF> &pointer) const override;
    void setCrosshair(std::optional<qint64> timeMs, double reachMs) override;
    void setSelection(const std::optional<metrics::Range> &range) override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont labelFont() const;
    [[nodiscard]] QStringList labels() const; // of the rows
    [[nodiscard]] int pitch() const; // height of a row with its separator
    struct Rows // [first, last)
    {
        int first = 0;
        int last = 0;
    };
    [[nodiscard]] Rows rowsIn(const QRect &rect) const;
    [[nodiscard]] QImage cells(int columns, const Rows &rows) const; // a pixel per cell
    void showPicture(const QRect &rect, qreal ratio);
    void paintRows(QPainter &painter, const QRect &rect, qreal ratio) const;
    void paintLabels(QPainter &painter, const Rows &rows) const;
    void refresh();

    QString m_title;
    std::vector<Curve> m_curves;
    ValueScale m_scale;
    metrics::Range m_range;
    TimeMeaning m_meaning;
    double m_reachMs = 0;
    int m_room = 0;
    int m_left = 40;
    int m_right = 36;
    std::optional<qint64> m_crosshairMs;
    std::optional<metrics::Range> m_selection;
    std::vector<RangeMark> m_marks;
    // Everything that does not follow the pointer, of the rows in sight: hundreds of GPUs are several screens.
    QImage m_picture;
    QRect m_pictured; // null = it is stale
};

// The legend of a heat strip.
class HeatKey final : public QWidget
{
    Q_OBJECT

public:
    explicit HeatKey(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
};

// The crosshair and the selected range, for widgets that paint themselves.
void paintTimeMarks(QPainter &painter, const TimeScale &scale, const QRectF &area, const Theme &theme,
                    std::optional<qint64> crosshairMs, const std::optional<metrics::Range> &selection);

} // namespace views
