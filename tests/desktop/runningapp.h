// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/desktop/accessible.h"
#include "tests/desktop/desktop.h"

#include <QProcess>
#include <QTemporaryDir>

// Binnacle on a desktop, started as a person starts it, in a home of its own. Ended by the destructor.
class RunningApp
{
public:
    RunningApp(const Desktop &desktop, const QString &language, int scale);
    ~RunningApp();

    // True once its window is there; false with the reason in problem().
    [[nodiscard]] bool start(const QStringList &arguments);
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] bool waitForEnd();
    [[nodiscard]] int exitCode() const { return m_process.exitCode(); }
    // All that it wrote to stderr: a program that is well says nothing.
    [[nodiscard]] QString complaints();
    [[nodiscard]] qint64 residentKiB() const;
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }

    [[nodiscard]] Accessible find(const QString &role, const QString &name) const;
    [[nodiscard]] Accessible find(const Accessible::Test &test) const;
    [[nodiscard]] Accessible table(const QString &name) const;
    [[nodiscard]] QString selectedName(const QString &table) const; // first column of the selected row
    void click(const Accessible &object, int button = 1, int times = 1) const;
    void resize(QSize size) const; // in logical pixels

    // Pictures of failed and finished runs lie beside the programs.
    [[nodiscard]] QString pictureFile() const;

private:
    const Desktop &m_desktop;
    const QString m_language;
    const int m_scale;
    QTemporaryDir m_home;
    QProcess m_process;
    QString m_complaints;
    QString m_problem;
};
