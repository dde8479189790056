// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/command.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

// "binnacle --open FILE": what cannot be shown ends the program with a sentence, before there is a window.
class TestOpen : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QString>("words");
        const QByteArray demo = viewOf("demo");
        const QByteArray lab = viewOf("https://lab.example.com");
        QTest::newRow("no JSON") << QByteArray("hello") << QStringList() << u"is not a saved view of Binnacle"_s;
        QTest::newRow("newer") << QByteArray(demo).replace("1.0", "2.0") << QStringList() << u"newer version"_s;
        QTest::newRow("too large") << QByteArray(2'000'000, ' ') << QStringList() << u"more than 1 MB"_s;
        QTest::newRow("not of the demo") << lab << QStringList{u"--demo"_s}
                                         << u"belongs to the control plane https://lab.example.com"_s;
    }

    void saysWhatIsWrong()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, more);
        QFETCH(QString, words);
        const QString path = m_folder.filePath(u"view.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        const Command::Result result = run(QStringList{u"--open"_s, path} + more);
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.err.startsWith(u"binnacle: "_s) && result.err.contains(words), qPrintable(result.err));
        QCOMPARE(result.err.count(u'\n'), 1);
        QVERIFY(result.out.isEmpty());
    }

    void saysThatThereIsNoFile()
    {
        const Command::Result result = run({u"--open"_s, m_folder.filePath(u"nowhere.json"_s)});
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.err.contains(u"There is no file nowhere.json"_s), qPrintable(result.err));
    }

    void usageErrors_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no file") << QStringList{u"--open"_s};
        QTest::newRow("with a tour") << QStringList{u"--open"_s, u"a"_s, u"--tour"_s, u"b"_s};
        QTest::newRow("with an export") << QStringList{u"export"_s, u"pods"_s, u"--demo"_s, u"--open"_s,
                                                       u"a"_s,      u"-o"_s,   u"-"_s};
    }

    void usageErrors()
    {
        QFETCH(QStringList, arguments);
        const Command::Result result = run(arguments);
        QCOMPARE(result.exitCode, 2);
        QVERIFY(result.err.startsWith(u"binnacle: "_s));
    }

private:
    static QByteArray viewOf(const QByteArray &controlPlane)
    {
        QByteArray view = R"({"format":"binnacle-view","version":"1.0","controlPlane":"PLACE",
            "view":{"name":"All","page":"workloads","query":{},"columns":[]}})";
        return view.replace("PLACE", controlPlane);
    }
    // Its words come before there is a window, but after what windows need.
    static Command::Result run(const QStringList &arguments)
    {
        Command command;
        command.environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        return command.run(arguments);
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestOpen)
#include "tst_open.moc"
