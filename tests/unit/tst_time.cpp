// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/time.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

class TestTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void agreesWithQt();
    void readsPrefixesWithoutHarm();
};

void TestTime::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
}

void TestTime::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("ms");
    const qint64 base = 1'686'053'358'000; // 2023-06-06T12:09:18Z
    QTest::newRow("Z") << "2023-06-06T12:09:18Z"_ba << base;
    QTest::newRow("ms") << "2023-06-06T12:09:18.211Z"_ba << base + 211;
    QTest::newRow("nanoseconds") << "2023-06-06T12:09:18.211987654Z"_ba << base + 211;
    QTest::newRow("one digit") << "2023-06-06T12:09:18.2Z"_ba << base + 200;
    QTest::newRow("two digits") << "2023-06-06T12:09:18.05Z"_ba << base + 50;
    QTest::newRow("space, no zone") << "2023-06-06 12:09:18.211"_ba << base + 211;
    QTest::newRow("no zone") << "2023-06-06T12:09:18"_ba << base;
    QTest::newRow("small letters") << "2023-06-06t12:09:18z"_ba << base;
    QTest::newRow("east") << "2023-06-06T14:09:18+02:00"_ba << base;
    QTest::newRow("west, half hour") << "2023-06-06T08:39:18.5-03:30"_ba << base + 500;
    QTest::newRow("offset without colon") << "2023-06-06T14:09:18+0200"_ba << base;
    QTest::newRow("offset of hours") << "2023-06-06T14:09:18+02"_ba << base;
    QTest::newRow("unknown local offset") << "2023-06-06T12:09:18-00:00"_ba << base;
    QTest::newRow("leap second") << "2016-12-31T23:59:60Z"_ba << qint64{1'483'228'800'000};
    QTest::newRow("leap day") << "2024-02-29T00:00:00Z"_ba << qint64{1'709'164'800'000};
    QTest::newRow("epoch") << "1970-01-01T00:00:00Z"_ba << qint64{0};
    QTest::newRow("before the epoch") << "1969-12-31T23:59:59.999Z"_ba << qint64{-1};
    QTest::newRow("last moment") << "9999-12-31T23:59:59.999Z"_ba << qint64{253'402'300'799'999};
    QTest::newRow("Go's zero time") << "0001-01-01T00:00:00Z"_ba << qint64{-62'135'596'800'000};
}

void TestTime::reads()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, ms);
    const auto time = base::parseTime({text.constData(), static_cast<std::size_t>(text.size())});
    QVERIFY(time);
    QCOMPARE(qint64{*time}, ms);
}

void TestTime::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"",
                             "2023-06",
                             "2023-06-06T12:09",
                             "2023-13-06T12:09:18Z",
                             "2023-00-06T12:09:18Z",
                             "2023-06-31T12:09:18Z",
                             "2023-02-29T12:09:18Z",
                             "1900-02-29T12:09:18Z",
                             "2023-06-06T24:09:18Z",
                             "2023-06-06T12:60:18Z",
                             "2023-06-06T12:09:61Z",
                             "2023-06-06T12:09:18.Z",
                             "2023-06-06T12:09:18X",
                             "2023-06-06T12:09:18+2",
                             "2023-06-06T12:09:18+24:00",
                             "2023-06-06T12:09:18+0a:00",
                             "2023/06/06T12:09:18Z",
                             "2O23-06-06T12:09:18Z",
                             "2023-06-06_12:09:18Z",
                             "2023-06-06T12:09:18Z ",
                             "9999-12-31T22:59:59.999-12", // in the year 10000
                             "0000-01-01T00:00:00+01:00"})
        QTest::newRow(text) << QByteArray(text);
}

void TestTime::refuses()
{
    QFETCH(QByteArray, text);
    QVERIFY(!base::parseTime({text.constData(), static_cast<std::size_t>(text.size())}));
}

void TestTime::agreesWithQt()
{
    for (qint64 ms = -5'000'000'000'000; ms < 5'000'000'000'000; ms += 86'400'000LL * 13 + 12'345'678) {
        const QByteArray text = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs).toLatin1();
        const auto time = base::parseTime({text.constData(), static_cast<std::size_t>(text.size())});
        QVERIFY2(time, text.constData());
        QCOMPARE(qint64{*time}, ms);
        const QByteArray written = base::formatTime(ms);
        QCOMPARE(QDateTime::fromString(QString::fromLatin1(written), Qt::ISODateWithMs).toMSecsSinceEpoch(), ms);
    }
    QCOMPARE(base::formatTime(0), "1970-01-01T00:00:00Z"_ba);
    QCOMPARE(base::formatTime(-1), "1969-12-31T23:59:59.999Z"_ba);
}

void TestTime::readsPrefixesWithoutHarm()
{
    // Each prefix in a buffer of its own size, so that a sanitizer sees a byte read beyond it.
    const std::string whole = "2023-06-06T12:09:18.211987654+02:00";
    for (std::size_t length = 0; length <= whole.size(); ++length) {
        const std::vector<char> copy(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
        const auto time = base::parseTime({copy.data(), copy.size()});
        QCOMPARE(time.has_value(),
                 length == 10 || length == 19 || (length > 20 && length <= 29) || length == 32 || length == 35);
    }
}

QTEST_GUILESS_MAIN(TestTime)
#include "tst_time.moc"
