// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/firstpaint.h"

#include <QEvent>
#include <QTimer>
#include <QWidget>

#include <cstdio>

namespace app {

namespace {

class FirstPaint final : public QObject
{
public:
    FirstPaint(QWidget &window, std::function<void()> work)
        : QObject(&window)
        , m_work(std::move(work))
    {
        window.installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            // The filter runs before the window paints; the next iteration of the event loop is after it.
            QTimer::singleShot(0, this, [this] {
                m_work();
                deleteLater();
            });
        }
        return false;
    }

private:
    std::function<void()> m_work;
};

} // namespace

void afterFirstPaint(QWidget &window, std::function<void()> work)
{
    new FirstPaint(window, std::move(work));
}

void traceFirstPaint(QWidget &window)
{
    if (qEnvironmentVariableIsSet("BINNACLE_TRACE_START"))
        afterFirstPaint(window, [] { std::fputs("first paint\n", stderr); });
}

} // namespace app
