// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/quantity.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

class TestQuantity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
};

void TestQuantity::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
}

void TestQuantity::reads_data()
{
    QTest::addColumn<double>("number");
    QTest::newRow("0") << 0.0;
    QTest::newRow("0B") << 0.0;
    QTest::newRow("200Mi") << 200.0 * 1024 * 1024;
    QTest::newRow("2G") << 2e9;
    QTest::newRow("2Gi") << 2.0 * (1 << 30);
    QTest::newRow("500m") << 0.5;
    QTest::newRow("1e3") << 1000.0;
    QTest::newRow("1E3") << 1000.0;
    QTest::newRow("1E") << 1e18;
    QTest::newRow("1Ei") << 0x1p60;
    QTest::newRow("1.5Ti") << 1.5 * 0x1p40;
    QTest::newRow("3P") << 3e15;
    QTest::newRow("7k") << 7e3;
    QTest::newRow("7Ki") << 7168.0;
    QTest::newRow("250u") << 250e-6;
    QTest::newRow("5n") << 5e-9;
    QTest::newRow("+4") << 4.0;
    QTest::newRow("-4Mi") << -4.0 * 1024 * 1024;
    QTest::newRow(".5") << 0.5;
    QTest::newRow("16GiB") << 16.0 * (1 << 30);
    QTest::newRow("12.25e-2") << 0.1225;
}

void TestQuantity::reads()
{
    QFETCH(double, number);
    const auto quantity = api::parseQuantity(QTest::currentDataTag());
    QVERIFY(quantity);
    QCOMPARE(*quantity, number);
}

void TestQuantity::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "+", "-", "Mi", "2Mx", "2 Gi", " 2Gi", "2Gi ", "inf", "nan", "-inf", "0x10", "2mi",
                             "2ni", "1e999", "1,5", "+-4", "2GiBB", "."})
        QTest::newRow(text) << QByteArray(text);
}

void TestQuantity::refuses()
{
    QFETCH(QByteArray, text);
    QVERIFY(!api::parseQuantity({text.constData(), static_cast<std::size_t>(text.size())}));
}

QTEST_GUILESS_MAIN(TestQuantity)
#include "tst_quantity.moc"
