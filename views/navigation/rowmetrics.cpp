// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/navigation/rowmetrics.h"

#include "models/table/windowmodel.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using catalog::Resource;

namespace views {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(views::RowMetrics)
};

using Fact = MetricsPlace::Fact;

// Reads the cells of one row.
struct Row
{
    const table::WindowModel &model;
    int row;

    [[nodiscard]] table::Value value(const char *key) const { return model.valueOf(row, key); }
    [[nodiscard]] QString text(const char *key) const
    {
        const table::Value cell = value(key);
        const auto *found = std::get_if<QString>(&cell);
        return found ? *found : QString();
    }
    [[nodiscard]] std::int64_t time(const char *key) const
    {
        const table::Value cell = value(key);
        const auto *found = std::get_if<std::int64_t>(&cell);
        return found ? *found : api::absentTime;
    }
    [[nodiscard]] table::Reference reference(const char *key) const
    {
        const table::Value cell = value(key);
        const auto *found = std::get_if<table::Reference>(&cell);
        return found ? *found : table::Reference();
    }
    [[nodiscard]] base::Key id() const { return model.idAt(row); }
};

void addText(QList<Fact> &facts, const QString &label, const QString &text)
{
    if (!text.isEmpty())
        facts.append({label, text, Fact::Target::None, {}});
}

void addLink(QList<Fact> &facts, const QString &label, const table::Reference &reference, Fact::Target target)
{
    if (!reference.id.isEmpty())
        facts.append({label, reference.name.isEmpty() ? reference.id : reference.name, target, reference.id});
}

void addGpus(QList<Fact> &facts, const Row &row)
{
    const table::Value cell = row.value("gpus");
    if (const auto *gpus = std::get_if<table::GpuShare>(&cell); gpus && (gpus->allocated > 0 || gpus->requested > 0))
        addText(facts, Words::tr("GPUs"), table::displayText(table::Kind::GpuShare, cell, {}));
}

void describeCluster(MetricsPlace &place, const Row &row)
{
    place.subject.scope = metrics::Scope::Cluster;
    place.state = row.text("status.state");
    addText(place.facts, Words::tr("Run:ai"), row.text("version"));
    addText(place.facts, Words::tr("Kubernetes"), row.text("status.platform.kubeVersion"));
}

void describeWorkload(MetricsPlace &place, const Row &row)
{
    place.subject.scope = metrics::Scope::Workload;
    place.subject.endedMs = row.time("completedAt");
    place.subject.isInference = row.text("type").contains(u"Inference"_s);
    place.state = row.text("phase");
    addText(place.facts, Words::tr("Type"), row.text("type"));
    addGpus(place.facts, row);
    addText(place.facts, Words::tr("Project"), row.text("projectName"));
    addLink(place.facts, Words::tr("Cluster"), row.reference("clusterId"), Fact::Target::Cluster);
}

void describePod(MetricsPlace &place, const Row &row)
{
    const table::Reference workload = row.reference("workloadId");
    place.subject.scope = metrics::Scope::Pod;
    place.subject.workloadId = base::Key::fromText(workload.id);
    place.subject.endedMs = row.time("completedAt");
    place.state = row.text("k8sPhase");
    addText(place.facts, Words::tr("Node"), row.text("nodeName"));
    addGpus(place.facts, row);
    addLink(place.facts, Words::tr("Workload"), workload, Fact::Target::Workload);
    addText(place.facts, Words::tr("Project"), row.text("projectName"));
}

} // namespace

std::optional<Location> metricsOfRow(const table::WindowModel &model, int row, const Location &from)
{
    const Row cells{model, row};
    if (model.idAt(row).isNull())
        return std::nullopt;
    MetricsPlace place;
    place.subject.id = cells.id();
    place.subject.name = cells.text("name");
    if (place.subject.name.isEmpty())
        place.subject.name = place.subject.id.toString();
    place.subject.startedMs = cells.time("createdAt");
    switch (from.resource) {
    case Resource::Clusters:
        describeCluster(place, cells);
        break;
    case Resource::Workloads:
        describeWorkload(place, cells);
        break;
    case Resource::Pods:
        describePod(place, cells);
        break;
    }
    Location location = startLocation(from.resource);
    location.crumbs = from.crumbs;
    location.crumbs.append({resourceTitle(from.resource), from.resource, model.query(), {}});
    location.metrics = place;
    return location;
}

Location factLocation(const MetricsPlace::Fact &fact)
{
    const bool toPods = fact.target == Fact::Target::Workload;
    Location location = startLocation(toPods ? Resource::Pods : Resource::Workloads);
    location.query.filters.append(toPods ? workloadFilter(fact.targetId, fact.text)
                                         : clusterFilter(fact.targetId, fact.text));
    return location;
}

} // namespace views
