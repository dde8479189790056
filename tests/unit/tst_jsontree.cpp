// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/jsontree.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

// JSON as a tree: only what is JSON is read, and what is written is the same, in characters that can be seen.
class TestJsonTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbers_data()
    {
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<bool>("isJson");
        for (const char *good : {"0", "-0", "7", "-12", "0.50", "1e5", "1E+5", "2.5e-10",
                                 "123456789012345678901234567890", "1e400", "-1.0"})
            QTest::newRow(good) << QByteArray(good) << true;
        for (const char *bad :
             {"01",    "-",   "-01",   "+1",  ".5",  "1.",    "1.e5", "1e",       "1e+",       "1x", "0x10",
              "1_000", "1,5", "1.2.3", "--1", "1-2", "1e5.5", "NaN",  "Infinity", "-Infinity", "00", "1\xC2\xA0"})
            QTest::newRow(bad) << QByteArray(bad) << false;
    }
    void numbers()
    {
        QFETCH(const QByteArray, number);
        QFETCH(const bool, isJson);
        for (const QByteArray &text : {"[" + number + "]", "{\"a\": " + number + " }", "[ " + number + "\n, true]"}) {
            const bool isExample = isJson || !number.contains(','); // "[1,5]" is a list of two
            if (!isExample && text.startsWith('['))
                continue;
            const auto root = api::parseJson(text);
            QVERIFY2(root.has_value() == isJson, text.constData());
            if (root)
                QCOMPARE(root->children[0].text, QString::fromLatin1(number)); // digit for digit
        }
    }

    // For everybody who reads or copies it; the value stays.
    void unseenCharactersAreEscaped()
    {
        const QString odd = u"a\u202Eb\u2067c\u2069d\u0007\u200B\uFEFF \U0001F600"_s;
        const QByteArray json = QJsonDocument(QJsonObject{{odd, odd}}).toJson();
        const auto root = api::parseJson(json);
        QVERIFY(root);
        for (const QString &text : {api::prettyJson(*root), api::compactJson(*root)}) {
            QVERIFY2(text.contains(u"a\\u202eb\\u2067c\\u2069d\\u0007\\u200b\\ufeff \U0001F600"_s), qPrintable(text));
            QCOMPARE(QJsonDocument::fromJson(text.toUtf8()).object(), QJsonDocument::fromJson(json).object());
        }
    }
};

QTEST_APPLESS_MAIN(TestJsonTree)
#include "tst_jsontree.moc"
