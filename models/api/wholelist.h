// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/client.h"
#include "models/api/page.h"

#include <algorithm>
#include <vector>

namespace api {

// Reads a list to its end, page by page, for lists that are short or that the server neither sorts nor filters. Copes
// with servers that report no further offset, that ignore offset and limit, or that refuse them. Use it in the thread
// of the context; destroying it cancels.
template<class Record> class WholeList
{
public:
    using Pages = std::vector<PagePtr<Record>>;
    using Done = std::move_only_function<void(Result<Pages>)>;

    explicit WholeList(Client &client)
        : m_client(client)
    {
    }

    // `id`: the object that the list belongs to; may be null. Offset and limit of `params` are ignored. `done` may
    // destroy this object.
    void read(Operation operation, const base::Key &id, const ListParams &params, base::Urgency urgency,
              QObject *context, Done done)
    {
        m_pages.clear();
        m_operation = operation;
        m_id = id;
        m_params = params;
        m_params.offset = 0;
        m_params.limit = pageSize;
        m_urgency = urgency;
        m_context = context;
        m_done = std::move(done);
        ask();
    }

    void cancel() { m_call.cancel(); }

private:
    static constexpr int pageSize = 500;

    void ask()
    {
        m_call = m_client.listOf<Record>(m_operation, m_id, m_params, m_urgency, m_context,
                                         [this](const Result<PagePtr<Record>> &page) { answered(page); });
    }

    void answered(const Result<PagePtr<Record>> &page)
    {
        if (!page && page.error().httpStatus == 400 && m_pages.empty() && m_params.limit != 0) {
            m_params.limit = 0;
            return ask();
        }
        if (!page)
            return finish(Failure(page.error()));
        const std::size_t rows = (*page)->rows.size();
        // A page again: the server ignores the offset, or repeats itself.
        const bool isRepeated = rows > 0 && std::ranges::any_of(m_pages, [&page](const PagePtr<Record> &earlier) {
                                    return earlier->json(0) == (*page)->json(0);
                                });
        if (!isRepeated)
            m_pages.push_back(*page);
        const auto end = m_params.offset + static_cast<std::int64_t>(rows);
        const bool saysMore = (*page)->next && *(*page)->next > m_params.offset;
        if (isRepeated || rows == 0 || (!saysMore && rows != static_cast<std::size_t>(m_params.limit)))
            return finish(std::move(m_pages));
        m_params.offset = saysMore ? *(*page)->next : end;
        ask();
    }

    void finish(Result<Pages> result) { std::exchange(m_done, nullptr)(std::move(result)); }

    Client &m_client;
    Operation m_operation = Operation::Clusters;
    base::Key m_id;
    ListParams m_params;
    base::Urgency m_urgency = base::Urgency::Visible;
    QObject *m_context = nullptr;
    Pages m_pages;
    Done m_done;
    Call m_call;
};

} // namespace api
