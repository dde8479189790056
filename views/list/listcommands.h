// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/navigation/actions.h"

class QPoint;

namespace session {
struct Connection;
}

// Commands of a list that open a menu or show a message.
namespace views {

class ListPage;

void runCommand(ListPage &page, PageCommand command, const QPoint &menuAt);

// Exports all matching rows or the selected rows; offers the choice if more than the current row is selected.
void chooseExport(ListPage &page, const QPoint &menuAt);
void showColumnsMenu(ListPage &page, const QPoint &menuAt);
// Copies the request for the displayed rows to the clipboard and confirms it in the page's banner.
void copyCurl(ListPage &page, const session::Connection &connection);

} // namespace views
