// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/standin.h"
#include "models/table/source.h"
#include "models/table/windowmodel.h"

#include <QTimer>

#include <string>

// A table of any length that is made up row by row and answers in the next turn of the event loop.
namespace fixture {

inline constexpr std::int64_t now = 1'763'733'600'000; // 21 Nov 2025, 14:00 UTC

// Row 3 looks like markup, row 4 says nothing of itself, row 5 is long.
inline std::string nameOf(std::int64_t row)
{
    if (row == 3)
        return "<b>bold</b> & <script>alert(1)</script>";
    if (row == 5)
        return "begin-" + std::string(200, 'x') + "-end";
    return "workload-" + std::to_string(row);
}

inline constexpr std::int64_t nameless = 98; // the row that came without an id

enum Column { Name, Phase, Project, Gpus, Pods, Created, Id, Deleted };

class Page final : public table::TablePage
{
public:
    Page(std::int64_t offset, int size, bool last)
        : m_offset(offset)
        , m_last(last)
    {
        for (int i = 0; i < size; ++i) {
            m_names.push_back(nameOf(offset + i));
            m_ids.push_back("id-" + std::to_string(offset + i));
        }
    }

    int size() const override { return int(m_names.size()); }
    base::Key id(int row) const override
    {
        if (m_offset + row == nameless)
            return base::standIn(QStringLiteral("content"));
        return {1, std::uint64_t(m_offset + row)};
    }
    QByteArray json(int) const override { return "{}"; }
    bool isLast() const override { return m_last; }

    table::Raw raw(int row, int column) const override
    {
        const std::int64_t number = m_offset + row;
        if (number == 4 && column != Name && column != Id)
            return {};
        switch (column) {
        case Name:
            return std::string_view(m_names[std::size_t(row)]);
        case Phase:
            return std::string_view(number % 2 == 0 ? "Running" : "Pending");
        case Project:
            return std::string_view("vision\tlab");
        case Gpus:
            return table::GpuShare{8, 16, 4};
        case Pods:
            return table::PodShare{1, 2, 2};
        case Created:
            return now - number * 60'000;
        case Id:
            if (number == nameless)
                return {};
            return std::string_view(m_ids[std::size_t(row)]);
        case Deleted:
            return number == 6 ? table::Raw(now) : table::Raw();
        default:
            return {};
        }
    }

private:
    std::int64_t m_offset;
    bool m_last;
    std::vector<std::string> m_names;
    std::vector<std::string> m_ids;
};

class Source final : public table::TableSource
{
public:
    explicit Source(std::int64_t rows)
        : m_rows(rows)
    {
    }

    int columnCount() const override { return 8; }
    const table::ColumnInfo &column(int index) const override
    {
        using table::Kind;
        static const table::ColumnInfo columns[] = {
            {.key = "name", .title = "Workload", .kind = Kind::Name, .width = 20, .sortKey = "name"},
            {.key = "phase", .title = "Phase", .kind = Kind::State, .width = 14, .sortKey = "phase"},
            {.key = "projectName", .title = "Project", .kind = Kind::Text, .width = 15, .sortKey = "projectName"},
            {.key = "gpus", .title = "GPUs", .kind = Kind::GpuShare, .width = 19},
            {.key = "pods", .title = "Pods", .kind = Kind::PodShare, .width = 9},
            {.key = "createdAt", .title = "Created", .kind = Kind::Time, .width = 12, .sortKey = "createdAt"},
            {.key = "id", .title = "ID", .kind = Kind::Identifier, .width = 12, .visible = table::Shown::Never},
            {.key = "deletedAt", .title = "Deleted", .kind = Kind::Time, .width = 12, .visible = table::Shown::Never},
        };
        return columns[index];
    }

    table::Ticket fetchPage(const table::ListQuery &, std::int64_t offset, int limit, base::Urgency,
                            std::move_only_function<void(table::PageAnswer)> done) override
    {
        ++pagesAsked;
        const std::int64_t end = std::min(m_rows, offset + limit);
        auto page = std::make_shared<Page>(offset, int(std::max<std::int64_t>(0, end - offset)), end >= m_rows);
        return later([done = std::move(done), page]() mutable { done({page, std::nullopt}); });
    }

    table::Ticket fetchCount(const table::ListQuery &, base::Urgency,
                             std::move_only_function<void(table::CountAnswer)> done) override
    {
        return later([done = std::move(done), rows = m_rows]() mutable { done({rows, std::nullopt}); });
    }

    int pagesAsked = 0;

private:
    static table::Ticket later(std::move_only_function<void()> answer)
    {
        auto timer = std::make_shared<QTimer>();
        timer->setSingleShot(true);
        auto shared = std::make_shared<std::move_only_function<void()>>(std::move(answer));
        // The answer may drop the ticket, and this connection with it.
        QObject::connect(timer.get(), &QTimer::timeout, timer.get(), [shared] { (*std::shared_ptr(shared))(); });
        timer->start(0);
        return timer;
    }

    std::int64_t m_rows;
};

} // namespace fixture
