// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/jsontree.h"
#include "models/catalog/jsoncells.h"

#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using catalog::JsonCells;
using table::Kind;

// Columns whose cells are read from the JSON of the row.
class TestJsonCells : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kinds_data();
    void kinds();
    void secretsAreMasked_data();
    void secretsAreMasked();
    void words_data();
    void words();
    void textsStay();
    void rowsThatAreNoObjects();
    void threads();

private:
    static api::PageBase page(const QByteArray &rows)
    {
        api::PageBase page;
        page.raw = "{\"workloads\": " + rows + ", \"next\": 3}";
        page.rowsKey = "workloads";
        return page;
    }
    static table::Value read(const QByteArray &row, const char *key, Kind kind)
    {
        const api::PageBase one = page('[' + row + ']');
        const JsonCells cells(one);
        return table::toValue(cells.cell(0, 0, {.key = key, .title = "", .kind = kind}));
    }
};

void TestJsonCells::kinds_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<table::Value>("value");
    const auto row = [](const char *name, const char *json, const char *key, Kind kind, const table::Value &value) {
        QTest::newRow(name) << QByteArray(json) << QByteArray(key) << kind << value;
    };
    const table::Value nothing;
    row("text", R"({"command": "python"})", "command", Kind::Text, u"python"_s);
    row("escapes", R"({"command": "a\"b\u00e4"})", "command", Kind::Text, u"a\"bä"_s);
    row("below", R"({"topology": {"name": "zone"}})", "topology.name", Kind::Text, u"zone"_s);
    row("null on the way", R"({"topology": null})", "topology.name", Kind::Text, nothing);
    row("null", R"({"command": null})", "command", Kind::Text, nothing);
    row("absent", "{}", "command", Kind::Text, nothing);
    row("flag", R"({"ok": false})", "ok", Kind::Flag, false);
    row("count", R"({"n": 4})", "n", Kind::Count, 4.0);
    row("cores", R"({"cpu": {"limit": 0.5}})", "cpu.limit", Kind::Cores, 0.5);
    row("bytes", R"({"memory": "2Gi"})", "memory", Kind::Bytes, 2147483648.0);
    row("bytes as a number", R"({"memory": 1024})", "memory", Kind::Bytes, 1024.0);
    row("time", R"({"at": "1970-01-01T00:00:01.5Z"})", "at", Kind::Time, std::int64_t(1500));
    row("list", R"({"urls": ["https://a", "https://b"]})", "urls", Kind::Text, u"https://a, https://b"_s);
    row("empty list", R"({"urls": []})", "urls", Kind::Text, nothing);
    row("below a list", R"({"containers": [{"startedAt": "x"}, {"startedAt": null}, {"startedAt": "y"}]})",
        "containers.startedAt", Kind::Text, u"x, y"_s);
    row("below two lists", R"({"a": [{"b": [{"c": "1"}, {"c": "2"}]}, {"b": [{"c": "3"}]}]})", "a.b.c", Kind::Text,
        u"1, 2, 3"_s);
    row("objects", R"({"conditions": [ {"type": "Ready", "status": true} ]})", "conditions", Kind::Structure,
        uR"([{"type":"Ready","status":true}])"_s);
    row("an object", R"({"operands": {"sync": {"ready": 1.50}}})", "operands", Kind::Structure,
        uR"({"sync":{"ready":1.50}})"_s);
    row("an empty object", R"({"operands": {}})", "operands", Kind::Structure, nothing);
    row("a list of no objects", R"({"conditions": []})", "conditions", Kind::Structure, nothing);
    // As it is, because a number that nobody can read is better than none.
    row("a flag of another type", R"({"ok": "maybe"})", "ok", Kind::Flag, u"maybe"_s);
    row("a quantity that is none", R"({"memory": "lots"})", "memory", Kind::Bytes, u"lots"_s);
    row("a time that is none", R"({"at": "soon"})", "at", Kind::Time, u"soon"_s);
    row("a text that is an object", R"({"command": {"a": 1}})", "command", Kind::Text, uR"({"a":1})"_s);
}

void TestJsonCells::kinds()
{
    QFETCH(QByteArray, row);
    QFETCH(QByteArray, key);
    QFETCH(Kind, kind);
    QFETCH(table::Value, value);
    QCOMPARE(read(row, key, kind), value);
}

void TestJsonCells::secretsAreMasked_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("value");
    QTest::newRow("variable") << QByteArray(R"({"environmentVariables": {"HF_TOKEN": "abc", "NCCL_DEBUG": "INFO"}})")
                              << QByteArray("environmentVariables") << Kind::Structure
                              << uR"({"HF_TOKEN":"••••••","NCCL_DEBUG":"INFO"})"_s;
    QTest::newRow("flag") << QByteArray(R"({"arguments": "--api-key=abcdef --seed 1"})") << QByteArray("arguments")
                          << Kind::Text << u"--api-key=•••••• --seed 1"_s;
    QTest::newRow("address") << QByteArray(R"({"urls": ["https://me:word@host/a"]})") << QByteArray("urls")
                             << Kind::Text << u"https://••••••@host/a"_s;
    QTest::newRow("below") << QByteArray(R"({"connections": [{"url": "https://host/?token=abcdef"}]})")
                           << QByteArray("connections.url") << Kind::Text << u"https://host/?token=••••••"_s;
}

void TestJsonCells::secretsAreMasked()
{
    QFETCH(QByteArray, row);
    QFETCH(QByteArray, key);
    QFETCH(Kind, kind);
    QFETCH(QString, value);
    QCOMPARE(read(row, key, kind), table::Value(value));
}

void TestJsonCells::words_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("words");
    QTest::newRow("objects") << uR"([{"type":"Ready","status":"True"},{"type":"Paused"}])"_s
                             << u"type=Ready status=True; type=Paused"_s;
    QTest::newRow("map of objects") << uR"({"sync":{"ready":true,"reasons":["a","b"]}})"_s
                                    << u"sync(ready=true reasons(a, b))"_s;
    QTest::newRow("empty parts") << uR"({"connections":[],"name":"trainer"})"_s << u"name=trainer"_s;
    QTest::newRow("map") << uR"({"A":"1","B":"2"})"_s << u"A=1 B=2"_s;
    QTest::newRow("no JSON") << u"{broken"_s << u"{broken"_s;
}

void TestJsonCells::words()
{
    QFETCH(QString, json);
    QFETCH(QString, words);
    QCOMPARE(catalog::structureWords(json), words);
}

// Views hold the texts of cells while they read others.
void TestJsonCells::textsStay()
{
    QByteArray rows = "[";
    for (int i = 0; i < 500; ++i)
        rows += (i == 0 ? "" : ",") + QByteArray(R"({"command": "run )") + QByteArray::number(i) + "\"}";
    const api::PageBase many = page(rows + ']');
    const JsonCells cells(many);
    const table::ColumnInfo command{.key = "command", .title = "", .kind = Kind::Text};
    QVERIFY(!cells.isRead(0, 3));
    const auto first = std::get<std::string_view>(cells.cell(0, 3, command));
    for (int row = 1; row < 500; ++row)
        QVERIFY(std::holds_alternative<std::string_view>(cells.cell(row, 3, command)));
    QCOMPARE(first, std::string_view("run 0"));
    QVERIFY(cells.isRead(0, 3) && !cells.isRead(0, 4));
    QVERIFY(cells.byteCount() > 500 * 5);
}

void TestJsonCells::rowsThatAreNoObjects()
{
    const api::PageBase odd = page(R"([17, "x", null, [1, {"command": "inner"}], {"command": "own"}])");
    const JsonCells cells(odd);
    const table::ColumnInfo command{.key = "command", .title = "", .kind = Kind::Text};
    for (const int row : {0, 1, 2})
        QCOMPARE(table::toValue(cells.cell(row, 0, command)), table::Value());
    QCOMPARE(table::toValue(cells.cell(4, 0, command)), table::Value(u"own"_s));
}

// An export writes a page while the window paints it.
void TestJsonCells::threads()
{
    QByteArray rows = "[";
    for (int i = 0; i < 300; ++i)
        rows += (i == 0 ? "" : ",") + QByteArray(R"({"n": )") + QByteArray::number(i) + "}";
    const api::PageBase many = page(rows + ']');
    const JsonCells cells(many);
    const auto sum = [&cells](double &into) {
        for (int row = 0; row < 300; ++row)
            into += std::get<double>(cells.cell(row, 0, {.key = "n", .title = "", .kind = Kind::Count}));
    };
    double one = 0;
    double other = 0;
    {
        const std::jthread thread([&] { sum(one); });
        sum(other);
    }
    QCOMPARE(one, 299.0 * 300 / 2);
    QCOMPARE(other, one);
}

QTEST_GUILESS_MAIN(TestJsonCells)
#include "tst_jsoncells.moc"
