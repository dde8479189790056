// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

class QWidget;

// Pictures of complete widgets, including parts that are scrolled out of view. GUI thread.
namespace views {

[[nodiscard]] QImage widgetPicture(QWidget &widget, qreal scale);
[[nodiscard]] bool writeWidgetSvg(QWidget &widget, const QString &file, const QString &title);

} // namespace views
