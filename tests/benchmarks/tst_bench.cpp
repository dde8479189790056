// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

// The benchmark program as its users meet it: what it lists, and that its JSON holds what the table shows.
class tst_Bench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void listNamesEveryCase();
    void quickDecodeEmitsJson();
    void unknownCaseIsWrongUsage();

private:
    struct Run
    {
        int exitCode = -1;
        QByteArray output;
        QByteArray errors;
    };
    static Run run(const QStringList &arguments)
    {
        QProcess process;
        process.start(qEnvironmentVariable("BINNACLE_BIN") + u"/binnacle-bench"_s, arguments);
        if (!process.waitForFinished(120'000))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
};

void tst_Bench::listNamesEveryCase()
{
    const Run list = run({u"--list"_s});
    QCOMPARE(list.exitCode, 0);
    const QByteArrayList lines = list.output.trimmed().split('\n');
    QStringList names;
    for (const QByteArray &line : lines)
        names.append(QString::fromUtf8(line).section(u' ', 0, 0));
    QVERIFY2(names.contains(u"decode"_s), list.output.constData());
    QCOMPARE(names.removeDuplicates(), 0);
}

void tst_Bench::quickDecodeEmitsJson()
{
    const Run decode = run({u"--quick"_s, u"--case"_s, u"decode"_s, u"--json"_s, u"-"_s});
    QVERIFY2(decode.exitCode == 0, decode.errors.constData());
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(decode.output, &error).object();
    QVERIFY2(error.error == QJsonParseError::NoError, decode.output.constData());
    QCOMPARE(root[u"quick"_s].toBool(), true);
    QVERIFY(root[u"machine"_s][u"processors"_s].toInt() > 0);
    QVERIFY(root[u"failures"_s].toArray().isEmpty());
    const QJsonObject figure = root[u"figures"_s].toArray().first().toObject();
    QCOMPARE(figure[u"case"_s].toString(), u"decode"_s);
    QCOMPARE(figure[u"oursRounds"_s].toArray().size(), 1);
    const double ratio = figure[u"ours"_s].toDouble() / figure[u"baseline"_s].toDouble();
    QVERIFY(ratio > 0);
    QVERIFY(qFuzzyCompare(figure[u"ratio"_s].toDouble(), ratio));
    QCOMPARE(figure[u"met"_s].toBool(), ratio <= figure[u"goal"_s].toDouble());
    QVERIFY2(decode.errors.contains("QUICK RUN"), decode.errors.constData());
}

void tst_Bench::unknownCaseIsWrongUsage()
{
    QCOMPARE(run({u"--case"_s, u"no-such-case"_s}).exitCode, 2);
}

QTEST_GUILESS_MAIN(tst_Bench)
#include "tst_bench.moc"
