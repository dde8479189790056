// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/navigation/elsewhere.h"

#include "views/look/plaintext.h"
#include "views/navigation/navigator.h"

#include <QCoreApplication>
#include <QMenu>

namespace views {
namespace {

struct ElsewhereWords
{
    Q_DECLARE_TR_FUNCTIONS(views::Elsewhere)
};

} // namespace

void addElsewhere(QMenu &menu, Navigator &navigator, const QList<metrics::Subject> &subjects)
{
    const QList<Navigator::Elsewhere> others = navigator.elsewhere();
    for (const Navigator::Elsewhere &other : others) {
        const QString text = others.size() == 1
            ? ElsewhereWords::tr("Add to the comparison in the other window")
            //: %1: title of a window
            : ElsewhereWords::tr("Add to the comparison in the window “%1”").arg(menuText(other.title));
        QObject::connect(menu.addAction(text), &QAction::triggered, &navigator,
                         [add = other.add, subjects] { add(subjects); });
    }
}

} // namespace views
