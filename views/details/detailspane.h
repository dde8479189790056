// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/details/inspector.h"
#include "views/navigation/location.h"

#include <QTimer>
#include <QWidget>

namespace session {
class Session;
}

namespace catalog {
class History;
class ShortPodList;
} // namespace catalog
namespace fleet {
class NodeGpus;
} // namespace fleet

class QStackedWidget;
class QTabBar;
class QToolButton;

namespace views {

class Banner;
class DetailsCharts;
class ElidedLabel;
class FieldsView;
class HistoryModel;
class JsonView;
class Navigator;
class OnDemandList;
class PodsModel;
class ReasonBlock;
class StateChip;
class StatePanel;
struct PageContext;

// Sums over several selected objects. GPU sums cover the loaded ones.
struct SelectionSums
{
    qint64 count = 0;
    qint64 loaded = 0;
    double gpusAllocated = 0;
    double gpusRequested = 0;
    double gpusIdle = 0; // of those where it is known
    bool knowsIdle = false; // of at least one
    bool lacksIdle = false; // of at least one
    bool hasGpus = false;

    friend bool operator==(const SelectionSums &, const SelectionSums &) = default;
};

// Everything about one object: why it is not running, every field, its history, its pods, its charts and its JSON. A
// refresh changes values in place: scroll position, tab, open groups and revealed values stay. Shows when the object
// ended or left the list while it was displayed. GUI thread.
class DetailsPane final : public QWidget
{
    Q_OBJECT

public:
    DetailsPane(catalog::Resource resource, const PageContext &context, QWidget *parent = nullptr);
    ~DetailsPane() override;

    void showNothing();
    void showSums(const SelectionSums &sums);
    void showObject(const base::Key &id, const QByteArray &rowJson); // its current row
    void setContext(const table::FormatContext &context); // called regularly, as time passes

    void reload(); // everything that is not in the list
    void setOverlay(bool overlay); // true: it covers other content and needs a stronger edge

    [[nodiscard]] catalog::Inspector *inspector() const { return m_inspector; }
    [[nodiscard]] OnDemandList *history() const { return m_historyList; } // null if there is none
    [[nodiscard]] OnDemandList *pods() const { return m_podsList; } // null if there is none
    [[nodiscard]] OnDemandList *gpus() const { return m_gpusList; } // null if there is none
    [[nodiscard]] DetailsCharts *charts() const { return m_charts; }
    [[nodiscard]] FieldsView *fields() const { return m_fields; }
    [[nodiscard]] JsonView *json() const { return m_json; }
    [[nodiscard]] ReasonBlock *reason() const { return m_reason; }
    [[nodiscard]] Banner *notice() const { return m_notice; }
    [[nodiscard]] QTabBar *tabs() const { return m_tabs; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString standInTitle() const; // shown when there is no object; empty while there is one

Q_SIGNALS:
    void metricsRequested(const base::Key &id);
    void signInRequested();
    void closeRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *buildHeader();
    void buildTabs(const catalog::ClusterNames &names);
    void addTab(const QString &title, QWidget *page);
    void buildHistory();
    void buildPods(const catalog::ClusterNames &names);
    void buildPods(catalog::ShortPodList *pods);
    void buildGpus();
    void followNode();
    void showCounts();
    void openPod(int row);
    [[nodiscard]] bool isDeleted() const; // the inspected object
    void showDetails();
    void showNotice();
    void showMenu();
    void copyAll();
    [[nodiscard]] bool applies(const catalog::RowWay &way) const; // to the inspected object
    void openWay(const catalog::RowWay &way);

    catalog::Resource m_resource;
    table::FormatContext m_context;
    bool m_isOverlay = false;
    base::Key m_shownId;
    session::Session &m_session;
    Navigator &m_navigator;
    catalog::Inspector *m_inspector;
    QStackedWidget *m_stack;
    StatePanel *m_standIn;
    QWidget *m_object;
    Banner *m_notice;
    ElidedLabel *m_name;
    StateChip *m_chip;
    ElidedLabel *m_kind;
    QToolButton *m_more;
    ReasonBlock *m_reason;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    FieldsView *m_fields;
    JsonView *m_json;
    DetailsCharts *m_charts;
    catalog::History *m_history = nullptr; // null without such a tab
    catalog::ShortPodList *m_pods = nullptr;
    fleet::NodeGpus *m_gpus = nullptr;
    HistoryModel *m_historyModel = nullptr;
    PodsModel *m_podsModel = nullptr;
    OnDemandList *m_historyList = nullptr;
    OnDemandList *m_podsList = nullptr;
    OnDemandList *m_gpusList = nullptr;
    QTimer m_settle; // more than the fields is requested only for an object that stays selected
    QTimer m_second; // updates the age of a recent end every second
};

} // namespace views
