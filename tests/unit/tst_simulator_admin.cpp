// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/api.h"
#include "app/simulator/world/generator.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace simulator;

namespace {

constexpr std::int64_t Begin = 1'763'726'400'000; // 2025-11-21T12:00:00Z

struct Reply
{
    int status = 0;
    QByteArray body;

    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QJsonArray array() const { return QJsonDocument::fromJson(body).array(); }
};

// A control plane of its own that can be changed
class Plane
{
public:
    explicit Plane(std::optional<Release> release = std::nullopt)
        : m_world(generate({7, 62, 600, 2400}, 5, Begin))
        , m_auth("t", 3600, 1)
        , m_api(*m_world, m_auth, AtOnce, release)
    {
    }

    Reply ask(const char *method, const QString &target, const QByteArray &body = {})
    {
        const auto answer
            = m_api.answer({method, target.toStdString(), "Bearer t", "application/json", body.toStdString()}, Begin);
        return {answer.status, QByteArray::fromStdString(answer.body)};
    }
    Reply get(const QString &target) { return ask("GET", target); }

private:
    std::unique_ptr<World> m_world;
    Auth m_auth;
    Api m_api;
};

} // namespace

// What administrators ask of the simulated control plane.
class TestSimulatorAdmin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void instructionsNameTheCluster();
    void instructionsAreSafeInAShell();
};

void TestSimulatorAdmin::instructionsNameTheCluster()
{
    Plane plane;
    const QString id = plane.ask("POST", u"/api/v1/clusters"_s, R"({"name":"osl","domain":"osl.example"})")
                           .object()[u"uuid"_s]
                           .toString();
    const QString path = u"/api/v1/clusters/%1/cluster-install-info?version=2.20.14"_s.arg(id);
    const QJsonObject told = plane.get(path).object();
    const QString text = told[u"installationStr"_s].toString(), secret = told[u"clientSecret"_s].toString();
    QCOMPARE(secret.size(), 32);
    for (const QString &part :
         {u"--version 2.20.14"_s, u"cluster.uid="_s + id, u"cluster.url=https://osl.example"_s,
          u"clientSecret="_s + secret, told[u"chartRepoURL"_s].toString(), told[u"repositoryName"_s].toString()})
        QVERIFY2(!part.isEmpty() && text.contains(part), qPrintable(part));
    QCOMPARE(plane.get(path).object(), told);
    QVERIFY(plane.get(path + u"&remoteClusterUrl=https%3A%2F%2F10.1.2.3%3A8443"_s)
                .object()[u"installationStr"_s]
                .toString()
                .contains(u"cluster.url=https://10.1.2.3:8443"_s));
    const QString other = plane.get(u"/api/v1/clusters"_s).array().first()[u"uuid"_s].toString();
    QVERIFY(plane.get(QString(path).replace(id, other)).object()[u"clientSecret"_s].toString() != secret);

    QCOMPARE(plane.ask("DELETE", u"/api/v1/clusters/"_s + id + u"?force=true"_s).status, 204);
    QCOMPARE(plane.get(path).status, 404);
}

void TestSimulatorAdmin::instructionsAreSafeInAShell()
{
    Plane plane;
    const QString path = u"/api/v1/clusters/%1/cluster-install-info"_s.arg(
        plane.get(u"/api/v1/clusters"_s).array().first()[u"uuid"_s].toString());
    QCOMPARE(plane.get(path).status, 400);
    QCOMPARE(plane.get(path + u"?version="_s).status, 400);
    QCOMPARE(plane.get(path + u"?version=2.20%3Breboot"_s).status, 400);
    QCOMPARE(plane.get(path + u"?version=2.20&remoteClusterUrl=%24%28reboot%29"_s).status, 400);
}

QTEST_GUILESS_MAIN(TestSimulatorAdmin)
#include "tst_simulator_admin.moc"
