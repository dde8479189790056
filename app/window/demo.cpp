// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/demo.h"

namespace app {

Demo::Demo(simulator::Options options, QObject *parent)
    : QObject(parent)
    , m_isRecording(!options.replayFolder.empty())
    , m_simulator(std::move(options))
{
}

Demo::~Demo()
{
    if (m_thread.joinable())
        m_thread.join();
}

void Demo::start()
{
    m_thread = std::thread([this] {
        const bool listening = m_simulator.start();
        // The destructor joins this thread first, so `this` is valid here.
        QMetaObject::invokeMethod(
            this,
            [this, listening] {
                if (!listening) {
                    Q_EMIT failed(tr("The demo could not start on this computer: %1")
                                      .arg(QString::fromStdString(m_simulator.error())));
                    return;
                }
                session::Connection connection;
                connection.name = tr("Demo data");
                connection.url = QUrl(QString::fromStdString(m_simulator.url()));
                connection.credentials = session::BearerToken{QString::fromStdString(m_simulator.token())};
                connection.isDemo = true;
                connection.allowsChanges = !m_isRecording;
                connection.isRecording = m_isRecording;
                connection.id = m_isRecording ? QStringLiteral("recording") : QStringLiteral("demo");
                Q_EMIT ready(connection);
            },
            Qt::QueuedConnection);
    });
}

} // namespace app
