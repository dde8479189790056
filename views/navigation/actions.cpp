// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/navigation/actions.h"

#include "views/look/icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>

#include <algorithm>
#include <iterator>

namespace views {
namespace {

struct ActionInfo
{
    PageCommand command;
    const char *text; // English
    const char *icon = nullptr;
    const char *keys = nullptr;
    bool isCheckable = false;
};

constexpr ActionInfo actions[] = {
    {.command = PageCommand::Back,
     .text = QT_TRANSLATE_NOOP("views::Actions", "Back"),
     .icon = "back",
     .keys = "Alt+Left"},
    {.command = PageCommand::Forward,
     .text = QT_TRANSLATE_NOOP("views::Actions", "Forward"),
     .icon = "fwd",
     .keys = "Alt+Right"},
    {.command = PageCommand::NewCluster,
     .text = QT_TRANSLATE_NOOP("views::Actions", "New cluster…"),
     .icon = "plus",
     .keys = "Ctrl+Alt+N"},
    {.command = PageCommand::Heat,
     .text = QT_TRANSLATE_NOOP("views::Actions", "Heat"),
     .icon = "heat",
     .keys = "H",
     .isCheckable = true},
    {.command = PageCommand::Refresh,
     .text = QT_TRANSLATE_NOOP("views::Actions", "Refresh"),
     .icon = "refresh",
     .keys = "F5; Ctrl+R"},
    {.command = PageCommand::Metrics,
     .text = QT_TRANSLATE_NOOP("views::Actions", "Metrics"),
     .icon = "lines",
     .keys = "Ctrl+M"},
    {.command = PageCommand::Compare,
     .text = QT_TRANSLATE_NOOP("views::Actions", "Add to comparison"),
     .icon = "compare",
     .keys = "Ctrl+Shift+M"},
    {.command = PageCommand::Details,
     .text = QT_TRANSLATE_NOOP("views::Actions", "Details"),
     .icon = "info",
     .keys = "Ctrl+I",
     .isCheckable = true},
    {.command = PageCommand::Columns,
     .text = QT_TRANSLATE_NOOP("views::Actions", "Columns"),
     .icon = "columns",
     .keys = "Ctrl+L"},
    {.command = PageCommand::Export,
     .text = QT_TRANSLATE_NOOP("views::Actions", "Export CSV…"),
     .icon = "export",
     .keys = "Ctrl+E"},
    {.command = PageCommand::ExportSelected,
     .text = QT_TRANSLATE_NOOP("views::Actions", "Export selected rows…"),
     .keys = "Ctrl+Shift+E"},
    {.command = PageCommand::CopyCurl,
     .text = QT_TRANSLATE_NOOP("views::Actions", "Copy as curl"),
     .keys = "Ctrl+Alt+U"},
    {.command = PageCommand::OpenWindow,
     .text = QT_TRANSLATE_NOOP("views::Actions", "Open in new window"),
     .keys = "Ctrl+Return"},
    {.command = PageCommand::FilterByValue,
     .text = QT_TRANSLATE_NOOP("views::Actions", "Filter by this value"),
     .icon = "filter",
     .keys = "Ctrl+Shift+F"},
    {.command = PageCommand::ExcludeValue,
     .text = QT_TRANSLATE_NOOP("views::Actions", "Exclude this value"),
     .keys = "Ctrl+Shift+X"},
    {.command = PageCommand::Group,
     .text = QT_TRANSLATE_NOOP("views::Actions", "Group by this column"),
     .icon = "group",
     .keys = "Ctrl+G"},
    {.command = PageCommand::Ungroup, .text = QT_TRANSLATE_NOOP("views::Actions", "Ungroup"), .keys = "Ctrl+Shift+G"},
    {.command = PageCommand::CopyName, .text = QT_TRANSLATE_NOOP("views::Actions", "Copy name"), .icon = "copy"},
    {.command = PageCommand::CopyId, .text = QT_TRANSLATE_NOOP("views::Actions", "Copy ID")},
    {.command = PageCommand::CopyFields, .text = QT_TRANSLATE_NOOP("views::Actions", "Copy all fields")},
};

const ActionInfo &infoOf(PageCommand command)
{
    const ActionInfo *found = std::ranges::find(actions, command, &ActionInfo::command);
    Q_ASSERT(found != std::end(actions));
    return *found;
}

} // namespace

QList<PageCommand> headerCommands()
{
    return {PageCommand::NewCluster, PageCommand::Heat,    PageCommand::Refresh, PageCommand::Metrics,
            PageCommand::Compare,    PageCommand::Details, PageCommand::Columns, PageCommand::Export};
}

QString commandText(PageCommand command)
{
    return QCoreApplication::translate("views::Actions", infoOf(command).text);
}

QList<QKeySequence> commandKeys(PageCommand command)
{
    const char *keys = infoOf(command).keys;
    return keys ? QKeySequence::listFromString(QString::fromLatin1(keys)) : QList<QKeySequence>();
}

QAction *makeAction(PageCommand command, QObject *parent)
{
    const ActionInfo &info = infoOf(command);
    auto *action = new QAction(commandText(command), parent);
    if (info.icon)
        action->setIcon(icon(info.icon));
    action->setShortcuts(commandKeys(command));
    action->setCheckable(info.isCheckable);
    return action;
}

QAction *addEntry(QMenu &menu, PageCommand command)
{
    QAction *action = makeAction(command, &menu);
    action->setShortcutContext(Qt::WidgetShortcut);
    menu.addAction(action);
    return action;
}

} // namespace views
