// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/look/style.h"

#include "views/look/focusring.h"
#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/look/isolate.h"
#include "views/look/sizes.h"
#include "views/look/stylemenu.h"
#include "views/look/stylepaint.h"
#include "views/look/theme.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontMetrics>
#include <QLineEdit>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int scrollBarWidth = 10;
constexpr int scrollThumb = 6;
constexpr int scrollThumbLeast = 24;
constexpr int progressHeight = 6;
constexpr int inputPadding = 7; // QLineEdit adds 2

void paintInput(const QStyleOption &option, QPainter &painter, const QWidget *widget)
{
    const Theme &theme = themeOf(option.palette);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool invalid = widget != nullptr && widget->property("invalid").toBool();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(colour(enabled ? theme.surface : theme.sunken));
    if (invalid && enabled) {
        painter.setPen(QPen(colour(theme.dangerFg), 2));
        painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), chipRadius - 1, chipRadius - 1);
    } else {
        painter.setPen(colour(enabled ? theme.borderStrong : theme.border));
        painter.drawRoundedRect(lineRect(option.rect), chipRadius, chipRadius);
    }
    painter.restore();
}

void paintScrollBar(const QStyleOptionSlider &option, const QRect &thumb, QPainter &painter)
{
    const Theme &theme = themeOf(option.palette);
    const bool isUpright = option.orientation == Qt::Vertical;
    painter.fillRect(option.rect, option.palette.color(QPalette::Base));
    if (option.minimum == option.maximum)
        return;
    const bool held = option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider);
    const int across = isUpright ? thumb.width() : thumb.height();
    const int inset = (across - scrollThumb) / 2;
    const QRectF bar = isUpright ? thumb.adjusted(inset, 1, -inset, -1) : thumb.adjusted(1, inset, -1, -inset);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(held ? theme.borderStrong : theme.gapHatch));
    painter.drawRoundedRect(bar, scrollThumb / 2.0, scrollThumb / 2.0);
    painter.restore();
}

void paintProgress(const QRect &rect, double share, const Theme &theme, QPainter &painter)
{
    QRectF bar(rect);
    bar.setHeight(progressHeight);
    bar.moveCenter(QRectF(rect).center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(theme.barTrack));
    painter.drawRoundedRect(bar, barRadius, barRadius);
    if (share > 0) {
        bar.setWidth(std::max<qreal>(progressHeight, bar.width() * share));
        painter.setBrush(colour(theme.barFill));
        painter.drawRoundedRect(bar, barRadius, barRadius);
    }
    painter.restore();
}

void paintTab(const QStyleOptionTab &tab, QPainter &painter)
{
    const Theme &theme = themeOf(tab.palette);
    painter.fillRect(QRect(tab.rect.left(), tab.rect.bottom(), tab.rect.width(), 1), colour(theme.border));
    const bool selected = tab.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter.fillRect(QRect(tab.rect.left(), tab.rect.bottom() - 1, tab.rect.width(), 2), colour(theme.accent));
    const bool enabled = tab.state.testFlag(QStyle::State_Enabled);
    const bool bright = selected || tab.state.testFlag(QStyle::State_MouseOver);
    painter.save();
    if (selected)
        painter.setFont(semiBold(painter.font()));
    painter.setPen(colour(!enabled ? theme.text3 : bright ? theme.text : theme.text2));
    painter.drawText(tab.rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, isolated(tab.text));
    painter.restore();
    if (tab.state.testFlag(QStyle::State_HasFocus) && tab.state.testFlag(QStyle::State_KeyboardFocusChange))
        paintInnerFocusRing(painter, QRectF(tab.rect).adjusted(0, 1, 0, -3), theme);
}

} // namespace

BinnacleStyle::BinnacleStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
    , m_focusRing(new FocusRing(this))
{
}

BinnacleStyle::~BinnacleStyle() = default;

QIcon BinnacleStyle::standardIcon(StandardPixmap pixmap, const QStyleOption *option, const QWidget *widget) const
{
    // Every menu bar requests it on creation; Fusion would load two image files for it.
    if (pixmap == SP_ToolBarHorizontalExtensionButton)
        return icon("more");
    // Used by calendars, which mirror them in right-to-left layouts.
    if (pixmap == SP_ArrowLeft)
        return icon("back");
    if (pixmap == SP_ArrowRight)
        return icon("fwd");
    return QProxyStyle::standardIcon(pixmap, option, widget);
}

void BinnacleStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    const bool isButton = qobject_cast<QAbstractButton *>(widget) != nullptr;
    const bool isInput = qobject_cast<QLineEdit *>(widget) != nullptr || qobject_cast<QComboBox *>(widget) != nullptr
        || qobject_cast<QAbstractSpinBox *>(widget) != nullptr;
    if (!isButton && !isInput)
        return;
    widget->setAttribute(Qt::WA_Hover);
    // The line edit in a combo or spin box shares its focus ring.
    const QWidget *parent = widget->parentWidget();
    if (qobject_cast<const QComboBox *>(parent) == nullptr && qobject_cast<const QAbstractSpinBox *>(parent) == nullptr)
        m_focusRing->watch(widget);
}

void BinnacleStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                  const QWidget *widget) const
{
    const Theme &theme = themeOf(option->palette);
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame == nullptr || frame->lineWidth > 0)
            paintInput(*option, *painter, widget);
        return;
    case PE_FrameLineEdit:
    case PE_PanelItemViewRow: // our delegates paint the background
    case PE_FrameTabBarBase:
    case PE_FrameButtonTool:
        return;
    case PE_PanelButtonTool:
    case PE_PanelButtonCommand:
        paintButtonPanel(*painter, option->rect, buttonLook(*option, widget), theme);
        return;
    case PE_IndicatorCheckBox:
        paintCheckMark(*option, *painter);
        return;
    case PE_IndicatorRadioButton:
        paintRadioMark(*option, *painter);
        return;
    case PE_FrameFocusRect:
        paintInnerFocusRing(*painter, option->rect, theme);
        return;
    case PE_PanelMenu:
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, colour(theme.raised));
        painter->setPen(colour(theme.borderStrong));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_FrameMenu:
        return;
    case PE_Frame:
        painter->setPen(colour(theme.border));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void BinnacleStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                                const QWidget *widget) const
{
    switch (element) {
    case CE_PushButton:
        drawControl(CE_PushButtonBevel, option, painter, widget);
        drawControl(CE_PushButtonLabel, option, painter, widget);
        return;
    case CE_PushButtonBevel:
        drawPrimitive(PE_PanelButtonCommand, option, painter, widget);
        return;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            paintButtonLabel(*button, *painter, buttonLook(*option, widget));
        return;
    case CE_ToolButtonLabel:
        if (const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option))
            paintToolLabel(*tool, *painter);
        return;
    case CE_FocusFrame:
        if (widget != nullptr)
            paintFocusRing(*painter, QRectF(widget->rect()).adjusted(focusReach, focusReach, -focusReach, -focusReach),
                           themeOf(option->palette));
        return;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            paintMenuItem(*item, *painter);
        return;
    case CE_MenuEmptyArea:
        painter->fillRect(option->rect, colour(themeOf(option->palette).raised));
        return;
    case CE_ProgressBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option)) {
            const double range = double(bar->maximum) - bar->minimum;
            paintProgress(bar->rect, range > 0 ? (bar->progress - bar->minimum) / range : 0, themeOf(bar->palette),
                          *painter);
        }
        return;
    case CE_Splitter: {
        const QRect &rect = option->rect;
        const bool isUpright = option->state.testFlag(State_Horizontal);
        const QRect line = isUpright ? QRect(rect.center().x(), rect.top(), 1, rect.height())
                                     : QRect(rect.left(), rect.center().y(), rect.width(), 1);
        painter->fillRect(line, colour(themeOf(option->palette).border));
        return;
    }
    case CE_TabBarTab:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            paintTab(*tab, *painter);
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void BinnacleStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                       const QWidget *widget) const
{
    switch (control) {
    case CC_ScrollBar:
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option))
            paintScrollBar(*slider, subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget), *painter);
        return;
    case CC_ToolButton:
        if (const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option))
            paintToolButton(*tool, *painter, *this, widget);
        return;
    case CC_ComboBox:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option))
            paintComboBox(*combo, *painter, subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget));
        return;
    case CC_SpinBox:
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option)) {
            if (spin->frame)
                paintInput(*spin, *painter, widget);
            if (spin->buttonSymbols != QAbstractSpinBox::NoButtons)
                paintSpinArrows(*spin, *painter, subControlRect(CC_SpinBox, option, SC_SpinBoxUp, widget),
                                subControlRect(CC_SpinBox, option, SC_SpinBoxDown, widget));
        }
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

void BinnacleStyle::drawItemText(QPainter *painter, const QRect &rect, int flags, const QPalette &palette, bool enabled,
                                 const QString &text, QPalette::ColorRole role) const
{
    const auto isOfRightToLeft = [](QChar c) { return c.direction() == QChar::DirR || c.direction() == QChar::DirAL; };
    const bool isMirrored = (flags & Qt::TextForceRightToLeft) != 0
        || ((flags & Qt::TextForceLeftToRight) == 0 && painter->layoutDirection() == Qt::RightToLeft);
    if (isMirrored && std::ranges::none_of(text, isOfRightToLeft)) {
        flags = int(visualAlignment(Qt::RightToLeft, QFlag(flags)));
        flags = (flags & ~int(Qt::TextForceRightToLeft)) | int(Qt::TextForceLeftToRight);
    }
    QProxyStyle::drawItemText(painter, rect, flags, palette, enabled, text, role);
}

QRect BinnacleStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const int shift = option->direction == Qt::RightToLeft ? -focusReach : focusReach;
    switch (element) {
    case SE_LineEditContents:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame != nullptr && frame->lineWidth > 0)
            return option->rect.adjusted(inputPadding, 2, -inputPadding, -2);
        return rect;
    case SE_CheckBoxIndicator:
    case SE_RadioButtonIndicator:
        return rect.translated(shift, 0);
    case SE_CheckBoxContents:
    case SE_RadioButtonContents:
        return option->direction == Qt::RightToLeft ? rect.adjusted(0, 0, shift, 0) : rect.adjusted(shift, 0, 0, 0);
    case SE_CheckBoxFocusRect:
        return subElementRect(SE_CheckBoxIndicator, option, widget)
            .adjusted(-focusReach, -focusReach, focusReach, focusReach);
    case SE_RadioButtonFocusRect:
        return subElementRect(SE_RadioButtonIndicator, option, widget)
            .adjusted(-focusReach, -focusReach, focusReach, focusReach);
    default:
        return rect;
    }
}

QRect BinnacleStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                    const QWidget *widget) const
{
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return visualRect(option->direction, option->rect, option->rect.adjusted(cellPadding, 2, -comboArrowRoom, -2));
    if (control == CC_ComboBox && part == SC_ComboBoxArrow)
        return visualRect(option->direction, option->rect,
                          option->rect.adjusted(option->rect.width() - comboArrowRoom, 0, 0, 0));
    if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option); control == CC_SpinBox && spin) {
        const int room = spin->buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : spinArrowRoom;
        const QRect arrows = spin->rect.adjusted(spin->rect.width() - room, 3, -1, -3);
        QRect box = spin->rect.adjusted(4, 1, -room, -1); // QLineEdit adds 2
        if (part == SC_SpinBoxUp)
            box = arrows.adjusted(0, 0, 0, -arrows.height() / 2);
        else if (part == SC_SpinBoxDown)
            box = arrows.adjusted(0, arrows.height() / 2, 0, 0);
        else if (part == SC_SpinBoxFrame)
            box = spin->rect;
        return visualRect(spin->direction, spin->rect, box);
    }
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || slider == nullptr)
        return QProxyStyle::subControlRect(control, option, part, widget);

    // No arrows: the groove takes the full length.
    const bool isUpright = slider->orientation == Qt::Vertical;
    const QRect groove = slider->rect;
    const int length = isUpright ? groove.height() : groove.width();
    const qint64 range = qint64(slider->maximum) - slider->minimum;
    int thumb = length;
    if (range > 0)
        thumb = int(std::clamp<qint64>(qint64(length) * slider->pageStep / (range + slider->pageStep),
                                       std::min(scrollThumbLeast, length), length));
    const int start = sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition, length - thumb,
                                              slider->upsideDown);
    const auto stretch = [&](int from, int to) {
        const QRect along = isUpright ? QRect(groove.left(), groove.top() + from, groove.width(), to - from)
                                      : QRect(groove.left() + from, groove.top(), to - from, groove.height());
        return visualRect(isUpright ? Qt::LeftToRight : slider->direction, groove, along);
    };
    switch (part) {
    case SC_ScrollBarGroove:
        return groove;
    case SC_ScrollBarSlider:
        return stretch(start, start + thumb);
    case SC_ScrollBarSubPage:
        return stretch(0, start);
    case SC_ScrollBarAddPage:
        return stretch(start + thumb, length);
    default:
        return {};
    }
}

QSize BinnacleStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                      const QWidget *widget) const
{
    const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    const Metrics metrics(widget != nullptr ? widget->font() : QFont());
    switch (type) {
    case CT_PushButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            return {buttonWidth(*button, buttonLook(*option, widget)), std::max(metrics.control, contents.height())};
        return size;
    case CT_ToolButton:
        if (const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option))
            return toolButtonSize(*tool, metrics);
        return size;
    case CT_LineEdit:
        return {contents.width() + 2 * inputPadding, std::max(metrics.control, contents.height())};
    case CT_ComboBox:
        return {contents.width() + 2 * cellPadding + comboArrowRoom, metrics.control};
    case CT_SpinBox:
        return {contents.width() + 8 + spinArrowRoom, metrics.control};
    case CT_CheckBox:
    case CT_RadioButton:
        return {size.width() + 2 * focusReach, std::max(size.height(), grownMark() + 2 * focusReach)};
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            return menuItemSize(*item, metrics);
        return size;
    case CT_ItemViewItem: // of lists, trees and combo boxes: tables have their own delegate
        return {size.width(), std::max(size.height(), metrics.menuItem)};
    case CT_ProgressBar:
        return {size.width(), progressHeight};
    case CT_TabBarTab:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            const int width
                = QFontMetrics(semiBold(tab->fontMetrics.height() > 0 && widget != nullptr ? widget->font() : QFont()))
                      .size(Qt::TextShowMnemonic, tab->text)
                      .width();
            return {width + 2 * cellPadding, metrics.tabBar};
        }
        return size;
    default:
        return size;
    }
}

int BinnacleStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return scrollBarWidth;
    case PM_ScrollBarSliderMin:
        return scrollThumbLeast;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_MenuHMargin:
    case PM_MenuDesktopFrameWidth:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabOverlap:
        return 0;
    case PM_MenuPanelWidth:
    case PM_DefaultFrameWidth:
    case PM_ToolTipLabelFrameWidth:
        return 1;
    case PM_MenuVMargin:
        return 4;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return focusReach;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return grownMark();
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 8;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_LineEditIconSize:
    case PM_ListViewIconSize:
        return grownIcon();
    case PM_MenuButtonIndicator:
        return menuArrowRoom;
    case PM_SplitterWidth:
        return 4;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return panelPadding;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return controlGap;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int BinnacleStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                             QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration:
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ItemView_ActivateItemOnSingleClick:
    case SH_Menu_FadeOutOnHide:
    case SH_ComboBox_AllowWheelScrolling: // it scrolls the dialog; over a box it would change what nobody looks at
    case SH_ComboBox_Popup:
        return 0;
    case SH_FocusFrame_AboveWidget:
    case SH_TitleBar_NoBorder:
    case SH_Menu_MouseTracking:
        return 1;
    case SH_ToolTipLabel_Opacity:
        return 255;
#if !defined(Q_OS_MACOS) && !defined(Q_OS_WIN)
    case SH_DialogButtonLayout: // accept button last on every desktop: some theme plugins return nothing
        return QDialogButtonBox::GnomeLayout;
#endif
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace views
