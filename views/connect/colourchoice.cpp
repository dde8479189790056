// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/connect/colourchoice.h"

#include "views/connect/connectioncolours.h"
#include "views/look/icons.h"
#include "views/look/iconsizes.h"
#include "views/look/plaintext.h"
#include "views/look/sizes.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

namespace views {
namespace {

constexpr int swatchSize = 22;
constexpr int ringReach = 3;

class Swatch final : public QAbstractButton
{
public:
    Swatch(int colour, QWidget *parent)
        : QAbstractButton(parent)
        , m_colour(colour)
    {
        setCheckable(true);
        setFocusPolicy(Qt::NoFocus);
        setAccessibleName(connectionColourName(colour));
        setToolTip(plainToolTip(connectionColourName(colour)));
        setFixedSize(swatchSize + 2 * ringReach, swatchSize + 2 * ringReach);
        setProperty("ownFocus", true);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = themeOf(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF box = QRectF(rect()).adjusted(ringReach, ringReach, -ringReach, -ringReach);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor::fromRgb(connectionColour(theme, m_colour)));
        painter.drawRoundedRect(box, 3, 3);
        if (!isChecked())
            return;
        // Do not rely on colour alone: the choice also has a check mark and a ring.
        paintIcon(painter, rect(), "check", grownGlyph(), theme.surface);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(QColor::fromRgb(hasFocus() ? theme.focus : theme.text), hasFocus() ? 2 : 1));
        painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 4, 4);
    }

private:
    int m_colour;
};

} // namespace

ColourChoice::ColourChoice(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    // Tab focuses the current choice; arrow keys move between choices.
    connect(m_group, &QButtonGroup::buttonToggled, this, [](QAbstractButton *button, bool checked) {
        button->setFocusPolicy(checked ? Qt::TabFocus : Qt::NoFocus);
    });
    for (int colour = 0; colour < session::connectionColours; ++colour) {
        auto *swatch = new Swatch(colour, this);
        m_group->addButton(swatch, colour);
        layout->addWidget(swatch);
    }
    m_group->button(0)->setChecked(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idClicked, this, &ColourChoice::chosen);
}

void ColourChoice::setCurrent(int colour)
{
    if (QAbstractButton *swatch = m_group->button(colour))
        swatch->setChecked(true);
}

int ColourChoice::current() const
{
    return m_group->checkedId();
}

} // namespace views
