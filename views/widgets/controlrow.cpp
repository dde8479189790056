// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/controlrow.h"

#include "views/widgets/flowlayout.h"

#include <QHBoxLayout>

namespace views {

ControlRow::ControlRow(QWidget *parent)
    : Panel(QPalette::Base, Qt::BottomEdge, parent)
    , m_row(new FlowLayout(this))
{
    m_row->setContentsMargins(panelPadding, 0, panelPadding, 0);
    followFont(*this, [row = m_row] { row->setRowHeight(appMetrics().filterBar - 1); });
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ControlRow::add(const QString &label, QWidget *control)
{
    auto *pair = new QWidget(this);
    auto *line = new QHBoxLayout(pair);
    line->setContentsMargins(0, 0, controlGap, 0);
    line->addWidget(secondaryLabel(label, TextSize::Body, pair));
    line->addWidget(control);
    control->setAccessibleName(label);
    m_row->insertWidget(m_row->count(), pair);
}

void ControlRow::addNote(QWidget *note)
{
    m_row->insertWidget(m_row->count(), note);
}

void ControlRow::addTrailing(QWidget *widget)
{
    m_row->addTrailing(widget);
}

} // namespace views
