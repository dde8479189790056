// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/wrappedlabel.h"

#include "views/look/isolate.h"
#include "views/widgets/controls.h"

namespace views {

QLabel *wrappedLabel(const QString &text, TextSize size, QWidget *parent)
{
    QLabel *label = textLabel(isolated(text), size, parent);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::NoFocus);
    return label;
}

} // namespace views
