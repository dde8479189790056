// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/actions/desk.h"
#include "models/catalog/catalog.h"
#include "models/catalog/clusteredits.h"
#include "models/catalog/clusters.h"
#include "models/catalog/typeedits.h"
#include "models/catalog/types.h"
#include "models/table/windowmodel.h"
#include "tests/fault/calls.h"
#include "tests/support/faultserver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace Qt::StringLiterals;

namespace {

constexpr int patient = 30'000; // ms; a limit against hanging, not a measure

// As 2.22 describes a type: without a name, and without the ids of its category and priority.
const QByteArray oldType = R"({"id": "t-1", "categoryName": "Train", "priorityName": "low"})";
const QByteArray newType = R"({"id": "t-1", "name": "RayJob", "group": "ray.io", "categoryId": "c-1",
    "categoryName": "Train", "priorityId": "p-1", "priorityName": "low"})";

// Answers a change of a type with a status; 0 = it hangs up.
class TypeServer : public FaultServer
{
public:
    TypeServer()
        : FaultServer([this](QTcpSocket *socket, const Request &request) { handle(socket, request); })
    {
    }
    int status = 200;
    QByteArray type = newType;

    [[nodiscard]] QJsonObject body() const // of the change
    {
        for (const Request &request : requests()) {
            if (request.method == "PUT")
                return QJsonDocument::fromJson(request.body).object();
        }
        return {};
    }

private:
    void handle(QTcpSocket *socket, const Request &request)
    {
        if (request.method == "PUT" && status == 0)
            socket->abort();
        else if (request.method == "PUT")
            answer(socket, status, status == 200 ? newType : R"({"code": 403, "message": "no role for it"})");
        else if (request.target.startsWith("/api/v1/workload-categories"))
            answer(socket, 200, R"({"categories": [{"id": "c-1", "name": "Train"}, {"id": "c-2", "name": "Build"}]})");
        else if (request.target.startsWith("/api/v1/workload-priorities"))
            answer(socket, 200,
                   R"({"priorities": [{"id": "p-1", "name": "low", "value": 25},
                                      {"id": "p-2", "name": "high", "value": 75}]})");
        else if (request.target.startsWith("/api/v1/workload-types"))
            answer(socket, 200, R"({"types": [)" + type + R"(]})");
        else
            answer(socket, 404, "{}");
    }
};

struct Bench
{
    TypeServer server;
    session::Session session{calls::connectionTo(server.url()), calls::hurried()};
    actions::Desk desk{session, QString()};
    QSignalSpy saved{&desk.edits(), &actions::Edits::saved};
    QSignalSpy failed{&desk.edits(), &actions::Edits::failed};

    static const catalog::CellEdit &edit(const char *column)
    {
        return **std::ranges::find_if(catalog::typeEdits(), [column](const catalog::CellEdit *known) {
            return qstrcmp(known->column, column) == 0;
        });
    }
    bool start(const QByteArray &type, const char *column, const catalog::Choice &to)
    {
        return desk.edits().start({catalog::typeResource,
                                   &edit(column),
                                   base::Key::fromText(u"t-1"_s),
                                   u"RayJob"_s,
                                   type,
                                   {u"p-1"_s, u"low"_s, {}},
                                   to});
    }
    [[nodiscard]] actions::JournalEntry entry() const
    {
        return const_cast<actions::Desk &>(desk).journal().entries().constLast();
    }
};

} // namespace

// Changing the category and the priority of a type, where the control plane makes it hard.
class TestTypeEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void bothIdsAreSent()
    {
        Bench bench;
        QVERIFY(bench.start(newType, "priorityName", {u"p-2"_s, u"high"_s, {}}));
        QCOMPARE(bench.desk.edits().noteOf(base::Key::fromText(u"t-1"_s), "priorityName"), u"saving"_s);
        QVERIFY(bench.desk.edits().noteOf(base::Key::fromText(u"t-1"_s), "categoryName").isEmpty());
        // Not twice at once
        QVERIFY(!bench.start(newType, "priorityName", {u"p-1"_s, u"low"_s, {}}));
        QTRY_COMPARE_WITH_TIMEOUT(bench.saved.size(), 1, patient);
        QCOMPARE(bench.server.body(), (QJsonObject{{u"categoryId"_s, u"c-1"_s}, {u"priorityId"_s, u"p-2"_s}}));
        QVERIFY(bench.desk.edits().noteOf(base::Key::fromText(u"t-1"_s), "priorityName").isEmpty());
        QCOMPARE(bench.entry().outcome, u"accepted"_s);
        QCOMPARE(bench.entry().action, u"set priority high"_s);
        QCOMPARE(bench.entry().name, u"RayJob"_s);
    }

    void theOtherIdIsLookedUpByName()
    {
        Bench bench;
        QVERIFY(bench.start(oldType, "categoryName", {u"c-2"_s, u"Build"_s, {}}));
        QTRY_COMPARE_WITH_TIMEOUT(bench.saved.size(), 1, patient);
        QCOMPARE(bench.server.body(), (QJsonObject{{u"categoryId"_s, u"c-2"_s}, {u"priorityId"_s, u"p-1"_s}}));
    }

    void refusalsAreTold()
    {
        Bench bench;
        bench.server.status = 403;
        QVERIFY(bench.start(newType, "priorityName", {u"p-2"_s, u"high"_s, {}}));
        QTRY_COMPARE_WITH_TIMEOUT(bench.failed.size(), 1, patient);
        QCOMPARE(bench.entry().outcome, u"refused"_s);
        QCOMPARE(bench.entry().code, 403);
        QVERIFY(bench.entry().message.contains(u"no role for it"));
        QCOMPARE(bench.server.count("PUT"), 1);
    }

    void lostAnswersAreUnknown()
    {
        Bench bench;
        bench.server.status = 0;
        QVERIFY(bench.start(newType, "priorityName", {u"p-2"_s, u"high"_s, {}}));
        QTRY_COMPARE_WITH_TIMEOUT(bench.failed.size(), 1, patient);
        QCOMPARE(bench.entry().outcome, u"unknown"_s);
        QCOMPARE(bench.server.count("PUT"), 1); // never twice
    }

    void aLostRenamingIsUnknown()
    {
        FaultServer server([](QTcpSocket *socket, const FaultServer::Request &) { socket->abort(); });
        session::Session session(calls::connectionTo(server.url()), calls::hurried());
        actions::Desk desk(session, {});
        QSignalSpy failed(&desk.edits(), &actions::Edits::failed);
        const base::Key key = base::Key::fromText(u"00000000-0000-4000-8000-000000000001"_s);
        QVERIFY(desk.edits().start({catalog::clusterResource,
                                    catalog::clusterEdits().front(),
                                    key,
                                    u"sin-edge"_s,
                                    R"({"uuid": "00000000-0000-4000-8000-000000000001", "name": "sin-edge"})",
                                    {u"sin-edge"_s, u"sin-edge"_s, {}},
                                    {u"sin-edge-2"_s, u"sin-edge-2"_s, {}}}));
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patient);
        QCOMPARE(desk.journal().entries().constLast().outcome, u"unknown"_s);
        QVERIFY(desk.edits().noteOf(key, "name").isEmpty());
        QCOMPARE(server.count("PUT"), 1);
    }

    void choicesAreTheServers()
    {
        Bench bench;
        QList<catalog::Choice> choices;
        const table::Ticket ticket = Bench::edit("priorityName").choices(bench.session.client(), [&](const auto &all) {
            choices = all ? *all : QList<catalog::Choice>();
        });
        QTRY_COMPARE_WITH_TIMEOUT(choices.size(), 2, patient);
        QCOMPARE(choices.constFirst(), (catalog::Choice{u"p-2"_s, u"high"_s, u"75"_s})); // the most urgent first
    }

    void typesWithoutANameAreListed()
    {
        Bench bench;
        bench.server.type = oldType;
        catalog::ClusterNames names;
        table::WindowModel model(catalog::makeSource(catalog::typeResource, bench.session.client(), names));
        model.setQuery(catalog::defaultQuery(catalog::typeResource));
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 1, patient);
        QTRY_VERIFY_WITH_TIMEOUT(!model.idAt(0).isNull(), patient);
        QCOMPARE(model.idAt(0).toString(), u"t-1"_s);
        QCOMPARE(std::get<QString>(model.valueOf(0, "name")), u"t-1"_s);
        QCOMPARE(std::get<QString>(model.valueOf(0, "categoryName")), u"Train"_s);
        QVERIFY(model.faults().fields.isEmpty());
        QCOMPARE(model.faults().rowsWithoutId, 0);
    }
};

QTEST_MAIN(TestTypeEdits)
#include "tst_typeedits.moc"
