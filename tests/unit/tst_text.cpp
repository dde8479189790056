// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/text.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

class TestText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void internsOnce();
    void tellsAbsentFromEmpty();
    void survivesGrowth();
    void keepsTextsAfterShrinking();
    void packsValues();
    void packsKeys_data();
    void packsKeys();
    void packsNoKey();
};

void TestText::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
}

void TestText::internsOnce()
{
    api::TextPool pool;
    const api::Text a = pool.intern("alpha");
    const api::Text b = pool.intern("beta");
    QCOMPARE(pool.intern("alpha").index, a.index);
    QVERIFY(a.index != b.index);
    QCOMPARE(pool.view(a), std::string_view("alpha"));
    QCOMPARE(pool.toString(pool.intern("größer ✓")), u"größer ✓"_s);
    // Texts may hold anything, NUL included.
    using namespace std::string_view_literals;
    QVERIFY(pool.intern("a\0b"sv).index != pool.intern("a"sv).index);
}

void TestText::tellsAbsentFromEmpty()
{
    api::TextPool pool;
    QVERIFY(api::Text().isAbsent());
    QVERIFY(pool.view({}).empty());
    const api::Text empty = pool.intern("");
    QVERIFY(!empty.isAbsent());
    QVERIFY(pool.view(empty).empty());
    QCOMPARE(pool.intern("").index, empty.index);
}

void TestText::survivesGrowth()
{
    api::TextPool pool;
    std::vector<api::Text> texts;
    for (int i = 0; i < 20'000; ++i)
        texts.push_back(pool.intern("text " + std::to_string(i)));
    for (int i = 0; i < 20'000; ++i) {
        QCOMPARE(pool.view(texts[static_cast<std::size_t>(i)]), "text " + std::to_string(i));
        QCOMPARE(pool.intern("text " + std::to_string(i)).index, texts[static_cast<std::size_t>(i)].index);
    }
}

void TestText::keepsTextsAfterShrinking()
{
    api::TextPool pool;
    const api::Text a = pool.intern("a");
    for (int i = 0; i < 1000; ++i)
        (void)pool.intern(std::to_string(i));
    const std::size_t before = pool.byteCount();
    pool.shrink();
    QVERIFY(pool.byteCount() < before);
    QCOMPARE(pool.view(a), std::string_view("a"));
    QCOMPARE(pool.intern("a").index, a.index);
    QVERIFY(pool.intern("new").index > a.index);
}

void TestText::packsValues()
{
    struct Pair
    {
        double a = 1;
        double b = 2;
    };
    api::TextPool pool;
    QCOMPARE(pool.unpack(api::Packed<Pair>()).b, 2.0);
    const Pair pair{.a = 0.25, .b = -7};
    const api::Packed<Pair> packed{pool.intern({reinterpret_cast<const char *>(&pair), sizeof pair})};
    QCOMPARE(pool.unpack(packed).a, 0.25);
    QCOMPARE(pool.unpack(packed).b, -7.0);
}

void TestText::packsKeys_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isText");
    QTest::newRow("UUID") << "821e850c-5be7-47d4-abe0-0344c4b627f0"_ba << false;
    QTest::newRow("upper case") << "821E850C-5BE7-47D4-ABE0-0344C4B627F0"_ba << false;
    QTest::newRow("small UUID") << "00000000-0000-0000-0000-000000000001"_ba << false;
    QTest::newRow("nil UUID") << "00000000-0000-0000-0000-000000000000"_ba << true;
    QTest::newRow("max UUID") << "ffffffff-ffff-ffff-ffff-ffffffffffff"_ba << true;
    QTest::newRow("UUID like a reference") << "ffffffff-ffff-ffff-0000-000000000001"_ba << true;
    QTest::newRow("number") << "4500001"_ba << true;
    QTest::newRow("name") << "Prüf stand/7"_ba << true;
    QTest::newRow("no hex") << "821e850c-5be7-47d4-abe0-0344c4b627fg"_ba << true;
    QTest::newRow("bytes above 127") << "821e850c-5be7-47d4-abe0-0344c4b627\xc3\xa4"_ba << true;
}

// Whatever the id of an object is, its record has it in 16 bytes, and the key made of them is that of the text.
void TestText::packsKeys()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isText);
    api::TextPool pool;
    pool.intern("something else");
    const std::string_view bytes(text.constData(), static_cast<std::size_t>(text.size()));
    const api::PackedKey packed = pool.pack(bytes);
    static_assert(sizeof packed == 16);
    QVERIFY(!packed.isAbsent());
    QCOMPARE(packed.isText(), isText);
    QCOMPARE(packed.text().isAbsent(), !isText);
    QCOMPARE(packed.uuid().isNull(), isText);
    QCOMPARE(pool.key(packed), base::Key::fromUtf8(bytes));
    QCOMPARE(pool.pack(bytes), packed);
}

void TestText::packsNoKey()
{
    api::TextPool pool;
    QVERIFY(pool.pack({}).isAbsent());
    QVERIFY(api::PackedKey().isAbsent());
    QVERIFY(pool.key({}).isNull());
    QVERIFY(pool.pack("4500001") != pool.pack("4500002"));
}

QTEST_GUILESS_MAIN(TestText)
#include "tst_text.moc"
