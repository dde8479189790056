// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/clusters.h"
#include "models/catalog/curl.h"
#include "models/catalog/pods.h"
#include "models/catalog/workloads.h"

#include <QProcess>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using catalog::Resource;

// The command that asks for the rows on screen: what a shell makes of it is what the program would ask for.
class TestCurl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void asksForTheRowsOnScreen()
    {
        table::ListQuery query = catalog::defaultQuery(catalog::workloadResource);
        query.filters = {{.key = u"phase"_s, .op = table::Op::Equal, .values = {u"Running"_s}, .labels = {}}};
        query.search = u"it's $HOME; `id` \"x\" & y"_s;
        const QStringList words
            = wordsOf(curl(u"https://runai.acme.example"_s, {}, catalog::workloadResource, query, 120, 30));
        QCOMPARE(words.first(), u"curl"_s);
        QVERIFY(words.contains(u"Authorization: Bearer t0ken"_s));
        const QUrl url(words.last());
        QCOMPARE(url.host(), u"runai.acme.example"_s);
        QCOMPARE(url.path(), u"/api/v1/workloads"_s);
        QVERIFY(words.last().contains(u"search=it%27s%20%24HOME%3B%20%60id%60%20%22x%22%20%26%20y"_s));
        QVERIFY(words.last().contains(u"filterBy=phase%3D%3DRunning"_s));
        QVERIFY(words.last().contains(u"offset=120"_s));
        QVERIFY(words.last().contains(u"limit=30"_s));
        QVERIFY(words.last().contains(u"sortBy=createdAt"_s));
    }

    void leavesSecretsOut()
    {
        const QString command = curl(u"https://user:hidden@one.example:8443/"_s, {}, catalog::podResource,
                                     catalog::defaultQuery(catalog::podResource));
        QVERIFY(!command.contains(u"hidden"_s));
        QVERIFY(!command.contains(u"user"_s));
        QVERIFY(command.contains(u"\"Authorization: Bearer $BINNACLE_TOKEN\""_s));
        QVERIFY(command.contains(u"'https://one.example:8443/api/v1/workloads/pods?"_s));
    }

    void quotesTheNameOfTheCertificates()
    {
        const QString file = u"/home/o'brien/my ca.pem"_s;
        const QStringList words = wordsOf(curl(u"https://one.example"_s, file, catalog::clusterResource,
                                               catalog::defaultQuery(catalog::clusterResource)));
        QCOMPARE(words.at(words.indexOf(u"--cacert"_s) + 1), file);
    }

    void saysWhatCannotBeExpressed()
    {
        table::ListQuery query = catalog::defaultQuery(catalog::workloadResource);
        query.filters = {{.key = u"name"_s, .op = table::Op::Equal, .values = {u"a,b"_s}, .labels = {}}};
        const auto command
            = catalog::curlCommand(QUrl(u"https://one.example"_s), {}, catalog::workloadResource, query, 0, 50);
        QVERIFY(!command);
        QVERIFY(!command.error().isEmpty());
    }

private:
    static QString curl(const QString &address, const QString &caFile, Resource resource, const table::ListQuery &query,
                        std::int64_t offset = 0, int limit = 50)
    {
        return catalog::curlCommand(QUrl(address), caFile, resource, query, offset, limit).value();
    }

    // As a shell reads them.
    static QStringList wordsOf(const QString &command)
    {
        QProcess shell;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"BINNACLE_TOKEN"_s, u"t0ken"_s);
        shell.setProcessEnvironment(environment);
        shell.start(u"/bin/sh"_s, {u"-c"_s, u"printf '%s\\n' "_s + command});
        if (!shell.waitForFinished())
            return {};
        return QString::fromUtf8(shell.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    }
};

QTEST_GUILESS_MAIN(TestCurl)
#include "tst_curl.moc"
