// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/waste/wastetiles.h"

#include "models/table/format.h"
#include "models/waste/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace views {
namespace {

struct TileWords
{
    Q_DECLARE_TR_FUNCTIONS(views::WastedPage)
};

QString dash()
{
    return u"–"_s;
}

SummaryTile idleTile(const waste::IdleNow &idle, const std::optional<waste::Group> &within)
{
    SummaryTile tile{.key = {},
                     .label = TileWords::tr("Idle now"),
                     .icon = "idle",
                     .state = {},
                     .count = {},
                     .figure = dash(),
                     .caption = {}};
    if (!idle.isKnown())
        return tile;
    double gpus = 0;
    int count = 0;
    for (const waste::IdleWorkload &workload : idle.workloads()) {
        if (!waste::isIn(within, workload))
            continue;
        gpus += std::max(0., workload.gpus.idle);
        ++count;
    }
    tile.figure = table::displayText(table::Kind::Gpus, gpus, {});
    tile.caption = idle.isWhole() ? TileWords::tr("GPUs of %n workload(s)", nullptr, count)
                                  : TileWords::tr("GPUs of at least %n workload(s)", nullptr, count);
    return tile;
}

SummaryTile tileOf(const QString &label, const QString &figure, const QString &caption)
{
    return {.key = {}, .label = label, .icon = nullptr, .state = {}, .count = {}, .figure = figure, .caption = caption};
}

SummaryTile costTile(const waste::Amount &amount, const waste::Prices &prices)
{
    if (!amount.cost)
        return tileOf(TileWords::tr("Cost"), dash(), TileWords::tr("none of it has a price"));
    const QString figure = (table::countText(std::llround(*amount.cost)) + u' ' + prices.currency).trimmed();
    if (amount.unpriced >= 0.05)
        return tileOf(TileWords::tr("Cost"), figure,
                      TileWords::tr("%1 GPU-hours have no price").arg(waste::hoursText(amount.unpriced)));
    return tileOf(TileWords::tr("Cost"), figure,
                  amount.isCostEstimated ? TileWords::tr("in part at the mean price of a cluster")
                                         : TileWords::tr("at the prices of its node pools"));
}

SummaryTile beforeTile(const waste::Result &result)
{
    return tileOf(TileWords::tr("Against the %1 before").arg(waste::windowText(result.window.length())),
                  waste::changeText(result.before->percent()),
                  TileWords::tr("%1 then, cluster metrics").arg(waste::hoursText(result.before->before)));
}

} // namespace

QList<SummaryTile> wasteTiles(const WasteFacts &facts, const waste::IdleNow &idle)
{
    if (facts.question.windowMs == 0)
        return {idleTile(idle, facts.question.within)};
    const QString wasted = TileWords::tr("Wasted in %1").arg(waste::windowText(facts.question.windowMs));
    const waste::Total total = facts.result
        ? waste::totalOf(*facts.result, facts.question.counts, facts.prices, facts.question.within)
        : waste::Total();
    const waste::Amount &amount = total.amount;
    if (facts.isOpen || !facts.result || amount.measured <= 0)
        return {tileOf(wasted, dash(), facts.isOpen ? TileWords::tr("being measured") : QString()),
                idleTile(idle, facts.question.within)};
    QList<SummaryTile> tiles{
        tileOf(wasted, waste::hoursText(amount.wasted),
               TileWords::tr("GPU-hours, %1 of %2 measured")
                   .arg(waste::shareText(amount.share()), waste::hoursText(amount.measured))),
        tileOf(TileWords::tr("With what was not measured"),
               TileWords::tr("about %1").arg(waste::hoursText(amount.wasted + amount.estimate)),
               TileWords::tr("GPU-hours")),
        tileOf(TileWords::tr("Measured"), waste::shareText(amount.coverage()),
               TileWords::tr("of the GPU-hours, %1 of %2 workloads")
                   .arg(table::countText(amount.measuredWorkloads), table::countText(amount.workloads)))};
    if (!facts.prices.perGpuHour.isEmpty())
        tiles.insert(1, costTile(amount, facts.prices));
    // Clusters tell neither of idle stretches nor of groups of workloads.
    if (facts.result->before && facts.question.counts == waste::Counts::NotUsed && !facts.question.within)
        tiles << beforeTile(*facts.result);
    tiles << idleTile(idle, facts.question.within);
    return tiles;
}

} // namespace views
