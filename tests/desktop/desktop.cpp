// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/desktop.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QPoint>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 60'000;
constexpr auto busName = "binnacle-test-session"_L1;

void end(QProcess &process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.terminate();
    if (!process.waitForFinished(5'000)) {
        process.kill();
        process.waitForFinished();
    }
}

QString firstLine(QProcess &process)
{
    while (!process.canReadLine()) {
        if (!process.waitForReadyRead(patienceMs))
            return {};
    }
    return QString::fromLatin1(process.readLine()).trimmed();
}

} // namespace

Desktop::~Desktop()
{
    QDBusConnection::disconnectFromBus(busName);
    end(m_manager);
    end(m_bus);
    end(m_display);
}

QString Desktop::missingProgram()
{
    for (const char *name : {"Xvfb", "openbox", "dbus-daemon", "xdotool", "import"}) {
        if (QStandardPaths::findExecutable(QLatin1StringView(name)).isEmpty())
            return QLatin1StringView(name);
    }
    return {};
}

bool Desktop::start(QSize screen)
{
    return startDisplay(screen) && startBus();
}

bool Desktop::startDisplay(QSize screen)
{
    // -noreset: the display must not start anew when its first client leaves.
    const QString mode = u"%1x%2x24"_s.arg(screen.width()).arg(screen.height());
    m_display.start(u"Xvfb"_s,
                    {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, mode, u"-nolisten"_s, u"tcp"_s, u"-dpi"_s, u"96"_s,
                     u"-noreset"_s});
    const QString number = firstLine(m_display);
    if (number.isEmpty()) {
        m_problem = u"Xvfb does not start: "_s + QString::fromLocal8Bit(m_display.readAllStandardError());
        return false;
    }
    m_displayName = u':' + number;
    m_manager.setProcessEnvironment(environment());
    // A window that is mapped while openbox takes over the display stays unmapped.
    m_manager.start(u"openbox"_s, {u"--startup"_s, u"echo ready"_s});
    if (!firstLine(m_manager).isEmpty())
        return true;
    m_problem = u"openbox does not start"_s;
    return false;
}

bool Desktop::startBus()
{
    m_bus.setProcessEnvironment(environment());
    m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address=1"_s});
    m_busAddress = firstLine(m_bus);
    QDBusConnection bus = QDBusConnection::connectToBus(m_busAddress, busName);
    if (!bus.isConnected()) {
        m_problem = u"there is no session bus: "_s + bus.lastError().message();
        return false;
    }
    const QDBusMessage answer = bus.call(
        QDBusMessage::createMethodCall(u"org.a11y.Bus"_s, u"/org/a11y/bus"_s, u"org.a11y.Bus"_s, u"GetAddress"_s),
        QDBus::Block, patienceMs);
    m_accessibilityBus = answer.arguments().value(0).toString();
    if (m_accessibilityBus.isEmpty())
        m_problem = u"there is no accessibility bus: "_s + answer.errorMessage();
    return !m_accessibilityBus.isEmpty();
}

QProcessEnvironment Desktop::environment() const
{
    QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    all.insert(u"DISPLAY"_s, m_displayName);
    all.remove(u"WAYLAND_DISPLAY"_s);
    all.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    all.insert(u"QT_LINUX_ACCESSIBILITY_ALWAYS_ON"_s, u"1"_s);
    if (m_busAddress.isEmpty())
        all.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
    else
        all.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, m_busAddress);
    return all;
}

QString Desktop::run(const QString &program, const QStringList &arguments) const
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(program, arguments);
    process.waitForFinished(patienceMs);
    return QString::fromLocal8Bit(process.readAllStandardOutput());
}

void Desktop::moveTo(const QPoint &point) const
{
    run(u"xdotool"_s, {u"mousemove"_s, u"--sync"_s, QString::number(point.x()), QString::number(point.y())});
}

void Desktop::click(const QPoint &point, int button, int times) const
{
    moveTo(point);
    run(u"xdotool"_s,
        {u"click"_s, u"--repeat"_s, QString::number(times), u"--delay"_s, u"60"_s, QString::number(button)});
}

void Desktop::wheel(const QPoint &point, int notches) const
{
    click(point, notches > 0 ? 5 : 4, std::abs(notches));
}

void Desktop::key(const QString &keys) const
{
    run(u"xdotool"_s, {u"key"_s, u"--clearmodifiers"_s, keys});
}

void Desktop::type(const QString &text) const
{
    run(u"xdotool"_s, {u"type"_s, u"--delay"_s, u"15"_s, text});
}

bool Desktop::savePicture(const QString &file) const
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(u"import"_s, {u"-window"_s, u"root"_s, file});
    return process.waitForFinished(patienceMs) && process.exitCode() == 0;
}

QStringList Desktop::windows(const QString &title) const
{
    return run(u"xdotool"_s, {u"search"_s, u"--onlyvisible"_s, u"--name"_s, title}).split(u'\n', Qt::SkipEmptyParts);
}

void Desktop::resize(const QString &window, QSize size) const
{
    run(u"xdotool"_s, {u"windowmove"_s, window, u"0"_s, u"0"_s});
    run(u"xdotool"_s,
        {u"windowsize"_s, u"--sync"_s, window, QString::number(size.width()), QString::number(size.height())});
}
