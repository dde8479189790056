// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/liststrip.h"

#include "models/session/session.h"
#include "models/table/windowmodel.h"
#include "views/filter/filterbar.h"
#include "views/list/listsummary.h"
#include "views/list/quotatiles.h"
#include "views/list/summarystrip.h"
#include "views/navigation/pagecontext.h"

namespace views {

bool ListStrip::isFor(catalog::Resource resource)
{
    return resource->strip || catalog::QuotaSummary::isFor(resource);
}

ListStrip::ListStrip(catalog::Resource resource, const PageContext &context, const table::WindowModel &model,
                     const FilterBar &filters, QWidget *parent)
    : QObject(parent)
    , m_resource(resource)
    , m_context(context)
    , m_model(model)
    , m_filters(filters)
    , m_widget(new SummaryStrip(parent))
{
    connect(m_widget, &SummaryStrip::tileChosen, this, &ListStrip::tileChosen);
    api::Client &client = context.session.client();
    if (catalog::QuotaSummary::isFor(resource)) {
        m_quotas = std::make_unique<catalog::QuotaSummary>(resource, client);
        connect(m_quotas.get(), &catalog::QuotaSummary::changed, this, &ListStrip::show);
    } else if (resource->strip->figures) {
        m_summary = std::make_unique<catalog::Summary>(resource, client, context.names);
        connect(m_summary.get(), &catalog::Summary::changed, this, &ListStrip::show);
    }
}

ListStrip::~ListStrip() = default;

void ListStrip::setCluster(const QString &clusterUuid)
{
    if (m_summary)
        m_summary->setCluster(clusterUuid);
    if (m_quotas)
        m_quotas->setCluster(clusterUuid);
}

void ListStrip::refresh()
{
    if (m_summary)
        m_summary->refresh();
    if (m_quotas)
        m_quotas->refresh();
}

void ListStrip::rowsChanged()
{
    if (!m_summary && !m_quotas)
        show();
}

void ListStrip::show()
{
    if (m_quotas) {
        m_widget->setTiles(quotaTiles(m_resource, *m_quotas));
        return m_widget->setGpuTile(quotaGpus(*m_quotas));
    }
    QList<SummaryTile> tiles = m_widget->tiles();
    if (m_summary) {
        tiles = summaryTiles(*m_resource->strip, *m_summary);
        GpuTile gpus = summaryGpus(*m_summary);
        offerIdle(gpus, m_resource, m_model.query(), m_context.session.client().capabilities());
        m_widget->setGpuTile(gpus);
    } else if (tiles.isEmpty() || !m_filters.hasConditions()) {
        tiles = rowTiles(m_resource, m_model);
        m_widget->setGpuTile(rowGpus(m_model));
    }
    markActive(tiles, m_resource, m_model.query());
    m_widget->setTiles(tiles);
}

} // namespace views
