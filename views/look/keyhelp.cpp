// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/look/keyhelp.h"

#include <QVariant>
#include <QWidget>

namespace views {
namespace {

constexpr auto keyHelpProperty = "keyHelp";

} // namespace

void explainKeys(QWidget &widget, const QList<KeyHelp> &keys)
{
    QStringList lines;
    for (const KeyHelp &key : keys)
        lines << key.text << key.keys;
    widget.setProperty(keyHelpProperty, lines);
}

QList<KeyHelp> explainedKeys(const QWidget &widget)
{
    const QStringList lines = widget.property(keyHelpProperty).toStringList();
    QList<KeyHelp> keys;
    for (qsizetype i = 0; i + 1 < lines.size(); i += 2)
        keys.append({lines.at(i), lines.at(i + 1)});
    return keys;
}

} // namespace views
