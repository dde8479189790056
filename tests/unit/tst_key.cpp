// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/key.h"

#include <QHash>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <thread>
#include <unordered_set>
#include <vector>

using namespace Qt::StringLiterals;
using base::Key;
using base::Uuid;

class TestKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsUuids_data();
    void readsUuids();
    void keepsTexts_data();
    void keepsTexts();
    void isNull();
    void isOrdered();
    void isHashed();
    void differsByText();
    void hasParts_data();
    void hasParts();
    void tellsPartsApart();
    void isShared();
    void isSmall();
};

void TestKey::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
}

void TestKey::readsUuids_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("lower case") << u"821e850c-5be7-47d4-abe0-0344c4b627f0"_s;
    QTest::newRow("upper case") << u"821E850C-5BE7-47D4-ABE0-0344C4B627F0"_s;
    QTest::newRow("mixed") << u"821E850c-5be7-47D4-abe0-0344c4b627F0"_s;
}

void TestKey::readsUuids()
{
    QFETCH(QString, text);
    const Key key = Key::fromText(text);
    QVERIFY(key.isUuid() && !key.isNull());
    QCOMPARE(key, (Key{0x821e850c5be747d4, 0xabe00344c4b627f0}));
    QCOMPARE(key, Key::fromUtf8(text.toStdString()));
    QCOMPARE(key.toString(), u"821e850c-5be7-47d4-abe0-0344c4b627f0"_s);
    QCOMPARE(Uuid::parse(text.toStdString()), key.uuid());
    const std::array<char, 36> digits = key.uuid().digits();
    QCOMPARE(QString::fromLatin1(digits.data(), digits.size()), key.toString());
}

void TestKey::keepsTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("number") << u"4500001"_s;
    QTest::newRow("name") << u"default"_s;
    QTest::newRow("upper case") << u"Default"_s;
    QTest::newRow("space") << u" "_s;
    QTest::newRow("umlauts") << u"Prüfstände/München 100 % 😀"_s;
    QTest::newRow("braces") << u"{821e850c-5be7-47d4-abe0-0344c4b627f0}"_s;
    QTest::newRow("no dashes") << u"821e850c5be747d4abe00344c4b627f0"_s;
    QTest::newRow("dashes elsewhere") << u"821e850-c5be7-47d4-abe0-0344c4b627f0"_s;
    QTest::newRow("no digit") << u"g21e850c-5be7-47d4-abe0-0344c4b627f0"_s;
    QTest::newRow("no digit of Latin-1") << u"\u0665"_s + u"21e850c-5be7-47d4-abe0-0344c4b627f0"_s;
    // All zero stands for no UUID, so what is written so is a text like any other.
    QTest::newRow("nil UUID") << u"00000000-0000-0000-0000-000000000000"_s;
}

void TestKey::keepsTexts()
{
    QFETCH(QString, text);
    const Key key = Key::fromText(text);
    QVERIFY(!key.isNull() && !key.isUuid());
    QVERIFY(key.uuid().isNull());
    QCOMPARE(key.toString(), text);
    QCOMPARE(Key::fromText(key.toString()), key);
    QCOMPARE(Key::fromUtf8(text.toStdString()), key);
    QVERIFY(key != Key());
    QVERIFY(key != (Key{0x821e850c5be747d4, 0xabe00344c4b627f0}));
}

void TestKey::isNull()
{
    QVERIFY(Key().isNull() && !Key().isUuid());
    QCOMPARE(Key().toString(), QString());
    QCOMPARE(Key::fromText({}), Key());
    QCOMPARE(Key::fromUtf8({}), Key());
    QCOMPARE(Key(Uuid()), Key());
}

void TestKey::isOrdered()
{
    const std::vector<Key> sorted{{},
                                  {0, 1},
                                  {0, 2},
                                  {1, 0},
                                  Key::fromText(u"10"_s),
                                  Key::fromText(u"9"_s),
                                  Key::fromText(u"A"_s),
                                  Key::fromText(u"a"_s),
                                  Key::fromText(u"ab"_s)};
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        for (std::size_t j = 0; j < sorted.size(); ++j) {
            QVERIFY((sorted[i] <=> sorted[j]) == (i <=> j));
            QCOMPARE(sorted[i] == sorted[j], i == j);
        }
    }
}

void TestKey::isHashed()
{
    const Key text = Key::fromText(u"team-a"_s);
    QHash<Key, int> hash{{{1, 2}, 1}, {text, 2}, {{}, 3}};
    QCOMPARE(hash.value(Key::fromText(u"00000000-0000-0001-0000-000000000002"_s)), 1);
    QCOMPARE(hash.value(Key::fromUtf8("team-a")), 2);
    QCOMPARE(hash.value(Key()), 3);
    const std::unordered_set<Key> set{{1, 2}, text, text, Key::fromUtf8("team-a")};
    QCOMPARE(set.size(), 2U);
    QVERIFY(set.contains(text));
}

// The bytes that stand for a text never stand for a UUID as well.
void TestKey::differsByText()
{
    const Key text = Key::fromText(u"team-a"_s);
    const Key same(0, qHash(u"team-a"_s));
    QVERIFY(text != same);
    QVERIFY(same != text);
    QVERIFY(same < text);
}

void TestKey::hasParts_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<QString>("text");
    QTest::newRow("node") << u"00000000-0000-0001-0000-000000000002"_s << u"node-7"_s
                          << u"00000000-0000-0001-0000-000000000002/node-7"_s;
    QTest::newRow("slashes") << u"a/b"_s << u"/c"_s << u"a%2Fb/%2Fc"_s;
    QTest::newRow("escaped already") << u"a%2Fb"_s << u"%25"_s << u"a%252Fb/%2525"_s;
    QTest::newRow("no cluster") << QString() << u"node-7"_s << u"/node-7"_s;
    QTest::newRow("no name") << u"a"_s << QString() << u"a/"_s;
    QTest::newRow("umlauts") << u"Köln"_s << u"Prüf stand"_s << u"Köln/Prüf stand"_s;
}

// A key of two parts is written to files as a text, and read again it is the same key of the same parts.
void TestKey::hasParts()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(QString, text);
    const Key key = Key::of({first, second});
    QVERIFY(!key.isNull() && !key.isUuid());
    QCOMPARE(key.toString(), text);
    QCOMPARE(Key::fromText(text), key);
    QCOMPARE(key.parts(), (QStringList{first, second}));
}

void TestKey::tellsPartsApart()
{
    const std::vector<Key> keys{Key::of({u"a"_s, u"b/c"_s}),       Key::of({u"a/b"_s, u"c"_s}),
                                Key::of({u"a"_s, u"b"_s, u"c"_s}), Key::of({u"a%2Fb"_s, u"c"_s}),
                                Key::of({u"a"_s, u"b%2Fc"_s}),     Key::of({u"a"_s, QString()}),
                                Key::of({QString(), u"a"_s}),      Key::of({u"A"_s, QString()})};
    QCOMPARE(std::unordered_set<Key>(keys.begin(), keys.end()).size(), keys.size());
}

// Run with ThreadSanitizer, this finds a count that is not safe.
void TestKey::isShared()
{
    const Key key = Key::fromText(u"shared by threads"_s);
    std::vector<std::jthread> threads;
    std::atomic<int> same = 0;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&key, &same] {
            for (int n = 0; n < 1000; ++n) {
                const Key copy = key;
                same += copy == key && copy.toString() == u"shared by threads" ? 1 : 0;
            }
        });
    }
    threads.clear();
    QCOMPARE(same.load(), 4000);
}

void TestKey::isSmall()
{
    static_assert(sizeof(Uuid) == 16 && sizeof(Key) == 24);
    static_assert(std::is_trivially_copyable_v<Uuid> && std::is_nothrow_move_constructible_v<Key>);
}

QTEST_GUILESS_MAIN(TestKey)
#include "tst_key.moc"
