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

// What a WindowModel knows and does. Only the sources of the model include this.
struct WindowModel::Private
{
    struct Want
    {
        Ticket ticket;
        std::uint64_t number = 0;
    };

    // All answers of a refresh are put in at once: rows that changed places between two pages are followed that way.
    struct Refresh
    {
        std::uint64_t number = 0;
        std::uint64_t arrivalsBefore = 0;
        PageCache pages;
        CountAnswer count;
        std::vector<Ticket> tickets;
        int awaited = 0;
    };

    Private(WindowModel *model, std::unique_ptr<TableSource> from);

    WindowModel *q;
    std::unique_ptr<TableSource> source;
    ListQuery query;
    FormatContext format;

    PageCache cache;
    int rows = 0;
    qint64 total = 0;
    bool totalExact = false;
    bool answered = false;
    std::optional<Problem> problem;

    std::uint64_t generation = 0; // of the query
    std::uint64_t numbers = 0; // of requests
    std::map<int, Want> wants;
    std::set<int> failed; // pages not to be tried again before they have left the screen
    Ticket countTicket;
    std::optional<Refresh> refresh;

    static constexpr int rowsAssumedOnScreen = 50; // until the view has said what it shows
    std::pair<int, int> visible{0, rowsAssumedOnScreen - 1};
    base::Key current;
    QTimer wantTimer;
    QElapsedTimer sinceWanted;
    QHash<base::Key, ColumnSet> marks;
    QTimer changedTimer;
    bool wasLoading = false;
    bool isRearranging = false; // between the two signals

    // What to ask for, and what came: windowpaging.cpp.
    [[nodiscard]] int lastPage() const;
    [[nodiscard]] std::pair<int, int> visiblePages() const;
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

    // Rows that are asked for again while the old ones stay: windowrefresh.cpp.
    void startRefresh(base::Urgency urgency);
    void refreshAnswered(std::optional<Problem> failure);
    void applyRefresh();
    [[nodiscard]] std::pair<qint64, bool> countAfter(const Refresh &done) const;
    void replaceRows(PageCache after, const QHash<base::Key, int> &rowsAfter, const RowDiff &diff, qint64 newTotal,
                     bool exact);
    void emitChanged(const RowDiff &diff);
    void unmarkChanged();
};

} // namespace table
