// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/desktop/desktop.h"
#include "tests/desktop/runningapp.h"

#include <functional>

// Someone who works with the program in a real window, by keys and the mouse, and knows what is on the screen. What
// does not come within half a minute is told on stdout, with a picture beside the programs.
class Person
{
public:
    Person(const Desktop &desktop, RunningApp &app)
        : m_desktop(desktop)
        , m_app(app)
    {
    }

    // By the dialog, as on the first day.
    bool connectTo(int port, const QString &token);
    // About a minute of work. False if the program does not follow.
    bool work(int round, int readingMs);

    bool shows(const QString &table); // waits for its rows
    // The row so far below the first that is on screen: new rows come in above it while someone reads.
    void chooseRow(const QString &table, int row);
    void chooseTab(const QString &name);
    void press(const QString &key);

    static bool waitUntil(const std::function<bool()> &isSo);
    static void pause(int ms);
    static void say(const QString &line);

private:
    bool failed(const QString &what);
    bool drill(const QString &from, int row, const QString &to);
    void fill(const QString &name, const QString &text);

    const Desktop &m_desktop;
    RunningApp &m_app;
};
