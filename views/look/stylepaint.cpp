// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/look/stylepaint.h"

#include "views/look/icons.h"
#include "views/look/isolate.h"
#include "views/look/sizes.h"
#include "views/look/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyleOption>
#include <QToolButton>
#include <QWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int buttonPadding = 13;
constexpr int iconGap = 6;
constexpr int toolPadding = 8;
constexpr int toolIconPadding = 5;
constexpr int spinArrowSize = 12;

bool isFilled(const ButtonLook &look)
{
    return (look.kind == ButtonKind::Primary || look.kind == ButtonKind::Danger) && look.enabled;
}

QFont labelFont(const QFont &font, const ButtonLook &look)
{
    return look.kind == ButtonKind::Primary || look.kind == ButtonKind::Danger ? semiBold(font) : font;
}

QRgb labelInk(const ButtonLook &look, const Theme &theme)
{
    if (!look.enabled)
        return theme.text3;
    if (isFilled(look))
        return theme.onAccent;
    return look.checked ? theme.accent : theme.text;
}

bool showsText(const QStyleOptionToolButton &option)
{
    return !option.text.isEmpty() && option.toolButtonStyle != Qt::ToolButtonIconOnly;
}

bool showsIcon(const QStyleOptionToolButton &option)
{
    return !option.icon.isNull() && option.toolButtonStyle != Qt::ToolButtonTextOnly;
}

// Arrow of a button that opens a menu; a split button has its arrow in the menu part.
bool hasInlineArrow(const QStyleOptionToolButton &option)
{
    const bool opens = option.features.testFlag(QStyleOptionToolButton::HasMenu)
        || (option.styleObject != nullptr && option.styleObject->property("opensPopup").toBool());
    return opens && !option.features.testFlag(QStyleOptionToolButton::MenuButtonPopup) && showsText(option);
}

// Icon and text side by side, centred in `room`.
void paintLabel(QPainter &painter, const QRect &room, const QIcon &icon, const QSize &iconSize, const QString &text,
                const QFont &font, QRgb ink, bool enabled, Qt::LayoutDirection direction)
{
    const QFontMetrics metrics(font);
    const bool hasIcon = !icon.isNull();
    const int iconRoom = hasIcon ? iconSize.width() + (text.isEmpty() ? 0 : iconGap) : 0;
    const int textWidth = std::min(metrics.size(Qt::TextShowMnemonic, text).width(), room.width() - iconRoom);
    const int width = iconRoom + std::max(0, textWidth);
    const QRect content(room.left() + (room.width() - width) / 2, room.top(), width, room.height());
    if (hasIcon) {
        const QRect box = QStyle::visualRect(direction, content,
                                             QRect(content.left(), content.top(), iconSize.width(), content.height()));
        icon.paint(&painter, box, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }
    if (textWidth <= 0)
        return;
    const QRect box = QStyle::visualRect(
        direction, content, QRect(content.left() + iconRoom, content.top(), textWidth + 1, content.height()));
    painter.setFont(font);
    painter.setPen(colour(ink));
    const bool whole = metrics.size(Qt::TextShowMnemonic, text).width() <= textWidth;
    painter.drawText(
        box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine,
        isolated(whole ? text : metrics.elidedText(text, Qt::ElideRight, textWidth, Qt::TextShowMnemonic)));
}

} // namespace

ButtonLook buttonLook(const QStyleOption &option, const QWidget *widget)
{
    ButtonLook look;
    look.enabled = option.state.testFlag(QStyle::State_Enabled);
    look.hovered = look.enabled && option.state.testFlag(QStyle::State_MouseOver);
    look.pressed = option.state.testFlag(QStyle::State_Sunken);
    look.checked = option.state.testFlag(QStyle::State_On);
    const QString role = widget == nullptr ? QString() : widget->property("role").toString();
    if (role == "primary"_L1)
        look.kind = ButtonKind::Primary;
    else if (role == "danger"_L1)
        look.kind = ButtonKind::Danger;
    else if (role == "flat"_L1)
        look.kind = ButtonKind::Flat;
    if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
        button != nullptr && button->features.testFlag(QStyleOptionButton::Flat))
        look.kind = ButtonKind::Flat;
    if (option.type == QStyleOption::SO_ToolButton && option.state.testFlag(QStyle::State_AutoRaise))
        look.kind = ButtonKind::Flat;
    return look;
}

void paintButtonPanel(QPainter &painter, const QRect &rect, const ButtonLook &look, const Theme &theme)
{
    QRgb fill = theme.surface;
    QRgb line = look.enabled ? theme.borderStrong : theme.border;
    bool filled = true;
    if (isFilled(look)) {
        const bool primary = look.kind == ButtonKind::Primary;
        fill = !primary ? theme.dangerFill : look.hovered || look.pressed ? theme.accentFillHover : theme.accentFill;
        line = fill;
    } else if (look.pressed) {
        fill = theme.selectionOff;
    } else if (look.checked) {
        fill = theme.accentTint;
    } else if (look.hovered) {
        fill = theme.hover;
    } else {
        filled = look.kind == ButtonKind::Normal && look.enabled;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(filled ? QBrush(colour(fill)) : QBrush(Qt::NoBrush));
    if (look.kind == ButtonKind::Flat) {
        painter.setPen(Qt::NoPen);
        if (filled)
            painter.drawRoundedRect(QRectF(rect), chipRadius, chipRadius);
    } else {
        painter.setPen(colour(line));
        painter.drawRoundedRect(lineRect(rect), chipRadius, chipRadius);
    }
    painter.restore();
}

void paintButtonLabel(const QStyleOptionButton &option, QPainter &painter, const ButtonLook &look)
{
    const Theme &theme = themeOf(option.palette);
    QRect room = option.rect.adjusted(buttonPadding - 4, 0, -(buttonPadding - 4), 0);
    painter.save();
    if (option.features.testFlag(QStyleOptionButton::HasMenu)) {
        const QRect arrow(room.right() + 1 - arrowSize, room.top(), arrowSize, room.height());
        paintIcon(painter, QStyle::visualRect(option.direction, option.rect, arrow), "down", arrowSize,
                  look.enabled ? theme.text2 : theme.text3);
        room = QStyle::visualRect(option.direction, option.rect, room.adjusted(0, 0, -arrowSize - 4, 0));
    }
    paintLabel(painter, room, option.icon, option.iconSize, option.text, labelFont(painter.font(), look),
               labelInk(look, theme), look.enabled, option.direction);
    painter.restore();
}

int buttonWidth(const QStyleOptionButton &option, const ButtonLook &look)
{
    const QFont font = labelFont(option.styleObject != nullptr && option.styleObject->isWidgetType()
                                     ? static_cast<const QWidget *>(option.styleObject)->font()
                                     : QFont(),
                                 look);
    int width = 2 * buttonPadding + QFontMetrics(font).size(Qt::TextShowMnemonic, option.text).width();
    if (!option.icon.isNull())
        width += option.iconSize.width() + (option.text.isEmpty() ? 0 : iconGap);
    if (option.features.testFlag(QStyleOptionButton::HasMenu))
        width += arrowSize + 4;
    return width;
}

QSize toolButtonSize(const QStyleOptionToolButton &option, const Metrics &metrics)
{
    const bool flat = option.state.testFlag(QStyle::State_AutoRaise);
    const int height = flat ? metrics.barControl : metrics.control;
    int width = 0;
    if (showsText(option)) {
        width = 2 * (flat ? toolPadding : buttonPadding - 2)
            + option.fontMetrics.size(Qt::TextShowMnemonic, option.text).width();
        if (showsIcon(option))
            width += option.iconSize.width() + iconGap;
        if (hasInlineArrow(option))
            width += arrowSize + 4;
    } else {
        width = std::max(option.iconSize.width() + 2 * toolIconPadding, height);
    }
    if (option.features.testFlag(QStyleOptionToolButton::MenuButtonPopup))
        width += menuArrowRoom;
    return {width, height};
}

void paintToolButton(const QStyleOptionToolButton &option, QPainter &painter, const QStyle &style,
                     const QWidget *widget)
{
    const Theme &theme = themeOf(option.palette);
    paintButtonPanel(painter, option.rect, buttonLook(option, widget), theme);
    QStyleOptionToolButton label = option;
    if (option.features.testFlag(QStyleOptionToolButton::MenuButtonPopup)) {
        const QRect arrow = QStyle::visualRect(
            option.direction, option.rect,
            QRect(option.rect.right() + 1 - menuArrowRoom, option.rect.top(), menuArrowRoom, option.rect.height()));
        const bool enabled = option.state.testFlag(QStyle::State_Enabled);
        if (!option.state.testFlag(QStyle::State_AutoRaise)) {
            const int edge = option.direction == Qt::RightToLeft ? arrow.right() : arrow.left();
            painter.fillRect(QRect(edge, arrow.top() + 1, 1, arrow.height() - 2), colour(theme.border));
        }
        paintIcon(painter, arrow, "down", arrowSize, enabled ? theme.text2 : theme.text3);
        label.rect = QStyle::visualRect(option.direction, option.rect, option.rect.adjusted(0, 0, -menuArrowRoom, 0));
    }
    style.drawControl(QStyle::CE_ToolButtonLabel, &label, &painter, widget);
}

void paintToolLabel(const QStyleOptionToolButton &option, QPainter &painter)
{
    const Theme &theme = themeOf(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    ButtonLook look;
    look.enabled = enabled;
    look.checked = option.state.testFlag(QStyle::State_On);
    QRect room = option.rect.adjusted(4, 0, -4, 0);
    painter.save();
    if (hasInlineArrow(option)) {
        const QRect arrow(room.right() + 1 - arrowSize - 2, room.top(), arrowSize, room.height());
        paintIcon(painter, QStyle::visualRect(option.direction, option.rect, arrow), "down", arrowSize,
                  enabled ? theme.text2 : theme.text3);
        room = QStyle::visualRect(option.direction, option.rect, room.adjusted(0, 0, -arrowSize - 2, 0));
    }
    paintLabel(painter, room, showsIcon(option) ? option.icon : QIcon(), option.iconSize,
               showsText(option) ? option.text : QString(), option.font, labelInk(look, theme), enabled,
               option.direction);
    painter.restore();
}

void paintComboBox(const QStyleOptionComboBox &option, QPainter &painter, const QRect &arrow)
{
    const Theme &theme = themeOf(option.palette);
    ButtonLook look;
    look.enabled = option.state.testFlag(QStyle::State_Enabled);
    look.hovered = look.enabled && option.state.testFlag(QStyle::State_MouseOver) && !option.editable;
    paintButtonPanel(painter, option.rect, look, theme);
    paintIcon(painter, arrow, "down", arrowSize, look.enabled ? theme.text2 : theme.text3);
}

void paintSpinArrows(const QStyleOptionSpinBox &option, QPainter &painter, const QRect &up, const QRect &down)
{
    const Theme &theme = themeOf(option.palette);
    const auto arrow
        = [&](const QRect &room, const char *icon, QAbstractSpinBox::StepEnabledFlag step, QStyle::SubControl part) {
              const bool enabled = option.state.testFlag(QStyle::State_Enabled) && option.stepEnabled.testFlag(step);
              if (enabled && option.activeSubControls.testFlag(part))
                  painter.fillRect(room.adjusted(1, 0, -1, 0), colour(theme.hover));
              const QRgb ink = option.palette.color(QPalette::PlaceholderText).rgb();
              paintIcon(painter, room, icon, spinArrowSize, enabled ? ink : theme.text3);
          };
    arrow(up, "up", QAbstractSpinBox::StepUpEnabled, QStyle::SC_SpinBoxUp);
    arrow(down, "down", QAbstractSpinBox::StepDownEnabled, QStyle::SC_SpinBoxDown);
}

void paintCheckMark(const QStyleOption &option, QPainter &painter)
{
    const Theme &theme = themeOf(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool partial = option.state.testFlag(QStyle::State_NoChange);
    const bool marked = partial || option.state.testFlag(QStyle::State_On);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRgb fill = !marked ? theme.surface : enabled ? theme.accentFill : theme.text3;
    painter.setBrush(colour(fill));
    painter.setPen(colour(marked ? fill : enabled ? theme.borderStrong : theme.border));
    painter.drawRoundedRect(lineRect(option.rect), 3, 3);
    painter.restore();
    if (partial)
        painter.fillRect(QRect(option.rect.left() + 4, option.rect.center().y(), option.rect.width() - 8, 2),
                         colour(theme.onAccent));
    else if (marked)
        paintIcon(painter, option.rect, "check", option.rect.width() - 3, theme.onAccent);
}

void paintRadioMark(const QStyleOption &option, QPainter &painter)
{
    const Theme &theme = themeOf(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool marked = option.state.testFlag(QStyle::State_On);
    const QRgb ink = enabled ? theme.accent : theme.text3;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(colour(theme.surface));
    painter.setPen(colour(marked ? ink : enabled ? theme.borderStrong : theme.border));
    painter.drawEllipse(lineRect(option.rect));
    if (marked) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour(ink));
        painter.drawEllipse(QRectF(option.rect).adjusted(3.5, 3.5, -3.5, -3.5));
    }
    painter.restore();
}

} // namespace views
