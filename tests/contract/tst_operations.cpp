// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/endpoints.h"
#include "tests/support/apidocument.h"
#include "tests/support/operationstable.h"

#include <QDirIterator>
#include <QTest>

using namespace Qt::StringLiterals;

// The table of operations in packaging/docs, against the API document, the program and the tests.
class TestOperations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyOperationIsListedOnce()
    {
        const QJsonObject document = apidocument::read();
        if (document.isEmpty())
            QSKIP(apidocument::isMissing);
        QStringList listed;
        for (const operationstable::Row &row : operationstable::rows())
            listed << row.operation;
        QStringList known = operationstable::byId(document).values();
        listed.sort();
        known.sort();
        QVERIFY(known.size() > 20);
        QCOMPARE(listed.join(u'\n'), known.join(u'\n'));
    }

    // What is listed as used is what the program can request, and nothing else.
    void usedOperationsAreRequested()
    {
        QStringList used;
        for (const operationstable::Row &row : operationstable::rows()) {
            if (!row.tests.isEmpty())
                used << row.operation;
        }
        QStringList requested;
        for (const api::Endpoint &endpoint : api::endpoints())
            requested << QString::fromLatin1(endpoint.method.data(), qsizetype(endpoint.method.size())) + u' '
                    + QString::fromLatin1(endpoint.path.data(), qsizetype(endpoint.path.size()));
        used.sort();
        requested.sort();
        QCOMPARE(used.join(u'\n'), requested.join(u'\n'));
    }

    void everyTestExists()
    {
        QSet<QString> tests;
        QDirIterator files(qEnvironmentVariable("BINNACLE_SOURCE") + u"/tests"_s, {u"tst_*.cpp"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            files.next();
            tests += files.fileInfo().completeBaseName();
        }
        for (const operationstable::Row &row : operationstable::rows()) {
            QVERIFY2(!row.place.isEmpty(), qPrintable(row.operation));
            for (const QString &test : row.tests)
                QVERIFY2(tests.contains(test), qPrintable(row.operation + u": "_s + test));
        }
    }
};

QTEST_GUILESS_MAIN(TestOperations)
#include "tst_operations.moc"
