// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/bodies.h"
#include "models/api/endpoints.h"
#include "models/api/fields.h"
#include "tests/support/apidocument.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

// Holds the endpoint table and the field lists against the API document. Skipped where the document is not at hand.
class TestEndpoints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void operationsExist_data() { addEndpoints(); }
    void operationsExist();
    void parametersExist_data() { addEndpoints(); }
    void parametersExist();
    void sortKeysAgree_data() { addEndpoints(); }
    void sortKeysAgree();
    void filterKeysAgree_data() { addEndpoints(); }
    void filterKeysAgree();
    void rowsAreWhereTheTableSays_data() { addEndpoints(); }
    void rowsAreWhereTheTableSays();
    void fieldsExist_data();
    void fieldsExist();
    void groupsOnTheWayAreListed_data();
    void groupsOnTheWayAreListed();
    void bodiesAgree_data();
    void bodiesAgree();
    void bodiesAreWhole_data() { addEndpoints(); }
    void bodiesAreWhole();
    void writesSayWhatTheyChange_data() { addEndpoints(); }
    void writesSayWhatTheyChange();
    void answersOfWritesAreKnown_data() { addEndpoints(); }
    void answersOfWritesAreKnown();
    void batchActionsAreAllKnown();

private:
    struct Place // a property of the document together with how it must be there
    {
        QJsonObject schema;
        bool isRequired = false;
    };

    static void addEndpoints();
    static QString text(std::string_view view);
    [[nodiscard]] QJsonObject resolved(QJsonObject schema) const;
    [[nodiscard]] QJsonObject operation(const api::Endpoint &endpoint) const;
    [[nodiscard]] QJsonObject parameter(const api::Endpoint &endpoint, const QString &name) const;
    [[nodiscard]] QJsonObject rowSchema(const api::Endpoint &endpoint) const;
    [[nodiscard]] QJsonObject rowSchema(const api::Endpoint &endpoint, const QString &status) const;
    [[nodiscard]] QJsonObject bodySchema(const api::Endpoint &endpoint) const;
    static void compare(const Place &place, int kind, int presence);
    [[nodiscard]] std::optional<Place> find(QJsonObject schema, const QString &path) const;

    QJsonObject m_document;
};

namespace {

QSet<QString> toSet(api::Names names)
{
    QSet<QString> set;
    for (const std::string_view name : names)
        set += QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    return set;
}

QSet<QString> toSet(const QJsonArray &array)
{
    QSet<QString> set;
    for (const QJsonValue &value : array)
        set += value.toString();
    return set;
}

bool isToken(const api::Endpoint &endpoint)
{
    return endpoint.operation == api::Operation::TokenV1 || endpoint.operation == api::Operation::TokenV2;
}

// Every field list with the operation whose body it makes.
template<class Visit> void visitBodies(Visit visit)
{
    using api::Operation;
    const auto each = [&](Operation operation, const auto &list) {
        for (const api::FieldInfo &field : list)
            visit(operation, field);
    };
    each(Operation::CreateCluster, api::Fields<api::NewCluster>::list);
    each(Operation::RenameCluster, api::Fields<api::ClusterName>::list);
    each(Operation::WorkloadBatch, api::Fields<api::BatchAction>::list);
    each(Operation::UpdateWorkloadType, api::Fields<api::TypeUpdate>::list);
}

// Every field list with the operation whose rows it describes.
template<class Visit> void visitRecords(Visit visit)
{
    using api::Operation;
    const auto each = [&](Operation operation, const auto &list) {
        for (const api::FieldInfo &field : list)
            visit(operation, field);
    };
    // The records of a list within a row
    const auto eachBelow = [&](Operation operation, const char *list, const auto &fields) {
        for (api::FieldInfo field : fields) {
            const std::string path = list + std::string(field.path);
            field.path = path;
            visit(operation, field);
        }
    };
    each(Operation::Clusters, api::Fields<api::Cluster>::list);
    each(Operation::Cluster, api::Fields<api::Cluster>::list);
    each(Operation::ClustersMinimal, api::Fields<api::ClusterMinimal>::list);
    each(Operation::ClusterMinimal, api::Fields<api::ClusterMinimal>::list);
    each(Operation::ClusterInstallInfo, api::Fields<api::InstallInfo>::list);
    each(Operation::Workloads, api::Fields<api::Workload>::list);
    each(Operation::Workload, api::Fields<api::Workload>::list);
    each(Operation::WorkloadTelemetry, api::Fields<api::TelemetryValue>::list);
    each(Operation::WorkloadEvents, api::Fields<api::WorkloadEvent>::list);
    each(Operation::WorkloadHistory, api::Fields<api::HistoryRecord>::list);
    each(Operation::WorkloadPods, api::Fields<api::Pod>::list);
    each(Operation::Pods, api::Fields<api::Pod>::list);
    each(Operation::InferenceRevisions, api::Fields<api::Revision>::list);
    each(Operation::InferenceRevision, api::Fields<api::Revision>::list);
    each(Operation::RevisionPods, api::Fields<api::Pod>::list);
    each(Operation::RevisionEvents, api::Fields<api::WorkloadEvent>::list);
    each(Operation::RevisionHistory, api::Fields<api::HistoryRecord>::list);
    each(Operation::WorkloadCategories, api::Fields<api::WorkloadCategory>::list);
    each(Operation::WorkloadCategory, api::Fields<api::WorkloadCategory>::list);
    each(Operation::WorkloadTypes, api::Fields<api::WorkloadType>::list);
    each(Operation::WorkloadType, api::Fields<api::WorkloadType>::list);
    each(Operation::UpdateWorkloadType, api::Fields<api::WorkloadType>::list);
    each(Operation::WorkloadPriorities, api::Fields<api::WorkloadPriority>::list);
    each(Operation::OldPods, api::Fields<api::OldPod>::list);
    each(Operation::Nodes, api::Fields<api::Node>::list);
    each(Operation::ClusterNodes, api::Fields<api::Node>::list);
    each(Operation::NodeTelemetry, api::Fields<api::TelemetryValue>::list);
    each(Operation::NodePools, api::Fields<api::NodePool>::list);
    each(Operation::Projects, api::Fields<api::Project>::list);
    eachBelow(Operation::Projects, "resources[].", api::Fields<api::PoolQuota>::list);
    eachBelow(Operation::Projects, "status.nodePoolQuotaStatuses[].", api::Fields<api::PoolUsage>::list);
    each(Operation::ProjectTelemetry, api::Fields<api::TelemetryValue>::list);
    each(Operation::Departments, api::Fields<api::Department>::list);
    eachBelow(Operation::Departments, "resources[].", api::Fields<api::PoolQuota>::list);
    each(Operation::DepartmentTelemetry, api::Fields<api::TelemetryValue>::list);
    each(Operation::CreateCluster, api::Fields<api::Cluster>::list);
    each(Operation::WorkloadBatch, api::Fields<api::BatchFailure>::list);
}

} // namespace

void TestEndpoints::initTestCase()
{
    m_document = apidocument::read();
    if (m_document.isEmpty())
        QSKIP(apidocument::isMissing);
}

void TestEndpoints::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
}

void TestEndpoints::addEndpoints()
{
    QTest::addColumn<int>("index");
    for (const api::Endpoint &endpoint : api::endpoints())
        QTest::newRow(qPrintable(text(endpoint.method) + u' ' + text(endpoint.path)))
            << static_cast<int>(endpoint.operation);
}

QString TestEndpoints::text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

// Follows references and folds allOf into one schema.
QJsonObject TestEndpoints::resolved(QJsonObject schema) const
{
    schema = apidocument::resolved(m_document, schema);
    if (!schema.contains(u"allOf"_s))
        return schema;
    QJsonObject properties = schema[u"properties"_s].toObject();
    QJsonArray required = schema[u"required"_s].toArray();
    for (const QJsonValue &part : schema[u"allOf"_s].toArray()) {
        const QJsonObject folded = resolved(part.toObject());
        const QJsonObject more = folded[u"properties"_s].toObject();
        for (auto it = more.begin(); it != more.end(); ++it)
            properties.insert(it.key(), it.value());
        for (const QJsonValue &name : folded[u"required"_s].toArray())
            required.append(name);
        for (auto it = folded.begin(); it != folded.end(); ++it)
            if (!schema.contains(it.key()))
                schema.insert(it.key(), it.value());
    }
    if (!properties.isEmpty())
        schema[u"properties"_s] = properties;
    schema[u"required"_s] = required;
    schema.remove(u"allOf"_s);
    return schema;
}

QJsonObject TestEndpoints::operation(const api::Endpoint &endpoint) const
{
    return m_document[u"paths"_s][text(endpoint.path)][text(endpoint.method).toLower()].toObject();
}

QJsonObject TestEndpoints::parameter(const api::Endpoint &endpoint, const QString &name) const
{
    QJsonArray all = operation(endpoint)[u"parameters"_s].toArray();
    for (const QJsonValue &shared : m_document[u"paths"_s][text(endpoint.path)][u"parameters"_s].toArray())
        all.append(shared);
    for (const QJsonValue &value : all)
        if (const QJsonObject found = resolved(value.toObject()); found[u"name"_s] == name)
            return found;
    return {};
}

QJsonObject TestEndpoints::rowSchema(const api::Endpoint &endpoint) const
{
    return rowSchema(endpoint, endpoint.operation == api::Operation::CreateCluster ? u"201"_s : u"200"_s);
}

QJsonObject TestEndpoints::bodySchema(const api::Endpoint &endpoint) const
{
    return resolved(operation(endpoint)[u"requestBody"_s][u"content"_s][u"application/json"_s][u"schema"_s].toObject());
}

QJsonObject TestEndpoints::rowSchema(const api::Endpoint &endpoint, const QString &status) const
{
    QJsonObject schema = resolved(
        operation(endpoint)[u"responses"_s][status][u"content"_s][u"application/json"_s][u"schema"_s].toObject());
    if (endpoint.rows == ".")
        return schema;
    if (!endpoint.rows.empty())
        schema = resolved(schema[u"properties"_s][text(endpoint.rows)].toObject());
    return resolved(schema[u"items"_s].toObject());
}

std::optional<TestEndpoints::Place> TestEndpoints::find(QJsonObject schema, const QString &path) const
{
    static const QRegularExpression brackets(u"\\[\\d*\\]$"_s);
    bool isRequired = false;
    for (QString step : path.split(u'.')) {
        const bool isList = step.contains(brackets);
        step.remove(brackets);
        const QJsonObject property = schema[u"properties"_s][step].toObject();
        if (property.isEmpty())
            return {};
        isRequired = schema[u"required"_s].toArray().contains(step);
        schema = resolved(property);
        if (isList && schema[u"type"_s] != u"array"_s)
            return {};
        if (isList) {
            const bool isNullable = schema[u"nullable"_s].toBool();
            schema = resolved(schema[u"items"_s].toObject());
            schema[u"nullable"_s] = isNullable;
        }
    }
    return Place{schema, isRequired};
}

void TestEndpoints::operationsExist()
{
    QFETCH(int, index);
    const api::Endpoint &endpoint = api::endpoints()[static_cast<std::size_t>(index)];
    QVERIFY(!operation(endpoint).isEmpty());
    const QString path = text(endpoint.path);
    QVERIFY(path.count(u'{') <= 2); // what the query builder can fill
    for (qsizetype open = path.indexOf(u'{'); open >= 0; open = path.indexOf(u'{', open + 1)) {
        const QJsonObject placeholder = parameter(endpoint, path.mid(open + 1, path.indexOf(u'}', open) - open - 1));
        // What is no UUID is one segment of the path as well.
        static const QSet<QString> texts = {u"nodepoolName"_s, u"projectId"_s, u"departmentId"_s};
        const QString format = texts.contains(placeholder[u"name"_s].toString()) ? QString() : u"uuid"_s;
        QCOMPARE(placeholder[u"schema"_s][u"type"_s].toString(), u"string"_s);
        QCOMPARE(placeholder[u"schema"_s][u"format"_s].toString(), format);
    }
}

void TestEndpoints::parametersExist()
{
    QFETCH(int, index);
    const api::Endpoint &endpoint = api::endpoints()[static_cast<std::size_t>(index)];
    for (const std::string_view name : endpoint.parameters) {
        const QJsonObject found = parameter(endpoint, text(name));
        QVERIFY2(found[u"in"_s] == u"query"_s, qPrintable(text(name)));
        // Lists are joined by commas in one parameter.
        if (resolved(found[u"schema"_s].toObject())[u"type"_s] == u"array"_s)
            QVERIFY2(!found[u"explode"_s].toBool(true), qPrintable(text(name)));
    }
    // What every list can be asked for must not be missing from the table.
    for (const QString &common : {u"deleted"_s, u"offset"_s, u"limit"_s, u"sortOrder"_s, u"sortBy"_s, u"filterBy"_s,
                                  u"search"_s, u"completed"_s})
        QCOMPARE(toSet(endpoint.parameters).contains(common), !parameter(endpoint, common).isEmpty());
    for (const QString &pair : text(endpoint.fixed).split(u'&', Qt::SkipEmptyParts)) {
        const QJsonObject schema = resolved(parameter(endpoint, pair.section(u'=', 0, 0))[u"schema"_s].toObject());
        QVERIFY2(toSet(schema[u"enum"_s].toArray()).contains(pair.section(u'=', 1)), qPrintable(pair));
    }
}

void TestEndpoints::sortKeysAgree()
{
    QFETCH(int, index);
    const api::Endpoint &endpoint = api::endpoints()[static_cast<std::size_t>(index)];
    const QJsonObject schema = resolved(parameter(endpoint, u"sortBy"_s)[u"schema"_s].toObject());
    QCOMPARE(toSet(endpoint.sortKeys), toSet(schema[u"enum"_s].toArray()));
}

void TestEndpoints::filterKeysAgree()
{
    QFETCH(int, index);
    const api::Endpoint &endpoint = api::endpoints()[static_cast<std::size_t>(index)];
    const QJsonObject schema = resolved(parameter(endpoint, u"filterBy"_s)[u"schema"_s].toObject());
    const QString pattern = resolved(schema[u"items"_s].toObject())[u"pattern"_s].toString();
    if (!pattern.startsWith(u"^("_s)) { // no filter, or any key
        QVERIFY(endpoint.filterKeys.empty());
        return;
    }
    // "^(key|key|...)(==|!=|...).+$"
    const QStringList groups = pattern.mid(2).split(u")("_s);
    const QStringList keys = groups[0].split(u'|');
    QCOMPARE(toSet(endpoint.filterKeys), QSet<QString>(keys.begin(), keys.end()));
    const QStringList operators = groups[1].section(u')', 0, 0).remove(u'\\').split(u'|');
    QCOMPARE(toSet(api::filterOperators()), QSet<QString>(operators.begin(), operators.end()));
}

void TestEndpoints::rowsAreWhereTheTableSays()
{
    QFETCH(int, index);
    const api::Endpoint &endpoint = api::endpoints()[static_cast<std::size_t>(index)];
    if (endpoint.isWrite())
        return;
    const QJsonObject body = resolved(
        operation(endpoint)[u"responses"_s][u"200"_s][u"content"_s][u"application/json"_s][u"schema"_s].toObject());
    if (endpoint.rows.empty()) {
        QCOMPARE(body[u"type"_s].toString(), u"array"_s);
        return;
    }
    if (endpoint.rows == ".") {
        QVERIFY(body.contains(u"properties"_s));
        return;
    }
    // The minimal list of clusters and that of node pools may leave out their only key.
    if (endpoint.operation != api::Operation::ClustersMinimal && endpoint.operation != api::Operation::NodePools)
        QVERIFY(body[u"required"_s].toArray().contains(text(endpoint.rows)));
    const QString type = resolved(body[u"properties"_s][text(endpoint.rows)].toObject())[u"type"_s].toString();
    QCOMPARE(type, endpoint.rows == "count" ? u"integer"_s : u"array"_s);
}

void TestEndpoints::fieldsExist_data()
{
    QTest::addColumn<int>("operation");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("presence");
    visitRecords([](api::Operation operation, const api::FieldInfo &field) {
        const QString name = text(api::endpoint(operation).path) + u' ' + text(field.path);
        QTest::newRow(qPrintable(name)) << static_cast<int>(operation) << text(field.path)
                                        << static_cast<int>(field.kind) << static_cast<int>(field.presence);
    });
}

void TestEndpoints::fieldsExist()
{
    QFETCH(int, operation);
    QFETCH(QString, path);
    QFETCH(int, kind);
    QFETCH(int, presence);
    const auto place = find(rowSchema(api::endpoint(static_cast<api::Operation>(operation))), path);
    QVERIFY(place);
    compare(*place, kind, presence);
}

void TestEndpoints::compare(const Place &place, int kind, int presence)
{
    const bool isNullable = place.schema[u"nullable"_s].toBool();
    const api::Presence stated = !place.isRequired ? api::Presence::Optional
        : isNullable                               ? api::Presence::Nullable
                                                   : api::Presence::Required;
    QCOMPARE(presence, static_cast<int>(stated));

    const QString type = place.schema[u"type"_s].toString();
    const QString format = place.schema[u"format"_s].toString();
    switch (static_cast<api::FieldKind>(kind)) {
    case api::FieldKind::Group:
        QVERIFY(place.schema.contains(u"properties"_s));
        break;
    case api::FieldKind::String:
    case api::FieldKind::Texts:
    case api::FieldKind::NumberText:
        QCOMPARE(type, u"string"_s);
        QVERIFY(format != u"date-time"_s);
        break;
    case api::FieldKind::Key: // most say that they are UUIDs; any text is read
        QCOMPARE(type, u"string"_s);
        QVERIFY(format.isEmpty() || format == u"uuid"_s);
        break;
    case api::FieldKind::Time:
        // Times of old pods are numbers, in seconds or milliseconds.
        QVERIFY(format == u"date-time"_s || format == u"int64"_s);
        break;
    case api::FieldKind::List: // find() has seen that it is one, and returns what it is of
        QCOMPARE(type, u"object"_s);
        break;
    case api::FieldKind::Integer:
        QCOMPARE(type, u"integer"_s);
        break;
    case api::FieldKind::Number: // whole numbers, too: some servers send fractions
        QVERIFY(type == u"number"_s || type == u"integer"_s);
        break;
    case api::FieldKind::Quantity:
        QCOMPARE(type, u"string"_s);
        QVERIFY(place.schema[u"pattern"_s].toString().contains(u"KMGTP"_s));
        break;
    case api::FieldKind::Boolean:
        QCOMPARE(type, u"boolean"_s);
        break;
    }
}

void TestEndpoints::groupsOnTheWayAreListed_data()
{
    fieldsExist_data();
}

// An object on the way to a field that the document requires must be required by the list as well.
void TestEndpoints::groupsOnTheWayAreListed()
{
    QFETCH(int, operation);
    QFETCH(QString, path);
    const auto own = static_cast<api::Operation>(operation);
    for (qsizetype dot = path.indexOf(u'.'); dot >= 0; dot = path.indexOf(u'.', dot + 1)) {
        const QString way = path.left(dot);
        const auto place = find(rowSchema(api::endpoint(own)), way);
        QVERIFY(place);
        bool isListed = false;
        visitRecords([&](api::Operation other, const api::FieldInfo &field) {
            const bool isList = field.kind == api::FieldKind::List && field.presence != api::Presence::Optional;
            isListed |= other == own && (field.kind == api::FieldKind::Group || isList) && text(field.path) == way;
        });
        QVERIFY2(isListed == place->isRequired, qPrintable(way));
    }
}

void TestEndpoints::bodiesAgree_data()
{
    QTest::addColumn<int>("operation");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("presence");
    visitBodies([](api::Operation operation, const api::FieldInfo &field) {
        const api::Endpoint &endpoint = api::endpoint(operation);
        const QString name = text(endpoint.method) + u' ' + text(endpoint.path) + u' ' + text(field.path);
        QTest::newRow(qPrintable(name)) << static_cast<int>(operation) << text(field.path)
                                        << static_cast<int>(field.kind) << static_cast<int>(field.presence);
    });
}

void TestEndpoints::bodiesAgree()
{
    QFETCH(int, operation);
    QFETCH(QString, path);
    QFETCH(int, kind);
    QFETCH(int, presence);
    const auto place = find(bodySchema(api::endpoint(static_cast<api::Operation>(operation))), path);
    QVERIFY(place);
    compare(*place, kind, presence);
}

// Nothing that the document wants in a body is missing, and none is sent where it wants none.
void TestEndpoints::bodiesAreWhole()
{
    QFETCH(int, index);
    const api::Endpoint &endpoint = api::endpoints()[static_cast<std::size_t>(index)];
    if (isToken(endpoint))
        return; // made by the token source
    QSet<QString> listed;
    visitBodies([&](api::Operation operation, const api::FieldInfo &field) {
        if (operation == endpoint.operation)
            listed += text(field.path).section(u'.', 0, 0).remove(u"[]"_s);
    });
    const QJsonObject schema = bodySchema(endpoint);
    QCOMPARE(listed.isEmpty(), schema.isEmpty());
    QVERIFY(listed.contains(toSet(schema[u"required"_s].toArray())));
}

void TestEndpoints::writesSayWhatTheyChange()
{
    QFETCH(int, index);
    const api::Endpoint &endpoint = api::endpoints()[static_cast<std::size_t>(index)];
    QCOMPARE(!endpoint.changes.empty(), endpoint.isWrite() && !isToken(endpoint));
    if (!endpoint.changes.empty())
        QCOMPARE(text(endpoint.path).section(u'/', 3, 3), text(endpoint.changes));
}

// Every success that the document knows: an answer with a result that the table tells where to find, or one whose
// status says it all.
void TestEndpoints::answersOfWritesAreKnown()
{
    QFETCH(int, index);
    const api::Endpoint &endpoint = api::endpoints()[static_cast<std::size_t>(index)];
    if (!endpoint.isWrite() || isToken(endpoint))
        return;
    int successes = 0;
    const QJsonObject responses = operation(endpoint)[u"responses"_s].toObject();
    for (const QString &status : responses.keys()) {
        if (!status.startsWith(u'2'))
            continue;
        ++successes;
        const QJsonObject body
            = resolved(responses[status][u"content"_s][u"application/json"_s][u"schema"_s].toObject());
        if (endpoint.operation == api::Operation::DeleteAnyWorkload) {
            // The workload in another form: it is read again.
            QVERIFY(!body.isEmpty());
            continue;
        }
        if (endpoint.rows.empty()) {
            // At most words, which are not shown.
            QVERIFY(
                (QSet<QString>{u"code"_s, u"message"_s, u"details"_s}).contains(toSet(body[u"required"_s].toArray())));
            continue;
        }
        QVERIFY(!rowSchema(endpoint, status)[u"properties"_s].toObject().isEmpty());
    }
    QVERIFY(successes > 0);
}

void TestEndpoints::batchActionsAreAllKnown()
{
    const auto place = find(bodySchema(api::endpoint(api::Operation::WorkloadBatch)), u"action"_s);
    QVERIFY(place);
    QCOMPARE(toSet(place->schema[u"enum"_s].toArray()), (QSet<QString>{u"delete"_s, u"suspend"_s, u"resume"_s}));
}

QTEST_GUILESS_MAIN(TestEndpoints)
#include "tst_endpoints.moc"
