// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/person.h"

#include <QElapsedTimer>
#include <QThread>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {
constexpr int patienceMs = 30'000;
constexpr int headerHeight = 30; // px, of a table; about
} // namespace

void Person::say(const QString &line)
{
    std::printf("%s\n", qPrintable(line));
    std::fflush(stdout);
}

bool Person::waitUntil(const std::function<bool()> &isSo)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < patienceMs) {
        if (isSo())
            return true;
        QThread::msleep(50);
    }
    return false;
}

void Person::pause(int ms)
{
    QThread::msleep(ulong(ms));
}

bool Person::connectTo(int port, const QString &token)
{
    if (!waitUntil([this] { return !m_app.find(u"push button"_s, u"Connect…"_s).isNull(); }))
        return failed(u"the welcome page"_s);
    m_app.find(u"push button"_s, u"Connect…"_s).press();
    if (!waitUntil([this] { return !m_app.find(u"text"_s, u"Address"_s).isNull(); }))
        return failed(u"the dialog"_s);
    fill(u"Address"_s, u"http://127.0.0.1:%1"_s.arg(port));
    m_app.click(m_app.find(u"combo box"_s, u"Service account"_s)); // its name is its text
    pause(300); // the list opens
    m_desktop.key(u"Down"_s);
    m_desktop.key(u"Return"_s);
    if (!waitUntil([this] { return !m_app.find(u"text"_s, u"Token"_s).isNull(); }))
        return failed(u"the field for the token"_s);
    fill(u"Token"_s, token);
    m_desktop.key(u"Return"_s); // tests
    if (!waitUntil([this] { return !m_app.find(u"push button"_s, u"Test again"_s).isNull(); }))
        return failed(u"the test of the connection"_s);
    m_desktop.key(u"Return"_s); // saves and connects
    const auto isConnected = [this] {
        // A keychain that is there, but new, asks for a password first: a question to someone who is not here.
        const Accessible keep = m_app.find(u"push button"_s, u"Keep for this session"_s);
        if (!keep.isNull())
            keep.press();
        return !m_app.find(u"push button"_s, u"Open: What waits and why"_s).isNull()
            && m_app.find(u"text"_s, u"Token"_s).isNull(); // the dialog is closed
    };
    if (!waitUntil(isConnected))
        return failed(u"the overview"_s);
    // The keychain's question may still be there and have the keyboard, until a click takes it.
    m_app.find(u"push button"_s, u"Open: What waits and why"_s).press();
    if (!shows(u"Workloads"_s))
        return false;
    chooseRow(u"Workloads"_s, 1);
    return true;
}

bool Person::work(int round, int readingMs)
{
    static constexpr const char *searches[] = {"llama", "train", "bert", "notebook", "eval"};
    const QString search = QLatin1StringView(searches[round % std::size(searches)]);
    m_desktop.key(u"ctrl+3"_s);
    if (!shows(u"Workloads"_s))
        return false;
    for (int page = 0; page < 6; ++page)
        press(u"Next"_s);
    m_desktop.key(u"slash"_s);
    m_desktop.type(search);
    pause(1500);
    m_desktop.key(u"Escape"_s);
    m_desktop.key(u"Escape"_s);
    press(u"F5"_s);
    // The details of some rows: their fields, history, pods, charts and JSON.
    for (int row = 1; row < 4; ++row)
        chooseRow(u"Workloads"_s, row + round % 5);
    for (const char *tab : {"History", "Pods", "Metrics", "JSON", "Details"})
        chooseTab(QLatin1StringView(tab));
    if (round % 4 == 0)
        press(u"ctrl+shift+d"_s);
    if (!drill(u"Workloads"_s, 2 + round % 5, u"Pods"_s))
        return false;
    pause(800);
    press(u"alt+Left"_s);
    if (!shows(u"Workloads"_s))
        return false;
    chooseRow(u"Workloads"_s, 1 + round % 7);
    press(u"ctrl+m"_s);
    pause(2500);
    const QPoint middle(700, 400);
    m_desktop.wheel(middle, -3);
    pause(1500);
    m_desktop.wheel(middle, 3);
    press(u"alt+Left"_s);
    m_desktop.key(u"ctrl+4"_s);
    if (!shows(u"Pods"_s))
        return false;
    press(u"ctrl+End"_s);
    pause(1000);
    press(u"ctrl+Home"_s);
    m_desktop.wheel(middle, 40);
    press(u"ctrl+shift+u"_s);
    m_app.resize(round % 2 == 0 ? QSize(1100, 720) : QSize(1440, 880));
    m_desktop.key(u"ctrl+2"_s);
    if (!shows(u"Clusters"_s))
        return false;
    if (!drill(u"Clusters"_s, 0, u"Workloads"_s))
        return false;
    // Someone reads, while everything refreshes by itself.
    pause(readingMs);
    return m_app.isRunning() || failed(u"the program"_s);
}

bool Person::failed(const QString &what)
{
    say(u"FAIL: "_s + what + u" did not come"_s);
    m_desktop.savePicture(m_app.pictureFile());
    return false;
}

bool Person::shows(const QString &table)
{
    return waitUntil([&] { return m_app.table(table).rows() > 0; }) || failed(u"the table of "_s + table);
}

void Person::chooseRow(const QString &table, int row)
{
    const Accessible rows = m_app.table(table);
    const QRect place = rows.extents().adjusted(0, headerHeight, 0, 0);
    int first = 0;
    while (first < rows.rows() && !place.contains(rows.cell(first, 0).extents()))
        ++first;
    m_app.click(rows.cell(first + row, 0));
    pause(400);
}

// Time flies: what was chosen may be deleted before the next key.
bool Person::drill(const QString &from, int row, const QString &to)
{
    for (int attempt = 0; attempt < 5 && m_app.table(to).isNull(); ++attempt) {
        chooseRow(from, row);
        press(u"Return"_s);
    }
    return shows(to);
}

// "Pods 2/4": tabs tell a count behind their name.
void Person::chooseTab(const QString &name)
{
    const Accessible tab = m_app.find(
        [&](const Accessible &object) { return object.role() == u"page tab" && object.name().startsWith(name); });
    if (!tab.isNull())
        m_app.click(tab);
    pause(700);
}

void Person::fill(const QString &name, const QString &text)
{
    m_app.click(m_app.find(u"text"_s, name));
    m_desktop.key(u"ctrl+a"_s);
    m_desktop.type(text);
}

void Person::press(const QString &key)
{
    m_desktop.key(key);
    pause(500);
}
