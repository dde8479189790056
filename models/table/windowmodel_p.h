// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/pagecache.h"
#include "models/table/rowdiff.h"
#include "models/table/windowmodel.h"

#include <QElapsedTimer>
#include <QHash>
#include <QTimer>

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace table {

// WindowModel's private part, shared by its source files only.
struct WindowModel::Private
{
    struct Want
    {
        Ticket ticket;
        std::uint64_t number = 0;
    };

    // All pages of a refresh are applied together, so that rows that moved between pages can be followed.
    struct Refresh
    {
        std::uint64_t number = 0;
        std::uint64_t arrivalsBefore = 0;
        PageCache pages;
        CountAnswer count;
        std::optional<Problem> problem; // why some cells lack their values
        std::vector<Ticket> tickets;
        int awaited = 0;
    };

    Private(WindowModel *model, std::unique_ptr<TableSource> from);

    WindowModel *q;
    std::unique_ptr<TableSource> source;
    ListQuery query;
    FormatContext format;
    std::function<QString(const base::Key &, const ColumnInfo &)> noteOf;

    PageCache cache;
    std::uint64_t order = 0; // see TableSource::order(); of the cached rows
    int rows = 0;
    qint64 total = 0;
    bool totalExact = false;
    qint64 objects = -1; // in the groups; -1 = the rows are in none
    bool answered = false;
    std::optional<Problem> problem;

    std::uint64_t generation = 0; // incremented with each new query
    std::uint64_t numbers = 0; // last request number
    std::map<int, Want> wants;
    std::set<int> failed; // failed pages, not requested again until they have left the screen
    std::set<int> failedAhead; // of them, those that failed before they came on screen
    Ticket countTicket;
    std::optional<Refresh> refresh;

    static constexpr int rowsAssumedOnScreen = 50; // until the view reports its rows
    std::pair<int, int> visible{0, rowsAssumedOnScreen - 1};
    base::Key current;
    QTimer wantTimer;
    QElapsedTimer sinceWanted;
    QHash<base::Key, ColumnSet> marks;
    QTimer changedTimer;
    bool wasLoading = false;
    bool isRearranging = false; // between rearranging() and rearranged()

    // Paging, in windowpaging.cpp.
    [[nodiscard]] int lastPage() const;
    [[nodiscard]] std::pair<int, int> visiblePages() const;
    [[nodiscard]] qint64 oldestVisible(std::int64_t PageCache::Entry::*when) const; // 0 = no page is visible
    void start(base::Urgency urgency);
    void requestCount(base::Urgency urgency);
    void requestPage(int page, base::Urgency urgency);
    void requestWanted();
    void scheduleWanted();

    void countAnswered(CountAnswer answer);
    void pageAnswered(int page, PageAnswer answer);
    void place(int page, const std::shared_ptr<const TablePage> &answer);
    void evict();
    void setRows(qint64 count, bool exact);
    void setProblem(std::optional<Problem> value);
    void noteLoading();
    void noteObjects(); // the cache has other pages
    [[nodiscard]] QVariant groupData(const GroupRow &group, int column, int role) const;
    [[nodiscard]] int mainColumn() const; // of the names, and of the titles of groups

    // Refreshing, in windowrefresh.cpp.
    void startRefresh(base::Urgency urgency);
    void fetchAgain(); // late cells may have arrived, or the rows come in another order
    void refreshAnswered(std::optional<Problem> failure);
    void applyRefresh();
    [[nodiscard]] std::pair<qint64, bool> countAfter(const Refresh &done) const;
    void replaceRows(PageCache after, const QHash<base::Key, int> &rowsAfter, const RowDiff &diff, qint64 newTotal,
                     bool exact);
    void emitChanged(const RowDiff &diff);
    void unmarkChanged();
};

} // namespace table
