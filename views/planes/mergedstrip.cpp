// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/planes/mergedstrip.h"

#include "models/table/windowmodel.h"
#include "views/list/listsummary.h"

#include <algorithm>
#include <utility>

namespace views {
namespace {

template<class Number> void addTo(std::optional<Number> &sum, const std::optional<Number> &further)
{
    if (sum && further)
        *sum += *further;
    else
        sum.reset();
}

} // namespace

QList<SummaryTile> sumOfTiles(const QList<QList<SummaryTile>> &parts)
{
    QList<SummaryTile> sums;
    for (const QList<SummaryTile> &part : parts) {
        for (const SummaryTile &tile : part) {
            const auto same = std::ranges::find_if(sums, [&tile](const SummaryTile &sum) {
                return sum.key == tile.key && sum.state == tile.state && sum.label == tile.label;
            });
            if (same == sums.end()) {
                sums.append(tile);
                sums.last().caption.clear(); // about a part alone
                sums.last().trend.clear();
            } else {
                addTo(same->count, tile.count);
            }
        }
    }
    return sums;
}

GpuTile sumOfGpus(const QList<GpuTile> &parts)
{
    QList<GpuTile> counted = parts;
    counted.removeIf([](const GpuTile &part) { return !part.allocated && !part.absence.isEmpty(); });
    GpuTile sum = counted.isEmpty() ? parts.value(0) : counted.takeFirst();
    for (const GpuTile &part : std::as_const(counted)) {
        addTo(sum.allocated, part.allocated);
        addTo(sum.total, part.total);
        addTo(sum.idle, part.idle);
    }
    sum.key.clear(); // no filter of all of them
    return sum;
}

MergedStrip::MergedStrip(catalog::Resource resource, const PlaneList &planes, const table::WindowModel &model,
                         QWidget *parent)
    : QObject(parent)
    , m_resource(resource)
    , m_model(model)
    , m_widget(new SummaryStrip(parent))
{
    for (const Plane &plane : planes) {
        if (!resource->strip->figures)
            break;
        m_parts.push_back(
            {plane.id, plane.name, plane.watch, true,
             std::make_unique<catalog::Summary>(resource, plane.context.session.client(), plane.context.names)});
        connect(m_parts.back().summary.get(), &catalog::Summary::changed, this, &MergedStrip::showSums);
        connect(&plane.watch, &PlaneWatch::changed, this, &MergedStrip::showSums);
    }
}

MergedStrip::~MergedStrip() = default;

void MergedStrip::setShown(const QStringList &planes)
{
    for (Part &part : m_parts)
        part.isShown = planes.contains(part.plane);
    showSums();
}

void MergedStrip::refresh()
{
    for (const Part &part : m_parts)
        part.summary->refresh();
}

void MergedStrip::showSums()
{
    if (m_parts.empty())
        return;
    QList<QList<SummaryTile>> tiles;
    QList<GpuTile> gpus;
    QStringList leftOut; // what they have is not known, and they do not tell
    for (const Part &part : m_parts) {
        if (!part.isShown)
            continue;
        const bool isSilent = part.watch.silentSinceMs() > 0 || part.summary->problem();
        if (isSilent && !part.summary->isKnown()) {
            leftOut.append(part.name);
            continue;
        }
        tiles.append(summaryTiles(*m_resource->strip, *part.summary));
        gpus.append(summaryGpus(*part.summary));
    }
    if (tiles.isEmpty() && !leftOut.isEmpty()) {
        tiles.append(summaryTiles(*m_resource->strip, *m_parts.front().summary));
        for (SummaryTile &tile : tiles.first())
            tile.count.reset();
    }
    QList<SummaryTile> sums = sumOfTiles(tiles);
    if (!leftOut.isEmpty()) //: below the number of all objects; %1 is a list of control planes
        sums.first().caption = tr("without %1").arg(leftOut.join(u", "));
    markActive(sums, m_resource, m_model.query());
    m_widget->setTiles(sums);
    m_widget->setGpuTile(gpus.isEmpty() ? std::nullopt : std::optional(sumOfGpus(gpus)));
}

void MergedStrip::show(bool isFiltered)
{
    if (!m_parts.empty())
        return showSums();
    QList<SummaryTile> tiles = m_widget->tiles();
    if (tiles.isEmpty() || !isFiltered) {
        tiles = rowTiles(m_resource, m_model);
        m_widget->setGpuTile(rowGpus(m_model));
    }
    markActive(tiles, m_resource, m_model.query());
    m_widget->setTiles(tiles);
}

} // namespace views
