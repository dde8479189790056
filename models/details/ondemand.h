// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/client.h"
#include "models/table/source.h"

#include <QObject>

#include <optional>

namespace catalog {

// Records of one workload, or of another object, that are requested only while they are on screen: the first ones at
// once, more on demand. Records stay until a newer answer arrives. Subclasses send the requests. GUI thread; `client`
// must outlive it.
class OnDemand : public QObject
{
    Q_OBJECT

public:
    static constexpr int step = 50; // additional records per request for more

    void setWorkload(const base::Key &id); // null = none; a different one clears everything
    void setWanted(bool wanted); // true while on screen
    void refresh();
    void loadMore();

    [[nodiscard]] bool hasMore() const { return m_hasMore; }
    [[nodiscard]] bool isLoading() const { return m_request != nullptr; }
    [[nodiscard]] bool hasAnswer() const { return m_hasAnswer; }
    [[nodiscard]] const std::optional<table::Problem> &problem() const { return m_problem; }

Q_SIGNALS:
    void changed();

protected:
    OnDemand(api::Client &client, QObject *parent);

    // Ends in succeed() or fail(), unless the ticket was released.
    [[nodiscard]] virtual table::Ticket send(const base::Key &workload, int limit, base::Urgency priority) = 0;
    [[nodiscard]] static table::Ticket ticketOf(api::Call call) { return std::make_shared<api::Call>(std::move(call)); }
    virtual void forget() = 0;
    void ask(base::Urgency priority);
    // `saysMore`: the server reported an offset after the rows sent. Some servers never do, so a full answer may have
    // more, too.
    void succeed(std::size_t rows, bool saysMore);
    void fail(const api::Error &error);
    void fail(const table::Problem &problem);

    api::Client &m_client;

private:
    base::Key m_id;
    int m_limit = step;
    bool m_isWanted = false;
    bool m_isDue = false;
    bool m_hasMore = false;
    bool m_hasAnswer = false;
    std::optional<table::Problem> m_problem;
    table::Ticket m_request; // null = none is in progress
};

} // namespace catalog
