// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/look/sizes.h"

#include <QToolButton>

namespace views {

// One part of a segmented control, inside the parent's rounded frame (paintSegmentFrame()), with a separator before it.
// Shows its icon, its text, and an arrow if it opens something.
class SegmentButton final : public QToolButton
{
    Q_OBJECT

public:
    SegmentButton(const QString &text, TextSize size, int height, QWidget *parent);

    void setOpens(bool opens); // shows an arrow
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_opens = false;
};

// Fills a part of the segmented control `frame`, clipped to its rounded outline; `active` = the current choice.
void paintSegmentGround(QPainter &painter, const QWidget &part, const QWidget &frame, bool active, bool hovered);
// Outline, and separators before all visible parts but the first.
void paintSegmentFrame(QWidget &frame, const QList<QWidget *> &parts);

} // namespace views
