// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>

// An application that knows how long its GUI thread was held: the processor time of each event it delivered, and the
// longest wall time between two beats of a 1 ms timer.
namespace bench {

class WatchedApplication final : public QApplication
{
    Q_OBJECT

public:
    using QApplication::QApplication;

    void beginWatch();
    void endWatch();

    [[nodiscard]] double longestGapMs() const { return m_longestGap; } // wall; other programs' turns included
    [[nodiscard]] double longestEventMs() const { return m_longestEvent; } // our own processor time
    [[nodiscard]] QString longestEventName() const; // receiver and type, to know where to look

    bool notify(QObject *receiver, QEvent *event) override;

private:
    void beat();

    QTimer m_timer;
    QElapsedTimer m_sinceBeat;
    double m_longestGap = 0;
    double m_longestEvent = 0;
    QByteArray m_longestReceiver;
    int m_longestType = 0;
    int m_depth = 0;
    bool m_watching = false;
};

} // namespace bench
