// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/navigation/rowlinks.h"

#include "models/api/text.h"
#include "models/table/windowmodel.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using catalog::Resource;

namespace views {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(views::RowLinks)
};

const QKeySequence insideKey(Qt::Key_Return);
const QKeySequence clusterKey(Qt::CTRL | Qt::SHIFT | Qt::Key_K);
const QKeySequence projectKey(Qt::CTRL | Qt::SHIFT | Qt::Key_P);
const QKeySequence nodeKey(Qt::CTRL | Qt::SHIFT | Qt::Key_O);
const QKeySequence workloadKey(Qt::CTRL | Qt::SHIFT | Qt::Key_W);

class Links
{
public:
    Links(const table::WindowModel &model, int row, const Location &from)
        : m_model(model)
        , m_row(row)
        , m_from(from)
    {
    }

    [[nodiscard]] QList<RowLink> all() const { return m_links; }

    [[nodiscard]] QString text(const char *key) const
    {
        const table::Value cell = m_model.valueOf(m_row, key);
        const auto *found = std::get_if<QString>(&cell);
        return found ? *found : QString();
    }
    [[nodiscard]] table::Reference reference(const char *key) const
    {
        const table::Value cell = m_model.valueOf(m_row, key);
        const auto *found = std::get_if<table::Reference>(&cell);
        return found ? *found : table::Reference();
    }
    [[nodiscard]] table::Reference self() const { return {m_model.idAt(m_row).toString(), text("name")}; }

    // The list of `resource` under one condition, with this list and this row as the way there.
    [[nodiscard]] Location inside(Resource resource, const table::Filter &filter) const
    {
        Location next = startLocation(resource);
        next.query.filters.append(filter);
        const table::Reference own = self();
        next.crumbs = m_from.crumbs;
        next.crumbs.append({resourceTitle(m_from.resource), m_from.resource, m_model.query(), {}});
        next.crumbs.append(
            {own.name.isEmpty() ? own.id : own.name, m_from.resource, m_model.query(), m_model.idAt(m_row)});
        return next;
    }

    void addInside(const QString &text, Resource resource, const table::Filter &filter)
    {
        m_links.append({text, inside(resource, filter), insideKey});
    }
    void add(const QString &text, Resource resource, const table::Filter &filter, const QKeySequence &key)
    {
        Location next = startLocation(resource);
        next.query.filters.append(filter);
        m_links.append({text, next, key});
    }
    // The list of all clusters with this one as the current row.
    void addCluster(const table::Reference &cluster)
    {
        if (cluster.id.isEmpty())
            return;
        Location next = startLocation(Resource::Clusters);
        next.current = base::Key::fromText(cluster.id);
        m_links.append({Words::tr("Go to cluster %1").arg(nameOf(cluster)), next, clusterKey});
    }
    static QString nameOf(const table::Reference &reference)
    {
        return reference.name.isEmpty() ? reference.id : reference.name;
    }

private:
    const table::WindowModel &m_model;
    int m_row;
    const Location &m_from;
    QList<RowLink> m_links;
};

table::Filter equal(const QString &key, const QString &value)
{
    return {.key = key, .op = table::Op::Equal, .values = {value}, .labels = {}};
}

void addWorkloadLinks(Links &links)
{
    const table::Reference own = links.self();
    links.addInside(Words::tr("Pods of this workload"), Resource::Pods, workloadFilter(own.id, own.name));
    links.addCluster(links.reference("clusterId"));
    if (const QString project = links.text("projectName"); !project.isEmpty())
        links.add(Words::tr("Workloads of project %1").arg(project), Resource::Workloads,
                  equal(u"projectName"_s, project), projectKey);
}

void addPodLinks(Links &links)
{
    if (const table::Reference workload = links.reference("workloadId"); !workload.id.isEmpty())
        links.add(Words::tr("Pods of workload %1").arg(Links::nameOf(workload)), Resource::Pods,
                  workloadFilter(workload.id, workload.name), workloadKey);
    if (const QString node = links.text("nodeName"); !node.isEmpty())
        links.add(Words::tr("Pods on node %1").arg(node), Resource::Pods, equal(u"nodeName"_s, node), nodeKey);
    if (const QString project = links.text("projectName"); !project.isEmpty())
        links.add(Words::tr("Workloads of project %1").arg(project), Resource::Workloads,
                  equal(u"projectName"_s, project), projectKey);
    links.addCluster(links.reference("clusterId"));
}

} // namespace

QList<RowLink> linksOfRow(const table::WindowModel &model, int row, const Location &from)
{
    if (model.idAt(row).isNull())
        return {};
    Links links(model, row, from);
    const table::Reference own = links.self();
    switch (from.resource) {
    case Resource::Clusters:
        links.addInside(Words::tr("Workloads of this cluster"), Resource::Workloads, clusterFilter(own.id, own.name));
        links.add(Words::tr("Pods of this cluster"), Resource::Pods, clusterFilter(own.id, own.name), {});
        break;
    case Resource::Workloads:
        addWorkloadLinks(links);
        break;
    case Resource::Pods:
        addPodLinks(links);
        break;
    }
    return links.all();
}

QList<std::pair<QKeySequence, QString>> linkKeys(Resource resource)
{
    if (resource == Resource::Clusters)
        return {};
    QList<std::pair<QKeySequence, QString>> keys
        = {{clusterKey, Words::tr("Go to the cluster")}, {projectKey, Words::tr("Workloads of the same project")}};
    if (resource == Resource::Pods)
        keys.append(
            {{nodeKey, Words::tr("Pods on the same node")}, {workloadKey, Words::tr("Pods of the same workload")}});
    return keys;
}

std::optional<Location> insideOfRow(const table::WindowModel &model, int row, const Location &from)
{
    for (const RowLink &link : linksOfRow(model, row, from)) {
        if (link.key == insideKey)
            return link.location;
    }
    return std::nullopt;
}

} // namespace views
