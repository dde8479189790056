// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/look/theme.h"

#include <QAbstractButton>

namespace views {

// A small chip in the header of a card about the quality of its data. Without an action it takes no focus.
class Badge final : public QAbstractButton
{
    Q_OBJECT

public:
    Badge(Tone tone, const char *icon, QWidget *parent); // null = no icon

    void setTone(Tone tone);
    void setAction(bool action); // clickable
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &at) const override;

private:
    [[nodiscard]] QFont textFont() const;

    Tone m_tone;
    const char *m_icon;
    bool m_isAction = false;
};

} // namespace views
