// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/planes/mergedrows.h"

#include "models/actions/desk.h"
#include "models/base/planekey.h"
#include "models/base/shown.h"
#include "models/replica/mergedsource.h"
#include "models/table/selection.h"
#include "views/connect/connectioncolours.h"
#include "views/filter/cellfilter.h"
#include "views/look/plaintext.h"
#include "views/navigation/navigator.h"
#include "views/navigation/rowlinks.h"
#include "views/planes/planewords.h"
#include "views/table/tableview.h"

#include <QAction>
#include <QDateTime>
#include <QMenu>
#include <QPointer>

#include <algorithm>

using replica::MergedSource;

namespace views {
namespace {

table::ListQuery withinPlane(table::ListQuery query, catalog::Resource resource)
{
    const QLatin1StringView key(MergedSource::planeKey);
    query.filters.removeIf([key](const table::Filter &filter) { return filter.key == key; });
    if (query.sortKey == key) {
        const table::ListQuery usual = catalog::defaultQuery(resource);
        query.sortKey = usual.sortKey;
        query.descending = usual.descending;
    }
    return query;
}

} // namespace

Location withinPlane(Location location)
{
    if (ListPlace *list = location.list())
        list->query = withinPlane(list->query, list->resource);
    for (Crumb &crumb : location.crumbs)
        crumb.query = withinPlane(crumb.query, crumb.resource);
    return location;
}

MergedRows::MergedRows(TableView &table, const PlaneList &planes, const FilterOffer &offer,
                       std::function<Location()> from, OldFrom old)
    : QObject(&table)
    , m_table(table)
    , m_planes(planes)
    , m_offer(offer)
    , m_from(std::move(from))
    , m_oldFrom(std::move(old))
{
    connect(&table, &TableView::rowActivated, this, &MergedRows::open);
    connect(&table, &TableView::contextMenuShown, this,
            [this](QMenu *menu, const QModelIndex &index) { fill(*menu, index); });
    for (const PageCommand command : {PageCommand::FilterByValue, PageCommand::ExcludeValue})
        addCommand(command);
    addLinkKeys(m_from().list()->resource);
    table.setMarks([this](const QModelIndex &cell) {
        CellMark mark;
        const Plane *plane = planeOf(m_table.windowModel()->idAt(cell.row()));
        const bool isFirst = cell.column() == 0;
        if (plane && isFirst)
            mark.bar = connectionColour(themeOf(m_table.palette()), plane->colour);
        if (!plane || !oldFrom(cell.row()))
            return mark;
        mark.isStale = true;
        mark.isNoteQuiet = true;
        mark.glyph = isFirst ? "clock" : nullptr;
        const bool isSignedOut = plane->context.session.state() == session::Session::State::SignedOut;
        const QString words = isSignedOut ? tr("You are signed out of %1: these are its last known rows")
                                          : tr("%1 does not answer: these are its last known rows");
        mark.toolTip = words.arg(base::shownName(plane->name));
        return mark;
    });
    table.windowModel()->setNotes([self = QPointer(this)](const base::Key &key, const table::ColumnInfo &column) {
        return self ? self->noteOf(key, column) : QString();
    });
}

// The age of an old row, or what was sent for it and does not show in its state yet.
QString MergedRows::noteOf(const base::Key &key, const table::ColumnInfo &column) const
{
    const Plane *plane = planeOf(key);
    if (plane && column.kind == table::Kind::State)
        return plane->context.desk->noteOf(base::keyInPlane(key));
    const bool isFirst = &column == &MergedSource::planeColumn();
    const std::optional<qint64> readAt = plane && isFirst ? m_oldFrom(plane->id) : std::nullopt;
    return readAt ? ageWords(QDateTime::currentMSecsSinceEpoch() - *readAt) : QString();
}

void MergedRows::showAges()
{
    m_table.windowModel()->showNotes();
    m_table.viewport()->update();
}

const Plane *MergedRows::planeOf(const base::Key &key) const
{
    const QString id = base::planeOf(key);
    const auto found = std::ranges::find_if(m_planes, [&id](const Plane &plane) { return plane.id == id; });
    return found == m_planes.end() ? nullptr : &*found;
}

std::optional<qint64> MergedRows::oldFrom(int row) const
{
    const Plane *plane = planeOf(m_table.windowModel()->idAt(row));
    return plane ? m_oldFrom(plane->id) : std::nullopt;
}

void MergedRows::addCommand(PageCommand command)
{
    QAction *action = makeAction(command, this);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_table.addAction(action);
    connect(action, &QAction::triggered, this, [this, command] { Q_EMIT commandRequested(command); });
}

void MergedRows::addLinkKeys(catalog::Resource resource)
{
    for (const catalog::LinkKind *kind : linksWithKeys(resource)) {
        auto *action = new QAction(catalog::wordsOf(kind->shortcutText), this);
        action->setShortcut(QKeySequence(QString::fromLatin1(kind->shortcut)));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_table.addAction(action);
        connect(action, &QAction::triggered, this, [this, kind] {
            const int row = m_table.currentIndex().row();
            const QList<RowLink> links = linksOfRow(*m_table.windowModel(), row, m_from());
            const auto link = std::ranges::find(links, kind, &RowLink::kind);
            if (link != links.end())
                lead(row, link->location);
        });
    }
}

void MergedRows::lead(int row, const std::optional<Location> &location)
{
    const Plane *plane = planeOf(m_table.windowModel()->idAt(row));
    if (plane && location)
        plane->context.navigator.open(withinPlane(*location));
}

std::optional<Location> MergedRows::target(int row) const
{
    const auto inside = insideOfRow(*m_table.windowModel(), row, m_from());
    return inside ? inside : metricsOfRow(*m_table.windowModel(), row, m_from());
}

void MergedRows::open(int row)
{
    lead(row, target(row));
}

void MergedRows::openMetrics(int row)
{
    lead(row, metricsOfRow(*m_table.windowModel(), row, m_from()));
}

bool MergedRows::hasMetrics(int row) const
{
    return metricsOfRow(*m_table.windowModel(), row, m_from()).has_value();
}

// Rows may move while the menu is open: entries store their target, not the row.
void MergedRows::fill(QMenu &menu, const QModelIndex &cell)
{
    const table::WindowModel &model = *m_table.windowModel();
    const Plane *plane = planeOf(model.idAt(cell.row()));
    const table::Value value = model.valueAt(cell.row(), cell.column());
    for (const auto &[command, op] : {std::pair(PageCommand::FilterByValue, table::Op::Equal),
                                      std::pair(PageCommand::ExcludeValue, table::Op::NotEqual)}) {
        const auto filter = filterOfCell(m_offer, model.source().column(cell.column()), value, op);
        QAction *action = addEntry(menu, command);
        action->setEnabled(filter.has_value());
        if (filter)
            connect(action, &QAction::triggered, this, [this, filter] { Q_EMIT filterRequested(*filter); });
    }
    if (!plane)
        return;
    menu.addSeparator();
    const auto leadTo = [this, plane](const QAction *action, const Location &location) {
        connect(action, &QAction::triggered, this,
                [plane, location] { plane->context.navigator.open(withinPlane(location)); });
    };
    const Location from = m_from();
    const QString show = tr("Show in the list of %1").arg(base::shownName(plane->name));
    const Location alone{targetIn({from.list()->resource, model.query()}, base::keyInPlane(model.idAt(cell.row()))),
                         {}};
    leadTo(menu.addAction(menuText(show)), alone);
    if (const auto metrics = metricsOfRow(model, cell.row(), from))
        leadTo(addEntry(menu, PageCommand::Metrics), *metrics);
    const api::Capabilities &capabilities = plane->context.session.client().capabilities();
    for (const RowLink &link : linksOfRow(model, cell.row(), from)) {
        if (catalog::isMissing(*link.kind->target, capabilities))
            continue;
        QAction *action = menu.addAction(menuText(link.text));
        action->setShortcut(link.key);
        action->setShortcutContext(Qt::WidgetShortcut); // the table handles the key
        leadTo(action, link.location);
    }
}

void MergedRows::filterByCurrent(table::Op op)
{
    const QModelIndex cell = m_table.currentIndex();
    if (!cell.isValid())
        return;
    const table::WindowModel &model = *m_table.windowModel();
    if (const auto filter
        = filterOfCell(m_offer, model.source().column(cell.column()), model.valueAt(cell.row(), cell.column()), op))
        Q_EMIT filterRequested(*filter);
}

} // namespace views
