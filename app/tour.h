// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/simulator.h"
#include "models/catalog/catalog.h"

#include <QDir>
#include <QElapsedTimer>
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
    Tour(MainWindow &window, const QString &directory, simulator::Size demoSize, QObject *parent = nullptr);

    void start();
    [[nodiscard]] bool hasFailed() const { return m_failed; }

Q_SIGNALS:
    void finished();

private:
    struct Step
    {
        QString name; // of the picture or the file
        std::function<void()> act;
        std::function<bool()> isShown; // asked again and again until it is true
    };

    void build();
    void buildLists();
    void buildMetrics();
    void buildStates();
    void addPicture(const QString &name, std::function<void()> act, std::function<bool()> isShown);
    void addExport(const QString &file, std::function<void()> act);
    void begin();
    void poll();
    void end(bool failed);
    [[nodiscard]] views::ListPage *page() const;
    [[nodiscard]] views::MetricsPanel *metrics() const; // null while no metrics are on screen
    [[nodiscard]] bool hasRows() const; // the rows on screen are there, and nothing is on its way
    [[nodiscard]] bool hasRowsOf(catalog::Resource resource) const;
    [[nodiscard]] bool hasCurves() const; // the curves on screen are there, and nothing is on its way
    // The running object with the most GPUs among the rows that are here, the last of them; -1 if there is none.
    [[nodiscard]] int busiestRow(const char *stateKey) const;
    [[nodiscard]] bool savePicture(const QString &name) const;

    MainWindow &m_window;
    QDir m_directory;
    simulator::Size m_demoSize;
    std::vector<Step> m_steps;
    size_t m_at = 0;
    QTimer m_poll;
    QElapsedTimer m_since;
    bool m_settled = false; // shown at the last look, too: layouts follow texts in the next turn of the event loop
    bool m_failed = false;
    bool m_exported = false;
};

} // namespace app
