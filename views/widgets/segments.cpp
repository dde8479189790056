// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/segments.h"

#include "views/widgets/segmentaccess.h"
#include "views/widgets/segmentbutton.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QIcon>

namespace views {

Segments::Segments(const QStringList &titles, TextSize size, int height, QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(1);
    installSegmentAccess(); // before names are set: Qt keeps its first answer
    for (qsizetype i = 0; i < titles.size(); ++i) {
        auto *segment = new SegmentButton(titles.at(i), size, height, this);
        segment->setCheckable(true);
        segment->setFocusPolicy(Qt::NoFocus);
        m_group->addButton(segment, int(i));
        layout->addWidget(segment);
    }
    // Tab focuses the current choice; arrow keys move between choices.
    connect(m_group, &QButtonGroup::buttonToggled, this, [this](QAbstractButton *button, bool checked) {
        if (checked) {
            for (QAbstractButton *other : m_group->buttons())
                other->setFocusPolicy(Qt::NoFocus);
        }
        button->setFocusPolicy(checked ? Qt::TabFocus : Qt::NoFocus);
        // After a click, too: the focus does not stay on the former choice.
        if (checked && focusWidget() && focusWidget()->hasFocus() && isAncestorOf(focusWidget()))
            button->setFocus(Qt::OtherFocusReason);
    });
    m_group->button(0)->setChecked(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idClicked, this, &Segments::chosen);
}

void Segments::setTitle(int index, const QString &title)
{
    m_group->button(index)->setText(title);
    updateGeometry();
}

void Segments::setIcon(int index, const QIcon &icon)
{
    m_group->button(index)->setIcon(icon);
    updateGeometry();
}

void Segments::setCurrent(int index)
{
    if (index >= 0) {
        m_group->button(index)->setChecked(true);
        return;
    }
    QAbstractButton *last = m_group->checkedButton();
    if (!last)
        return;
    m_group->setExclusive(false);
    last->setChecked(false);
    m_group->setExclusive(true);
    last->setFocusPolicy(Qt::TabFocus); // or the control could not be reached
}

int Segments::current() const
{
    return m_group->checkedId();
}

QToolButton *Segments::button(int index) const
{
    return static_cast<QToolButton *>(m_group->button(index));
}

void Segments::paintEvent(QPaintEvent *)
{
    QList<QWidget *> parts;
    for (int i = 0; m_group->button(i); ++i)
        parts.append(m_group->button(i));
    paintSegmentFrame(*this, parts);
}

} // namespace views
