// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

class QAction;
class QMenu;
class QObject;

// What can be done with what is on screen. The page header, the menus and the key sheet take words, icons and keys from
// this one table.
namespace views {

enum class PageCommand {
    Back,
    Forward,
    Refresh,
    Metrics,
    Details,
    Columns,
    Export,
    ExportSelected,
    CopyCurl,
    OpenWindow,
    CopyName,
    CopyId,
    CopyFields
};

// Above each page, in this order.
[[nodiscard]] QList<PageCommand> headerCommands();

[[nodiscard]] QString commandText(PageCommand command);
[[nodiscard]] QList<QKeySequence> commandKeys(PageCommand command); // may be empty
[[nodiscard]] QAction *makeAction(PageCommand command, QObject *parent);
// Shows the key, but does not listen to it: another action does, which has it everywhere.
[[nodiscard]] QAction *addEntry(QMenu &menu, PageCommand command);

} // namespace views
