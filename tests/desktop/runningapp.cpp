// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/runningapp.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QThread>

using namespace Qt::StringLiterals;

namespace {
constexpr int patienceMs = 60'000;
}

RunningApp::RunningApp(const Desktop &desktop, const QString &language, int scale)
    : m_desktop(desktop)
    , m_language(language)
    , m_scale(scale)
{
}

RunningApp::~RunningApp()
{
    m_process.terminate();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(10'000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

bool RunningApp::start(const QStringList &arguments)
{
    QProcessEnvironment environment = m_desktop.environment();
    for (const auto &[name, folder] : {std::pair{u"XDG_CONFIG_HOME"_s, u"config"_s},
                                       {u"XDG_DATA_HOME"_s, u"data"_s},
                                       {u"XDG_CACHE_HOME"_s, u"cache"_s}})
        environment.insert(name, m_home.filePath(folder));
    environment.insert(u"HOME"_s, m_home.path());
    environment.insert(u"LC_ALL"_s, m_language);
    environment.remove(u"LANGUAGE"_s);
    environment.insert(u"QT_SCALE_FACTOR"_s, QString::number(m_scale));
    m_process.setProcessEnvironment(environment);
    m_process.start(qEnvironmentVariable("BINNACLE_BIN") + u"/binnacle"_s, arguments);
    QElapsedTimer timer;
    timer.start();
    while (m_process.state() != QProcess::NotRunning && timer.elapsed() < patienceMs) {
        const QStringList windows = m_desktop.windows(u"Binnacle"_s);
        if (!windows.isEmpty() && !find([](const Accessible &) { return true; }).isNull()) {
            resize({1440, 880});
            return true;
        }
        m_process.waitForFinished(50);
    }
    m_problem = m_process.state() == QProcess::NotRunning ? u"it ended with %1"_s.arg(m_process.exitCode())
        : m_desktop.windows(u"Binnacle"_s).isEmpty()      ? u"it shows no window"_s
                                                          : u"it does not come to the accessibility bus"_s;
    m_problem += u"; it says: "_s + complaints();
    return false;
}

bool RunningApp::waitForEnd()
{
    return m_process.state() == QProcess::NotRunning || m_process.waitForFinished(patienceMs);
}

// Without what Qt says when somebody on the accessibility bus asks for a widget that has gone meanwhile.
QString RunningApp::complaints()
{
    static const QRegularExpression askedTooLate(uR"(^.*AtSpiAdaptor: Accessible invalid: .*\n)"_s,
                                                 QRegularExpression::MultilineOption);
    m_complaints += QString::fromLocal8Bit(m_process.readAllStandardError());
    return QString(m_complaints).remove(askedTooLate);
}

qint64 RunningApp::residentKiB() const
{
    QFile status(u"/proc/%1/status"_s.arg(m_process.processId()));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    static const QRegularExpression line(u"VmRSS:\\s*(\\d+)"_s);
    return line.match(QString::fromLatin1(status.readAll())).captured(1).toLongLong();
}

Accessible RunningApp::find(const Accessible::Test &test) const
{
    return Accessible::application(m_desktop.accessibilityBus(), u"binnacle"_s).find(test);
}

Accessible RunningApp::find(const QString &role, const QString &name) const
{
    return find([&](const Accessible &object) { return object.name() == name && object.role() == role; });
}

Accessible RunningApp::table(const QString &name) const
{
    return find(u"table"_s, name);
}

QString RunningApp::selectedName(const QString &table) const
{
    const Accessible rows = this->table(table);
    const QList<int> selected = rows.selectedRows();
    return selected.size() == 1 ? rows.cell(selected.constFirst(), 0).name() : QString();
}

void RunningApp::click(const Accessible &object, int button, int times) const
{
    const QRect place = object.extents();
    if (!place.isValid()) // gone meanwhile
        return;
    // Qt tells logical pixels; xdotool counts those of the screen.
    m_desktop.click(place.center() * m_scale, button, times);
}

void RunningApp::resize(QSize size) const
{
    for (const QString &window : m_desktop.windows(u"Binnacle"_s))
        m_desktop.resize(window, size * m_scale);
}

QString RunningApp::pictureFile() const
{
    const QDir folder(qEnvironmentVariable("BINNACLE_BIN") + u"/../desktop"_s);
    folder.mkpath(u"."_s);
    return folder.filePath(u"%1-%2x.png"_s.arg(m_language.left(2)).arg(m_scale));
}
