// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/actions/selectionbar.h"

#include "models/table/format.h"
#include "views/look/icons.h"
#include "views/look/plaintext.h"
#include "views/widgets/controls.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace views {

SelectionBar::SelectionBar(catalog::Resource resource, QWidget *covered)
    : QWidget(covered)
    , m_count(textLabel({}, TextSize::Body, this))
    , m_readOnly(secondaryLabel(tr("This connection is read-only."), TextSize::Body, this))
{
    setAccessibleName(tr("Selected rows"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(panelPadding, 0, panelPadding, 0);
    row->setSpacing(controlGap);
    QFont bold = m_count->font();
    bold.setWeight(QFont::DemiBold);
    m_count->setFont(bold);
    row->addWidget(m_count);
    row->addSpacing(controlGap);
    for (const catalog::ObjectAction *action : catalog::actionsOf(resource)) {
        QPushButton *button = pushButton(catalog::actionWords(action->words.text), ButtonRole::Normal, this);
        button->setIcon(icon(action->icon));
        connect(button, &QPushButton::clicked, this, [this, action] { Q_EMIT actionRequested(action); });
        row->addWidget(button);
        m_buttons.insert(action, button);
    }
    row->addWidget(m_readOnly);
    row->addStretch();
    QPushButton *clear = pushButton(tr("Clear selection"), ButtonRole::Flat, this);
    clear->setIcon(icon("x"));
    connect(clear, &QPushButton::clicked, this, &SelectionBar::clearRequested);
    row->addWidget(clear);
}

void SelectionBar::setCount(qint64 selected)
{
    m_count->setText(tr("%1 selected").arg(table::countText(selected)));
}

void SelectionBar::setHindrance(const catalog::ObjectAction &action, const QString &why)
{
    QPushButton *button = m_buttons.value(&action);
    button->setEnabled(why.isEmpty());
    button->setToolTip(plainToolTip(why));
}

void SelectionBar::setReadOnly(bool readOnly)
{
    m_readOnly->setVisible(readOnly);
}

void SelectionBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = themeOf(palette());
    painter.fillRect(rect(), QColor::fromRgb(theme.surface)); // the tint may be transparent
    painter.fillRect(rect(), QColor::fromRgba(theme.accentTint));
    paintEdges(painter, *this, Qt::BottomEdge, theme.border);
}

} // namespace views
