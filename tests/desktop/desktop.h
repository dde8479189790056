// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QSize>
#include <QString>

// A desktop of the test's own: a display (Xvfb), a window manager (openbox), a session bus and, on it, the
// accessibility bus. All of it ends with the object. GUI-less: the test itself needs no display.
class Desktop
{
public:
    ~Desktop();

    // False, with the reason in problem(), if a part of it does not come up.
    [[nodiscard]] bool start(QSize screen);
    [[nodiscard]] QString problem() const { return m_problem; }
    // The first program that is not installed; empty if the desktop can be started.
    [[nodiscard]] static QString missingProgram();

    [[nodiscard]] QString accessibilityBus() const { return m_accessibilityBus; } // its address
    [[nodiscard]] QProcessEnvironment environment() const; // for programs that run on it

    // As a person at the desk. Points are those of the screen.
    void click(const QPoint &point, int button = 1, int times = 1) const;
    void moveTo(const QPoint &point) const;
    void wheel(const QPoint &point, int notches) const; // positive: down
    void key(const QString &keys) const; // "ctrl+f", "Return"
    void type(const QString &text) const;
    // A picture of the whole screen.
    bool savePicture(const QString &file) const;
    // X windows whose title holds `title`.
    [[nodiscard]] QStringList windows(const QString &title) const;
    void resize(const QString &window, QSize size) const;

private:
    bool startDisplay(QSize screen);
    bool startBus();
    QString run(const QString &program, const QStringList &arguments) const; // its output

    QProcess m_display;
    QProcess m_manager;
    QProcess m_bus;
    QString m_displayName;
    QString m_busAddress;
    QString m_accessibilityBus;
    QString m_problem;
};
