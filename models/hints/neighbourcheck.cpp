// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hints/neighbourcheck.h"

#include <QCoreApplication>

namespace hints {
namespace {

struct GapWords
{
    Q_DECLARE_TR_FUNCTIONS(Hints)
};

} // namespace

QString gapText(const NeighbourCheck &check)
{
    switch (check.gap) {
    case Gap::None:
        break;
    case Gap::Ended:
        return GapWords::tr("It has ended: only what runs has neighbours that can be asked for.");
    case Gap::NotRunning:
        return GapWords::tr("None of its pods runs on a node.");
    case Gap::NotOffered:
        return GapWords::tr("This control plane does not tell the CPU cores of nodes, or their pods.");
    case Gap::Unread:
        return GapWords::tr("Its pods, its nodes or their neighbours could not be read.");
    case Gap::NoSamples:
        return GapWords::tr("There are no samples of its CPU cores, or of its nodes'.");
    case Gap::TooManyPods:
        return GapWords::tr("It lacks CPU cores, but there are too many pods on its node to look at each.");
    case Gap::TooManyNodes:
        return GapWords::tr("Too many nodes: %1 of its %n node(s) checked.", nullptr, check.ofNodes).arg(check.nodes);
    case Gap::TooManyOthers:
        return GapWords::tr("The nodes of other objects were looked at first. Compare fewer of them.");
    }
    return {};
}

} // namespace hints
