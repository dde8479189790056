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

// Walks the main job on demo data without a person: each step acts, waits until the screen shows what it should, and
// leaves a picture or a file in the directory. Stops at the first step that fails.
class Tour final : public QObject
{
    Q_OBJECT

public:
    // `demo`: the world to walk through.
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
        std::function<bool()> isShown; // asked again and again until it is true
        std::function<bool()> isRight; // asked once then; may be empty
    };

    void build();
    void buildLists();
    void buildDetails();
    void buildHistory();
    void buildPods();
    void buildMetrics();
    void buildDark();
    void buildStates();
    void press(const QKeySequence &key);
    void enter(int row);
    std::function<void()> opening(catalog::Resource resource);
    std::function<void()> exportingPage(const QString &file);
    std::function<bool()> rowsOf(catalog::Resource resource) const;
    std::function<bool()> countsAgree() const;
    void findPlacesWithMetrics(const char *stateKey);
    void openNextPlace();
    bool hasCurvesOfSomePlace();
    [[nodiscard]] qint64 middleOfSamples() const; // ms UTC
    void chooseCharts(views::ChartStack::Show show);
    void addPicture(const QString &name, std::function<void()> act, std::function<bool()> isShown,
                    std::function<bool()> isRight = {});
    void addStep(std::function<void()> act, std::function<bool()> isShown); // leaves nothing behind
    void addExport(const QString &file, std::function<void()> act);
    void begin();
    void poll();
    void end(bool failed);
    [[nodiscard]] views::ListPage *page() const;
    [[nodiscard]] views::MetricsPanel *metrics() const; // null while no metrics are on screen
    [[nodiscard]] bool hasRows() const; // the rows on screen are there, and nothing is on its way
    [[nodiscard]] bool hasCurves() const; // the curves on screen are there, and nothing is on its way
    // The first row that is here and has one of the values in the column; -1 if there is none.
    [[nodiscard]] int rowWith(const char *column, const QStringList &values) const;
    bool savePicture(const QString &name) const;

    MainWindow &m_window;
    QDir m_directory;
    simulator::Options m_demo;
    std::vector<Step> m_steps;
    size_t m_at = 0;
    QTimer m_poll;
    QElapsedTimer m_since;
    bool m_settled = false; // shown at the last look, too: layouts follow texts in the next turn of the event loop
    bool m_failed = false;
    QList<views::Location> m_places; // metrics that may be worth a look
    QString m_cluster; // the id of the one to look into
    bool m_exported = false;
    qint64 m_expectedRows = -1; // in the file under way; -1 = any number
};

} // namespace app
