// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/memory/placejson.h"
#include "app/window/planes.h"
#include "models/csv/exportjob.h"

#include <QHash>
#include <QWidget>

class QStackedWidget;

namespace views {
class MergedPage;
class PageHeader;
class StatePanel;
} // namespace views

namespace app {

// The pages that show the objects of all saved connections together, and the navigation between them. A page is created
// when it is first opened, and anew whenever there are other control planes.
class AllConnections final : public QWidget
{
    Q_OBJECT

public:
    // The connection of its places.
    static inline const QString placeKey = QStringLiteral("all");

    AllConnections(session::Connections &connections, Settings &settings, Planes::Find find, QWidget *parent = nullptr);
    ~AllConnections() override;

    // The lists that it has.
    [[nodiscard]] static QList<catalog::Resource> resources();

    void begin(); // opens the connections, and the place of the last time
    void open(const views::Location &location); // a list that it has
    void open(const views::Location &location, const QStringList &columns); // with its columns
    void open(catalog::Resource resource); // as the user left it
    void back();
    void forward();
    void refresh();
    void setZone(table::Zone zone);

    [[nodiscard]] Planes &planes() { return m_planes; }
    [[nodiscard]] views::PageHeader *header() const { return m_header; }
    [[nodiscard]] views::MergedPage *page() const { return m_page; } // null while there is none
    [[nodiscard]] views::Location location() const;
    [[nodiscard]] History history();

Q_SIGNALS:
    void pageChanged();
    void updatedAtChanged();
    // `shown` of the request makes the rows; Planes::keeper() holds what they need.
    void exportRequested(const csv::ExportRequest &request, const QStringList &visibleColumns);
    void signInRequested(const QString &id);
    void columnsChanged(); // of the current page
    void saveViewRequested(const QString &name); // of the current page

private:
    [[nodiscard]] views::MergedPage *pageFor(catalog::Resource resource);
    void show(const views::NavigationHistory::Entry &entry);
    void leavePage();
    void dropPages();
    void showAgain();
    void showPlace();
    void connectHeader();

    Settings &m_settings;
    Planes m_planes;
    views::PageHeader *m_header;
    QStackedWidget *m_stack;
    views::StatePanel *m_waiting; // while no connection is open
    QHash<catalog::Resource, views::MergedPage *> m_pages;
    views::MergedPage *m_page = nullptr; // the current one
    views::NavigationHistory m_history;
    QHash<catalog::Resource, views::NavigationHistory::Entry> m_left; // of pages that were given up
    table::Zone m_zone;
    bool m_hasBegun = false;
};

} // namespace app
