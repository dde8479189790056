// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/simulator.h"
#include "models/session/session.h"

#include <QObject>

#include <memory>
#include <thread>

namespace app {

// The demo: a simulated control plane inside this program, on a free loopback port with a random token. Its world is
// built in a separate thread, so that the window can appear meanwhile.
class Demo : public QObject
{
    Q_OBJECT

public:
    explicit Demo(simulator::Options options, QObject *parent = nullptr);
    ~Demo() override;

    void start(); // call once; emits ready() or failed()

Q_SIGNALS:
    void ready(const session::Connection &connection);
    void failed(const QString &sentence);

private:
    bool m_isRecording;
    simulator::Simulator m_simulator;
    std::thread m_thread;
};

} // namespace app
