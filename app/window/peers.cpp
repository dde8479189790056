// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/peers.h"

#include "app/window/mainwindow.h"
#include "app/window/workspace.h"
#include "models/session/controlplane.h"

#include <QPointer>

namespace app {
namespace {

QString controlPlaneOf(Workspace &workspace)
{
    return session::controlPlaneOf(workspace.session().connection().url);
}

} // namespace

QList<views::Navigator::Elsewhere> comparisonsElsewhere(Workspace &own, const std::vector<MainWindow *> &others)
{
    QList<views::Navigator::Elsewhere> found;
    for (const MainWindow *window : others) {
        Workspace *there = window->workspace();
        const bool isOther = there && there != &own && controlPlaneOf(*there) == controlPlaneOf(own);
        if (!isOther || (there->comparedObjects() == 0 && !there->comparePage()))
            continue;
        const auto add = [there = QPointer(there), here = QPointer(&own)](const QList<metrics::Subject> &subjects) {
            if (!there)
                return;
            const QString sentence = there->addToComparison(subjects);
            if (here)
                here->tell(Workspace::tr("In the other window: %1").arg(sentence));
        };
        found.append({window->windowTitle(), add});
    }
    return found;
}

} // namespace app
