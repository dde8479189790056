// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/registry.h"
#include "tests/support/apidocument.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using metrics::Scope;

// Holds the table of metrics against the API document: each endpoint knows exactly the types that have its scope.
class TestMetricRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void scopesAgree_data();
    void scopesAgree();
    void linesAreSound();

private:
    QJsonObject m_document;
};

namespace {

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

} // namespace

void TestMetricRegistry::initTestCase()
{
    m_document = apidocument::read();
    if (m_document.isEmpty())
        QSKIP(apidocument::isMissing);
}

void TestMetricRegistry::scopesAgree_data()
{
    QTest::addColumn<Scope>("scope");
    QTest::addColumn<QString>("path");
    QTest::newRow("cluster") << Scope::Cluster << u"/api/v1/clusters/{clusterUuid}/metrics"_s;
    QTest::newRow("node pool") << Scope::NodePool
                               << u"/api/v1/clusters/{clusterUuid}/nodepools/{nodepoolName}/metrics"_s;
    QTest::newRow("node") << Scope::Node << u"/api/v1/nodes/{nodeId}/metrics"_s;
    QTest::newRow("workload") << Scope::Workload << u"/api/v1/workloads/{workloadId}/metrics"_s;
    QTest::newRow("pod") << Scope::Pod << u"/api/v1/workloads/{workloadId}/pods/{podId}/metrics"_s;
    QTest::newRow("project") << Scope::Project << u"/api/v1/org-unit/projects/{projectId}/metrics"_s;
    QTest::newRow("department") << Scope::Department << u"/api/v1/org-unit/departments/{departmentId}/metrics"_s;
    QTest::newRow("inference") << Scope::Inference << u"/api/v1/workloads/inferences/{workloadId}/metrics"_s;
    QTest::newRow("pod of an inference") << Scope::InferencePod
                                         << u"/api/v1/workloads/inferences/{workloadId}/pods/{podId}/metrics"_s;
}

void TestMetricRegistry::scopesAgree()
{
    QFETCH(Scope, scope);
    QFETCH(QString, path);
    const auto resolved = [this](const QJsonObject &object) { return apidocument::resolved(m_document, object); };
    QSet<QString> stated;
    for (const QJsonValue &value : m_document[u"paths"_s][path][u"get"_s][u"parameters"_s].toArray()) {
        const QJsonObject parameter = resolved(value.toObject());
        if (parameter[u"name"_s] != u"metricType"_s)
            continue;
        QJsonObject items = resolved(resolved(parameter[u"schema"_s].toObject())[u"items"_s].toObject());
        for (const QJsonValue &part : items[u"allOf"_s].toArray())
            items = resolved(part.toObject());
        for (const QJsonValue &type : items[u"enum"_s].toArray())
            stated += type.toString();
    }
    QVERIFY(!stated.isEmpty());
    QSet<QString> ours;
    for (const metrics::Metric &metric : metrics::registry())
        if (metric.scopes & scope)
            ours += text(metric.type);
    QVERIFY2(ours == stated,
             qPrintable(u"missing: %1; too many: %2"_s.arg(QStringList((stated - ours).values()).join(u' '),
                                                           QStringList((ours - stated).values()).join(u' '))));
}

void TestMetricRegistry::linesAreSound()
{
    QSet<QString> types;
    QSet<std::pair<int, QString>> titles;
    qsizetype scopes = 0;
    for (const metrics::Metric &metric : metrics::registry()) {
        const QString type = text(metric.type);
        types += type;
        for (int scope = 1; scope <= int(Scope::InferencePod); scope *= 2)
            if (int(metric.scopes) & scope) {
                titles += {scope, metric.title()};
                ++scopes;
            }
        QVERIFY2(!metric.title().isEmpty() && !metric.meaning().isEmpty(), qPrintable(type));
        QVERIFY2(metric.meaning().size() < 110, qPrintable(type));
        QVERIFY2(metric.isAmbiguous == (metric.unit == metrics::Unit::Ratio), qPrintable(type));
        QVERIFY2((metric.form == metrics::Form::PerGpu) == type.endsWith(u"_PER_GPU"_s), qPrintable(type));
        QVERIFY2((metric.form == metrics::Form::Percentiles) == type.endsWith(u"_PERCENTILES"_s), qPrintable(type));
        QCOMPARE(metrics::find(metric.type), &metric);
    }
    // A title is what people choose by, among the metrics of an object.
    QCOMPARE(types.size(), qsizetype(metrics::registry().size()));
    QCOMPARE(titles.size(), scopes);
    QVERIFY(!metrics::find("NO_SUCH_METRIC"));
}

QTEST_GUILESS_MAIN(TestMetricRegistry)
#include "tst_metric_registry.moc"
