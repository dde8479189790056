// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/navigation/actions.h"
#include "views/navigation/location.h"

#include <QObject>

#include <functional>
#include <memory>

class QAction;
class QMenu;
class QMimeData;
class QModelIndex;

namespace session {
class Session;
}

namespace views {

class FilterOffer;
class Navigator;
class TableView;
struct PageContext;
struct RowLink;

// The actions for a row of a list: entries of its context menu, and keys of the table. Owned by the table.
class RowMenu final : public QObject
{
    Q_OBJECT

public:
    // `offer` has the filters of the list and must outlive the menu; `from` returns the displayed list.
    RowMenu(TableView &table, const FilterOffer &offer, const PageContext &context, std::function<Location()> from);

    void offerGroups(); // of the rows, by the current column
    void open(int row); // the action of Enter: into the object, or to its metrics
    void openWindow(int row); // in a new window
    [[nodiscard]] bool hasMetrics(int row) const;
    void openMetrics(int row);
    void compareSelected(); // the selected rows that are loaded
    // The row as it is dragged, with the other selected ones if it is one of them; null if it has no metrics.
    [[nodiscard]] std::unique_ptr<QMimeData> dragged(int row) const;
    void filterByCurrent(table::Op op); // by the value of the current cell; no effect if there is no such filter

Q_SIGNALS:
    void commandRequested(views::PageCommand command);
    void filterRequested(const table::Filter &filter);

private:
    void fill(QMenu &menu, const QModelIndex &cell);
    void addGroups(QMenu &menu);
    void addComparing(QMenu &menu);
    void addFilters(QMenu &menu, const QModelIndex &cell);
    [[nodiscard]] std::optional<table::Filter> filterBy(const QModelIndex &cell, table::Op op) const;
    QAction *addCommand(PageCommand command);
    void addKey(QAction *action);
    void addLinkKey(const catalog::LinkKind &kind);
    [[nodiscard]] QList<metrics::Subject> selectedSubjects() const; // that have metrics and are loaded
    [[nodiscard]] QList<RowLink> links(int row) const; // to what the control plane has
    [[nodiscard]] std::optional<Location> target(int row) const;

    TableView &m_table;
    const FilterOffer &m_offer;
    Navigator &m_navigator;
    session::Session &m_session;
    const api::Capabilities &m_capabilities;
    std::function<Location()> m_from;
    QAction *m_newWindow;
    QAction *m_curl;
    QAction *m_group = nullptr;
    QAction *m_ungroup = nullptr;
};

} // namespace views
