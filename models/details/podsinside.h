// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/link.h"
#include "models/details/shortpodlist.h"

#include <memory>

namespace catalog {

class ClusterNames;

// The pods of an object that has no operation for them, e.g. of a node: those of the pods list that a link of the
// object leads to and that have not completed, in its order.
class PodsInside final : public ShortPodList
{
    Q_OBJECT

public:
    // The link that Enter follows from an object of the resource, if it leads to pods. Null otherwise.
    [[nodiscard]] static const LinkKind *kindOf(Resource resource);

    // `client`, `names` and `kind` must outlive it.
    PodsInside(api::Client &client, const ClusterNames &names, const LinkKind &kind, QObject *parent = nullptr);
    ~PodsInside() override;

private:
    table::Ticket send(const base::Key &object, int limit, base::Urgency priority) override;
    void answered(const table::PageAnswer &answer);

    const LinkKind &m_kind;
    std::unique_ptr<table::TableSource> m_source;
};

} // namespace catalog
