// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/navigation/location.h"

#include <optional>

namespace views {

class TableView;

// Restores the position of a table. Rows arrive in parts: the scroll position can be set once they are counted, the
// current row once it is loaded.
class RowRestorer
{
public:
    explicit RowRestorer(TableView &table); // set its model before start()

    void start(const PageState &state);
    void goOn(); // call whenever more rows may have arrived
    void stop(); // the user has moved on
    // The state that the restored table will have, where it differs from the state `seen`.
    [[nodiscard]] PageState intended(const PageState &seen) const;

private:
    void makeCurrent(int row);

    TableView &m_table;
    std::optional<PageState> m_state; // topRow is -1 once it is reached
};

} // namespace views
