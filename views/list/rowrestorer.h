// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/navigation/location.h"

#include <optional>

namespace views {

class TableView;

// Brings a table back to where somebody left it: rows come bit by bit, so the scroll position can be set once they are
// counted, and the current row when it is here.
class RowRestorer
{
public:
    explicit RowRestorer(TableView &table); // its model is set before start()

    void start(const PageState &state);
    void goOn(); // whenever more may be here
    void stop(); // somebody went elsewhere
    // What the table is on its way to, where it differs from what is seen of it.
    [[nodiscard]] PageState intended(const PageState &seen) const;

private:
    void makeCurrent(int row);

    TableView &m_table;
    std::optional<PageState> m_state; // topRow is -1 once it is reached
};

} // namespace views
