// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QRectF>

class QFocusFrame;
class QPainter;

namespace views {

struct Theme;

inline constexpr int focusReach = 3; // the ring is 2 px wide and lies 1 px outside of its control

// The one look of keyboard focus. `control` is the control's own rectangle, with focusReach of room around it.
void paintFocusRing(QPainter &painter, const QRectF &control, const Theme &theme);
// For cells, tabs and tiles: within `rect`.
void paintInnerFocusRing(QPainter &painter, const QRectF &rect, const Theme &theme);

// Moves a ring around the focused control: inputs always, buttons only after keyboard use. Widgets that show their
// focus themselves have the dynamic property "ownFocus". Owned by the style; GUI thread.
class FocusRing final : public QObject
{
    Q_OBJECT

public:
    explicit FocusRing(QObject *parent = nullptr);
    ~FocusRing() override;

    void watch(QWidget *widget);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void moveTo(QWidget *widget);

    QPointer<QFocusFrame> m_frame; // lives in the window of the focused control
};

} // namespace views
