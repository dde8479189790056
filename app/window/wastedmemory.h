// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace views {
class WastedPage;
}

namespace app {

class Settings;

// Gives the page what is stored for it, and stores what the user chooses there: prices, the message to owners, and for
// the connection, which owners were told. `settings` must outlive the page. GUI thread.
void rememberWasted(views::WastedPage &page, Settings &settings, const QString &connection);

} // namespace app
