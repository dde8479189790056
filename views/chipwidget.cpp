// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/chipwidget.h"

#include "models/table/format.h"
#include "views/metrics.h"

#include <QPainter>

namespace views {

void StateChip::setWord(const QString &word)
{
    m_word = word;
    setFixedSize(ChipPainter::width(word, font()), appMetrics().stateChip);
    setAccessibleName(table::stateText(word));
    setVisible(!word.isEmpty());
    update();
}

void StateChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_painter.paint(painter, rect(), m_word, themeOf(palette()), font(), layoutDirection());
}

} // namespace views
