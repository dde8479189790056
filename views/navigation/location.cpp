// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/navigation/location.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxEntries = 100;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(views::Location)
};

table::Filter equalFilter(const QString &key, const QString &value, const QString &label)
{
    table::Filter filter;
    filter.key = key;
    filter.op = table::Op::Equal;
    filter.values = {value};
    if (!label.isEmpty())
        filter.labels = {label};
    return filter;
}

} // namespace

namespace views {

QString resourceTitle(catalog::Resource resource)
{
    switch (resource) {
    case catalog::Resource::Clusters:
        return Words::tr("Clusters");
    case catalog::Resource::Workloads:
        return Words::tr("Workloads");
    case catalog::Resource::Pods:
        return Words::tr("Pods");
    }
    return {};
}

Location startLocation(catalog::Resource resource)
{
    return {resource, catalog::defaultQuery(resource), {}, {}, {}};
}

Location crumbLocation(const Location &location, int crumb)
{
    if (crumb < 0 || crumb >= location.crumbs.size())
        return location;
    const Crumb &step = location.crumbs.at(crumb);
    QList<Crumb> before = location.crumbs.first(crumb);
    // "Clusters > fra-h100": the step that names a row leads to its list, whose own step comes right before it.
    if (!step.current.isNull() && !before.isEmpty() && before.last().resource == step.resource)
        before.removeLast();
    return {step.resource, step.query, before, step.current, {}};
}

QString placeTitle(const Location &location)
{
    return location.metrics ? location.metrics->subject.name : resourceTitle(location.resource);
}

table::Filter clusterFilter(const QString &uuid, const QString &name)
{
    return equalFilter(u"clusterId"_s, uuid, name);
}

table::Filter workloadFilter(const QString &uuid, const QString &name)
{
    return equalFilter(u"workloadId"_s, uuid, name);
}

table::Filter projectFilter(const QString &name)
{
    return equalFilter(u"projectName"_s, name, {});
}

table::Filter nodeFilter(const QString &name)
{
    return equalFilter(u"nodeName"_s, name, {});
}

Location linkLocation(const catalog::ObjectLink &link)
{
    using catalog::Resource;
    using Target = catalog::ObjectLink::Target;
    const base::Key id = base::Key::fromText(link.id);
    const auto filtered = [](Resource resource, const table::Filter &filter) {
        Location location = startLocation(resource);
        location.query.filters.append(filter);
        return location;
    };
    switch (link.target) {
    case Target::Cluster: {
        Location location = startLocation(Resource::Clusters);
        location.current = id;
        return location;
    }
    case Target::Workload: {
        // The server finds workloads by name, not by id: of several with that name, the one that is meant is current.
        if (link.name.isEmpty() || link.name == link.id)
            return filtered(Resource::Pods, workloadFilter(link.id, link.name));
        Location location = filtered(Resource::Workloads, equalFilter(u"name"_s, link.name, {}));
        location.current = id;
        return location;
    }
    case Target::Project:
        return filtered(Resource::Workloads, projectFilter(link.id));
    case Target::Node:
        return filtered(Resource::Pods, nodeFilter(link.id));
    case Target::PodsOf:
        return filtered(Resource::Pods, workloadFilter(link.id, link.name));
    case Target::None:
        break;
    }
    return startLocation(Resource::Clusters);
}

QString clusterOf(const table::ListQuery &query)
{
    for (const table::Filter &filter : query.filters) {
        if (filter.key == u"clusterId" && filter.op == table::Op::Equal && filter.values.size() == 1)
            return filter.values.constFirst();
    }
    return {};
}

void NavigationHistory::visit(const Location &location)
{
    m_entries.resize(m_at + 1);
    Entry entry{location, {}};
    entry.state.query = location.query;
    entry.state.current = location.current;
    m_entries.append(entry);
    if (m_entries.size() > maxEntries)
        m_entries.removeFirst();
    m_at = m_entries.size() - 1;
}

void NavigationHistory::saveState(const PageState &state)
{
    if (m_at >= 0)
        m_entries[m_at].state = state;
}

bool NavigationHistory::back()
{
    if (!canGoBack())
        return false;
    --m_at;
    return true;
}

bool NavigationHistory::forward()
{
    if (!canGoForward())
        return false;
    ++m_at;
    return true;
}

void NavigationHistory::restore(const QList<Entry> &entries, qsizetype at)
{
    Q_ASSERT(at >= 0 && at < entries.size());
    m_entries = entries;
    m_at = at;
}

void NavigationHistory::clear()
{
    m_entries.clear();
    m_at = -1;
}

const NavigationHistory::Entry *NavigationHistory::current() const
{
    return m_at < 0 ? nullptr : &m_entries.at(m_at);
}

} // namespace views
