// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/bodies.h"
#include "models/api/decode.h"
#include "models/api/encode.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

struct Everything // with what bodies can be made of
{
    api::Text text;
    api::List<api::Text> list;
    api::PackedKey id;
    std::int64_t time = api::absentTime;
    std::int32_t whole = api::absentInt;
    double number = api::absentNumber;
    double memory = api::absentNumber;
    api::Flag flag = api::Flag::Absent;
    api::Text nullable;
};

} // namespace

template<> struct api::Fields<Everything> : api::FieldList
{
    static constexpr Field<Everything> list[] = {
        field<&Everything::text>("text"),
        group<Everything>("spec", required),
        field<&Everything::list>("spec.list[]"),
        field<&Everything::id>("spec.owner.id"),
        field<&Everything::time>("spec.owner.since"),
        field<&Everything::whole>("spec.whole"),
        field<&Everything::number>("number"),
        quantity<&Everything::memory>("memory"),
        field<&Everything::flag>("flag"),
        field<&Everything::nullable>("nullable", nullable),
    };
};

// From records to bodies, and back by the same field list.
class TestEncode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void whatIsWrittenIsReadBack()
    {
        api::Body<Everything> body;
        body.put(&Everything::text, u"north"_s);
        body.put(&Everything::list, {u"a, b"_s, u"a"_s, u"half \xd834"_s, u""_s});
        body.put(&Everything::nullable, u""_s);
        body.record.id = body.texts.pack("11111111-2222-3333-4444-555555555555");
        body.record.time = 1'780'000'000'123;
        body.record.whole = -7;
        body.record.number = 0.1;
        body.record.memory = 17'179'869'184.0;
        body.record.flag = api::Flag::No;
        const auto json = api::encode(body);
        QVERIFY(json);
        QCOMPARE(*json,
                 QByteArray(R"({"text":"north","spec":{"list":["a, b","a","half )"
                            "\xef\xbf\xbd"
                            R"(",""],"owner":{"id":)"
                            R"("11111111-2222-3333-4444-555555555555","since":"2026-05-28T20:26:40.123Z"},"whole":-7},)"
                            R"("number":0.1,"memory":"17179869184","flag":false,"nullable":""})"));
        const auto page = api::decodePage<Everything>(*json, ".");
        QVERIFY(page && (*page)->faults.empty());
        const Everything &read = (*page)->rows.at(0);
        QCOMPARE((*page)->texts.toString(read.text), u"north"_s);
        QStringList list;
        for (const api::Text text : (*page)->texts.unpack(read.list))
            list += (*page)->texts.toString(text);
        QCOMPARE(list, (QStringList{u"a, b"_s, u"a"_s, u"half \xfffd"_s, u""_s}));
        QVERIFY(!read.nullable.isAbsent());
        QVERIFY(read.id == body.record.id);
        QCOMPARE(read.time, body.record.time);
        QCOMPARE(read.whole, body.record.whole);
        QCOMPARE(read.number, body.record.number);
        QCOMPARE(read.memory, body.record.memory);
        QVERIFY(read.flag == api::Flag::No);
    }

    void whatIsAbsentIsLeftOut()
    {
        QCOMPARE(api::encode(api::Body<Everything>()).value(), QByteArray(R"({"spec":{},"nullable":null})"));
    }

    void whatIsNeededMustBeThere()
    {
        const auto json = api::encode(api::Body<api::ClusterName>());
        QVERIFY(!json);
        QCOMPARE(json.error().kind, api::Error::Kind::Local);
        QVERIFY(json.error().sentence().contains(u"\"name\""_s));
    }

    void textsOfAnyKindAreValidJson_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("read");
        const auto same = [](const char *name, const QString &text) { QTest::newRow(name) << text << text; };
        same("empty", u""_s);
        same("quotes", u"a \"b\" \\ c/d"_s);
        QString controls;
        for (char16_t c = 0; c < 0x20; ++c)
            controls += QChar(c);
        same("controls", controls + QChar(0x7f) + QChar(0x2028));
        same("not ASCII", u"Zürich 東京"_s);
        same("beyond the basic plane", QString::fromUcs4(U"\U0001D11E\U0001F680"));
        same("looks like JSON", uR"(", "action": "delete)"_s);
        const QString half = u"a"_s + QChar(0xd834) + u"b"_s + QChar(0xdd1e);
        QTest::newRow("halves of pairs") << half << u"a\uFFFDb\uFFFD"_s;
    }
    void textsOfAnyKindAreValidJson()
    {
        QFETCH(QString, text);
        QFETCH(QString, read);
        api::Body<api::ClusterName> body;
        body.put(&api::ClusterName::name, text);
        const auto json = api::encode(body);
        QVERIFY(json);
        QJsonParseError error;
        const QJsonObject object = QJsonDocument::fromJson(*json, &error).object();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(object.size(), 1);
        QCOMPARE(object[u"name"_s].toString(), read);
        const auto page = api::decodePage<api::ClusterName>(*json, ".");
        QVERIFY(page);
        QCOMPARE((*page)->texts.toString((*page)->rows.at(0).name), read);
    }

    void brokenBytesAreReplaced()
    {
        QCOMPARE(api::quotedJson("a\xff"
                                 "b"),
                 QByteArray("\"a\xef\xbf\xbd"
                            "b\""));
        QCOMPARE(api::quotedJson("\xed\xa0\x80").count("\xef\xbf\xbd"), 3);
    }
};

QTEST_GUILESS_MAIN(TestEncode)
#include "tst_encode.moc"
