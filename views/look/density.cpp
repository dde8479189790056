// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/look/density.h"

#include <QApplication>
#include <QEvent>
#include <QStyle>
#include <QVariant>
#include <QWidget>

namespace views {

namespace {

constexpr auto propertyName = "density";

} // namespace

Density densityOf(const QWidget &widget)
{
    const QVariant kept = widget.style()->property(propertyName);
    return kept.isValid() ? Density(kept.toInt()) : Density::Normal;
}

void applyDensity(QApplication &application, Density density)
{
    application.style()->setProperty(propertyName, int(density));
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        QEvent change(QEvent::StyleChange);
        QCoreApplication::sendEvent(widget, &change);
    }
}

} // namespace views
