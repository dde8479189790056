// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/starttrace.h"

#include <QEvent>
#include <QTimer>
#include <QWidget>

#include <cstdio>

namespace app {

namespace {

class FirstPaint final : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            // The filter runs before the window paints; the next turn of the event loop is after it.
            QTimer::singleShot(0, this, [this] {
                std::fputs("first paint\n", stderr);
                deleteLater();
            });
        }
        return false;
    }
};

} // namespace

void traceFirstPaint(QWidget &window)
{
    if (qEnvironmentVariableIsSet("BINNACLE_TRACE_START"))
        window.installEventFilter(new FirstPaint(&window));
}

} // namespace app
