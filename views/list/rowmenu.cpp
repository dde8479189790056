// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/rowmenu.h"

#include "models/catalog/nodes.h"
#include "models/session/session.h"
#include "models/table/format.h"
#include "models/table/selection.h"
#include "views/filter/cellfilter.h"
#include "views/look/plaintext.h"
#include "views/navigation/dragging.h"
#include "views/navigation/elsewhere.h"
#include "views/navigation/navigator.h"
#include "views/navigation/pagecontext.h"
#include "views/navigation/rowlinks.h"
#include "views/table/tableview.h"

#include <QAction>
#include <QMenu>
#include <QMimeData>

#include <utility>

namespace views {

RowMenu::RowMenu(TableView &table, const FilterOffer &offer, const PageContext &context, std::function<Location()> from)
    : QObject(&table)
    , m_table(table)
    , m_offer(offer)
    , m_navigator(context.navigator)
    , m_session(context.session)
    , m_capabilities(context.session.client().capabilities())
    , m_from(std::move(from))
    , m_newWindow(addCommand(PageCommand::OpenWindow))
    , m_curl(addCommand(PageCommand::CopyCurl))
{
    const catalog::Resource resource = m_from().list()->resource;
    for (const catalog::LinkKind *kind : linksWithKeys(resource))
        addLinkKey(*kind);
    connect(&table, &TableView::rowActivated, this, &RowMenu::open);
    table.setRowsDraggable(resource->scope.has_value());
    connect(&table, &TableView::dragRequested, this, [this](int row) {
        if (auto data = dragged(row))
            startDrag(m_table, std::move(data));
    });
    connect(&table, &TableView::contextMenuShown, this,
            [this](QMenu *menu, const QModelIndex &index) { fill(*menu, index); });
    // For their keys: the entries in the menu are about its cell.
    for (const PageCommand command :
         {PageCommand::ExportSelected, PageCommand::FilterByValue, PageCommand::ExcludeValue})
        addCommand(command);
}

void RowMenu::offerGroups()
{
    m_group = addCommand(PageCommand::Group);
    m_ungroup = addCommand(PageCommand::Ungroup);
}

QAction *RowMenu::addCommand(PageCommand command)
{
    QAction *action = makeAction(command, this);
    connect(action, &QAction::triggered, this, [this, command] { Q_EMIT commandRequested(command); });
    addKey(action);
    return action;
}

void RowMenu::addKey(QAction *action)
{
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_table.addAction(action);
}

void RowMenu::addLinkKey(const catalog::LinkKind &kind)
{
    auto *action = new QAction(catalog::wordsOf(kind.shortcutText), this);
    action->setShortcut(QKeySequence(QString::fromLatin1(kind.shortcut)));
    addKey(action);
    connect(action, &QAction::triggered, this, [this, &kind] {
        for (const RowLink &link : links(m_table.currentIndex().row())) {
            if (link.kind == &kind) {
                m_navigator.open(link.location);
                return;
            }
        }
    });
}

// Rows may move while the menu is open: entries store their target, not the row.
void RowMenu::fill(QMenu &menu, const QModelIndex &cell)
{
    const int row = cell.row();
    const Location from = m_from();
    if (!m_table.windowModel()->groupAt(row)) {
        addFilters(menu, cell);
        menu.addAction(m_curl);
    }
    addGroups(menu);
    if (m_table.windowModel()->groupAt(row))
        return;
    menu.addSeparator();
    QAction *exportRows = addEntry(menu, PageCommand::ExportSelected);
    exportRows->setText(tr("Export selected rows (%1)…").arg(table::countText(m_table.selection()->count())));
    connect(exportRows, &QAction::triggered, this, [this] { Q_EMIT commandRequested(PageCommand::ExportSelected); });
    menu.addSeparator();
    const auto leadTo = [this](const QAction *action, const Location &location) {
        connect(action, &QAction::triggered, this, [this, location] { m_navigator.open(location); });
    };
    if (const auto metrics = metricsOfRow(*m_table.windowModel(), row, from))
        leadTo(addEntry(menu, PageCommand::Metrics), *metrics);
    addComparing(menu);
    for (const RowLink &link : links(row)) {
        QAction *action = menu.addAction(menuText(link.text));
        action->setShortcut(link.key);
        // The table handles the key; the menu only displays it.
        action->setShortcutContext(Qt::WidgetShortcut);
        leadTo(action, link.location);
    }
    const auto map = mapOfRow(*m_table.windowModel(), row, from);
    if (map && !catalog::isMissing(catalog::nodeResource, m_capabilities))
        leadTo(menu.addAction(tr("Show on the map of GPUs")), *map);
    if (target(row))
        menu.addAction(m_newWindow);
}

void RowMenu::addGroups(QMenu &menu)
{
    if (m_group)
        menu.addAction(m_group);
    if (m_ungroup && m_table.windowModel()->isGrouped())
        menu.addAction(m_ungroup);
}

void RowMenu::addComparing(QMenu &menu)
{
    const QList<metrics::Subject> subjects = selectedSubjects();
    if (subjects.isEmpty())
        return;
    QAction *compare = addEntry(menu, PageCommand::Compare);
    if (subjects.size() > 1)
        compare->setText(tr("Add selected rows to comparison (%1)").arg(table::countText(subjects.size())));
    connect(compare, &QAction::triggered, this, [this, subjects] { m_navigator.compare(subjects); });
    addElsewhere(menu, m_navigator, subjects);
}

void RowMenu::addFilters(QMenu &menu, const QModelIndex &cell)
{
    for (const auto &[command, op] : {std::pair(PageCommand::FilterByValue, table::Op::Equal),
                                      std::pair(PageCommand::ExcludeValue, table::Op::NotEqual)}) {
        const auto filter = filterBy(cell, op);
        QAction *action = addEntry(menu, command);
        action->setEnabled(filter.has_value());
        if (filter)
            connect(action, &QAction::triggered, this, [this, filter] { Q_EMIT filterRequested(*filter); });
    }
    menu.addSeparator();
}

void RowMenu::filterByCurrent(table::Op op)
{
    if (const auto filter = filterBy(m_table.currentIndex(), op))
        Q_EMIT filterRequested(*filter);
}

std::optional<table::Filter> RowMenu::filterBy(const QModelIndex &cell, table::Op op) const
{
    const table::WindowModel &model = *m_table.windowModel();
    const bool isObject = cell.isValid() && !model.idAt(cell.row()).isNull() && !model.groupAt(cell.row());
    if (!isObject || model.isLate(cell.row(), cell.column()))
        return {};
    return filterOfCell(m_offer, model.source().column(cell.column()), model.valueAt(cell.row(), cell.column()), op);
}

QList<RowLink> RowMenu::links(int row) const
{
    QList<RowLink> links = linksOfRow(*m_table.windowModel(), row, m_from());
    links.removeIf([this](const RowLink &link) { return catalog::isMissing(*link.kind->target, m_capabilities); });
    return links;
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

void RowMenu::openWindow(int row)
{
    if (const auto location = target(row))
        m_navigator.openWindow(*location);
}

bool RowMenu::hasMetrics(int row) const
{
    return metricsOfRow(*m_table.windowModel(), row, m_from()).has_value();
}

QList<metrics::Subject> RowMenu::selectedSubjects() const
{
    const table::WindowModel &model = *m_table.windowModel();
    const table::SelectionModel &selection = *m_table.selection();
    QList<metrics::Subject> subjects;
    const auto add = [&](int row) {
        if (const auto location = metricsOfRow(model, row, m_from()))
            subjects.append(location->metrics()->subject);
    };
    for (const auto &[first, last] : model.loadedRows()) {
        for (int row = first; row <= last && subjects.size() <= compare::mostObjects; ++row) {
            if (selection.contains(model.idAt(row)))
                add(row);
        }
    }
    if (subjects.isEmpty() && m_table.currentIndex().isValid())
        add(m_table.currentIndex().row());
    return subjects;
}

std::unique_ptr<QMimeData> RowMenu::dragged(int row) const
{
    const table::WindowModel &model = *m_table.windowModel();
    QList<metrics::Subject> subjects;
    if (m_table.selection()->contains(model.idAt(row)))
        subjects = selectedSubjects();
    else if (const auto location = metricsOfRow(model, row, m_from()))
        subjects.append(location->metrics()->subject);
    return subjects.isEmpty() ? nullptr : dataOf(subjects, m_session.connection());
}

void RowMenu::compareSelected()
{
    if (const QList<metrics::Subject> subjects = selectedSubjects(); !subjects.isEmpty())
        m_navigator.compare(subjects);
}

void RowMenu::openMetrics(int row)
{
    if (const auto location = metricsOfRow(*m_table.windowModel(), row, m_from()))
        m_navigator.open(*location);
}

} // namespace views
