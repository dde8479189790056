// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/rowmenu.h"

#include "models/table/format.h"
#include "views/look/icons.h"
#include "views/navigation/navigator.h"
#include "views/navigation/rowlinks.h"
#include "views/table/tableview.h"

#include <QAction>
#include <QMenu>

namespace views {

RowMenu::RowMenu(TableView &table, Navigator &navigator, std::function<Location()> from)
    : QObject(&table)
    , m_table(table)
    , m_navigator(navigator)
    , m_from(std::move(from))
    , m_newWindow(addAction(tr("Open in new window"), Qt::CTRL | Qt::Key_Return))
    , m_export(addAction(tr("Export selected rows…"), Qt::CTRL | Qt::SHIFT | Qt::Key_E))
    , m_curl(addAction(tr("Copy as curl"), Qt::CTRL | Qt::ALT | Qt::Key_U))
{
    connect(m_export, &QAction::triggered, this, &RowMenu::exportRequested);
    connect(m_curl, &QAction::triggered, this, &RowMenu::curlRequested);
    connect(m_newWindow, &QAction::triggered, this, [this] {
        if (const auto location = target(m_table.currentIndex().row()))
            m_navigator.openWindow(*location);
    });
    const catalog::Resource resource = m_from().resource;
    for (const catalog::LinkKind *kind : linksWithKeys(resource))
        addLinkKey(*kind);
    connect(&table, &TableView::rowActivated, this, &RowMenu::open);
    connect(&table, &TableView::contextMenuShown, this,
            [this](QMenu *menu, const QModelIndex &index) { fill(*menu, index.row()); });
}

QAction *RowMenu::addAction(const QString &text, const QKeySequence &key)
{
    auto *action = new QAction(text, this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_table.addAction(action);
    return action;
}

void RowMenu::addLinkKey(const catalog::LinkKind &kind)
{
    QAction *action = addAction(catalog::wordsOf(kind.shortcutText), QKeySequence(QString::fromLatin1(kind.shortcut)));
    connect(action, &QAction::triggered, this, [this, &kind] {
        const auto links = linksOfRow(*m_table.windowModel(), m_table.currentIndex().row(), m_from());
        for (const RowLink &link : links) {
            if (link.kind == &kind) {
                m_navigator.open(link.location);
                return;
            }
        }
    });
}

// Rows may move while the menu is open: entries hold where they lead, not the row.
void RowMenu::fill(QMenu &menu, int row)
{
    const Location from = m_from();
    menu.addAction(m_curl);
    menu.addSeparator();
    m_export->setText(tr("Export selected rows (%1)…").arg(table::countText(m_table.selection()->count())));
    menu.addAction(m_export);
    menu.addSeparator();
    const auto addWay = [&](const QString &text, const QKeySequence &key, const Location &location) {
        QAction *action = menu.addAction(text, this, [this, location] { m_navigator.open(location); });
        action->setShortcut(key);
        // The key is the table's; here it is only told.
        action->setShortcutContext(Qt::WidgetShortcut);
        return action;
    };
    if (const auto metrics = metricsOfRow(*m_table.windowModel(), row, from))
        addWay(tr("Metrics"), Qt::CTRL | Qt::Key_M, *metrics)->setIcon(icon("lines"));
    for (const RowLink &link : linksOfRow(*m_table.windowModel(), row, from))
        addWay(link.text, link.key, link.location);
    if (target(row))
        menu.addAction(m_newWindow);
}

std::optional<Location> RowMenu::target(int row) const
{
    const Location from = m_from();
    const auto inside = insideOfRow(*m_table.windowModel(), row, from);
    return inside ? inside : metricsOfRow(*m_table.windowModel(), row, from);
}

void RowMenu::open(int row)
{
    if (const auto location = target(row))
        m_navigator.open(*location);
}

void RowMenu::openMetrics(int row)
{
    if (const auto location = metricsOfRow(*m_table.windowModel(), row, m_from()))
        m_navigator.open(*location);
}

} // namespace views
