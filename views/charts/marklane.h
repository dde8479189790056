// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/plotscene.h"
#include "views/charts/timemeaning.h"

#include <QWidget>

namespace views {

// The notes of marked ranges above a strip that has no room for them, each close to the begin of its range. Takes no
// space while there is none. Always left to right. GUI thread.
class MarkLane final : public QWidget
{
    Q_OBJECT

public:
    explicit MarkLane(QWidget *parent = nullptr);

    void setMarks(const std::vector<RangeMark> &marks);
    void setTime(const metrics::Range &range, const TimeMeaning &meaning);
    void setMargins(int left, int right);

    [[nodiscard]] std::vector<MarkLabel> labels() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    [[nodiscard]] QFont labelFont() const;

    std::vector<RangeMark> m_marks;
    metrics::Range m_range;
    TimeMeaning m_meaning;
    int m_left = 40;
    int m_right = 36;
    int m_height = 0; // of the rows that the labels need
};

} // namespace views
