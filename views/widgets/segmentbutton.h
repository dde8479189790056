// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/look/sizes.h"

#include <QToolButton>

namespace views {

// A part of a joined control: lies within the rounded frame of its parent, which paintSegmentFrame() draws, with a line
// towards the part before it. Shows its icon, its text, and an arrow if it opens something.
class SegmentButton final : public QToolButton
{
    Q_OBJECT

public:
    SegmentButton(const QString &text, TextSize size, int height, QWidget *parent);

    void setOpens(bool opens); // an arrow that says so
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_opens = false;
};

// Fills a part of the joined control `frame` within its rounded outline; `active` as the choice is shown.
void paintSegmentGround(QPainter &painter, const QWidget &part, const QWidget &frame, bool active, bool hovered);
// The outline, and lines before all parts but the first; hidden parts have none.
void paintSegmentFrame(QWidget &frame, const QList<QWidget *> &parts);

} // namespace views
