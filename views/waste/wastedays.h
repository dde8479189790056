// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/waste/days.h"

#include <QWidget>

namespace views {

// GPU-hours wasted on each day of a window, as bars beside the figures above the table; days that are in the window in
// part only are paler. Hidden while nothing is known. GUI thread.
class WasteDays final : public QWidget
{
    Q_OBJECT

public:
    explicit WasteDays(QWidget *parent = nullptr);

    // Hours, or days of this zone.
    void setDays(const std::vector<waste::Day> &days, const QTimeZone &zone);
    [[nodiscard]] const std::vector<waste::Day> &days() const { return m_days; }
    [[nodiscard]] QString title() const; // "GPU-hours a day"
    [[nodiscard]] QString textAt(const QPoint &position) const; // of the bar there; empty if there is none
    [[nodiscard]] QSize sizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QRect plot() const;
    [[nodiscard]] bool areHours() const;
    [[nodiscard]] QString label(std::size_t day) const;
    [[nodiscard]] QString text(std::size_t day) const;

    std::vector<waste::Day> m_days;
    QTimeZone m_zone;
};

} // namespace views
