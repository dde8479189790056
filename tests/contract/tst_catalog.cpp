// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/catalog.h"
#include "models/catalog/clusters.h"
#include "models/catalog/pods.h"
#include "models/catalog/workloads.h"
#include "tests/support/apidocument.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using catalog::Resource;

// Holds the keys of the columns against the API document: what a header or a chip offers is what the server takes, and
// nothing that it takes is out of reach. Skipped where the document is not at hand.
class TestCatalogContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void sortKeys_data() { addLists(); }
    void sortKeys();
    void filterKeys_data() { addLists(); }
    void filterKeys();
    void everyValueIsAColumn_data();
    void everyValueIsAColumn();
    void phases();
    void choicesOfClusters_data();
    void choicesOfClusters();

private:
    static void addLists();
    [[nodiscard]] QJsonObject resolved(const QJsonObject &object) const;
    [[nodiscard]] QJsonObject parameter(const QString &path, const QString &name) const;

    QJsonObject m_document;
};

namespace {

QSet<QString> toSet(const QJsonArray &array)
{
    QSet<QString> set;
    for (const QJsonValue &value : array)
        set += value.toString();
    return set;
}

QSet<QString> keys(Resource resource, const char *table::ColumnInfo::*key)
{
    QSet<QString> set;
    for (const table::ColumnInfo *column : catalog::columns(resource)) {
        if (column->*key)
            set += QString::fromLatin1(column->*key);
    }
    return set;
}

QSet<QString> choices(Resource resource, const char *key)
{
    QSet<QString> set;
    for (const table::ColumnInfo *column : catalog::columns(resource)) {
        for (auto choice = qstrcmp(column->key, key) == 0 ? column->choices : nullptr; choice && *choice; ++choice)
            set += QString::fromLatin1(*choice);
    }
    return set;
}

} // namespace

void TestCatalogContract::initTestCase()
{
    m_document = apidocument::read();
    if (m_document.isEmpty())
        QSKIP(apidocument::isMissing);
}

void TestCatalogContract::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
}

void TestCatalogContract::addLists()
{
    QTest::addColumn<Resource>("resource");
    QTest::addColumn<QString>("path");
    QTest::newRow("workloads") << Resource(catalog::workloadResource) << u"/api/v1/workloads"_s;
    QTest::newRow("pods") << Resource(catalog::podResource) << u"/api/v1/workloads/pods"_s;
}

QJsonObject TestCatalogContract::resolved(const QJsonObject &object) const
{
    return apidocument::resolved(m_document, object);
}

QJsonObject TestCatalogContract::parameter(const QString &path, const QString &name) const
{
    const QJsonObject operation = m_document[u"paths"_s][path][u"get"_s].toObject();
    for (const QJsonValue &value : operation[u"parameters"_s].toArray()) {
        const QJsonObject found = resolved(value.toObject());
        if (found[u"name"_s].toString() == name)
            return resolved(found[u"schema"_s].toObject());
    }
    return {};
}

void TestCatalogContract::sortKeys()
{
    QFETCH(Resource, resource);
    QFETCH(QString, path);
    const QSet<QString> offered = toSet(parameter(path, u"sortBy"_s)[u"enum"_s].toArray());
    QVERIFY(!offered.isEmpty());
    QCOMPARE(keys(resource, &table::ColumnInfo::sortKey), offered);
    QVERIFY(offered.contains(catalog::defaultQuery(resource).sortKey));
}

void TestCatalogContract::filterKeys()
{
    QFETCH(Resource, resource);
    QFETCH(QString, path);
    const QString pattern = resolved(parameter(path, u"filterBy"_s)[u"items"_s].toObject())[u"pattern"_s].toString();
    const QString names = pattern.section(u'(', 1, 1).section(u')', 0, 0);
    const QStringList list = names.split(u'|', Qt::SkipEmptyParts);
    QVERIFY(!list.isEmpty());
    QCOMPARE(keys(resource, &table::ColumnInfo::filterKey), QSet<QString>(list.begin(), list.end()));
}

void TestCatalogContract::everyValueIsAColumn_data()
{
    QTest::addColumn<Resource>("resource");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("key");
    QTest::newRow("clusters") << Resource(catalog::clusterResource) << u"/api/v1/clusters"_s << QString();
    QTest::newRow("workloads") << Resource(catalog::workloadResource) << u"/api/v1/workloads"_s << u"workloads"_s;
    QTest::newRow("pods") << Resource(catalog::podResource) << u"/api/v1/workloads/pods"_s << u"pods"_s;
}

// Whatever a row of the API has can be shown and exported: by itself, or within the object that it belongs to.
void TestCatalogContract::everyValueIsAColumn()
{
    QFETCH(Resource, resource);
    QFETCH(QString, path);
    QFETCH(QString, key);
    const QSet<QString> leaves = apidocument::leavesOfRows(m_document, path, key);
    QVERIFY(leaves.size() > 20);
    QStringList missing;
    for (const QString &leaf : leaves) {
        const QString plain = QString(leaf).remove(u"[]"_s);
        const bool isThere = std::ranges::any_of(catalog::columns(resource), [&](const table::ColumnInfo *column) {
            const QString own = QString::fromLatin1(column->key);
            return plain == own || (column->kind == table::Kind::Structure && plain.startsWith(own + u'.'));
        });
        if (!isThere)
            missing += leaf;
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u", "_s)));
}

void TestCatalogContract::phases()
{
    const QJsonObject filter = parameter(u"/api/v1/workloads/telemetry"_s, u"filterByPhases"_s);
    const QSet<QString> known = toSet(resolved(filter[u"items"_s].toObject())[u"enum"_s].toArray());
    QCOMPARE(known.size(), 14);
    QCOMPARE(choices(catalog::workloadResource, "phase"), known);
}

void TestCatalogContract::choicesOfClusters_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("word");
    QTest::newRow("state") << QByteArray("status.state") << u"WaitingToConnect"_s;
    QTest::newRow("platform") << QByteArray("status.platform.type") << u"openshift"_s;
}

// The enumeration of the document that has the word is the one that the column lists.
void TestCatalogContract::choicesOfClusters()
{
    QFETCH(QByteArray, key);
    QFETCH(QString, word);
    const QSet<QString> listed = choices(catalog::clusterResource, key.constData());
    QVERIFY(listed.contains(word));
    QJsonObject schemas = m_document[u"components"_s][u"schemas"_s].toObject();
    QList<QJsonValue> open{schemas[u"DisplayedCluster"_s]};
    QSet<QString> visited;
    while (!open.isEmpty()) {
        const QJsonValue value = open.takeLast();
        if (value.isArray()) {
            for (const QJsonValue &item : value.toArray())
                open << item;
            continue;
        }
        const QString reference = value[u"$ref"_s].toString();
        if (visited.contains(reference))
            continue;
        if (!reference.isEmpty())
            visited += reference;
        const QJsonObject object = resolved(value.toObject());
        const QSet<QString> words = toSet(object[u"enum"_s].toArray());
        if (words.contains(word)) {
            QCOMPARE(listed, words);
            return;
        }
        for (const QJsonValue &child : object) {
            if (child.isObject() || child.isArray())
                open << child;
        }
    }
    QFAIL("the document has no such enumeration");
}

QTEST_GUILESS_MAIN(TestCatalogContract)
#include "tst_catalog.moc"
