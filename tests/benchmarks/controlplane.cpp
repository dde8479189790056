// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/controlplane.h"

#include <httplib.h>

using namespace Qt::StringLiterals;

namespace bench {

ControlPlane::ControlPlane(const Settings &settings, int pods, Answers answers)
{
    const int workloads = qMax(1, pods / 4);
    m_simulator = std::make_unique<Server>(
        settings.binFolder + u"/binnacle-simulator"_s,
        QStringList{u"--pods"_s, QString::number(pods), u"--workloads"_s, QString::number(workloads), u"--now"_s,
                    u"2025-11-21T14:00:00Z"_s, u"--speed"_s, u"0"_s, u"--token"_s, token()},
        120'000);
    if (answers == Answers::Live)
        return;
    QStringList arguments{u"replay"_s, u"--upstream"_s, m_simulator->url()};
    if (answers == Answers::PreparedPlain)
        arguments.append(u"--identity"_s);
    m_replay = std::make_unique<Server>(settings.binFolder + u"/binnacle-bench"_s, arguments, 10'000);
}

QString ControlPlane::url() const
{
    return m_replay ? m_replay->url() : m_simulator->url();
}

QString ControlPlane::token() const
{
    return u"benchmark-token"_s;
}

session::Connection ControlPlane::connection() const
{
    session::Connection connection;
    connection.name = u"Benchmark"_s;
    connection.url = QUrl(url());
    connection.credentials = session::BearerToken{token()};
    return connection;
}

long ControlPlane::requests() const
{
    httplib::Client client(url().toStdString());
    const httplib::Result result = client.Get("/replay/requests");
    return result ? std::stol(result->body) : -1;
}

} // namespace bench
