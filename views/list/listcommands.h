// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/navigation/actions.h"

class QPoint;

namespace session {
struct Connection;
}

// What the commands of a list do where it takes a menu or a message.
namespace views {

class ListPage;

void runCommand(ListPage &page, PageCommand command, const QPoint &menuAt);

// All that match, or the selected rows: asked for where more than the current row is selected.
void chooseExport(ListPage &page, const QPoint &menuAt);
void showColumnsMenu(ListPage &page, const QPoint &menuAt);
// The request behind the rows on screen goes to the clipboard; its banner tells.
void copyCurl(ListPage &page, const session::Connection &connection);

} // namespace views
