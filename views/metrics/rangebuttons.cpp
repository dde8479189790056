// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/metrics/rangebuttons.h"

#include "views/look/followfont.h"
#include "views/look/icons.h"
#include "views/look/plaintext.h"
#include "views/widgets/segments.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace views {
namespace {

constexpr RangePreset presets[] = {RangePreset::Min15, RangePreset::Hour1, RangePreset::Hour6, RangePreset::Hour24,
                                   RangePreset::Day7,  RangePreset::Day30, RangePreset::Life,  RangePreset::Custom};

QStringList titles()
{
    QStringList texts;
    for (const RangePreset preset : presets)
        texts.append(presetTitle(preset));
    return texts;
}

} // namespace

RangeButtons::RangeButtons(int height, QWidget *parent)
    : QWidget(parent)
    , m_segments(new Segments(titles(), TextSize::Body, height, this))
    , m_button(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_segments);
    layout->addWidget(m_button);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_segments->setIcon(int(RangePreset::Custom), icon("cal"));
    m_segments->setAccessibleName(tr("Time range"));
    m_button->setIcon(icon("cal"));
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setPopupMode(QToolButton::InstantPopup);
    fixHeight(*m_button, height);
    m_button->setFocusPolicy(Qt::TabFocus);
    auto *menu = new QMenu(m_button);
    m_button->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &RangeButtons::fillMenu);
    connect(m_segments, &Segments::chosen, this, [this](int index) { choose(RangePreset(index)); });
    setCurrent(m_current);
    setFolded(false);
}

void RangeButtons::choose(RangePreset preset)
{
    // Custom becomes the current choice only once a range has been entered.
    setCurrent(m_current);
    Q_EMIT chosen(preset);
}

void RangeButtons::fillMenu()
{
    QMenu *menu = m_button->menu();
    menu->clear();
    auto *group = new QActionGroup(menu);
    for (const RangePreset preset : presets) {
        QAction *action = menu->addAction(preset == RangePreset::Custom ? tr("Custom…") : presetTitle(preset));
        action->setCheckable(true);
        action->setChecked(m_isHeld && preset == m_current);
        action->setEnabled((preset != RangePreset::Life || m_lifePossible)
                           && (preset != RangePreset::Custom || m_customPossible));
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, preset] { choose(preset); });
    }
}

void RangeButtons::setFolded(bool folded)
{
    m_segments->setVisible(!folded);
    m_button->setVisible(folded);
}

void RangeButtons::setCurrent(RangePreset preset)
{
    m_current = preset;
    m_segments->setCurrent(m_isHeld ? int(preset) : -1);
    //: the time range is a part of the chosen one
    const QString title = m_isHeld ? presetTitle(preset) : tr("Zoomed");
    m_button->setText(title);
    m_button->setAccessibleName(tr("Time range: %1").arg(title));
    m_button->setToolTip(preset == RangePreset::Custom ? plainToolTip(m_customText) : tr("Time range"));
}

void RangeButtons::setHeld(bool held)
{
    m_isHeld = held;
    setCurrent(m_current);
}

void RangeButtons::setLifePossible(bool possible)
{
    m_lifePossible = possible;
    QToolButton *life = m_segments->button(int(RangePreset::Life));
    life->setEnabled(possible);
    life->setToolTip(possible ? tr("From start to end, or to now") : tr("The start is unknown"));
}

void RangeButtons::setCustomPossible(bool possible)
{
    m_customPossible = possible;
    m_segments->button(int(RangePreset::Custom))->setEnabled(possible);
}

void RangeButtons::setCustomText(const QString &text)
{
    m_customText = text;
    m_segments->button(int(RangePreset::Custom))->setToolTip(plainToolTip(text));
    setCurrent(m_current);
}

int RangeButtons::widthWhen(bool folded) const
{
    return (folded ? static_cast<const QWidget *>(m_button) : m_segments)->sizeHint().width();
}

} // namespace views
