// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace views {

// Tooltip text that shows `text` literally, wrapped at 60 characters. Use it for server strings: QToolTip and
// QWidget::setToolTip() would interpret markup in them.
[[nodiscard]] QString plainToolTip(const QString &text);

// Text of a menu entry or a button that shows `text` literally: "&" is no mark of a key.
[[nodiscard]] QString menuText(QString text);

} // namespace views
