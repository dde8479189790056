// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/windows.h"

#include "app/window/mainwindow.h"
#include "app/window/screenfit.h"

#include <QCoreApplication>

#include <algorithm>

namespace app {

namespace {

constexpr QPoint cascade(28, 28); // px, relative to the previous window

} // namespace

Windows::Windows(Settings &settings, session::Connections &connections)
    : m_settings(settings)
    , m_connections(connections)
{
}

Windows::~Windows() = default;

MainWindow &Windows::open()
{
    m_windows.push_back(std::make_unique<MainWindow>(m_settings, m_connections));
    MainWindow *window = m_windows.back().get();
    connect(window, &MainWindow::windowRequested, this,
            [this, window](const views::Place &place) { openBeside(*window, place); });
    connect(window, &MainWindow::quitRequested, this, &Windows::quit);
    window->setPeers([this] { return all(); });
    // Its close event is still being handled.
    connect(
        window, &MainWindow::closed, this, [this, window] { drop(window); }, Qt::QueuedConnection);
    return *window;
}

void Windows::openBeside(MainWindow &window, const views::Place &place)
{
    MainWindow &other = open();
    other.resize(window.size());
    other.move(window.pos() + cascade);
    fitIntoScreen(other);
    other.shareConnection(window);
    other.show();
    other.goTo(place);
}

void Windows::quit()
{
    for (MainWindow *window : all())
        window->close();
}

std::vector<MainWindow *> Windows::all() const
{
    std::vector<MainWindow *> windows;
    for (const auto &window : m_windows)
        windows.push_back(window.get());
    return windows;
}

void Windows::drop(MainWindow *window)
{
    if (window->isVisible()) // shown again in the meantime
        return;
    std::erase_if(m_windows, [window](const auto &held) { return held.get() == window; });
}

} // namespace app
