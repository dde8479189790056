// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/savedconnections.h"

#include <QRect>

class QPainter;
class QWidget;

namespace views {

[[nodiscard]] int connectionRowHeight();

// "Service account, secret in the system keychain"; translated.
[[nodiscard]] QString signInText(const session::SavedConnection &connection);

// A connection as lists show it: its colour, name and host, how it signs in, last use. Keeps `endRoom` pixels free at
// the end of the row.
void paintConnection(QPainter &painter, const QWidget &widget, const QRect &row,
                     const session::SavedConnection &connection, int endRoom = 0);

} // namespace views
