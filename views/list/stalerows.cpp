// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/stalerows.h"

#include "models/base/shown.h"
#include "models/catalog/quotasummary.h"
#include "models/table/windowmodel.h"
#include "views/table/tableview.h"

#include <QPointer>

namespace views {

StaleRows::StaleRows(const catalog::QuotaSummary &quotas, const catalog::ClusterNames &names, TableView &table)
    : QObject(&table)
    , m_quotas(quotas)
    , m_names(names)
    , m_table(table)
{
    table.setMarks([this](const QModelIndex &cell) { return markOf(cell); });
    table::WindowModel *model = table.windowModel();
    model->setNotes([self = QPointer(this)](const base::Key &key, const table::ColumnInfo &column) {
        return self && table::hasBar(column.kind) ? self->noteOf(key) : QString();
    });
    connect(&quotas, &catalog::QuotaSummary::changed, this, [this, model] {
        model->showNotes();
        m_table.viewport()->update();
    });
}

QString StaleRows::clusterOf(int row) const
{
    const table::Value value = m_table.windowModel()->valueOf(row, "clusterId");
    const auto *cluster = std::get_if<table::Reference>(&value);
    return cluster && !m_quotas.reports(cluster->id) ? cluster->id : QString();
}

QString StaleRows::wordsOf(const QString &cluster) const
{
    const QString name = m_names.name(cluster);
    //: %1 is a cluster
    return tr("%1 does not report: last known numbers").arg(base::shownName(name.isEmpty() ? cluster : name));
}

CellMark StaleRows::markOf(const QModelIndex &cell) const
{
    const QString cluster = clusterOf(cell.row());
    if (cluster.isEmpty())
        return {};
    return {.editing = Editing::None, .isNoteQuiet = true, .toolTip = wordsOf(cluster), .isStale = true};
}

QString StaleRows::noteOf(const base::Key &key) const
{
    const QString cluster = clusterOf(m_table.windowModel()->rowOf(key));
    return cluster.isEmpty() ? QString() : wordsOf(cluster);
}

} // namespace views
