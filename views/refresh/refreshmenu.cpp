// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/refresh/refreshmenu.h"

#include "views/refresh/refreshpace.h"

#include <QActionGroup>

namespace views {

RefreshMenu::RefreshMenu(QWidget *parent)
    : QMenu(parent)
{
    setTitle(tr("Refresh automatically"));
    auto *group = new QActionGroup(this);
    for (const int seconds : RefreshPace::choices) {
        QAction *action = addAction(seconds == 0 ? tr("Manually only") : tr("Every %1 s").arg(seconds));
        action->setCheckable(true);
        action->setData(seconds);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, seconds] { Q_EMIT chosen(seconds); });
    }
}

void RefreshMenu::setSeconds(int seconds)
{
    for (QAction *action : actions())
        action->setChecked(action->data().toInt() == seconds);
}

} // namespace views
