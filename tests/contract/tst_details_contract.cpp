// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/clusters.h"
#include "models/catalog/pods.h"
#include "models/catalog/workloads.h"
#include "models/details/details.h"
#include "tests/support/apidocument.h"
#include "tests/support/jsonleaves.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using catalog::Resource;

// An object that has every field of the API document, made from its schemas: all of it stands in the details, under a
// name, and nowhere twice. Skipped where the document is not at hand.
class TestDetailsContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void everyFieldIsShown_data();
    void everyFieldIsShown();

private:
    [[nodiscard]] QJsonValue sample(const QJsonObject &schema, int depth) const;
    [[nodiscard]] QJsonObject properties(const QJsonObject &schema) const;
    [[nodiscard]] QJsonObject resolved(const QJsonObject &object) const;
    [[nodiscard]] QJsonObject answerSchema(const QString &path) const;

    QJsonObject m_document;
};

void TestDetailsContract::initTestCase()
{
    m_document = apidocument::read();
    if (m_document.isEmpty())
        QSKIP(apidocument::isMissing);
}

void TestDetailsContract::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
}

QJsonObject TestDetailsContract::resolved(const QJsonObject &object) const
{
    return apidocument::resolved(m_document, object);
}

QJsonObject TestDetailsContract::properties(const QJsonObject &given) const
{
    const QJsonObject schema = resolved(given);
    QJsonObject all = schema[u"properties"_s].toObject();
    for (const QString &part : {u"allOf"_s, u"oneOf"_s, u"anyOf"_s}) {
        for (const QJsonValue &value : schema[part].toArray()) {
            const QJsonObject more = properties(value.toObject());
            for (auto it = more.begin(); it != more.end(); ++it)
                all.insert(it.key(), it.value());
        }
    }
    return all;
}

QJsonValue TestDetailsContract::sample(const QJsonObject &given, int depth) const
{
    const QJsonObject schema = resolved(given);
    const QJsonObject fields = properties(schema);
    if (depth > 8)
        return QJsonValue(u"deep"_s); // dependencies hold components, which are dependencies
    if (!fields.isEmpty()) {
        QJsonObject object;
        for (auto it = fields.begin(); it != fields.end(); ++it)
            object.insert(it.key(), sample(it.value().toObject(), depth + 1));
        return object;
    }
    for (const QString &part : {u"allOf"_s, u"oneOf"_s, u"anyOf"_s}) {
        if (const QJsonArray parts = schema[part].toArray(); !parts.isEmpty())
            return sample(parts.at(0).toObject(), depth);
    }
    const QString type = schema[u"type"_s].toString();
    if (type == u"array") {
        const QJsonObject items = schema[u"items"_s].toObject();
        return QJsonArray{sample(items, depth + 1), sample(items, depth + 1)};
    }
    if (type == u"object") {
        const QJsonObject each = schema[u"additionalProperties"_s].toObject();
        return QJsonObject{{u"first"_s, each.isEmpty() ? QJsonValue(u"free"_s) : sample(each, depth + 1)}};
    }
    if (const QJsonArray words = schema[u"enum"_s].toArray(); !words.isEmpty())
        return words.at(0);
    if (type == u"boolean")
        return true;
    if (type == u"integer" || type == u"number")
        return 17;
    if (schema[u"format"_s].toString() == u"date-time")
        return QJsonValue(u"2025-11-21T12:00:00Z"_s);
    return schema[u"format"_s].toString() == u"uuid" ? u"6f2c9a3e-1111-4222-8333-444455556666"_s : u"text"_s;
}

QJsonObject TestDetailsContract::answerSchema(const QString &path) const
{
    const QJsonObject operation = m_document[u"paths"_s][path][u"get"_s].toObject();
    const QJsonObject answer = resolved(operation[u"responses"_s][u"200"_s].toObject());
    return answer[u"content"_s][u"application/json"_s][u"schema"_s].toObject();
}

void TestDetailsContract::everyFieldIsShown_data()
{
    QTest::addColumn<Resource>("resource");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("list"); // the key of the list that holds the object
    QTest::addColumn<int>("atLeast");
    QTest::newRow("cluster") << Resource(catalog::clusterResource) << u"/api/v1/clusters/{clusterUuid}"_s << QString()
                             << 25;
    QTest::newRow("workload") << Resource(catalog::workloadResource) << u"/api/v1/workloads/{workloadId}"_s << QString()
                              << 80;
    QTest::newRow("pod") << Resource(catalog::podResource) << u"/api/v1/workloads/pods"_s << u"pods"_s << 45;
}

void TestDetailsContract::everyFieldIsShown()
{
    QFETCH(Resource, resource);
    QFETCH(QString, path);
    QFETCH(QString, list);
    QFETCH(int, atLeast);
    QJsonValue value = sample(answerSchema(path), 0);
    if (!list.isEmpty())
        value = value[list][0];
    const QJsonObject object = value.toObject();
    const QStringList expected = jsonleaves::pathsOf(object);
    QVERIFY2(expected.size() >= atLeast, qPrintable(QString::number(expected.size())));

    const catalog::ClusterNames names;
    const auto details = catalog::detailsOf(resource, QJsonDocument(object).toJson(), names);
    QVERIFY(details);
    QCOMPARE(jsonleaves::pathsOf(*details), expected);

    // Whatever the document knows has a place of its own and a name that is no key. Free-form fields may land in
    // "more".
    static const QRegularExpression camel(u"[a-z][A-Z]"_s); // a key, not words
    for (const catalog::DetailGroup &group : details->groups) {
        for (const catalog::DetailField &field : group.fields) {
            const QByteArray where = qPrintable(field.path + u": "_s + field.label);
            QVERIFY2(!field.label.isEmpty(), where);
            QVERIFY2(!camel.match(field.label).hasMatch(), where);
            const bool isExpectedThere = field.path.startsWith(u"actionsSupport")
                || field.path.startsWith(u"status.config") || field.path.startsWith(u"additionalFields")
                || field.path.startsWith(u"childrenIds");
            QVERIFY2(group.key != u"more" || isExpectedThere, where);
        }
    }
}

QTEST_APPLESS_MAIN(TestDetailsContract)
#include "tst_details_contract.moc"
