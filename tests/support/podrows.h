// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replica/store.h"

#include <QTimer>

#include <algorithm>
#include <numeric>
#include <optional>

// A list of pods that the test makes up, for groups of its rows.
namespace podrows {

using namespace Qt::StringLiterals;
using table::Kind;
using table::Raw;

constexpr table::ColumnInfo infos[] = {
    {.key = "name", .title = "Pod", .kind = Kind::Name},
    {.key = "project", .title = "Project", .kind = Kind::Text},
    {.key = "workloadId", .title = "Workload", .kind = Kind::Reference},
    {.key = "phase", .title = "Status", .kind = Kind::State},
    {.key = "gpus", .title = "GPUs", .kind = Kind::Gpus},
    {.key = "restarts", .title = "Restarts", .kind = Kind::Count},
    {.key = "share", .title = "GPUs", .kind = Kind::GpuShare},
    {.key = "createdAt", .title = "Created", .kind = Kind::Time},
    {.key = "usage", .title = "Usage", .kind = Kind::Percent},
    {.key = "node", .title = "Node", .kind = Kind::Text},
    {.key = "clusterId", .title = "Cluster", .kind = Kind::Reference},
};
enum ColumnIndex { Name, Project, WorkloadId, Phase, Gpus, Restarts, Share, Created, Usage, Node, ClusterId };

struct Row
{
    std::string project;
    int workload = 0;
    std::string phase = "Running";
    std::optional<double> gpus = {};
    std::optional<std::int64_t> restarts = {};
    std::optional<table::GpuShare> share = {};
    std::optional<std::int64_t> createdAt = {};
    std::string node = {};
};

class Page final : public table::TablePage
{
public:
    explicit Page(const std::vector<Row> &rows, int first = 0, bool isLast = true)
        : m_rows(rows)
        , m_first(first)
        , m_isLast(isLast)
    {
        for (std::size_t i = 0; i < rows.size(); ++i)
            m_names.push_back("pod-" + std::to_string(std::size_t(first) + i));
    }
    int size() const override { return int(m_rows.size()); }
    base::Key id(int row) const override { return base::Key(7, quint64(m_first + row) + 1); }
    Raw raw(int row, int column) const override
    {
        const Row &r = m_rows[std::size_t(row)];
        const auto text = [](const std::string &of) { return of.empty() ? Raw() : Raw(std::string_view(of)); };
        const auto raw = [](const auto &of) { return of ? Raw(*of) : Raw(); };
        switch (column) {
        case Name:
            return text(m_names[std::size_t(row)]);
        case Project:
            return text(r.project);
        case WorkloadId:
            return r.workload > 0 ? Raw(base::Uuid{3, quint64(r.workload)}) : Raw();
        case Phase:
            return text(r.phase);
        case Gpus:
            return raw(r.gpus);
        case Restarts:
            return raw(r.restarts);
        case Share:
            return raw(r.share);
        case Created:
            return raw(r.createdAt);
        case Usage:
            return 50.0;
        case Node:
            return text(r.node);
        default:
            return base::Uuid{1, 1};
        }
    }
    table::Value value(int row, int column) const override
    {
        const int workload = m_rows[std::size_t(row)].workload;
        if (column == WorkloadId && workload > 0) // two of them are called the same
            return table::Reference{std::get<QString>(table::toValue(raw(row, column))),
                                    u"train-%1"_s.arg(workload % 100)};
        return TablePage::value(row, column);
    }
    QByteArray json(int) const override { return "{}"; }
    bool isLast() const override { return m_isLast; }

private:
    std::vector<Row> m_rows;
    std::vector<std::string> m_names;
    int m_first;
    bool m_isLast;
};

// Answers later, in the order of the rows whatever the query is.
class Source final : public table::TableSource
{
public:
    explicit Source(const std::vector<Row> *rows = nullptr)
        : m_rows(rows)
    {
    }
    int columnCount() const override { return int(std::size(infos)); }
    const table::ColumnInfo &column(int index) const override { return infos[index]; }
    table::Ticket fetchPage(const table::ListQuery &, std::int64_t offset, int limit, base::Urgency,
                            std::move_only_function<void(table::PageAnswer)> done) override
    {
        return later([this, offset, limit, answer = std::make_shared<decltype(done)>(std::move(done))] {
            const auto size = std::int64_t(m_rows->size());
            const std::int64_t begin = std::min(offset, size);
            const std::int64_t end = std::min(offset + limit, size);
            const std::vector<Row> part(m_rows->begin() + begin, m_rows->begin() + end);
            (*answer)({std::make_shared<Page>(part, int(begin), end == size), std::nullopt});
        });
    }
    table::Ticket fetchCount(const table::ListQuery &, base::Urgency,
                             std::move_only_function<void(table::CountAnswer)> done) override
    {
        return later([this, answer = std::make_shared<decltype(done)>(std::move(done))] {
            (*answer)({std::int64_t(m_rows->size()), std::nullopt});
        });
    }
    int maxPageSize() const override { return 200; }

private:
    template<class Then> static table::Ticket later(Then then)
    {
        auto timer = std::make_shared<QTimer>();
        timer->setSingleShot(true);
        QObject::connect(timer.get(), &QTimer::timeout, timer.get(), then);
        timer->start(0);
        return timer;
    }

    const std::vector<Row> *m_rows;
};

inline std::shared_ptr<const replica::Store> storeOf(const std::vector<Row> &rows)
{
    replica::StoreBuilder builder{Source()};
    const auto page = std::make_shared<Page>(rows);
    std::vector<int> all(rows.size());
    std::iota(all.begin(), all.end(), 0);
    if (!builder.add(replica::StoreBuilder::batchOf(page, all, builder.nameColumns(), 1)))
        qFatal("The rows do not fit.");
    return builder.finish();
}

} // namespace podrows
