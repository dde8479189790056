// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/catalog/nodes.h"
#include "tests/view/windowfixture.h"
#include "views/fleet/fleetpage.h"
#include "views/table/tableview.h"

// A window with the map of GPUs of a small control plane.
class HeatFixture : public WindowFixture
{
    Q_OBJECT

protected:
    static constexpr int patient = 20'000; // ms; a limit against hanging, not a measure

    void openHeat(const std::vector<std::string> &refused = {})
    {
        makeFolder();
        openWindow(QSize(1366, 768));
        simulator::Options demo;
        demo.size = simulator::Size::Small;
        demo.speed = 0;
        demo.refusedPaths = refused;
        startDemo(demo);
        m_window->workspace()->open(catalog::nodeResource);
        if (refused.empty())
            waitForRows();
        QTest::keyClick(page()->table(), Qt::Key_H);
        QTRY_VERIFY_WITH_TIMEOUT(heat(), patient);
        QTRY_VERIFY_WITH_TIMEOUT(heat()->model().isListKnown() || heat()->model().listProblem(), patient);
    }
    [[nodiscard]] views::FleetPage *heat() const { return m_window->workspace()->fleetPage(); }
};
