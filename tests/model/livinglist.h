// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/match.h"
#include "models/table/source.h"

#include <QDateTime>
#include <QTimer>

#include <algorithm>
#include <array>
#include <set>

// A list of jobs that a server changes while it is read: it tells some changes by times, and others not at all.
namespace living {

using namespace Qt::StringLiterals;
using table::Kind;
using table::Op;

struct Job
{
    std::uint64_t id = 0;
    std::string name;
    std::string phase = "Running";
    std::string node = {}; // changes without a time
    double gpus = 0;
    std::int64_t createdAt = 0;
    std::optional<std::int64_t> completedAt = {};
    std::optional<std::int64_t> deletedAt = {};
};

constexpr table::ColumnInfo columns[] = {
    {.key = "name", .title = "Name", .kind = Kind::Name},
    {.key = "phase", .title = "Phase", .kind = Kind::State, .sortKey = "phase", .filterKey = "phase"},
    {.key = "node", .title = "Node", .kind = Kind::Text},
    {.key = "gpus", .title = "GPUs", .kind = Kind::Gpus},
    {.key = "createdAt", .title = "Created", .kind = Kind::Time, .sortKey = "createdAt", .filterKey = "createdAt"},
    {.key = "completedAt", .title = "Done", .kind = Kind::Time, .sortKey = "completedAt", .filterKey = "completedAt"},
    {.key = "deletedAt", .title = "Deleted", .kind = Kind::Time, .sortKey = "deletedAt", .filterKey = "deletedAt"},
    {.key = "id", .title = "Id", .kind = Kind::Identifier},
    {.key = "spec.zone", .title = "Zone", .kind = Kind::Text, .isRest = true},
};
enum ColumnIndex { Name, Phase, Node, Gpus, Created, Completed, Deleted, Id, Zone };

class Page final : public table::TablePage
{
public:
    std::vector<Job> jobs;
    bool last = false;

    int size() const override { return int(jobs.size()); }
    base::Key id(int row) const override { return base::Key(7, jobs[std::size_t(row)].id); }
    table::Raw raw(int row, int column) const override
    {
        const Job &job = jobs[std::size_t(row)];
        const auto time = [](const auto &t) { return t ? table::Raw(*t) : table::Raw(); };
        switch (column) {
        case Name:
            return std::string_view(job.name);
        case Phase:
            return std::string_view(job.phase);
        case Node:
        case Zone:
            return job.node.empty() ? table::Raw() : table::Raw(std::string_view(job.node));
        case Gpus:
            return job.gpus;
        case Created:
            return job.createdAt;
        case Completed:
            return time(job.completedAt);
        case Deleted:
            return time(job.deletedAt);
        default:
            return base::Uuid{7, job.id};
        }
    }
    QByteArray json(int row) const override
    {
        const Job &job = jobs[std::size_t(row)];
        return "{\"id\":" + QByteArray::number(quint64(job.id)) + ",\"spec\":{\"zone\":\"" + job.node.c_str() + "\"}}";
    }
    bool isLast() const override { return last; }
};

// The server, which all sources of the list ask.
struct Server
{
    std::vector<Job> jobs; // those that are deleted, too
    qint64 skewMs = 0; // of its clock
    std::set<QString> refused; // filter keys
    std::set<QString> ignored;
    std::set<QString> broken; // answered with an error
    bool hidesDeleted = false;
    qsizetype mostFilters = 10; // that can be sent
    int pageSize = 200;
    int requests = 0; // for pages
    QStringList asked; // the last condition of each
    std::function<void(const table::ListQuery &)> life = [](const auto &) {}; // before an answer
    bool isOffline = false;

    [[nodiscard]] qint64 now() const { return QDateTime::currentMSecsSinceEpoch() + skewMs; }
    Job &job(std::uint64_t id) { return *std::ranges::find(jobs, id, &Job::id); }
    void fill(int count)
    {
        for (int i = 0; i < count; ++i) {
            const qint64 created = now() - 90'000'000 + i * 1000;
            jobs.push_back({.id = std::uint64_t(i + 1),
                            .name = "job-" + std::to_string(i * 7919 % 100'000),
                            .node = "node-" + std::to_string(i % 10),
                            .gpus = i % 9 * 0.25,
                            .createdAt = created});
            if (i % 2 == 0)
                end(jobs.back(), created + 500);
        }
    }
    static void end(Job &job, qint64 at)
    {
        job.phase = "Completed";
        job.completedAt = at;
    }

    [[nodiscard]] std::vector<Job> matching(const table::ListQuery &query) const
    {
        std::vector<Job> all;
        for (const Job &job : jobs) {
            if (job.deletedAt.has_value() != query.deleted
                || (query.completed && job.completedAt.has_value() != *query.completed))
                continue;
            Page page;
            page.jobs = {job};
            const bool fits = std::ranges::all_of(query.filters, [&](const table::Filter &filter) {
                const auto column = std::ranges::find_if(columns, [&](const table::ColumnInfo &info) {
                    return info.filterKey && filter.key == QLatin1StringView(info.filterKey);
                });
                return ignored.contains(filter.key)
                    || (column != std::end(columns)
                        && table::matches(table::toValue(page.raw(0, int(column - columns))), filter));
            });
            if (fits)
                all.push_back(job);
        }
        std::ranges::stable_sort(
            all, [&](const Job &a, const Job &b) { return query.descending && a.createdAt > b.createdAt; });
        return all;
    }
};

class Source final : public table::TableSource
{
public:
    explicit Source(Server &server)
        : m_server(server)
    {
    }
    int columnCount() const override { return int(std::size(columns)); }
    const table::ColumnInfo &column(int index) const override { return columns[index]; }
    int maxPageSize() const override { return m_server.pageSize; }
    std::optional<table::ListQuery> asSent(const table::ListQuery &query) const override
    {
        return query.filters.size() <= m_server.mostFilters ? std::optional(query) : std::nullopt;
    }
    table::Ticket fetchPage(const table::ListQuery &query, std::int64_t offset, int limit, base::Urgency,
                            std::move_only_function<void(table::PageAnswer)> done) override
    {
        const int number = m_server.requests++;
        m_server.asked << (query.filters.isEmpty() ? QString() : query.filters.constLast().key)
                + (query.deleted                  ? u" deleted"_s
                       : query.completed == false ? u" unended"_s
                                                  : QString());
        return later(number * 7 % 5, [this, query, offset, limit, done = shared(std::move(done))] {
            m_server.life(query);
            (*done)(answer(query, offset, limit));
        });
    }
    table::Ticket fetchCount(const table::ListQuery &query, base::Urgency,
                             std::move_only_function<void(table::CountAnswer)> done) override
    {
        return later(1, [this, query, done = shared(std::move(done))] {
            (*done)({std::int64_t(m_server.matching(query).size()), std::nullopt});
        });
    }

private:
    template<class F> static std::shared_ptr<F> shared(F f) { return std::make_shared<F>(std::move(f)); }
    template<class F> static table::Ticket later(int ms, F f)
    {
        auto timer = std::make_shared<QTimer>();
        timer->setSingleShot(true);
        QObject::connect(timer.get(), &QTimer::timeout, timer.get(), f);
        timer->start(ms);
        return timer;
    }
    table::PageAnswer answer(const table::ListQuery &query, std::int64_t offset, int limit) const
    {
        using Problem = table::Problem;
        if (m_server.isOffline)
            return {nullptr, Problem{Problem::Kind::Offline, u"Offline."_s, {}}};
        if (query.deleted && m_server.hidesDeleted)
            return {nullptr, Problem{Problem::Kind::Forbidden, u"No permission."_s, {}}};
        for (const table::Filter &filter : query.filters) {
            if (m_server.broken.contains(filter.key))
                return {nullptr, Problem{Problem::Kind::Server, u"Internal error."_s, {}}};
            if (m_server.refused.contains(filter.key))
                return {nullptr, Problem{Problem::Kind::Refused, u"Unknown filter."_s, {}}};
        }
        const std::vector<Job> all = m_server.matching(query);
        auto page = std::make_shared<Page>();
        for (auto i = std::size_t(offset); i < all.size() && page->jobs.size() < std::size_t(limit); ++i)
            page->jobs.push_back(all[i]);
        page->last = std::size_t(offset) + page->jobs.size() >= all.size();
        return {page, std::nullopt};
    }

    Server &m_server;
};

} // namespace living
