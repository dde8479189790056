// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/listquery.h"
#include "views/navigation/actions.h"
#include "views/navigation/location.h"
#include "views/planes/plane.h"

#include <QObject>

#include <functional>

class QMenu;
class QModelIndex;

namespace views {

class FilterOffer;
class TableView;

// The rows of several control planes in a table: where they lead to, always within their own control plane, and how
// they show whose they are and that they are old. Becomes a child of `table`. GUI thread.
class MergedRows final : public QObject
{
    Q_OBJECT

public:
    // When the rows of a control plane were read that does not answer, ms UTC; nullopt = they are as fresh as any.
    using OldFrom = std::function<std::optional<qint64>(const QString &plane)>;
    // `from` returns the location of the displayed list. `table` has its model; the others must outlive it.
    MergedRows(TableView &table, const PlaneList &planes, const FilterOffer &offer, std::function<Location()> from,
               OldFrom oldFrom);

    void showAges(); // they have changed
    [[nodiscard]] const Plane *planeOf(const base::Key &key) const; // null if it is none of them
    void open(int row); // the action of Enter: into the object, or to its metrics
    void openMetrics(int row);
    [[nodiscard]] bool hasMetrics(int row) const;
    void filterByCurrent(table::Op op);

Q_SIGNALS:
    void commandRequested(views::PageCommand command);
    void filterRequested(const table::Filter &filter);

private:
    void addCommand(PageCommand command);
    void addLinkKeys(catalog::Resource resource);
    void fill(QMenu &menu, const QModelIndex &cell);
    void lead(int row, const std::optional<Location> &location);
    [[nodiscard]] std::optional<Location> target(int row) const;
    [[nodiscard]] std::optional<qint64> oldFrom(int row) const;
    [[nodiscard]] QString noteOf(const base::Key &key, const table::ColumnInfo &column) const;

    TableView &m_table;
    const PlaneList &m_planes;
    const FilterOffer &m_offer;
    std::function<Location()> m_from;
    OldFrom m_oldFrom;
};

// A location without what only a list of several control planes knows.
[[nodiscard]] Location withinPlane(Location location);

} // namespace views
