// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/verticalscroll.h"

#include <QScrollArea>

namespace views {

QScrollArea *verticalScroll(QWidget *content, QPalette::ColorRole background, QWidget *parent)
{
    auto *scroll = new QScrollArea(parent);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content); // which makes it paint its background
    content->setAutoFillBackground(false);
    if (background == QPalette::NoRole)
        scroll->viewport()->setAutoFillBackground(false);
    else
        scroll->viewport()->setBackgroundRole(background);
    return scroll;
}

} // namespace views
