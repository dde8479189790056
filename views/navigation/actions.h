// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

class QAction;
class QMenu;
class QObject;

// The commands of pages. The page header, the menus and the shortcut sheet take texts, icons and keys from this table.
namespace views {

enum class PageCommand {
    Back,
    Forward,
    NewCluster,
    Heat,
    Refresh,
    Metrics,
    Compare,
    Details,
    Columns,
    Export,
    ExportSelected,
    CopyCurl,
    OpenWindow,
    FilterByValue,
    ExcludeValue,
    Group,
    Ungroup,
    CopyName,
    CopyId,
    CopyFields
};

// In the header of each page, in this order.
[[nodiscard]] QList<PageCommand> headerCommands();

[[nodiscard]] QString commandText(PageCommand command);
[[nodiscard]] QList<QKeySequence> commandKeys(PageCommand command); // may be empty
[[nodiscard]] QAction *makeAction(PageCommand command, QObject *parent);
// Displays the shortcut without handling it: another action does that everywhere.
[[nodiscard]] QAction *addEntry(QMenu &menu, PageCommand command);

} // namespace views
