// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/standin.h"
#include "models/csv/exportjob.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <array>
#include <atomic>
#include <random>

// Exports of a list that the test makes up, to a file in a folder of its own.
namespace exportbench {

using namespace Qt::StringLiterals;
using table::Kind;

struct Row
{
    std::uint64_t id = 0;
    std::int64_t createdAt = 0;
    std::string name;
    double gpus = 0;
    bool hasTime = true; // told in answers
    bool hasId = true;
    const char *unread = nullptr; // the field that could not be read
    int micros = 0; // behind createdAt: the server knows them, the times of its answers are cut to milliseconds

    [[nodiscard]] std::int64_t exactly() const { return createdAt * 1000 + micros; }
};

constexpr table::ColumnInfo nameColumn{.key = "name", .title = "Name", .kind = Kind::Name, .sortKey = "name"};
constexpr table::ColumnInfo idColumn{.key = "id", .title = "Id", .kind = Kind::Identifier};
constexpr table::ColumnInfo gpuColumn{.key = "resources.gpu", .title = "GPUs", .kind = Kind::Gpus};
constexpr table::ColumnInfo shareColumn{.key = "share", .title = "GPUs", .kind = Kind::GpuShare};
constexpr table::ColumnInfo timeColumn{
    .key = "createdAt", .title = "Created", .kind = Kind::Time, .sortKey = "createdAt", .filterKey = "createdAt"};
constexpr table::ColumnInfo plainTimeColumn{
    .key = "createdAt", .title = "Created", .kind = Kind::Time, .sortKey = "createdAt"};
constexpr table::ColumnInfo ownerColumn{.key = "ownerId", .title = "Owner", .kind = Kind::Reference};
constexpr std::array columns{&nameColumn, &idColumn, &gpuColumn, &shareColumn, &timeColumn, &ownerColumn};

class Page final : public table::TablePage
{
public:
    static inline std::atomic<int> alive = 0;

    std::vector<Row> rows;
    bool last = false;
    Page() { ++alive; }
    ~Page() override { --alive; }

    int size() const override { return int(rows.size()); }
    // Rows without an id are equal if their names are.
    base::Key id(int row) const override
    {
        const Row &r = rows[std::size_t(row)];
        return r.hasId ? base::Key(1, r.id) : base::standIn(QString::fromStdString(r.name));
    }
    table::Raw raw(int row, int column) const override
    {
        const Row &r = rows[std::size_t(row)];
        switch (column) {
        case 0:
            return std::string_view(r.name);
        case 1:
            return base::Uuid{1, r.id};
        case 2:
            return r.gpus;
        case 3:
            return table::GpuShare{};
        case 5:
            return std::string_view("7");
        default:
            return r.hasTime ? table::Raw(r.createdAt) : table::Raw();
        }
    }
    table::Value value(int row, int column) const override
    {
        return column == 5 ? table::Value(table::Reference{u"7"_s, u"Doe, John"_s}) : TablePage::value(row, column);
    }
    QByteArray json(int) const override { return {}; }
    bool isLast() const override { return last; }
    table::ReadFaults faultsOf(std::span<const int> some) const override
    {
        table::ReadFaults all;
        for (const int row : some) {
            const Row &r = rows[std::size_t(row)];
            table::ReadFaults one{.rows = 1, .rowsWithoutId = r.hasId ? 0 : 1};
            if (r.unread)
                one.fields = {{QString::fromLatin1(r.unread), 1, {}, {}}};
            all.add(one);
        }
        return all;
    }
};

// A list that answers after a moment, each page after a different one, and lets things happen before it does.
class Source final : public table::TableSource
{
public:
    std::vector<Row> rows; // by createdAt
    std::function<void()> life = [] {};
    int failAt = -1; // the request that fails
    bool counts = true;
    int countedTooMany = 0;
    int countDelayMs = 1;
    bool isSortedHere = false;
    bool filtersByTime = true;
    int mostFilters = 10;
    int pageSize = 20;
    QString searchRemark;
    bool shufflesEquals = false; // rows of equal values come in another order with each answer
    mutable std::mt19937 random{1};
    int bounded = 0; // requests for what is before or after a time
    int requests = 0;
    int pending = 0;
    int mostPending = 0;

    int columnCount() const override { return int(columns.size()); }
    const table::ColumnInfo &column(int index) const override
    {
        const table::ColumnInfo *column = columns[std::size_t(index)];
        return column == &timeColumn && !filtersByTime ? plainTimeColumn : *column;
    }
    int maxPageSize() const override { return pageSize; }
    bool sortsHere() const override { return isSortedHere; }
    QString remark(const table::ListQuery &query) const override
    {
        return query.search.isEmpty() ? QString() : searchRemark;
    }
    std::optional<table::ListQuery> asSent(const table::ListQuery &query) const override
    {
        return query.filters.size() > mostFilters ? std::nullopt : std::optional(query);
    }

    table::Ticket fetchPage(const table::ListQuery &query, std::int64_t offset, int limit, base::Urgency,
                            std::move_only_function<void(table::PageAnswer)> done) override
    {
        const int number = requests++;
        bounded += query.filters.isEmpty() ? 0 : 1;
        mostPending = std::max(mostPending, ++pending);
        return later((number * 7) % 5, [=, this, done = shared(std::move(done))] {
            --pending;
            life();
            if (number == failAt)
                (*done)({nullptr, table::Problem{table::Problem::Kind::Forbidden, u"No permission."_s, u"nope"_s}});
            else
                (*done)({page(query, offset, limit), std::nullopt});
        });
    }

    table::Ticket fetchCount(const table::ListQuery &query, base::Urgency,
                             std::move_only_function<void(table::CountAnswer)> done) override
    {
        return later(countDelayMs, [=, this, done = shared(std::move(done))] {
            // What is counted and not sent is old.
            const std::int64_t count
                = std::int64_t(matching(query).size()) + (query.filters.isEmpty() ? countedTooMany : 0);
            (*done)({counts ? std::optional(count) : std::nullopt, std::nullopt});
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

    std::vector<Row> matching(const table::ListQuery &query) const
    {
        std::vector<Row> all = rows;
        for (const table::Filter &filter : query.filters) {
            const auto bound
                = QDateTime::fromString(filter.values.first(), Qt::ISODateWithMs).toMSecsSinceEpoch() * 1000;
            std::erase_if(all, [&](const Row &row) {
                return filter.op == table::Op::AtMost ? row.exactly() > bound : row.exactly() < bound;
            });
        }
        return all;
    }

    std::shared_ptr<const table::TablePage> page(const table::ListQuery &query, std::int64_t offset, int limit) const
    {
        std::vector<Row> all = matching(query);
        if (shufflesEquals)
            std::ranges::shuffle(all, random);
        const auto before = [&](const Row &a, const Row &b) {
            return query.sortKey == u"name"_s ? a.name < b.name : a.exactly() < b.exactly();
        };
        std::ranges::stable_sort(
            all, [&](const Row &a, const Row &b) { return query.descending ? before(b, a) : before(a, b); });
        auto result = std::make_shared<Page>();
        for (auto i = std::size_t(offset); i < all.size() && result->rows.size() < std::size_t(limit); ++i)
            result->rows.push_back(all[i]);
        result->last = std::size_t(offset) + result->rows.size() >= all.size();
        return result;
    }
};

struct Export
{
    explicit Export(int count)
        : source(new Source)
    {
        for (int i = 0; i < count; ++i)
            source->rows.push_back({std::uint64_t(i + 1), 1'700'000'000'000 + i / 3 * 250,
                                    "pod-" + std::to_string(i * 7919 % 1000), i % 4 * 0.25});
        request.file = folder.filePath(u"rows.csv"_s);
    }

    csv::ExportJob &run()
    {
        make();
        job->start();
        if (!QTest::qWaitFor([this] { return finished->count() > 0; }, 30000))
            qWarning("the export does not end");
        return *job;
    }

    void make()
    {
        job = std::make_unique<csv::ExportJob>(std::unique_ptr<table::TableSource>(source), request);
        finished = std::make_unique<QSignalSpy>(job.get(), &csv::ExportJob::finished);
    }

    QByteArray contents() const
    {
        QFile file(request.file);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QList<QByteArray> lines() const
    {
        QList<QByteArray> result;
        QByteArray rest = contents();
        for (qsizetype end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
            result << rest.left(end);
            rest = rest.mid(end + 2);
        }
        return rest.isEmpty() ? result : QList<QByteArray>();
    }

    QStringList files() const
    {
        return QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
    }

    QTemporaryDir folder;
    Source *source; // owned by the job once that is made
    csv::ExportRequest request;
    std::unique_ptr<csv::ExportJob> job;
    std::unique_ptr<QSignalSpy> finished;
};

} // namespace exportbench
