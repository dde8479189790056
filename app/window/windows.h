// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/connections.h"
#include "views/navigation/location.h"

#include <QObject>

#include <memory>
#include <vector>

namespace app {

class MainWindow;
class Settings;

// The windows of the program, which this object owns. Windows with the same connection share its session; closing one
// does not affect the others. The program ends with the last window.
class Windows final : public QObject
{
    Q_OBJECT

public:
    Windows(Settings &settings, session::Connections &connections);
    ~Windows() override;

    MainWindow &open(); // not visible yet
    void quit(); // closes all windows; one with an export in progress asks first and may stay
    [[nodiscard]] std::vector<MainWindow *> all() const;

private:
    void openBeside(MainWindow &window, const views::Place &place);
    void drop(MainWindow *window);

    Settings &m_settings;
    session::Connections &m_connections;
    std::vector<std::unique_ptr<MainWindow>> m_windows;
};

} // namespace app
