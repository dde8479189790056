// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace views {

// A tooltip that shows `text` literally, whatever it looks like, in lines of at most 60 characters. QToolTip and
// QWidget::setToolTip() would read markup out of a server's string.
[[nodiscard]] QString plainToolTip(const QString &text);

} // namespace views
