// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/catalog.h"
#include "views/widgets/controls.h"

#include <QPoint>

#include <functional>
#include <optional>

class QAction;
class QLabel;
class QListView;
class QMenu;
class QMimeData;
class QStandardItem;
class QStandardItemModel;
class QVBoxLayout;

namespace views {

class ConnectionButton;

// The column at the leading edge of the window: the connection, the pages with their counts, running jobs and further
// entries of the window. In windows narrower than 1200 px it shows only icons, with names and counts in tooltips.
class NavigationRail final : public Panel
{
    Q_OBJECT

public:
    struct Job
    {
        int id = 0;
        QString title; // "Exporting workloads"
        double done = -1; // 0..1; negative = unknown
    };

    explicit NavigationRail(QWidget *parent = nullptr);

    void setConnection(const QString &name, const QString &host, const QList<QRgb> &bars);
    [[nodiscard]] QString connectionName() const;
    void setConnectionMenu(QMenu *menu); // not owned
    void setCurrent(std::optional<catalog::Resource> resource); // none: the page shown is none of the connection's
    void setOverviewCurrent();
    void setWastedCurrent();
    void setCompareCurrent();
    void setCompared(int objects); // the count of its page
    void setCount(catalog::Resource resource, std::optional<qint64> count);
    void setMissing(catalog::Resource resource, bool isMissing); // the control plane has no such page
    void setOnlyLists(bool onlyLists); // without the pages that are no lists
    void setJobs(const QList<Job> &jobs);
    void setViews(const QList<QAction *> &views); // below the pages; not owned
    void addEntry(QAction *action); // at the bottom, below the jobs; not owned
    void setNarrow(bool narrow);
    [[nodiscard]] static bool isNarrowAt(int windowWidth) { return windowWidth < 1200; }

    // Ctrl+1, Ctrl+2 etc., also for a menu bar.
    [[nodiscard]] QList<QAction *> pageActions() const { return m_actions; }
    [[nodiscard]] QListView *list() const { return m_list; }

Q_SIGNALS:
    void overviewRequested();
    void wastedRequested();
    void compareRequested();
    void comparisonDropped(const QMimeData *objects); // on the entry of the comparison; valid during the signal only
    void pageRequested(catalog::Resource resource);
    void jobRequested(int id);
    void viewMenuRequested(const QAction *view, const QPoint &at); // in screen coordinates

private:
    void buildPages();
    void addPage(const char *iconName, const QString &title, int place, const std::function<void()> &request);
    void addHeading(const QString &text);
    [[nodiscard]] QStandardItem *itemOf(catalog::Resource resource) const; // null for one without a page
    [[nodiscard]] QStandardItem *itemAt(int place) const; // of addPage(); null if there is none
    void setShown(int place, bool isShown);
    void fitHeight();
    void fitWidth();
    [[nodiscard]] QWidget *makeViews();

    ConnectionButton *m_connection;
    QStandardItemModel *m_model;
    QListView *m_list;
    QLabel *m_viewsTitle;
    QVBoxLayout *m_views;
    QVBoxLayout *m_jobs;
    QVBoxLayout *m_entries;
    QList<QAction *> m_actions;
    bool m_narrow = false;
};

} // namespace views
