// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/navigation/location.h"

#include "models/catalog/nodes.h"

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxEntries = 100;

} // namespace

namespace views {

const ListPlace *Location::list() const
{
    if (const auto *object = std::get_if<ObjectPlace>(&target))
        return &object->list;
    return std::get_if<ListPlace>(&target);
}

ListPlace *Location::list()
{
    return const_cast<ListPlace *>(std::as_const(*this).list());
}

const MetricsPlace *Location::metrics() const
{
    return std::get_if<MetricsPlace>(&target);
}

base::Key Location::current() const
{
    const auto *object = std::get_if<ObjectPlace>(&target);
    return object ? object->key : base::Key();
}

std::optional<catalog::Resource> Location::resource() const
{
    if (const MetricsPlace *place = metrics())
        return catalog::resourceOf(place->subject.scope);
    if (heat())
        return catalog::nodeResource;
    return list() ? std::optional(list()->resource) : std::nullopt;
}

Location startLocation(catalog::Resource resource)
{
    return {ListPlace{resource, catalog::defaultQuery(resource)}};
}

Target targetIn(const ListPlace &list, const base::Key &current)
{
    return current.isNull() ? Target(list) : Target(ObjectPlace{list, current});
}

Location crumbLocation(const Location &location, int crumb)
{
    if (crumb < 0 || crumb >= location.crumbs.size())
        return location;
    const Crumb &step = location.crumbs.at(crumb);
    QList<Crumb> before = location.crumbs.first(crumb);
    // "Clusters > fra-h100": the step that names a row opens the same list as the step before it.
    if (!step.current.isNull() && !before.isEmpty() && before.last().resource == step.resource)
        before.removeLast();
    return {targetIn({step.resource, step.query}, step.current), before};
}

Location linkLocation(const catalog::Link &link)
{
    const catalog::Destination destination = catalog::destinationOf(link);
    return {targetIn({destination.resource, destination.query}, destination.current)};
}

QString clusterOf(const table::ListQuery &query)
{
    for (const table::Filter &filter : query.filters) {
        if (catalog::isClusterKey(filter.key) && filter.op == table::Op::Equal && filter.values.size() == 1)
            return filter.values.constFirst();
    }
    return {};
}

PageState stateAt(const Location &location)
{
    PageState state;
    if (const ListPlace *list = location.list())
        state.query = list->query;
    state.current = location.current();
    return state;
}

void NavigationHistory::visit(const Location &location)
{
    m_entries.resize(m_at + 1);
    m_entries.append({location, stateAt(location)});
    if (m_entries.size() > maxEntries)
        m_entries.removeFirst();
    m_at = m_entries.size() - 1;
}

void NavigationHistory::saveState(const PageState &state)
{
    if (m_at >= 0)
        m_entries[m_at].state = state;
}

void NavigationHistory::saveLocation(const Location &location)
{
    if (m_at >= 0)
        m_entries[m_at].location = location;
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

const NavigationHistory::Entry *NavigationHistory::current() const
{
    return m_at < 0 ? nullptr : &m_entries.at(m_at);
}

} // namespace views
