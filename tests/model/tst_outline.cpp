// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "models/fleet/outline.h"
#include "models/session/session.h"
#include "tests/support/simulatorclient.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using fleet::Outline;
using fleet::Tenants;

namespace {

constexpr int patient = 30'000; // ms; a limit against hanging, not a measure
constexpr qint64 now = 1'780'000'000'000;

// A node whose GPUs are allocated as told.
fleet::Line lineWith(const QList<double> &allocated)
{
    fleet::Line line;
    line.name = u"node"_s;
    line.facts.gpuCount = int(allocated.size());
    for (const double share : allocated)
        line.cells.push_back({.state = fleet::CellState::Value, .allocated = share});
    return line;
}

} // namespace

// Which GPUs a workload holds, against answers read without our own code.
class TestOutline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyIsGivenAGpuThatIsNotKnown()
    {
        const double untold = api::absentNumber;
        const auto exact = [](const fleet::Line &line, double gpus) { return fleet::shareOf(line, gpus).isExact; };
        const auto cells = [](const fleet::Line &line, double gpus) { return fleet::shareOf(line, gpus).cells; };
        const fleet::Line full = lineWith({1, 1, 1, 1});
        QVERIFY(exact(full, 4));
        QVERIFY(!exact(full, 3)); // any three of them
        QCOMPARE(cells(full, 3).size(), 4U);
        const fleet::Line half = lineWith({1, 0, 0.5, 0});
        QVERIFY(exact(half, 1.5));
        QCOMPARE(cells(half, 1.5), (std::set<int>{0, 2}));
        QVERIFY(!exact(half, 1));
        QCOMPARE(cells(half, 1), (std::set<int>{0, 2})); // surely none of the free ones
        QVERIFY(!exact(half, untold));
        const fleet::Line older = lineWith({untold, untold});
        QVERIFY(!exact(older, 1));
        QVERIFY(exact(older, 2));
        QCOMPARE(cells(older, 1).size(), 2U);
        // What is allocated was read before the workload began: the node, but no GPU of it.
        QVERIFY(!exact(lineWith({0, 0}), 1));
        QCOMPARE(cells(lineWith({0, 0}), 1).size(), 2U);
    }

    void outlinesAreWhatThePodsTell()
    {
        start();
        const auto expected = holdsByWorkload();
        QVERIFY(!expected.empty());
        const auto largest
            = std::ranges::max_element(expected, {}, [](const auto &entry) { return entry.second.size(); });
        QVERIFY(largest->second.size() > 1);
        Outline outline(m_session->client());
        outline.setWorkload(base::Key::fromText(largest->first), {});
        QVERIFY(!outline.isKnown());
        QTRY_VERIFY_WITH_TIMEOUT(outline.isKnown(), patient);
        QVERIFY(!outline.problem());
        QVERIFY(!outline.name().isEmpty());
        QCOMPARE(outline.holds().size(), largest->second.size());
        for (const auto &[node, gpus] : largest->second)
            QCOMPARE(outline.holds().at(node).gpus, gpus);
        const auto asked = m_simulator->answered();
        outline.setWorkload(outline.workload(), {}); // the same
        outline.refresh();
        outline.refresh(); // while it is asked
        QTRY_COMPARE_WITH_TIMEOUT(m_simulator->answered(), asked + 1, patient);
        outline.setWorkload({}, {});
        QVERIFY(outline.holds().empty());
    }

    void tenantsAreThoseOfTheNode()
    {
        start();
        std::map<base::Key, std::map<QString, double>> expected; // by node
        for (const auto &[workload, nodes] : holdsByWorkload()) {
            for (const auto &[node, gpus] : nodes)
                expected[node][workload] = gpus;
        }
        const auto busiest
            = std::ranges::max_element(expected, {}, [](const auto &entry) { return entry.second.size(); });
        QVERIFY(busiest->second.size() > 1);
        fleet::Line line;
        line.clusterId = busiest->first.parts().constFirst();
        line.name = busiest->first.parts().constLast();
        std::optional<api::Result<Tenants::Found>> found;
        Tenants tenants(m_session->client());
        tenants.find(line, [&](const api::Result<Tenants::Found> &answer) { found = answer; });
        QTRY_VERIFY_WITH_TIMEOUT(found.has_value(), patient);
        QVERIFY(found->has_value());
        QCOMPARE((*found)->size(), busiest->second.size());
        double before = std::numeric_limits<double>::infinity();
        for (const fleet::Tenant &tenant : **found) {
            QCOMPARE(tenant.hold.gpus, busiest->second.at(tenant.workload.toString()));
            QVERIFY(tenant.hold.gpus <= before);
            before = tenant.hold.gpus;
        }
    }

    void refusalsAreTold()
    {
        start();
        const QString workload = holdsByWorkload().begin()->first;
        simulator::Options options;
        options.refusedPaths = {u"/api/v1/workloads/%1/pods"_s.arg(workload).toStdString(), "/api/v1/workloads/pods"};
        start(options);
        Outline outline(m_session->client());
        outline.setWorkload(base::Key::fromText(workload), u"mine"_s);
        QTRY_VERIFY_WITH_TIMEOUT(outline.problem().has_value(), patient);
        QCOMPARE(outline.problem()->kind, table::Problem::Kind::Forbidden);
        QVERIFY(!outline.isKnown());
        std::optional<api::Result<Tenants::Found>> found;
        Tenants tenants(m_session->client());
        tenants.find({}, [&](const api::Result<Tenants::Found> &answer) { found = answer; });
        QTRY_VERIFY_WITH_TIMEOUT(found.has_value(), patient);
        QVERIFY(!found->has_value());
    }

private:
    void start(const simulator::Options &changed = {})
    {
        simulator::Options options = changed;
        options.size = simulator::Size::Small;
        options.nowMs = now;
        options.speed = 0;
        m_session.reset();
        m_simulator = std::make_unique<simulator::Simulator>(options);
        QVERIFY2(m_simulator->start(), m_simulator->error().c_str());
        const QString token = QString::fromStdString(m_simulator->token());
        m_session = std::make_unique<session::Session>(
            session::Connection{.name = u"test"_s,
                                .url = QUrl(QString::fromStdString(m_simulator->url())),
                                .caFile = {},
                                .credentials = session::BearerToken{token}});
        m_client = std::make_unique<SimulatorClient>(m_simulator->port(), token.toLatin1());
    }
    // GPUs that pods have, by workload and node.
    [[nodiscard]] std::map<QString, std::map<base::Key, double>> holdsByWorkload()
    {
        std::map<QString, std::map<base::Key, double>> holds;
        for (int offset = 0;; offset += 500) {
            const QJsonArray pods = m_client->get(u"/api/v1/workloads/pods?limit=500&offset=%1"_s.arg(offset))
                                        .object()[u"pods"_s]
                                        .toArray();
            for (const auto &pod : pods) {
                const double gpus = pod[u"allocatedResources"_s][u"gpu"_s].toDouble();
                const QString node = pod[u"nodeName"_s].toString();
                if (gpus > 0 && !node.isEmpty())
                    holds[pod[u"workloadId"_s].toString()][base::Key::of({pod[u"clusterId"_s].toString(), node})]
                        += gpus;
            }
            if (pods.size() < 500)
                return holds;
        }
    }

    std::unique_ptr<simulator::Simulator> m_simulator;
    std::unique_ptr<session::Session> m_session;
    std::unique_ptr<SimulatorClient> m_client;
};

QTEST_GUILESS_MAIN(TestOutline)
#include "tst_outline.moc"
