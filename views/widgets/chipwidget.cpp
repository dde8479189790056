// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/chipwidget.h"

#include "models/table/format.h"
#include "views/look/followfont.h"

#include <QApplication>
#include <QPainter>

namespace views {

StateChip::StateChip(QWidget *parent)
    : QWidget(parent)
{
    followFont(*this, [this] { setWord(m_word); });
}

void StateChip::setWord(const QString &word)
{
    m_word = word;
    setFixedSize(ChipPainter::width(word, QApplication::font()), appMetrics().stateChip);
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
