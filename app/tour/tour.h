// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/simulator.h"
#include "models/catalog/catalog.h"
#include "views/charts/chartstack.h"
#include "views/navigation/location.h"

#include <QDir>
#include <QElapsedTimer>
#include <QKeySequence>
#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace views {
class ListPage;
class MetricsPanel;
} // namespace views

namespace app {

class MainWindow;
class Workspace;

// Runs through the main tasks on demo data without a user: each step acts, waits until the expected state is on screen,
// and saves a picture or a file in the directory. Stops at the first step that fails. A recording need not have objects
// of every kind: steps that show what it lacks are left out, and named.
class Tour final : public QObject
{
    Q_OBJECT

public:
    // `demo`: the options of the demo data.
    Tour(MainWindow &window, const QString &directory, const simulator::Options &demo, QObject *parent = nullptr);

    void start();
    [[nodiscard]] bool hasFailed() const { return m_failed; }

Q_SIGNALS:
    void finished();

private:
    struct Step
    {
        QString name; // of the picture or the file; empty if there is none
        std::function<void()> act;
        std::function<bool()> isShown; // polled until it is true
        std::function<bool()> isRight; // then checked once; may be empty
        std::function<bool()> applies; // asked before `act`; empty = always
    };

    void build();
    void buildLists();
    void addComparison();
    void buildDetails();
    void buildHistory();
    void buildPods();
    void buildMetrics();
    void buildDark();
    void buildActions();
    void buildRevisions();
    void buildTypes();
    void buildProjects();
    void buildClusters();
    void buildStates();
    void press(const QKeySequence &key);
    void enter(int row);
    std::function<void()> opening(catalog::Resource resource);
    std::function<void()> exportingPage(const QString &file);
    std::function<bool()> rowsOf(catalog::Resource resource) const;
    std::function<bool()> countsAgree() const;
    [[nodiscard]] bool isRecorded() const { return !m_demo.replayFolder.empty(); }
    void findCluster();
    void findPlacesWithMetrics(const char *stateKey);
    void openNextPlace();
    [[nodiscard]] bool isAnswered() const; // the metrics on screen are loaded, if only without curves
    bool triedPlaces();
    void chooseChartsOfPlaces(const char *stateKey);
    [[nodiscard]] qint64 middleOfSamples() const; // ms UTC
    void chooseCharts(views::ChartStack::Show show);
    void addPicture(const QString &name, std::function<void()> act, std::function<bool()> isShown,
                    std::function<bool()> isRight = {});
    void addStep(std::function<void()> act, std::function<bool()> isShown); // saves nothing
    void addExport(const QString &file, std::function<void()> act);
    void onlyIf(const bool &has, size_t from); // for the steps from this one to the last one so far
    void begin();
    void poll();
    void end(bool failed);
    [[nodiscard]] views::ListPage *page() const;
    [[nodiscard]] views::MetricsPanel *metrics() const; // null unless metrics are on screen
    [[nodiscard]] bool hasRows() const; // rows are loaded, and no request is in progress
    [[nodiscard]] bool isLoaded() const; // has rows, or is a recording without any
    [[nodiscard]] bool hasCurves() const; // curves are loaded, and no request is in progress
    // The first loaded row with one of the values in the column; -1 if there is none.
    [[nodiscard]] int rowWith(const char *column, const QStringList &values) const;
    bool savePicture(const QString &name) const;

    MainWindow &m_window;
    QDir m_directory;
    simulator::Options m_demo;
    std::vector<Step> m_steps;
    size_t m_at = 0;
    QTimer m_poll;
    QElapsedTimer m_since;
    bool m_settled = false; // also shown at the previous poll: layouts change one event loop iteration after texts
    bool m_failed = false;
    QList<views::Location> m_places; // candidates for the metrics steps
    QString m_cluster; // the id of the cluster to visit
    bool m_canChange = false;
    bool m_hasWorkloads = false;
    bool m_hasPods = false;
    bool m_hasPodCurves = false;
    bool m_hasWorkloadCurves = false;
    bool m_hasClusterCurves = false;
    bool m_exported = false;
    qint64 m_expectedRows = -1; // of the current file; -1 = any number
};

} // namespace app
