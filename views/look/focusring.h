// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QRectF>

class QFocusFrame;
class QPainter;

namespace views {

struct Theme;

inline constexpr int focusReach = 3; // the ring is 2 px wide, 1 px outside its control

// Paints the focus ring. `control` is the control's rectangle; needs focusReach pixels around it.
void paintFocusRing(QPainter &painter, const QRectF &control, const Theme &theme);
// The ring inside `rect`, for cells, tabs and tiles.
void paintInnerFocusRing(QPainter &painter, const QRectF &rect, const Theme &theme);

// Shows the ring around the focused control: always for inputs, for buttons only after keyboard use. Widgets that paint
// their own focus set the dynamic property "ownFocus". Owned by the style; GUI thread.
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

    QPointer<QFocusFrame> m_frame; // child of the focused control's window
};

} // namespace views
