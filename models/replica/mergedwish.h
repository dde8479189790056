// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replica/mergedpage.h"
#include "models/replica/partrows.h"

namespace replica {

// A page or a count of a merged list that somebody waits for. Owned by its ticket alone.
struct MergedWish
{
    // The next row of a part.
    struct Head
    {
        PartRows::Found::State state = PartRows::Found::State::Waiting;
        std::shared_ptr<const table::TablePage> page = {};
        int row = 0;
        std::vector<table::Value> values = {}; // of the columns by which the list is sorted
    };
    // Where the wished rows begin is looked for by halves: in each part, between two positions.
    struct Range
    {
        std::int64_t from = 0;
        std::int64_t to = 0;
        Head middle = {};
        std::int64_t middleAt = -1;
    };

    table::ListQuery query;
    base::Urgency urgency = base::Urgency::Visible;
    std::int64_t offset = 0;
    int limit = 0;
    std::move_only_function<void(table::PageAnswer)> page = {};
    std::move_only_function<void(table::CountAnswer)> count = {}; // of a wish for a count

    bool isAnswered = false;
    table::PageAnswer answer = {};
    table::CountAnswer counted = {};
    bool isPlaced = false;
    std::vector<Range> ranges = {}; // by part, until it is placed
    std::vector<std::int64_t> at = {}; // by part: the position of the next row
    std::int64_t skip = 0; // rows before the wished ones
    std::vector<Head> heads = {}; // by part
    std::vector<MergedPage::Row> rows = {};

    void startAgain()
    {
        isPlaced = false;
        ranges.clear();
        at.clear();
        skip = 0;
        heads.clear();
        rows.clear();
    }
};

} // namespace replica
