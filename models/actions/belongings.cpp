// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/actions/belongings.h"

#include "models/catalog/link.h"

namespace actions {

Belongings::Belongings(api::Client &client, const catalog::ClusterNames &names, const base::Key &owner,
                       std::span<const catalog::Belonging> kinds, QObject *parent)
    : QObject(parent)
{
    m_counts.reserve(kinds.size()); // callbacks refer to its elements
    for (const catalog::Belonging &kind : kinds) {
        const catalog::Destination list = catalog::destinationOf({.kind = kind.link, .key = owner, .name = {}});
        m_counts.push_back({&kind, catalog::makeSource(list.resource, client, names), {}, {}});
        Count &count = m_counts.back();
        count.ticket = count.source->fetchCount(list.query, base::Urgency::Visible,
                                                [this, &count](const table::CountAnswer &answer) {
                                                    count.count = answer.count;
                                                    Q_EMIT changed();
                                                });
    }
}

Belongings::~Belongings() = default;

QStringList Belongings::sentences() const
{
    QStringList list;
    for (const Count &count : m_counts) {
        if (!count.count)
            list << catalog::actionWords(count.kind->uncounted);
        else if (*count.count > 0)
            list << catalog::actionWords(count.kind->counted, *count.count);
    }
    return list;
}

} // namespace actions
