// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QWidget;

// Keys that a widget handles itself, for the sheet of keyboard shortcuts; those of actions and QShortcuts need no
// mention.
namespace views {

struct KeyHelp
{
    QString text; // translated: "First row"
    QString keys; // in the desktop's notation: "Home"
};

void explainKeys(QWidget &widget, const QList<KeyHelp> &keys);
[[nodiscard]] QList<KeyHelp> explainedKeys(const QWidget &widget);

} // namespace views
