// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/catalog.h"
#include "models/catalog/clusters.h"
#include "models/session/session.h"
#include "models/table/windowmodel.h"
#include "tests/support/faultserver.h"
#include "views/list/listsummary.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QPointer>
#include <QTest>

using namespace Qt::StringLiterals;
using table::WindowModel;

namespace {

constexpr int patient = 20'000; // ms; a limit against hanging, not a measure

constexpr QByteArrayView names = R"([
    {"uuid": "8d1e6a3c-4a0c-4c0a-9d1e-0d8f1a2b3c4d", "tenantId": 1, "name": "one", "createdAt": "2025-01-01T00:00:00Z"},
    {"uuid": "9d1e6a3c-4a0c-4c0a-9d1e-0d8f1a2b3c4d", "tenantId": 1, "name": "two", "createdAt": "2025-01-02T00:00:00Z"}])";

constexpr QByteArrayView states = R"([
    {"uuid": "8d1e6a3c-4a0c-4c0a-9d1e-0d8f1a2b3c4d", "tenantId": 1, "name": "one", "createdAt": "2025-01-01T00:00:00Z",
     "status": {"state": "Connected", "platform": {"type": "eks", "kubeVersion": "v1.30"}}},
    {"uuid": "9d1e6a3c-4a0c-4c0a-9d1e-0d8f1a2b3c4d", "tenantId": 1, "name": "two", "createdAt": "2025-01-02T00:00:00Z",
     "status": {"state": "Disconnected", "platform": {"type": "gke", "kubeVersion": "v1.31"}}}])";

// Of the first cluster alone: the second does not report. The group comes twice, as the API may send it.
constexpr QByteArrayView numbers = R"({"type": "TOTAL_GPUS", "timestamp": "2025-01-02T00:00:00Z", "values": [
    {"value": "16", "groups": [{"key": "ClusterId", "value": "8d1e6a3c-4a0c-4c0a-9d1e-0d8f1a2b3c4d", "name": "one"}]},
    {"value": "16", "groups": [{"key": "ClusterId", "value": "8d1e6a3c-4a0c-4c0a-9d1e-0d8f1a2b3c4d", "name": "one"}]}]})";

} // namespace

// The names of clusters come before their states, which the control plane may take long to collect.
class TestLateCells : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_held.clear();
        m_waiting.clear();
        m_numbers = numbers.toByteArray();
        m_status = 200;
        m_server = std::make_unique<FaultServer>([this](QTcpSocket *socket, const FaultServer::Request &request) {
            if (request.target.startsWith("/api/v1/nodes/telemetry"))
                m_numbers.isEmpty() ? m_waiting.append(socket) : FaultServer::answer(socket, m_status, m_numbers);
            else if (request.target.contains("verbosity=metadata"))
                m_names.isEmpty() ? void() : FaultServer::answer(socket, 200, m_names);
            else
                m_held << socket;
        });
        QVERIFY(m_server->isReady());
        m_names = names.toByteArray();
        m_session = std::make_unique<session::Session>(session::Connection{
            .name = u"test"_s, .url = m_server->url(), .caFile = {}, .credentials = session::BearerToken{u"token"_s}});
        m_model = std::make_unique<WindowModel>(
            catalog::makeSource(catalog::clusterResource, m_session->client(), m_clusters));
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_session.reset();
        m_server.reset();
    }

    void namesComeFirst()
    {
        m_model->setQuery(query());
        QTRY_COMPARE_WITH_TIMEOUT(m_model->loadedRows().size(), 1, patient);
        QCOMPARE(m_model->rowCount(), 2);
        const QModelIndex name = m_model->index(1, m_model->columnOf("name"));
        const QModelIndex state = m_model->index(1, m_model->columnOf("status.state"));
        QCOMPARE(name.data().toString(), u"two"_s);
        QVERIFY(name.data(WindowModel::LoadedRole).toBool());
        QVERIFY(!state.data(WindowModel::LoadedRole).toBool());
        QVERIFY(!state.data().isValid());
        QCOMPARE(state.data(Qt::AccessibleTextRole).toString(), u"Loading"_s);
        QVERIFY(m_model->faults().missing.isEmpty());
        QVERIFY(m_model->isLoading());
        // The number of clusters is known, those by state are not.
        for (const views::SummaryTile &tile : views::rowTiles(catalog::clusterResource, *m_model))
            QCOMPARE(tile.count.has_value(), tile.state.isEmpty());

        const QPersistentModelIndex kept = name;
        QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1, patient);
        answer(200, states);
        QTRY_COMPARE_WITH_TIMEOUT(state.data().toString(), u"Disconnected"_s, patient);
        QVERIFY(state.data(WindowModel::LoadedRole).toBool());
        QVERIFY(!state.data(WindowModel::ChangedRole).toBool()); // it was unknown, not different
        QVERIFY(kept.isValid());
        QCOMPARE(kept.data().toString(), u"two"_s);
        QVERIFY(!m_model->problem());
        QVERIFY(!m_model->isLoading());

        // A refresh asks for everything at once.
        m_model->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1, patient);
        QCOMPARE(state.data().toString(), u"Disconnected"_s);
        answer(200, states);
        QTRY_VERIFY_WITH_TIMEOUT(!m_model->isLoading(), patient);
        QCOMPARE(m_server->count("GET", "/api/v1/clusters?verbosity=metadata"), 1);
        QCOMPARE(m_server->count("GET", "/api/v1/clusters"), 3);
    }

    void numbersComeLater()
    {
        m_numbers.clear(); // held
        m_model->setQuery(query());
        QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1, patient);
        answer(200, states);
        const auto cell
            = [this](int row, const char *column) { return m_model->index(row, m_model->columnOf(column)); };
        QTRY_COMPARE_WITH_TIMEOUT(m_model->rowCount(), 2, patient);
        QTRY_COMPARE_WITH_TIMEOUT(cell(1, "status.state").data().toString(), u"Disconnected"_s, patient);
        QVERIFY(!cell(0, "gpus").data(WindowModel::LoadedRole).toBool());
        QVERIFY(m_model->isLoading());
        QVERIFY(views::rowGpus(*m_model) && !views::rowGpus(*m_model)->allocated); // to come
        answerNumbers(200, numbers);
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, "totalGpus").data().toString(), u"16"_s, patient);
        QCOMPARE(cell(0, "gpuNodes").data(WindowModel::CellTextRole).toString(), u"16 of 16"_s);
        QVERIFY(!cell(0, "totalGpus").data(WindowModel::ChangedRole).toBool());
        // A cluster that does not report has no numbers, rather than zeros.
        QCOMPARE(cell(1, "totalGpus").data(WindowModel::CellTextRole).toString(), u"–"_s);
        QCOMPARE(cell(1, "gpus").data(WindowModel::CellTextRole).toString(), u"–"_s);
        QVERIFY(!m_model->isLoading());
        QCOMPARE(views::rowGpus(*m_model)->total, std::optional(16.0));
        QCOMPARE(views::rowGpus(*m_model)->idle, std::optional(16.0));

        // A refresh brings the rows at once, with the numbers that are known.
        m_numbers.clear();
        m_model->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1, patient);
        answer(200, names);
        QTRY_VERIFY_WITH_TIMEOUT(cell(1, "status.state").data().toString() != u"Disconnected"_s, patient);
        QCOMPARE(cell(0, "totalGpus").data().toString(), u"16"_s);
    }

    void refusedNumbersAreTold()
    {
        m_numbers.clear();
        m_model->setQuery(query());
        QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1, patient);
        answer(200, states);
        answerNumbers(403, R"({"code": 403, "message": "no"})");
        QTRY_VERIFY_WITH_TIMEOUT(!m_model->isLoading(), patient);
        QCOMPARE(m_model->rowCount(), 2);
        QCOMPARE(m_model->index(0, m_model->columnOf("gpus")).data(WindowModel::CellTextRole).toString(), u"–"_s);
        QVERIFY(!views::rowGpus(*m_model));
        const table::Lack lack = m_model->source().lack();
        QVERIFY(lack.sentence.startsWith(u"Some numbers are missing."_s));
        QVERIFY(lack.columns.test(std::size_t(m_model->columnOf("gpus"))));
        QVERIFY(!lack.columns.test(std::size_t(m_model->columnOf("name"))));
        QVERIFY(!m_model->problem());
    }

    void filtersByStateWait()
    {
        table::ListQuery filtered = query();
        filtered.filters << table::Filter{u"status.state"_s, table::Op::Equal, {u"Disconnected"_s}, {}};
        m_model->setQuery(filtered);
        QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1, patient);
        QTest::qWait(100); // the names have been there by then
        QVERIFY(!m_model->hasAnswer());
        answer(200, states);
        QTRY_COMPARE_WITH_TIMEOUT(m_model->rowCount(), 1, patient);
        QCOMPARE(m_model->index(0, m_model->columnOf("name")).data().toString(), u"two"_s);
    }

    void sortingByStateWaits()
    {
        table::ListQuery sorted = query();
        sorted.sortKey = u"status.state"_s;
        sorted.descending = true;
        m_model->setQuery(sorted);
        QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1, patient);
        QTest::qWait(100);
        QVERIFY(!m_model->hasAnswer());
        answer(200, states);
        QTRY_COMPARE_WITH_TIMEOUT(m_model->rowCount(), 2, patient);
        QCOMPARE(m_model->index(0, m_model->columnOf("name")).data().toString(), u"two"_s);
    }

    // The rows stay, and the reason is told until the states come.
    void statesThatDoNotComeAreTold()
    {
        m_model->setQuery(query());
        QTRY_COMPARE_WITH_TIMEOUT(m_model->rowCount(), 2, patient);
        QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1, patient);
        answer(400, "{}");
        QTRY_VERIFY_WITH_TIMEOUT(m_model->problem().has_value(), patient);
        const QModelIndex state = m_model->index(1, m_model->columnOf("status.state"));
        QTRY_VERIFY_WITH_TIMEOUT(state.data(WindowModel::LoadedRole).toBool(), patient);
        QCOMPARE(state.data(WindowModel::CellTextRole).toString(), u"–"_s);
        QCOMPARE(m_model->rowCount(), 2);
        QTest::qWait(200); // not asked again by itself
        QCOMPARE(m_held.size(), 0);

        m_model->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1, patient);
        answer(200, states);
        QTRY_COMPARE_WITH_TIMEOUT(state.data().toString(), u"Disconnected"_s, patient);
        QVERIFY(!m_model->problem());
    }

    void theWholeListMayComeFirst()
    {
        m_names.clear(); // never answered
        m_model->setQuery(query());
        QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1, patient);
        answer(200, states);
        QTRY_COMPARE_WITH_TIMEOUT(m_model->rowCount(), 2, patient);
        QCOMPARE(m_model->index(1, m_model->columnOf("status.state")).data().toString(), u"Disconnected"_s);
        QVERIFY(!m_model->isLoading());
    }

    // Exports and counts need all of it.
    void withoutAListenerItIsWhole()
    {
        const auto source = catalog::makeSource(catalog::clusterResource, m_session->client(), m_clusters);
        table::PageAnswer page;
        const table::Ticket ticket = source->fetchPage(query(), 0, 100, base::Urgency::Export,
                                                       [&](table::PageAnswer answer) { page = std::move(answer); });
        QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1, patient);
        answer(200, states);
        QTRY_VERIFY_WITH_TIMEOUT(page.page, patient);
        QVERIFY(!page.page->isLate(0, m_model->columnOf("status.state")));
        QCOMPARE(m_server->count("GET", "/api/v1/clusters"), 1);
        QCOMPARE(page.page->raw(0, m_model->columnOf("totalGpus")), table::Raw(16.0));
    }

    // Whoever only counts requests no numbers.
    void countsNeedNoNumbers()
    {
        const auto source = catalog::makeSource(catalog::clusterResource, m_session->client(), m_clusters);
        std::optional<std::int64_t> count;
        const table::Ticket ticket = source->fetchCount(
            query(), base::Urgency::Refresh, [&](const table::CountAnswer &answer) { count = answer.count; });
        QTRY_COMPARE_WITH_TIMEOUT(m_held.size(), 1, patient);
        answer(200, states);
        QTRY_COMPARE_WITH_TIMEOUT(count, std::optional<std::int64_t>(2), patient);
        QCOMPARE(m_server->count("GET", "/api/v1/nodes/telemetry"), 0);
    }

private:
    static table::ListQuery query() { return catalog::defaultQuery(catalog::clusterResource); }
    void answer(int status, QByteArrayView body)
    {
        const QPointer<QTcpSocket> socket = m_held.takeFirst();
        QVERIFY(socket);
        FaultServer::answer(socket, status, body.toByteArray());
    }

    // Those that wait, and those that come.
    void answerNumbers(int status, QByteArrayView body)
    {
        QTRY_VERIFY_WITH_TIMEOUT(!m_waiting.isEmpty(), patient);
        m_status = status;
        m_numbers = body.toByteArray();
        for (const QPointer<QTcpSocket> &socket : std::exchange(m_waiting, {})) {
            QVERIFY(socket);
            FaultServer::answer(socket, status, m_numbers);
        }
    }

    std::unique_ptr<FaultServer> m_server;
    std::unique_ptr<session::Session> m_session;
    std::unique_ptr<WindowModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    catalog::ClusterNames m_clusters;
    QByteArray m_names;
    QList<QPointer<QTcpSocket>> m_held; // requests for the whole list
    QByteArray m_numbers; // the answer to them; empty = they are held
    int m_status = 200;
    QList<QPointer<QTcpSocket>> m_waiting; // requests for numbers
};

QTEST_MAIN(TestLateCells)
#include "tst_latecells.moc"
