// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/hints/nodesreader.h"

namespace hints {

// Whether neighbours take the cores of any of several objects: of their last 6 h, read anew after 10 min at the
// earliest, as a shorter time is not claimed; what could not be read, after a minute. See NodesReader for the requests.
// GUI thread; destroying it cancels.
class Neighbours final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::int64_t freshMs = 10 * 60'000;
    static constexpr std::int64_t retryMs = 60'000;

    Neighbours(api::Client &client, const std::shared_ptr<metrics::Memory> &memory, QObject *parent = nullptr);

    void setClock(const Neighbourhood::Clock &nowMs); // the control plane's, ms UTC; default: this computer's
    // Of these, what is not known yet or too old is read. Objects that are neither workloads nor pods are left out, and
    // none is read twice.
    void want(const std::vector<metrics::Subject> &subjects);
    [[nodiscard]] bool isReading() const { return m_reader->isReading(); }
    [[nodiscard]] std::vector<NeighbourCheck> checks() const; // of those wanted, as far as they were read

Q_SIGNALS:
    void changed();

private:
    struct Known
    {
        NeighbourCheck check;
        std::int64_t takenMs = 0; // when it had been read
    };

    [[nodiscard]] static bool isFresh(const Known &known, std::int64_t now);
    void readIfNeeded();
    void take();

    Neighbourhood::Clock m_nowMs;
    NodesReader *m_reader;
    std::vector<metrics::Subject> m_wanted;
    std::map<base::Key, Known> m_known; // by id
};

} // namespace hints
