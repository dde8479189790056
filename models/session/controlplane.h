// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace session {

// What identifies a control plane: scheme, host and port of its address. The same for all connections to it; tells
// nothing about the user. Empty for an address without a host.
[[nodiscard]] QString controlPlaneOf(const QUrl &url);

} // namespace session
