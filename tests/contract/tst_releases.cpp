// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/proxiedsimulator.h"
#include "tests/contract/releasedocument.h"
#include "tests/support/operationstable.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString Newest = u"runai.json"_s;
const QString Workloads = u"/api/v1/workloads"_s, Pods = u"/api/v1/workloads/pods"_s;
const QString PodsOfWorkload = u"/api/v1/workloads/{}/pods"_s, NodesOfCluster = u"/api/v1/clusters/{}/nodes"_s;
const QString Departments = u"/api/v1/org-unit/departments"_s;
const QString OldPods = u"/v1/k8s/clusters/{}/pods"_s;

// What the product and the simulator have in common, as far as it is read
const QStringList Reads = {
    u"/api/v1/clusters"_s,
    u"/api/v1/clusters/minimal"_s,
    u"/api/v1/clusters/{}"_s,
    u"/api/v1/clusters/{}/minimal"_s,
    u"/api/v1/clusters/{}/cluster-install-info"_s,
    u"/api/v1/clusters/{}/metrics"_s,
    NodesOfCluster,
    u"/api/v1/clusters/{}/nodes/count"_s,
    u"/api/v1/clusters/{}/nodepools/{}/metrics"_s,
    u"/api/v1/node-pools"_s,
    u"/api/v1/node-pools/count"_s,
    u"/api/v1/org-unit/projects"_s,
    u"/api/v1/org-unit/projects/count"_s,
    u"/api/v1/org-unit/projects/telemetry"_s,
    u"/api/v1/org-unit/projects/{}/metrics"_s,
    u"/api/v1/org-unit/departments"_s,
    u"/api/v1/org-unit/departments/count"_s,
    u"/api/v1/org-unit/departments/telemetry"_s,
    u"/api/v1/org-unit/departments/{}/metrics"_s,
    u"/api/v1/nodes"_s,
    u"/api/v1/nodes/count"_s,
    u"/api/v1/nodes/telemetry"_s,
    u"/api/v1/nodes/{}/metrics"_s,
    Workloads,
    u"/api/v1/workloads/count"_s,
    u"/api/v1/workloads/telemetry"_s,
    Pods,
    u"/api/v1/workloads/pods/count"_s,
    u"/api/v1/workloads/{}"_s,
    u"/api/v1/workloads/{}/events"_s,
    u"/api/v1/workloads/{}/history"_s,
    PodsOfWorkload,
    u"/api/v1/workloads/{}/metrics"_s,
    u"/api/v1/workloads/{}/pods/{}/metrics"_s,
    u"/api/v1/workloads/inferences/{}/metrics"_s,
    u"/api/v1/workloads/inferences/{}/pods/{}/metrics"_s,
    u"/api/v1/workloads/inferences/{}/revisions"_s,
    u"/api/v1/workloads/inferences/revisions/{}"_s,
    u"/api/v1/workloads/inferences/revisions/{}/pods"_s,
    u"/api/v1/workloads/inferences/revisions/{}/events"_s,
    u"/api/v1/workloads/inferences/revisions/{}/history"_s,
    u"/api/v1/workload-categories"_s,
    u"/api/v1/workload-categories/{}"_s,
    u"/api/v1/workload-types"_s,
    u"/api/v1/workload-types/{}"_s,
    u"/api/v1/workload-priorities"_s,
    OldPods,
};

struct Release
{
    QString name;
    QString document = Newest; // 2.25 and later have none of their own

    [[nodiscard]] bool isFrom(const QString &other) const { return number(name) >= number(other); }

private:
    static int number(const QString &name)
    {
        return name.section(u'.', 0, 0).toInt() * 100 + name.section(u'.', 1, 1).toInt();
    }
};

QList<Release> allReleases()
{
    QList<Release> all;
    for (int minor = 18; minor <= 24; ++minor)
        all += {u"2.%1"_s.arg(minor), u"versions/2.%1.json"_s.arg(minor)};
    all += {{u"2.25"_s}, {u"2.26"_s}, {u"3.0"_s}};
    return all;
}

// The document that stands for the newest releases still has these.
bool isGone(const Release &release, const QString &path)
{
    return (path == NodesOfCluster && release.isFrom(u"3.0"_s)) || (path == OldPods && release.isFrom(u"2.22"_s));
}

// An item of filterBy with a value that its field can have
QString filterItem(const QString &key)
{
    static const QSet<QString> times
        = {u"createdAt"_s, u"deletedAt"_s, u"completedAt"_s, u"phaseUpdatedAt"_s, u"guaranteedRuntimeEndsAt"_s,
           u"updatedAt"_s};
    static const QSet<QString> numbers = {u"value"_s,
                                          u"allocatedGPU"_s,
                                          u"idleGpus"_s,
                                          u"idleAllocatedGpus"_s,
                                          u"priority"_s,
                                          u"totalPendingTimeSeconds"_s,
                                          u"totalRunningTimeSeconds"_s,
                                          u"totalGpuQuota"_s,
                                          u"gpuAllocated"_s};
    if (times.contains(key))
        return key + u">=2025-11-20T12:00:00Z"_s;
    return key + (numbers.contains(key) || key.startsWith(u"avgGpu"_s) ? u">=1"_s : u"!=a"_s);
}

QString argument(const QString &name, const QString &value)
{
    return name + u'=' + SimulatorClient::escaped(name == u"filterBy" ? filterItem(value) : value);
}

// The parameters that an operation cannot do without
QStringList required(const QString &path, const QString &type = {})
{
    if (path.endsWith(u"/telemetry"_s))
        return {u"telemetryType="_s
                + (type.isEmpty() ? (path.contains(u"nodes"_s) ? u"TOTAL_GPUS"_s : u"GPU_ALLOCATION"_s) : type)};
    if (path.endsWith(u"/cluster-install-info"_s))
        return {u"version=2.20.14"_s};
    if (!path.endsWith(u"/metrics"_s))
        return {};
    const QString usual = path.contains(u"clusters"_s) ? u"ALLOCATED_GPU"_s
        : path.contains(u"org-unit"_s)                 ? u"GPU_ALLOCATION"_s
        : path.contains(u"inferences"_s)               ? u"THROUGHPUT"_s
        : path.contains(u"nodes"_s)                    ? u"GPU_UTILIZATION_PER_GPU"_s
                                                       : u"CPU_USAGE_CORES"_s;
    return {u"metricType="_s + (type.isEmpty() ? usual : type), u"start=2025-11-21T10:00:00Z"_s,
            u"end=2025-11-21T12:00:00Z"_s, u"numberOfSamples=10"_s};
}

bool isType(const QString &parameter)
{
    return parameter == u"metricType" || parameter == u"telemetryType";
}

// The names of all members, joined by dots; arrays add nothing.
void collect(const QJsonValue &value, const QString &path, QSet<QString> &members)
{
    if (value.isArray()) {
        for (const auto &item : value.toArray())
            collect(item, path, members);
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString inner = path.isEmpty() ? it.key() : path + u'.' + it.key();
        members.insert(inner);
        collect(it.value(), inner, members);
    }
}

QSet<QString> membersOf(const SimulatorClient::Reply &reply)
{
    const QJsonDocument document = QJsonDocument::fromJson(reply.body);
    QSet<QString> members;
    collect(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()), {}, members);
    return members;
}

// The documents of 2.18 and 2.19 require a phase of the items of the list of projects that no project has.
bool isNoFault(const QJsonObject &violation)
{
    return violation[u"code"_s].toString() == u"deprecated"
        || (violation[u"operation"_s].toString() == u"get_projects"
            && violation[u"message"_s].toString() == u"must have required property 'phase'");
}

} // namespace

// Each release that the simulator plays, held against the API document of that release: it answers whatever the
// document has, in the form that it has there, and nothing else.
class TestReleases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void releases_data();
    void releases();
    void whatIsGoneWasRequested();

private:
    void start(const QString &release);
    void answersWhatItsDocumentHas();
    void lacksWhatItsDocumentLacks();
    void keepsTheFieldsOfItsDocument();
    void differsWhereNothingIsDocumented();
    void signsIn();
    void changes();

    [[nodiscard]] QString target(const QString &path, const QStringList &query = {}) const;
    void expect(SimulatorClient &client, int status, const QString &path, const QStringList &query = {});
    void askAll(const QString &path);
    void tryWithout(const QString &path);

    Release m_release; // that is tried
    std::unique_ptr<ReleaseDocument> m_document, m_newestDocument;
    std::unique_ptr<ProxiedSimulator> m_proxied, m_newest;
    std::optional<QSet<QString>> m_untouched; // by all releases so far
    QTemporaryDir m_folder;
    QString m_cluster, m_node, m_workload, m_pod, m_inference, m_inferencePod, m_revision, m_category, m_type;
    QString m_nodePool, m_project, m_department;
};

void TestReleases::initTestCase()
{
    m_newestDocument = std::make_unique<ReleaseDocument>(Newest);
    if (!m_newestDocument->isThere())
        QSKIP(apidocument::isMissing);
    m_newest = std::make_unique<ProxiedSimulator>();
    if (!m_newest->start())
        QSKIP("the contract tools of ../shared are not there");
    SimulatorClient &client = m_newest->client();
    m_cluster = client.get(u"/api/v1/clusters"_s).array().first()[u"uuid"_s].toString();
    m_node = client.get(u"/api/v1/nodes?filterBy=status%3D%3DReady"_s).object()[u"nodes"_s][0][u"id"_s].toString();
    const QString running = Workloads + u"?filterBy=phase%3D%3DRunning,type%3D%3D"_s;
    m_inference = client.get(running + u"Inference"_s).object()[u"workloads"_s][0][u"id"_s].toString();
    m_workload = client.get(running + u"Distributed"_s).object()[u"workloads"_s][0][u"id"_s].toString();
    m_pod = client.get(Workloads + u'/' + m_workload + u"/pods"_s).object()[u"pods"_s][0][u"id"_s].toString();
    const QString inference = Workloads + u"/inferences/"_s + m_inference;
    m_revision = client.get(inference + u"/revisions"_s).object()[u"revisions"_s][0][u"id"_s].toString();
    m_inferencePod = client.get(Workloads + u"/inferences/revisions/"_s + m_revision + u"/pods"_s)
                         .object()[u"pods"_s][0][u"id"_s]
                         .toString();
    m_category = client.get(u"/api/v1/workload-categories"_s).object()[u"categories"_s][0][u"id"_s].toString();
    m_type = client.get(u"/api/v1/workload-types"_s).object()[u"types"_s][0][u"id"_s].toString();
    m_nodePool = client.get(u"/api/v1/node-pools"_s).object()[u"nodepools"_s][0][u"name"_s].toString();
    m_project = client.get(u"/api/v1/org-unit/projects"_s).object()[u"projects"_s][0][u"id"_s].toString();
    m_department = client.get(u"/api/v1/org-unit/departments"_s).object()[u"departments"_s][0][u"id"_s].toString();
    for (const QString &id : {m_nodePool, m_project, m_department})
        QVERIFY(!id.isEmpty());
    for (const QString &id :
         {m_cluster, m_node, m_inference, m_workload, m_pod, m_revision, m_inferencePod, m_category, m_type})
        QVERIFY(!id.isEmpty());
}

void TestReleases::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
}

void TestReleases::releases_data()
{
    QTest::addColumn<QString>("release");
    for (const Release &release : allReleases())
        QTest::newRow(qPrintable(release.name)) << release.name;
}

void TestReleases::releases()
{
    QFETCH(QString, release);
    start(release);
    for (const auto part : {&TestReleases::answersWhatItsDocumentHas, &TestReleases::lacksWhatItsDocumentLacks,
                            &TestReleases::keepsTheFieldsOfItsDocument, &TestReleases::differsWhereNothingIsDocumented,
                            &TestReleases::signsIn, &TestReleases::changes}) {
        if (!QTest::currentTestFailed())
            (this->*part)();
    }
    if (!QTest::currentTestFailed()) {
        m_proxied->verdict(isNoFault);
        m_untouched = m_untouched ? *m_untouched & m_proxied->untouched() : m_proxied->untouched();
    }
    m_proxied.reset();
}

// The rest is requested of the newest release by tst_simulator_contract.
void TestReleases::whatIsGoneWasRequested()
{
    if (!m_untouched)
        QSKIP("the releases were not walked");
    const QHash<QString, QString> operations = operationstable::byId(apidocument::read());
    for (const QString &gone : {u"GET /v1/k8s/clusters/{uuid}/pods"_s, u"GET /api/v1/clusters/{clusterUuid}/nodes"_s})
        QVERIFY2(!m_untouched->contains(operations.key(gone)), qPrintable(gone));
}

void TestReleases::start(const QString &release)
{
    for (const Release &one : allReleases()) {
        if (one.name == release)
            m_release = one;
    }
    m_document = std::make_unique<ReleaseDocument>(m_release.document);
    QVERIFY(m_document->isThere());
    const QString file = m_folder.filePath(release + u".json"_s);
    QVERIFY(m_document->save(file));
    m_proxied = std::make_unique<ProxiedSimulator>();
    QVERIFY(m_proxied->start({u"--size"_s, u"small"_s, u"--odd-names"_s, u"--api-version"_s, release}, file));
}

QString TestReleases::target(const QString &path, const QStringList &query) const
{
    QString filled = path;
    const bool isInference = path.contains(u"/inferences/"_s);
    const auto fill = [&filled](const QString &id) {
        if (const qsizetype hole = filled.indexOf(u"{}"_s); hole >= 0)
            filled.replace(hole, 2, id);
    };
    fill(path.contains(u"/clusters/"_s)          ? m_cluster
             : path.contains(u"/nodes/"_s)       ? m_node
             : path.contains(u"/projects/"_s)    ? m_project
             : path.contains(u"/departments/"_s) ? m_department
             : path.contains(u"/revisions/"_s)   ? m_revision
             : path.contains(u"-categories/"_s)  ? m_category
             : path.contains(u"-types/"_s)       ? m_type
             : isInference                       ? m_inference
                                                 : m_workload);
    fill(isInference ? m_inferencePod : path.contains(u"/nodepools/"_s) ? m_nodePool : m_pod);
    return query.isEmpty() ? filled : filled + u'?' + query.join(u'&');
}

void TestReleases::expect(SimulatorClient &client, int status, const QString &path, const QStringList &query)
{
    const QString asked = target(path, query);
    const SimulatorClient::Reply reply = client.get(asked);
    const bool isFine = reply.status == status || (status == 200 && reply.status == 207);
    QVERIFY2(isFine, qPrintable(u"%1: %2 instead of %3"_s.arg(asked).arg(reply.status).arg(status)));
}

// Every parameter of the document, with every value that it lists
void TestReleases::askAll(const QString &path)
{
    SimulatorClient &client = m_proxied->client();
    expect(client, 200, path, required(path));
    for (const QString &parameter : m_document->parameters(path)) {
        for (const QString &value : m_document->values(path, parameter)) {
            if (value.isEmpty())
                continue;
            if (isType(parameter))
                expect(client, 200, path, required(path, value));
            else
                expect(client, 200, path, required(path) + QStringList{argument(parameter, value)});
        }
        if (parameter == u"search" || parameter == u"nodepoolName")
            expect(client, 200, path, required(path) + QStringList{parameter + u"=h100"_s});
    }
}

void TestReleases::answersWhatItsDocumentHas()
{
    for (const QString &path : Reads) {
        if (m_document->has(u"get"_s, path) && !isGone(m_release, path))
            askAll(path);
        if (QTest::currentTestFailed())
            return;
    }
    for (const auto &cluster : m_proxied->client().get(u"/api/v1/clusters"_s).array()) {
        const QJsonValue version = cluster[u"version"_s];
        QVERIFY2(version.isNull() || version.toString().startsWith(m_release.name + u'.'),
                 qPrintable(version.toString()));
    }
    QCOMPARE(m_proxied->client().all(Workloads, u"sortBy=createdAt"_s, u"workloads"_s).size(), 500);
    QCOMPARE(m_proxied->client().all(Pods, u"sortBy=createdAt"_s, u"pods"_s).size(), 2000);
}

void TestReleases::lacksWhatItsDocumentLacks()
{
    SimulatorClient &client = m_proxied->direct();
    for (const QString &path : Reads) {
        if (QTest::currentTestFailed())
            return;
        if (m_document->has(u"get"_s, path)) {
            if (!isGone(m_release, path))
                tryWithout(path);
            continue;
        }
        const int status = client.get(target(path, required(path))).status;
        // A word of its path may stand where another operation has an id.
        QVERIFY2(status == 404 || (status == 400 && !path.endsWith(u"/metrics"_s)), qPrintable(path));
    }
    // What no release has is found.
    expect(client, 400, Workloads, {u"serach=llama"_s});
    expect(client, 400, Workloads, {u"sortBy=colour"_s});
}

// The parameters and values of the newest document that this release lacks: it ignores the ones and refuses the others.
void TestReleases::tryWithout(const QString &path)
{
    SimulatorClient &client = m_proxied->direct();
    const QByteArray plain = client.get(target(path, required(path))).body;
    for (const QString &parameter : m_newestDocument->parameters(path)) {
        const QStringList values = m_newestDocument->values(path, parameter);
        if (!m_document->parameters(path).contains(parameter)) {
            const QString text = parameter == u"limit" || parameter == u"offset" ? u"3"_s
                : parameter.startsWith(u"include"_s)                             ? u"true"_s
                                                                                 : u"zzz"_s;
            const QString given = values.isEmpty() ? parameter + u'=' + text : argument(parameter, values.first());
            QCOMPARE(client.get(target(path, required(path) + QStringList{given})).body, plain);
            continue;
        }
        const QStringList known = m_document->values(path, parameter);
        for (const QString &value : values) {
            if (known.contains(value))
                continue;
            expect(client, 400, path,
                   isType(parameter) ? required(path, value)
                                     : required(path) + QStringList{argument(parameter, value)});
        }
    }
}

// Not more is left out than has to be.
void TestReleases::keepsTheFieldsOfItsDocument()
{
    for (const QString &path : {u"/api/v1/clusters"_s, u"/api/v1/clusters/{}"_s, u"/api/v1/nodes"_s, Workloads,
                                u"/api/v1/workloads/{}"_s, Pods, PodsOfWorkload, OldPods, u"/api/v1/workload-types"_s,
                                u"/api/v1/workload-types/{}"_s, u"/api/v1/workload-categories"_s,
                                u"/api/v1/workload-priorities"_s, u"/api/v1/workloads/inferences/{}/revisions"_s,
                                u"/api/v1/node-pools"_s, u"/api/v1/org-unit/projects"_s, Departments}) {
        if (!m_document->has(u"get"_s, path) || isGone(m_release, path))
            continue;
        const QStringList many = path.contains(u"workloads"_s) && !path.contains(u"{}"_s)
            ? QStringList{u"limit=500"_s, u"sortBy=createdAt"_s}
            : QStringList();
        const QString asked = target(path, path == Departments ? QStringList{u"verbosity=verbose"_s} : many);
        const QSet<QString> here = membersOf(m_proxied->direct().get(asked));
        QVERIFY(!here.isEmpty());
        for (const QString &member : membersOf(m_newest->direct().get(asked)) - here)
            QVERIFY2(!m_document->hasMember(path, member), qPrintable(path + u' ' + member));
        for (const QString &member : here)
            QVERIFY2(m_document->hasMember(path, member), qPrintable(path + u' ' + member));
    }
}

void TestReleases::signsIn()
{
    SimulatorClient &client = m_proxied->direct();
    client.setToken({});
    const char *json = "application/json";
    const QString old = u"/api/v1/token"_s;
    const auto ofApplication
        = client.send("POST", old, R"({"grantType":"app_token","appID":"robot","appSecret":"s"})", json);
    QCOMPARE(ofApplication.status, 200);
    QCOMPARE(ofApplication.object().contains(u"expiresIn"_s), m_release.isFrom(u"2.24"_s));
    QCOMPARE(
        client.send("POST", old, R"({"grantType":"client_credentials","clientID":"robot","clientSecret":"s"})", json)
            .status,
        m_release.isFrom(u"2.20"_s) ? 200 : 400);
    const auto ofClient
        = client.send("POST", u"/api/v2/token"_s, "grant_type=client_credentials&client_id=robot&client_secret=s",
                      "application/x-www-form-urlencoded");
    QCOMPARE(ofClient.status, m_document->has(u"post"_s, u"/api/v2/token"_s) ? 200 : 404);
    QCOMPARE(ofClient.object().contains(u"refresh_token"_s), ofClient.status == 200 && !m_release.isFrom(u"3.0"_s));
    client.setToken(ofApplication.object()[u"accessToken"_s].toString().toUtf8());
    expect(client, 200, Workloads, {});
}

void TestReleases::changes()
{
    SimulatorClient &client = m_proxied->direct();
    const auto act = [&](const char *method, const QString &path, const QString &id, int usual) {
        const SimulatorClient::Reply reply = client.send(method, QString(path).replace(u"{}"_s, id));
        if (!m_document->has(QString::fromLatin1(method), path)) {
            QVERIFY2(reply.status == 404 || reply.status == 405, qPrintable(path));
            return;
        }
        const QString status = QString::number(reply.status);
        QVERIFY2(reply.status == usual && m_document->answers(QString::fromLatin1(method), path).contains(status),
                 qPrintable(path + u' ' + status));
    };
    const auto first = [&client](const QString &type) {
        const QString filter = SimulatorClient::escaped(u"type==%1,phase==Running"_s.arg(type));
        return client.get(Workloads + u"?limit=1&filterBy="_s + filter).object()[u"workloads"_s][0][u"id"_s].toString();
    };
    const int deleted = m_release.isFrom(u"2.21"_s) ? 202 : 204;
    for (const auto &[type, kind] : {std::pair{u"Workspace"_s, u"workspaces"_s},
                                     {u"Training"_s, u"trainings"_s},
                                     {u"Distributed"_s, u"distributed"_s}}) {
        const QString id = first(type), path = u"/api/v1/workloads/"_s + kind + u"/{}"_s;
        QVERIFY(!id.isEmpty());
        act("POST", path + u"/suspend"_s, id, 202);
        act("POST", path + u"/resume"_s, id, 202);
        act("DELETE", path, id, deleted);
    }
    act("DELETE", u"/api/v1/workloads/inferences/{}"_s, first(u"Inference"_s), deleted);
    act("DELETE", u"/api/v2/workloads/{}"_s, first(u"RayCluster"_s), 202);
    const QByteArray body = R"({"action":"suspend","ids":[")" + first(u"Training"_s).toLatin1() + R"("]})";
    const int batch = client.send("POST", Workloads + u"/batch"_s, body, "application/json").status;
    QVERIFY(m_document->has(u"post"_s, Workloads + u"/batch"_s) ? batch == 200 : batch == 404 || batch == 405);
    const QString types = u"/api/v1/workload-types/"_s;
    const int typed
        = client.send("PUT", types + m_type, R"({"categoryId":")" + m_category.toLatin1() + R"("})", "application/json")
              .status;
    QCOMPARE(typed, m_document->has(u"put"_s, types + u"{}"_s) ? 200 : 404);
    // A cluster says goodbye if both it and the control plane can.
    act("DELETE", u"/api/v1/clusters/{}"_s, m_cluster, m_release.isFrom(u"2.20"_s) ? 202 : 204);
}

// How 2.25, 2.26 and 3.0 differ from the document that stands for them: NVIDIA has published none of them.
void TestReleases::differsWhereNothingIsDocumented()
{
    SimulatorClient &client = m_proxied->direct();
    const bool is225 = m_release.isFrom(u"2.25"_s), is30 = m_release.isFrom(u"3.0"_s);

    QStringList items;
    for (int i = 0; i < 10; ++i)
        items += u"name!=%1"_s.arg(i);
    for (const QString &path : {Workloads, Workloads + u"/count"_s}) {
        expect(client, 200, path, {u"filterBy="_s + SimulatorClient::escaped(items.join(u','))});
        expect(client, is225 ? 400 : 200, path,
               {u"filterBy="_s + SimulatorClient::escaped(items.join(u',') + u",name!=10"_s)});
    }
    for (const QString &path : {u"/api/v1/clusters/minimal"_s, u"/api/v1/clusters/{}/minimal"_s}) {
        const int status = client.get(target(path, {})).status;
        QVERIFY2(is225 ? status == 200 : status == 400 || status == 404, qPrintable(path));
    }
    expect(client, is30 ? 404 : 200, NodesOfCluster, {});
    expect(client, m_release.isFrom(u"2.22"_s) ? 404 : 200, OldPods, {});

    // Pods have an order by name, and those of a workload order and filter.
    expect(client, is30 ? 200 : 400, Pods, {u"sortBy=name"_s});
    expect(client, 400, Pods, {u"filterBy=name!=a"_s});
    const QString plain = target(PodsOfWorkload, {});
    const auto names = [&client](const QString &asked) {
        QStringList found;
        for (const auto &pod : client.get(asked).object()[u"pods"_s].toArray())
            found += pod[u"name"_s].toString();
        return found;
    };
    const auto sorted = [&](const QString &order) { return names(plain + u"?sortBy=name&sortOrder="_s + order); };
    QStringList ascending = names(plain), descending = ascending;
    std::ranges::sort(ascending);
    std::ranges::sort(descending, std::greater());
    QVERIFY(!ascending.isEmpty());
    QCOMPARE(sorted(u"asc"_s), is30 ? ascending : names(plain));
    QCOMPARE(sorted(u"desc"_s), is30 ? descending : names(plain));
    const QString nowhere = plain + u"?filterBy="_s + SimulatorClient::escaped(u"nodeName==nowhere"_s);
    QCOMPARE(names(nowhere), is30 ? QStringList() : names(plain));
}

QTEST_GUILESS_MAIN(TestReleases)
#include "tst_releases.moc"
