// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/navigation/location.h"

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxEntries = 100;

} // namespace

namespace views {

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
    return location.metrics ? location.metrics->subject.name : catalog::titleOf(location.resource);
}

Location linkLocation(const catalog::Link &link)
{
    const catalog::Destination destination = catalog::destinationOf(link);
    return {destination.resource, destination.query, {}, destination.current, {}};
}

QString clusterOf(const table::ListQuery &query)
{
    for (const table::Filter &filter : query.filters) {
        if (catalog::isClusterKey(filter.key) && filter.op == table::Op::Equal && filter.values.size() == 1)
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

const NavigationHistory::Entry *NavigationHistory::current() const
{
    return m_at < 0 ? nullptr : &m_entries.at(m_at);
}

} // namespace views
