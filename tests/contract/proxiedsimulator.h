// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/apidocument.h"
#include "tests/support/program.h"
#include "tests/support/simulatorclient.h"

#include <QFile>
#include <QTest>

#include <functional>

// A simulator behind contract-proxy, which holds each exchange against the API document. Both are programs of their
// own; they end with verdict(), or with this object.
class ProxiedSimulator
{
public:
    // False without the contract tools. A program that does not start is a failure of the test.
    bool start(const QStringList &world
               = {QStringLiteral("--size"), QStringLiteral("small"), QStringLiteral("--odd-names")},
               const QString &document = apidocument::folder() + QStringLiteral("runai.json"))
    {
        using namespace Qt::StringLiterals;
        const QString tools = qEnvironmentVariable("BINNACLE_CONTRACT_TOOLS");
        if (!QFile::exists(tools + u"/node_modules"_s))
            return false;
        m_log = m_folder.filePath(u"violations"_s);
        const bool runs
            = m_simulator.start(Program::folder() + u"/binnacle-simulator"_s,
                                world
                                    + QStringList{u"--speed"_s, u"0"_s, u"--now"_s, u"2025-11-21T12:00:00Z"_s,
                                                  u"--token"_s, u"contract-token"_s})
            && m_proxy.start(u"node"_s,
                             {tools + u"/contract-proxy"_s, u"--upstream"_s,
                              u"http://127.0.0.1:%1"_s.arg(m_simulator.port()), u"--log"_s, m_log, u"--spec"_s,
                              document, u"--summary"_s, m_folder.filePath(u"summary"_s)});
        if (!runs)
            qFatal("%s%s", m_simulator.output().constData(), m_proxy.output().constData());
        m_client = std::make_unique<SimulatorClient>(m_proxy.port(), "contract-token");
        m_direct = std::make_unique<SimulatorClient>(m_simulator.port(), "contract-token");
        return true;
    }

    SimulatorClient &client() { return *m_client; }
    SimulatorClient &direct() { return *m_direct; } // past the proxy, for what the document does not have

    void expect(int status, const QString &target)
    {
        using namespace Qt::StringLiterals;
        const SimulatorClient::Reply reply = m_client->get(target, ++m_asked % 2 == 0);
        QVERIFY2(reply.status == status,
                 qPrintable(u"%1: %2 instead of %3"_s.arg(target).arg(reply.status).arg(status)));
    }

    // Not one line in the log, warnings included, but those that the test knows to be faults of the document.
    void verdict(const std::function<bool(const QJsonObject &violation)> &isKnown = {})
    {
        if (!m_client)
            return;
        m_client.reset();
        m_direct.reset();
        const int ended = m_proxy.stop();
        QVERIFY(isKnown ? ended >= 0 : ended == 0);
        QCOMPARE(m_simulator.stop(), 0);
        QFile log(m_log);
        QVERIFY(log.open(QIODevice::ReadOnly));
        QByteArray violations;
        while (!log.atEnd() && violations.size() < 4000) {
            const QByteArray line = log.readLine();
            if (!isKnown || !isKnown(QJsonDocument::fromJson(line).object()))
                violations += line;
        }
        QVERIFY2(violations.isEmpty(), violations.constData());
    }

    // After the verdict: the operations of the document that nobody requested, by their ids.
    [[nodiscard]] QSet<QString> untouched() const
    {
        using namespace Qt::StringLiterals;
        QFile summary(m_folder.filePath(u"summary"_s));
        QSet<QString> ids;
        if (!summary.open(QIODevice::ReadOnly))
            qFatal("contract-proxy has written no summary");
        for (const auto &id : QJsonDocument::fromJson(summary.readAll())[u"untouched"_s].toArray())
            ids += id.toString();
        return ids;
    }

private:
    QTemporaryDir m_folder;
    Program m_simulator, m_proxy;
    std::unique_ptr<SimulatorClient> m_client, m_direct;
    QString m_log;
    int m_asked = 0;
};
