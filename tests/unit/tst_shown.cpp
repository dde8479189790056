// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/shown.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestShown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        const auto row
            = [](const char *what, const QString &text, const QString &shown) { QTest::newRow(what) << text << shown; };
        row("plain", u"größer & <b>schöner</b> 集群"_s, u"größer & <b>schöner</b> 集群"_s);
        row("turns text around", u"invoice\u202Egnp.exe"_s, u"invoice[U+202E]gnp.exe"_s);
        row("isolates that end", u"a\u2068b\u2066c\u2069\u2069"_s, u"a\u2068b\u2066c\u2069\u2069"_s);
        row("an isolate without end", u"a\u2066b"_s, u"a[U+2066]b"_s);
        row("an end without isolate", u"a\u2069\u2066b"_s, u"a[U+2069][U+2066]b"_s);
        row("marks of direction", u"\u200Ea\u200F\u061C"_s, u"\u200Ea\u200F\u061C"_s); // names in Hebrew, Arabic
        row("no width", u"pro\u200Bd\uFEFF"_s, u"pro[U+200B]d[U+FEFF]"_s);
        row("control", u"a\u001B[31m\u0007\u007F\u009B"_s, u"a␛[31m␇␡[U+009B]"_s);
        row("nothing at all", u"a"_s + QChar(u'\0') + u'b', u"a␀b"_s);
        row("lines", u"a\r\nb\nc\td\u2028e\rf"_s, u"a␤b␤c d␤e␍f"_s);
        row("emoji", u"👩‍🚀 ok"_s, u"👩‍🚀 ok"_s);
        row("letters from right to left", u"שלום"_s, u"שלום"_s);
        row("tags", QString::fromUcs4(U"a\U000E0041"), u"a[U+E0041]"_s);
        row("half a pair", u"a"_s + QChar(0xD83D) + u'b' + QChar(0xDC69), u"a\uFFFDb\uFFFD"_s);
    }
    void names()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(base::shownName(text), shown);
        QCOMPARE(base::shownName(shown), shown);
    }

    void textsKeepTheirLines() { QCOMPARE(base::shownText(u"a\r\nb\tc\u2028d\u202E"_s), u"a\nb\tc\nd[U+202E]"_s); }

    void theSameTextIsNotCopied()
    {
        const QString text = u"nothing to do"_s;
        QCOMPARE(base::shownText(text).constData(), text.constData());
    }

    void textWithLinesAndPairsIsNotCopied()
    {
        const QString text = u"first 👩\n\tsecond"_s;
        QCOMPARE(base::shownText(text).constData(), text.constData());
    }

    void isBounded_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("letters") << QString(300'000, u'x');
        QTest::newRow("characters that are named") << QString(300'000, QChar(0x202E));
        QTest::newRow("pairs") << u"👩"_s.repeated(150'000);
    }
    void isBounded()
    {
        QFETCH(QString, text);
        for (const auto &[shown, most] :
             {std::pair(&base::shownText, base::mostShown), {&base::shownName, base::mostOfName}}) {
            const QString cut = shown(text);
            QVERIFY(cut.size() <= most + 100);
            QVERIFY2(cut.endsWith(u"… (cut, 300000 characters in all)"), qPrintable(cut.right(60)));
            QVERIFY(cut.isValidUtf16());
            QCOMPARE(shown(cut), cut);
        }
    }

    void aTextAtTheBoundIsWhole()
    {
        const QString text(base::mostShown, u'x');
        QCOMPARE(base::shownText(text), text);
    }
};

QTEST_APPLESS_MAIN(TestShown)
#include "tst_shown.moc"
