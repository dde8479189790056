// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/action.h"
#include "models/catalog/catalog.h"

#include <QObject>

#include <memory>
#include <span>
#include <vector>

namespace actions {

// Counts what belongs to an object and is affected with it, e.g. the workloads of a cluster. GUI thread; destroying it
// cancels the requests.
class Belongings final : public QObject
{
    Q_OBJECT

public:
    // `client` and `names` must outlive it.
    Belongings(api::Client &client, const catalog::ClusterNames &names, const base::Key &owner,
               std::span<const catalog::Belonging> kinds, QObject *parent = nullptr);
    ~Belongings() override;

    // Translated, one for each kind that there is, or may be: without a number until it is known.
    [[nodiscard]] QStringList sentences() const;

Q_SIGNALS:
    void changed();

private:
    struct Count
    {
        const catalog::Belonging *kind;
        std::unique_ptr<table::TableSource> source;
        table::Ticket ticket;
        std::optional<std::int64_t> count;
    };
    std::vector<Count> m_counts;
};

} // namespace actions
