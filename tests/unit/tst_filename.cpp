// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/filename.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestFileName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("file");
        const auto row
            = [](const char *what, const QString &name, const QString &file) { QTest::newRow(what) << name << file; };
        row("plain", u"GPU use of bert (v1.2)"_s, u"GPU use of bert (v1.2)"_s);
        row("other scripts", u"Größe 集群 é"_s, u"Größe 集群 é"_s);
        row("slashes", u"../../etc/passwd"_s, u"etc-passwd"_s);
        row("backslashes", u"..\\..\\x"_s, u"x"_s);
        row("control characters", u"a\n\r\tb\u001Bc"_s + QChar(u'\0') + u'd', u"a-b-c-d"_s);
        row("turns text around", u"invoice\u202Egnp.exe"_s, u"invoice-gnp.exe"_s);
        row("no width", u"pro\u200Bd"_s, u"pro-d"_s);
        row("hidden", u"...bashrc"_s, u"bashrc"_s);
        row("option", u"--output=x"_s, u"output=x"_s);
        row("shell", u"$(reboot);`x`|y&z'\"<>*?"_s, u"(reboot)-x-y&z"_s);
        row("home", u"~root/x:y"_s, u"root-x-y"_s);
        row("device", u"Con"_s, u"_Con"_s);
        row("device with a suffix", u"lpt1.txt"_s, u"_lpt1.txt"_s);
        row("no device", u"console"_s, u"console"_s);
        row("ends with a point", u"name. ."_s, u"name"_s);
        row("half a pair", u"/a/"_s + QChar(0xD83D) + u"/b"_s, u"a-b"_s);
        row("nothing is left", u"/\\?*"_s, QString());
        row("only points", u".."_s, QString());
    }
    void names()
    {
        QFETCH(QString, name);
        QTEST(base::fileNameOf(name), "file");
    }

    void isShortEnough_data()
    {
        QTest::addColumn<QString>("letter");
        QTest::newRow("one byte") << u"x"_s;
        QTest::newRow("two bytes") << u"ü"_s;
        QTest::newRow("three bytes") << u"集"_s;
        QTest::newRow("four bytes") << u"𐐷"_s;
    }
    void isShortEnough()
    {
        QFETCH(QString, letter);
        const QString file = base::fileNameOf(letter.repeated(300'000));
        QVERIFY(file.toUtf8().size() <= base::mostOfFileName);
        QVERIFY(file.toUtf8().size() > base::mostOfFileName - 4);
        QCOMPARE(file, letter.repeated(file.size() / letter.size()));
    }
};

QTEST_APPLESS_MAIN(TestFileName)
#include "tst_filename.moc"
