// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/guiwatch.h"

#include "tests/benchmarks/machine.h"

#include <QEvent>
#include <QThread>

using namespace Qt::StringLiterals;

namespace bench {

void WatchedApplication::beginWatch()
{
    m_longestGap = 0;
    m_longestEvent = 0;
    m_watching = true;
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.callOnTimeout(this, &WatchedApplication::beat, Qt::UniqueConnection);
    m_timer.start(1);
    m_sinceBeat.start();
}

void WatchedApplication::endWatch()
{
    beat();
    m_timer.stop();
    m_watching = false;
}

QString WatchedApplication::longestEventName() const
{
    return u"%1, event %2"_s.arg(QString::fromLatin1(m_longestReceiver)).arg(m_longestType);
}

bool WatchedApplication::notify(QObject *receiver, QEvent *event)
{
    // Every thread delivers its events by this function.
    if (QThread::currentThread() != thread() || !m_watching || m_depth > 0)
        return QApplication::notify(receiver, event);
    ++m_depth;
    // The receiver may be gone afterwards, the event's type, too.
    const char *name = receiver->metaObject()->className();
    const int type = event->type();
    const double before = threadCpuMs();
    const bool result = QApplication::notify(receiver, event);
    const double taken = threadCpuMs() - before;
    --m_depth;
    if (taken > m_longestEvent) {
        m_longestEvent = taken;
        m_longestReceiver = name;
        m_longestType = type;
    }
    return result;
}

void WatchedApplication::beat()
{
    m_longestGap = qMax(m_longestGap, double(m_sinceBeat.nsecsElapsed()) / 1e6 - 1);
    m_sinceBeat.start();
}

} // namespace bench
