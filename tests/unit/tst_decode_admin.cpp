// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/decode.h"
#include "models/api/fields.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

// Records beside those of the great lists: what administrators see, revisions, and pods of old releases.
class TestDecodeAdmin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void readsMinimalClusters();
    void readsTypes();
    void readsPrioritiesAndCategories();
    void readsRevisions();
    void readsOldPods();
    void readsNodePools();
    void readsProjects();
    void readsDepartments();
};

void TestDecodeAdmin::readsMinimalClusters()
{
    const QByteArray body = R"({"clusters": [
        {"uuid": "00000000-0000-0000-0000-0000000000cc", "tenantId": 1001, "name": "east", "version": "2.25.3",
         "domain": "east.example", "state": "Disconnected", "ingressClass": "nginx"},
        {"uuid": "00000000-0000-0000-0000-0000000000cd", "name": "west", "version": null, "domain": null}]})";
    const auto result = api::decodePage<api::ClusterMinimal>(body, "clusters");
    QVERIFY(result);
    const api::Page<api::ClusterMinimal> &page = **result;
    QCOMPARE(page.rows.size(), std::size_t{2});
    QVERIFY(page.faults.empty() && page.fieldFaults.empty());
    const api::ClusterMinimal &east = page.rows[0];
    QCOMPARE(page.texts.key(east.uuid).toString(), u"00000000-0000-0000-0000-0000000000cc"_s);
    QCOMPARE(page.texts.toString(east.name), u"east"_s);
    QCOMPARE(page.texts.toString(east.version), u"2.25.3"_s);
    QCOMPARE(page.texts.toString(east.domain), u"east.example"_s);
    QCOMPARE(page.texts.toString(east.state), u"Disconnected"_s);
    QCOMPARE(page.texts.toString(east.ingressClass), u"nginx"_s);
    QCOMPARE(east.tenantId, 1001);
    QVERIFY(page.rows[1].version.isAbsent() && page.rows[1].state.isAbsent());
}

void TestDecodeAdmin::readsTypes()
{
    const QByteArray body = R"({"types": [
        {"id": "00000000-0000-0000-0000-0000000000a1", "name": "RayJob", "group": "ray.io",
         "categoryId": "00000000-0000-0000-0000-0000000000b1", "categoryName": "Train",
         "priorityId": "00000000-0000-0000-0000-0000000000c1", "priorityName": "low",
         "createdAt": "2026-01-01T00:00:00Z", "createdBy": "system", "updatedAt": "2026-02-01T00:00:00Z",
         "updatedBy": "a@b.example", "resourceInterfaces": [{"version": "v1"}, {"version": "v1beta1"}],
         "clusterStatuses": [{"phase": "Ready"}, {"phase": "NotReady"}]},
        {"id": "00000000-0000-0000-0000-0000000000a2", "categoryName": "Build", "priorityName": "high",
         "clusterStatuses": null}]})";
    const auto result = api::decodePage<api::WorkloadType>(body, "types");
    QVERIFY(result);
    const api::Page<api::WorkloadType> &page = **result;
    QVERIFY(page.faults.empty() && page.fieldFaults.empty());
    QCOMPARE(page.rows.size(), std::size_t{2});
    const api::RowRef<api::WorkloadType> ray{page.rows[0], page.texts};
    QCOMPARE(ray.text(ray->name), u"RayJob"_s);
    QCOMPARE(ray.text(ray->group), u"ray.io"_s);
    QCOMPARE(ray.text(ray->categoryName), u"Train"_s);
    QCOMPARE(ray.text(ray->priorityName), u"low"_s);
    QCOMPARE(ray.key(ray->categoryId).toString(), u"00000000-0000-0000-0000-0000000000b1"_s);
    QCOMPARE(ray.key(ray->priorityId).toString(), u"00000000-0000-0000-0000-0000000000c1"_s);
    QCOMPARE(ray.text(ray->versions), u"v1, v1beta1"_s);
    QCOMPARE(ray.text(ray->clusterPhases), u"Ready, NotReady"_s);
    QCOMPARE(ray.text(ray->updatedBy), u"a@b.example"_s);
    QCOMPARE(ray->updatedAt - ray->createdAt, std::int64_t{31} * 86'400'000);
    // As 2.22 tells it
    const api::RowRef<api::WorkloadType> old{page.rows[1], page.texts};
    QVERIFY(old->name.isAbsent() && old->categoryId.isAbsent() && old->clusterPhases.isAbsent());
    QCOMPARE(old.text(old->categoryName), u"Build"_s);
}

void TestDecodeAdmin::readsPrioritiesAndCategories()
{
    const auto priorities = api::decodePage<api::WorkloadPriority>(
        R"({"priorities": [{"id": "p-1", "name": "very-high", "value": 90, "source": "Run:ai", "scopeType": "tenant",
            "scopeId": "1001", "aggregatedPhase": "Ready", "status": [{"clusterId": "c", "phase": "Ready"}]}]})",
        "priorities");
    QVERIFY(priorities);
    const api::RowRef<api::WorkloadPriority> priority{(*priorities)->rows.at(0), (*priorities)->texts};
    QCOMPARE(priority.key(priority->id).toString(), u"p-1"_s);
    QCOMPARE(priority.text(priority->name), u"very-high"_s);
    QCOMPARE(priority->value, 90);
    QCOMPARE(priority.text(priority->phase), u"Ready"_s);

    const auto categories = api::decodePage<api::WorkloadCategory>(
        R"({"categories": [{"id": "00000000-0000-0000-0000-0000000000b1", "name": "Train", "description": "Jobs"}]})",
        "categories");
    QVERIFY(categories);
    const api::RowRef<api::WorkloadCategory> category{(*categories)->rows.at(0), (*categories)->texts};
    QCOMPARE(category.text(category->name), u"Train"_s);
    QCOMPARE(category.text(category->description), u"Jobs"_s);
    QCOMPARE(category->createdAt, api::absentTime);
}

void TestDecodeAdmin::readsRevisions()
{
    const QByteArray body = R"({"revisions": [{"type": "runai-revision", "name": "chat-00002",
        "id": "00000000-0000-0000-0000-0000000000d2", "workloadId": "00000000-0000-0000-0000-0000000000e1",
        "tenantId": 1001, "clusterId": "c", "projectId": "7", "departmentId": "3", "createdAt": "2026-01-01T00:00:00Z",
        "deletedAt": null, "phase": "Running", "phaseMessage": "", "phaseUpdatedAt": "2026-01-01T00:01:00Z",
        "runningPods": 2, "requestedPods": {"min": 1, "max": 4}, "images": ["vllm:v1", "proxy"],
        "requestedNodePools": ["h100"], "revisionRequestedResources": {"gpu": {"request": 2}},
        "allocatedResources": {"gpu": 1.5, "gpuMemory": "2Gi"}, "command": "serve", "arguments": "--port 80"}]})";
    const auto result = api::decodePage<api::Revision>(body, "revisions");
    QVERIFY(result);
    const api::RowRef<api::Revision> revision{(*result)->rows.at(0), (*result)->texts};
    QVERIFY((*result)->fieldFaults.empty());
    QCOMPARE(revision.text(revision->name), u"chat-00002"_s);
    QCOMPARE(revision.key(revision->workloadId).toString(), u"00000000-0000-0000-0000-0000000000e1"_s);
    QCOMPARE(revision.text(revision->phase), u"Running"_s);
    QCOMPARE(revision.text(revision->images), u"vllm:v1, proxy"_s);
    QCOMPARE(revision->runningPods, 2);
    QCOMPARE(revision->requestedPods, api::absentInt);
    QCOMPARE(revision->requestedPodsMax, 4);
    QCOMPARE(revision->requested.gpu, 2.0);
    QCOMPARE(revision->allocated.gpu, 1.5);
    QCOMPARE(revision->allocated.gpuMemory, 2147483648.0);
    QCOMPARE(revision->deletedAt, api::absentTime);
    QCOMPARE(revision->phaseUpdatedAt - revision->createdAt, std::int64_t{60'000});
}

// Their times are in seconds or in milliseconds; 0 means none.
void TestDecodeAdmin::readsOldPods()
{
    const QByteArray body = R"([
        {"podId": "00000000-0000-0000-0000-0000000000f1", "jobId": "00000000-0000-0000-0000-0000000000e1",
         "clusterUuid": "c", "podName": "bert-0", "imageName": "pytorch", "phase": "Running", "status": "Running",
         "nodeId": "node-7", "nodePool": "h100", "namespace": "runai-nlp", "existsInCluster": true,
         "created": 1767225600, "started": 1767225660, "completed": 0, "lastUpdated": 1767225660},
        {"podId": "old/1", "jobId": "j", "clusterUuid": "c", "podName": "bert-1", "imageName": "", "phase": "Succeeded",
         "created": 1767225600000, "completed": 1767225601000, "lastUpdated": 1767225601000}])";
    const auto result = api::decodePage<api::OldPod>(body, "");
    QVERIFY(result);
    const api::Page<api::OldPod> &page = **result;
    QVERIFY(page.faults.empty() && page.fieldFaults.empty());
    QCOMPARE(page.rows.size(), std::size_t{2});
    const api::RowRef<api::OldPod> running{page.rows[0], page.texts}, ended{page.rows[1], page.texts};
    QCOMPARE(running.text(running->name), u"bert-0"_s);
    QCOMPARE(running.text(running->nodeName), u"node-7"_s);
    QCOMPARE(running->existsInCluster, api::Flag::Yes);
    QCOMPARE(running->createdAt, std::int64_t{1'767'225'600'000});
    QCOMPARE(running->startedAt, std::int64_t{1'767'225'660'000});
    QCOMPARE(running->completedAt, api::absentTime);
    QCOMPARE(ended.key(ended->id).toString(), u"old/1"_s);
    QCOMPARE(ended->createdAt, running->createdAt);
    QCOMPARE(ended->completedAt, std::int64_t{1'767'225'601'000});
    QCOMPARE(ended->startedAt, api::absentTime);
    QCOMPARE(ended->existsInCluster, api::Flag::Absent);
}

void TestDecodeAdmin::readsNodePools()
{
    const QByteArray body = R"({"nodepools": [
        {"id": "7", "tenantId": 1001, "name": "h100", "clusterId": "00000000-0000-0000-0000-0000000000cc",
         "clusterName": "east", "labelKey": "node-type", "labelValue": "h100", "isDefault": true, "phase": "Updating",
         "phaseMessage": "waits", "overProvisioningRatio": 2, "placementStrategy": {"cpu": "spread", "gpu": "binpack"},
         "status": {"nodes": ["n1", "n2"], "placementStrategy": {"cpu": null}},
         "gpuResourceOptimization": {"swapEnabled": null}, "schedulingConfiguration": null,
         "createdAt": "2026-01-01T00:00:00Z", "createdBy": "a", "updatedAt": "2026-01-02T00:00:00Z",
         "updatedBy": "b"}]})";
    const auto result = api::decodePage<api::NodePool>(body, "nodepools");
    QVERIFY(result);
    const api::Page<api::NodePool> &page = **result;
    QVERIFY(page.faults.empty() && page.fieldFaults.empty() && page.missing.empty());
    const api::RowRef<api::NodePool> pool{page.rows.at(0), page.texts};
    QCOMPARE(pool.key(pool->id).toString(), u"7"_s);
    QCOMPARE(pool.text(pool->clusterName), u"east"_s);
    QCOMPARE(pool.text(pool->phase), u"Updating"_s);
    QCOMPARE(pool.text(pool->gpuPlacement), u"binpack"_s);
    QCOMPARE(pool.text(pool->cpuPlacement), u"spread"_s); // not that of its status
    QCOMPARE(pool->overProvisioningRatio, 2);
    QCOMPARE(page.texts.unpack(pool->nodes).size(), std::size_t{2});
    QVERIFY(pool->isDefault == api::Flag::Yes && pool->swapEnabled == api::Flag::Absent);
    QVERIFY(pool->minGuaranteedRuntime.isAbsent());
    QCOMPARE(pool->updatedAt - pool->createdAt, std::int64_t{86'400'000});
}

void TestDecodeAdmin::readsProjects()
{
    const QByteArray body = R"({"projects": [
        {"id": "4500001", "name": "vision", "clusterId": "00000000-0000-0000-0000-0000000000cc", "description": "",
         "parentId": "17", "parent": {"id": "17", "name": "research", "parent": {"id": "1", "name": "tenant"}},
         "status": {"phase": "Ready", "namespace": "runai-vision",
                    "quotaStatus": {"allocated": {"gpu": 12.5, "cpu": 150000, "memory": 8.5},
                                    "allocatedNonPreemptible": {"gpu": 4}, "requested": {"gpu": 20}},
                    "nodePoolQuotaStatuses": [
                        {"nodePoolId": "1", "nodePoolName": "a100", "allocated": {"gpu": 12}},
                        {"nodePoolId": "2", "nodePoolName": "h100", "allocated": {"gpu": 0.5}}]},
         "totalResources": {"gpuQuota": 16, "cpuQuota": null},
         "overtimeData": {"range24hData": {"averageGpuAllocation": 11.25, "averageGpuUtilization": 40.5,
                                           "updatedAt": "2026-01-01T00:00:00Z"},
                          "range7dData": null},
         "resources": [{"nodePool": {"id": "1", "name": "a100"},
                        "gpu": {"deserved": 16, "limit": null, "overQuotaWeight": 2},
                        "cpu": {"deserved": 2000}, "memory": {"deserved": 64, "units": "Mib"}, "priority": "High"},
                       {"nodePool": null, "gpu": {"deserved": 0}}],
         "createdAt": "2026-01-01T00:00:00Z", "updatedAt": "2026-01-02T00:00:00Z"},
        {"id": "4500002", "name": "old", "status": {}}], "next": 50})";
    const auto result = api::decodePage<api::Project>(body, "projects");
    QVERIFY(result);
    const api::Page<api::Project> &page = **result;
    QVERIFY(page.faults.empty() && page.fieldFaults.empty());
    QCOMPARE(page.next, std::optional<std::int64_t>(50));
    const api::RowRef<api::Project> vision{page.rows.at(0), page.texts};
    QCOMPARE(vision.key(vision->id).toString(), u"4500001"_s);
    QCOMPARE(vision.text(vision->parentName), u"research"_s);
    QCOMPARE(vision.text(vision->namespaceName), u"runai-vision"_s);
    QCOMPARE(vision->allocated.gpu, 12.5);
    QCOMPARE(vision->allocated.cpuMillicores, 150000.0);
    QCOMPARE(vision->allocated.memoryMegabytes, 8.5);
    QCOMPARE(vision->nonPreemptible.gpu, 4.0);
    QCOMPARE(vision->requested.gpu, 20.0);
    QCOMPARE(vision->quota.gpu, 16.0);
    QVERIFY(std::isnan(vision->quota.cpuMillicores));
    QCOMPARE(vision->day.gpuAllocation, 11.25);
    QCOMPARE(vision->day.gpuUtilization, 40.5);
    QVERIFY(std::isnan(vision->day.gpuMemoryUtilization) && std::isnan(vision->week.gpuAllocation));
    const auto quotas = page.texts.unpack(vision->quotas);
    QCOMPARE(quotas.size(), std::size_t{2});
    QCOMPARE(vision.text(quotas[0].nodePool), u"a100"_s);
    QCOMPARE(quotas[0].gpu, 16.0);
    QCOMPARE(quotas[0].gpuWeight, 2.0);
    QCOMPARE(vision.text(quotas[0].memoryUnits), u"Mib"_s);
    QVERIFY(std::isnan(quotas[0].gpuLimit) && quotas[1].nodePool.isAbsent() && quotas[1].gpu == 0);
    const auto usages = page.texts.unpack(vision->usages);
    QCOMPARE(usages.size(), std::size_t{2});
    QCOMPARE(vision.text(usages[1].nodePool), u"h100"_s);
    QCOMPARE(usages[1].allocated.gpu, 0.5);
    QVERIFY(std::isnan(page.rows[1].quota.gpu) && page.texts.unpack(page.rows[1].quotas).empty());
}

void TestDecodeAdmin::readsDepartments()
{
    const QByteArray body = R"({"departments": [
        {"id": "00000000-0000-0000-0000-0000000000d1", "name": "research", "totalResources": null, "resources": [],
         "clusterId": "00000000-0000-0000-0000-0000000000cc", "createdAt": "2026-01-01T00:00:00Z",
         "updatedAt": "2026-01-02T00:00:00Z", "status": {"quotaStatus": {"allocated": {"gpu": 3}}},
         "overtimeData": {"range30dData": {"averageGpuUtilization": 7}}}]})";
    const auto result = api::decodePage<api::Department>(body, "departments");
    QVERIFY(result);
    const api::Page<api::Department> &page = **result;
    QVERIFY(page.faults.empty() && page.fieldFaults.empty() && page.missing.empty());
    const api::RowRef<api::Department> research{page.rows.at(0), page.texts};
    QCOMPARE(research.text(research->name), u"research"_s);
    QCOMPARE(research->allocated.gpu, 3.0);
    QCOMPARE(research->month.gpuUtilization, 7.0);
    QVERIFY(std::isnan(research->quota.gpu) && std::isnan(research->day.gpuUtilization));
}

QTEST_GUILESS_MAIN(TestDecodeAdmin)
#include "tst_decode_admin.moc"
