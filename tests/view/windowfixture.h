// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/memory/settings.h"
#include "app/simulator/simulator.h"
#include "app/window/mainwindow.h"
#include "app/window/workspace.h"
#include "models/catalog/workloads.h"
#include "models/session/connections.h"
#include "views/list/listpage.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

// A window of the test's own, with settings and connections in a folder that it begins with. To derive test classes
// from.
class WindowFixture : public QObject
{
protected:
    void makeFolder()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        openStores();
    }
    // Once more, as the next start of the program finds what is in the folder.
    void openStores()
    {
        using namespace std::chrono_literals;
        m_settings = std::make_unique<app::Settings>(m_folder->filePath(QStringLiteral("settings.ini")));
        m_connections = std::make_unique<session::Connections>(m_folder->filePath(QStringLiteral("connections.json")),
                                                               QString(), 0ms);
    }
    void openWindow(const QSize &size = {})
    {
        m_window = std::make_unique<app::MainWindow>(*m_settings, *m_connections);
        if (size.isValid())
            m_window->resize(size);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void closeAll()
    {
        m_window.reset();
        m_settings.reset();
    }

    // A small control plane in which nothing happens. With the list of workloads where the overview would be first.
    void startDemo()
    {
        simulator::Options demo;
        demo.size = simulator::Size::Small;
        demo.speed = 0;
        startDemo(demo);
    }
    void startDemo(const simulator::Options &demo)
    {
        const bool isFirst = m_settings->value(app::setting::startPage).isEmpty()
            && !QDir(m_settings->dataFolder() + QStringLiteral("/places")).exists();
        if (isFirst)
            m_settings->set(app::setting::startPage, QStringLiteral("workloads"));
        m_window->startDemo(demo);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace() && m_window->workspace()->page(), 20'000);
        if (isFirst)
            m_settings->set(app::setting::startPage, QString());
        leaveOverview();
    }
    void leaveOverview()
    {
        if (m_window->workspace()->overviewPage())
            m_window->workspace()->open(catalog::workloadResource);
        QTRY_VERIFY_WITH_TIMEOUT(page(), 20'000);
    }
    [[nodiscard]] views::ListPage *page() const { return m_window->workspace()->list(); }
    void waitForRows()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace() && m_window->workspace()->page(), 20'000);
        leaveOverview();
        QTRY_VERIFY_WITH_TIMEOUT(!page()->model()->isLoading() && page()->model()->rowCount() > 0
                                     && !page()->model()->idAt(0).isNull(),
                                 20'000);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::Settings> m_settings;
    std::unique_ptr<session::Connections> m_connections;
    std::unique_ptr<app::MainWindow> m_window;
};
