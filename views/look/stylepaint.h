// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QRectF>
#include <QSize>

class QPainter;
class QStyle;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionSpinBox;
class QStyleOptionToolButton;
class QWidget;

// Button and indicator painting and sizing of BinnacleStyle.
namespace views {

struct Metrics;
struct Theme;

// Draw panels at pixel centres, so that a line covers exactly one pixel.
[[nodiscard]] inline QRectF lineRect(const QRect &rect)
{
    return QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
}

inline constexpr int menuArrowRoom = 22;
inline constexpr int comboArrowRoom = 22;
inline constexpr int spinArrowRoom = 20;

enum class ButtonKind { Normal, Primary, Danger, Flat };

struct ButtonLook
{
    ButtonKind kind = ButtonKind::Normal;
    bool enabled = true;
    bool hovered = false;
    bool pressed = false;
    bool checked = false;
};

[[nodiscard]] ButtonLook buttonLook(const QStyleOption &option, const QWidget *widget);
void paintButtonPanel(QPainter &painter, const QRect &rect, const ButtonLook &look, const Theme &theme);
void paintButtonLabel(const QStyleOptionButton &option, QPainter &painter, const ButtonLook &look);
[[nodiscard]] int buttonWidth(const QStyleOptionButton &option, const ButtonLook &look);

void paintToolButton(const QStyleOptionToolButton &option, QPainter &painter, const QStyle &style,
                     const QWidget *widget);
void paintToolLabel(const QStyleOptionToolButton &option, QPainter &painter);
[[nodiscard]] QSize toolButtonSize(const QStyleOptionToolButton &option, const Metrics &metrics);

void paintComboBox(const QStyleOptionComboBox &option, QPainter &painter, const QRect &arrow);

// The two arrows at its end, in the secondary text colour.
void paintSpinArrows(const QStyleOptionSpinBox &option, QPainter &painter, const QRect &up, const QRect &down);

void paintCheckMark(const QStyleOption &option, QPainter &painter);
void paintRadioMark(const QStyleOption &option, QPainter &painter);

} // namespace views
