// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/listcommands.h"

#include "models/catalog/curl.h"
#include "models/replica/copysource.h"
#include "models/table/selection.h"
#include "views/details/detailsdock.h"
#include "views/list/listpage.h"
#include "views/table/tableview.h"
#include "views/widgets/banner.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

struct ListCommandWords
{
    Q_DECLARE_TR_FUNCTIONS(views::ListCommands)
};

} // namespace

void runCommand(ListPage &page, PageCommand command, const QPoint &menuAt)
{
    switch (command) {
    case PageCommand::Metrics:
        page.openMetrics();
        return;
    case PageCommand::Compare:
        page.addToComparison();
        return;
    case PageCommand::Heat:
        page.openHeat();
        return;
    case PageCommand::OpenWindow:
        page.openWindow();
        return;
    case PageCommand::FilterByValue:
        page.filterByCell(table::Op::Equal);
        return;
    case PageCommand::ExcludeValue:
        page.filterByCell(table::Op::NotEqual);
        return;
    case PageCommand::Group:
        page.group();
        return;
    case PageCommand::Ungroup:
        page.ungroup();
        return;
    case PageCommand::Details:
        page.details()->toggle();
        return;
    case PageCommand::Columns:
        showColumnsMenu(page, menuAt);
        return;
    case PageCommand::Export:
        chooseExport(page, menuAt);
        return;
    case PageCommand::ExportSelected:
        Q_EMIT page.exportRequested(page.selectedRequest(), page.visibleColumns());
        return;
    case PageCommand::CopyCurl:
        page.copyAsCurl();
        return;
    default: // of the frame, or of the details
        return;
    }
}

void chooseExport(ListPage &page, const QPoint &menuAt)
{
    const table::SelectionModel &selection = *page.table()->selection();
    const bool hasChoice = selection.count() > 1 && !selection.isAllWithoutExceptions();
    if (!hasChoice && !page.model()->isGrouped()) {
        Q_EMIT page.exportRequested(page.exportRequest(), page.visibleColumns());
        return;
    }
    auto *menu = new QMenu(&page);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const table::WindowModel &model = *page.model();
    const QString all = table::countText(model.total()) + (model.isTotalExact() ? QString() : u"+"_s);
    menu->addAction(ListCommandWords::tr("All matching rows (%1)").arg(all), &page,
                    [&page] { Q_EMIT page.exportRequested(page.exportRequest(), page.visibleColumns()); });
    if (page.model()->isGrouped())
        menu->addAction(ListCommandWords::tr("Groups, with their counts and sums"), &page,
                        [&page] { page.exportGroups(); });
    if (hasChoice)
        menu->addAction(ListCommandWords::tr("Selected rows (%1)").arg(table::countText(selection.count())), &page,
                        [&page] { Q_EMIT page.exportRequested(page.selectedRequest(), page.visibleColumns()); });
    menu->setActiveAction(menu->actions().constFirst());
    menu->popup(menuAt);
}

void showColumnsMenu(ListPage &page, const QPoint &menuAt)
{
    page.table()->openColumnPicker(menuAt);
}

void copyCurl(ListPage &page, const session::Connection &connection)
{
    const auto [first, last] = page.table()->visibleRows();
    const table::WindowModel &model = *page.model();
    const auto sent = model.source().asSent(model.query());
    const auto command
        = catalog::curlCommand(connection.url, connection.caFile, page.resource(), sent.value_or(model.query()), first,
                               std::clamp(last - first + 1, 1, model.source().maxPageSize()));
    if (!sent || !command) {
        const bool isCopy = page.copy() && page.copy()->state().isServing;
        const QString reason = isCopy ? ListCommandWords::tr("These rows are from the copy on this computer.")
            : command                 ? ListCommandWords::tr("This control plane has no single request for these rows.")
                                      : command.error();
        page.banner()->showText(
            {Tone::Info, "info", ListCommandWords::tr("There is no request to copy."), reason, {}, {}});
        return;
    }
    QGuiApplication::clipboard()->setText(*command);
    page.banner()->showText({Tone::Success,
                             "check",
                             ListCommandWords::tr("Copied as curl."),
                             ListCommandWords::tr("Set BINNACLE_TOKEN to a token before you run it."),
                             {},
                             {}});
}

} // namespace views
