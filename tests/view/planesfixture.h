// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/allconnections.h"
#include "models/base/planekey.h"
#include "tests/view/windowfixture.h"
#include "views/look/style.h"
#include "views/planes/mergedpage.h"

#include <QApplication>

// A window with up to three control planes of three releases. To derive test classes from.
class PlanesFixture : public WindowFixture
{
protected:
    void begin()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support )")));
        makeFolder();
        m_planes.clear();
        m_ids.clear();
        m_allowsChanges = false;
    }
    void end()
    {
        m_window.reset(); // before its control planes
        m_planes.clear();
    }

    static std::unique_ptr<simulator::Simulator> start(int number, int port = 0)
    {
        static constexpr simulator::Release releases[]
            = {simulator::Release::V2_20, simulator::Release::V2_22, simulator::Release::V3_0};
        simulator::Options options;
        options.size = simulator::Size::Small;
        options.seed = unsigned(number) + 1;
        options.nowMs = 1'780'000'000'000;
        options.speed = 0;
        options.token = "token-" + std::to_string(number);
        options.port = port;
        options.release = releases[number];
        auto plane = std::make_unique<simulator::Simulator>(options);
        return plane->start() ? std::move(plane) : nullptr;
    }
    void startPlane(int number, bool isSecretKnown = true)
    {
        m_planes.push_back(start(number));
        QVERIFY(m_planes.back());
        session::SavedConnection connection;
        connection.id = session::SavedConnections::newId();
        connection.name = QStringLiteral("Plane %1").arg(number);
        connection.colour = number;
        connection.url = QUrl(QString::fromStdString(m_planes.back()->url()));
        connection.signIn = session::SignInKind::BearerToken;
        connection.allowsChanges = m_allowsChanges;
        m_connections->saved().save(connection);
        m_ids << connection.id;
        if (isSecretKnown)
            enterSecret(number);
    }
    void enterSecret(int number)
    {
        m_connections->secrets().remember(m_ids.at(number), QString::fromStdString(m_planes.at(number)->token()));
    }
    void openAll()
    {
        for (int i = 0; i < 3; ++i)
            startPlane(i);
        openWindow(QSize(1400, 900));
        m_window->showAll();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->allConnections()->planes().planes().size() == 3, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(merged(), 20'000);
        const auto isHere = [this] {
            for (const QString &id : std::as_const(m_ids)) {
                if (firstRowOf(id) < 0)
                    return false;
            }
            return !merged()->model()->isLoading() && merged()->model()->hasAnswer();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isHere(), 30'000);
    }
    void waitForCopies()
    {
        QTRY_VERIFY_WITH_TIMEOUT(merged()->hasAllRows() && !merged()->model()->isLoading(), 30'000);
    }
    [[nodiscard]] views::MergedPage *merged() const { return m_window->allConnections()->page(); }
    [[nodiscard]] int firstRowOf(const QString &id) const
    {
        const table::WindowModel &model = *merged()->model();
        const auto loaded = model.loadedRows();
        for (const auto &[first, last] : loaded) {
            for (int row = first; row <= last; ++row) {
                if (base::planeOf(model.idAt(row)) == id)
                    return row;
            }
        }
        return -1;
    }

    std::vector<std::unique_ptr<simulator::Simulator>> m_planes;
    QStringList m_ids;
    bool m_allowsChanges = false;
};
