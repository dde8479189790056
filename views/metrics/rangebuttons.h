// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/metrics/rangeplan.h"

#include <QWidget>

class QToolButton;

namespace views {

class Segments;

// The presets of the time range: one segmented control, or a button with a menu where there is little room.
class RangeButtons final : public QWidget
{
    Q_OBJECT

public:
    explicit RangeButtons(int height, QWidget *parent = nullptr);

    void setFolded(bool folded);
    void setCurrent(RangePreset preset); // without a signal
    void setHeld(bool held); // the current preset is what is on screen; false while it is zoomed
    void setLifePossible(bool possible);
    void setCustomPossible(bool possible);
    void setCustomText(const QString &text); // the range of Custom, for its tooltip
    [[nodiscard]] RangePreset current() const { return m_current; }
    [[nodiscard]] Segments *segments() const { return m_segments; }
    [[nodiscard]] QToolButton *button() const { return m_button; }
    [[nodiscard]] int widthWhen(bool folded) const;

Q_SIGNALS:
    // By the user, including the current one. Custom is only requested: setCurrent() follows once there is a range.
    void chosen(views::RangePreset preset);

private:
    void choose(RangePreset preset);
    void fillMenu();

    Segments *m_segments;
    QToolButton *m_button;
    RangePreset m_current = RangePreset::Hour6;
    bool m_isHeld = true;
    bool m_lifePossible = true;
    bool m_customPossible = true;
    QString m_customText;
};

} // namespace views
