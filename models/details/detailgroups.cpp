// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/details/detailgroups.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace catalog {
namespace {

struct GroupWords
{
    Q_DECLARE_TR_FUNCTIONS(catalog::DetailGroups)
};

struct GroupInfo
{
    const char *key;
    const char *title;
    bool startsOpen;
};

// In screen order.
constexpr GroupInfo groupList[] = {
    {"dependencies", QT_TRANSLATE_NOOP("DetailGroup", "Dependencies"), true},
    {"scheduling", QT_TRANSLATE_NOOP("DetailGroup", "Scheduling"), true},
    {"conditions", QT_TRANSLATE_NOOP("DetailGroup", "Conditions"), false},
    {"resources", QT_TRANSLATE_NOOP("DetailGroup", "Request and allocation"), true},
    {"quotas", QT_TRANSLATE_NOOP("DetailGroup", "Quota by node pool"), true},
    {"averages", QT_TRANSLATE_NOOP("DetailGroup", "Averages"), true},
    {"podResources", QT_TRANSLATE_NOOP("DetailGroup", "Request of the pods"), false},
    {"identity", QT_TRANSLATE_NOOP("DetailGroup", "Identity"), true},
    {"times", QT_TRANSLATE_NOOP("DetailGroup", "Times"), true},
    {"start", QT_TRANSLATE_NOOP("DetailGroup", "Command and environment"), false},
    {"connections", QT_TRANSLATE_NOOP("DetailGroup", "Connections and data"), false},
    {"placement", QT_TRANSLATE_NOOP("DetailGroup", "Tolerations and affinity"), false},
    {"taints", QT_TRANSLATE_NOOP("DetailGroup", "Taints"), true},
    {"services", QT_TRANSLATE_NOOP("DetailGroup", "Services"), false},
    {"more", QT_TRANSLATE_NOOP("DetailGroup", "More"), false},
};

struct Place
{
    const char *path;
    const char *group;
};

// The group of each key of an object; keys of a group appear in this order.
constexpr Place places[] = {
    {"status.dependencies", "dependencies"},
    {"status.conditions", "conditions"},
    {"conditions", "conditions"},
    {"phase", "scheduling"},
    {"k8sPhase", "scheduling"},
    {"phaseUpdatedAt", "scheduling"},
    {"phaseReason", "scheduling"},
    {"phaseMessage", "scheduling"},
    {"pendingSchedulingMessages", "scheduling"},
    {"priorityClassName", "scheduling"},
    {"priority", "scheduling"},
    {"preemptible", "scheduling"},
    {"guaranteedRuntimeEndsAt", "scheduling"},
    {"nodeName", "scheduling"},
    {"requestedNodePools", "scheduling"},
    {"currentNodePools", "scheduling"},
    {"currentNodePool", "scheduling"},
    {"runningPods", "scheduling"},
    {"requestedPods", "scheduling"},
    {"topology", "scheduling"},
    {"k8sPhaseUpdatedAt", "scheduling"},
    {"workloadRequestedResources", "resources"},
    {"revisionRequestedResources", "resources"},
    {"requestedResources", "resources"},
    {"allocatedResources", "resources"},
    {"idleGpus", "resources"},
    {"idleAllocatedGpus", "resources"},
    {"totalResources", "resources"},
    {"status.quotaStatus", "resources"},
    {"resources", "quotas"},
    {"status.nodePoolQuotaStatuses", "quotas"},
    {"overtimeData", "averages"},
    {"podsRequestedResources", "podResources"},
    {"status.phase", "scheduling"},
    {"status.phaseMessage", "scheduling"},
    {"placementStrategy", "scheduling"},
    {"schedulingConfiguration", "scheduling"},
    {"overProvisioningRatio", "scheduling"},
    {"status.nodes", "scheduling"},
    {"name", "identity"},
    {"description", "identity"},
    {"parent", "identity"},
    {"status.namespace", "identity"},
    {"clusterName", "identity"},
    {"isDefault", "identity"},
    {"labelKey", "identity"},
    {"labelValue", "identity"},
    {"status.state", "identity"},
    {"status", "identity"},
    {"nodePool", "identity"},
    {"gpuInfo", "identity"},
    {"clusterUuid", "identity"},
    {"nvLinkDomainUid", "identity"},
    {"nvLinkCliqueId", "identity"},
    {"type", "identity"},
    {"category", "identity"},
    {"group", "identity"},
    {"categoryName", "identity"},
    {"priorityName", "identity"},
    {"distributedFramework", "identity"},
    {"workloadId", "identity"},
    {"workloadName", "identity"},
    {"projectName", "identity"},
    {"departmentName", "identity"},
    {"clusterId", "identity"},
    {"submittedBy", "identity"},
    {"domain", "identity"},
    {"version", "identity"},
    {"status.platform", "identity"},
    {"ip", "identity"},
    {"namespace", "identity"},
    {"source", "identity"},
    {"sourceApi", "identity"},
    {"aiApplicationName", "identity"},
    {"id", "identity"},
    {"uuid", "identity"},
    {"revisionId", "identity"},
    {"projectId", "identity"},
    {"departmentId", "identity"},
    {"aiApplicationId", "identity"},
    {"tenantId", "identity"},
    {"createdAt", "times"},
    {"lastLiveness", "times"},
    {"completedAt", "times"},
    {"totalPendingTimeSeconds", "times"},
    {"totalRunningTimeSeconds", "times"},
    {"updatedAt", "times"},
    {"createdBy", "times"},
    {"updatedBy", "times"},
    {"deleteRequestedAt", "times"},
    {"deletedAt", "times"},
    {"containers", "start"},
    {"images", "start"},
    {"command", "start"},
    {"arguments", "start"},
    {"environmentVariables", "start"},
    {"urls", "connections"},
    {"externalConnections", "connections"},
    {"environments", "connections"},
    {"datasources", "connections"},
    {"taints", "taints"},
    {"tolerations", "placement"},
    {"nodeAffinity", "placement"},
    {"status.operands", "services"},
    {"status.config", "more"},
    {"actionsSupport", "more"},
};

int groupIndex(QLatin1StringView key)
{
    const auto *found = std::ranges::find_if(
        groupList, [key](const GroupInfo &group) { return key == QLatin1StringView(group.key); });
    return int(found - std::begin(groupList));
}

// "32 GPUs, 384 cores, 3 TiB"
QString summaryOf(const QList<DetailField> &fields)
{
    QStringList parts;
    const auto add = [&](QStringView end, const auto &words) {
        for (const DetailField &field : fields) {
            if (field.path.endsWith(end) && !std::holds_alternative<std::monostate>(field.value)) {
                parts.append(words(table::displayText(field.kind, field.value, {})));
                return;
            }
        }
    };
    add(u".gpu.request", [](const QString &text) { return GroupWords::tr("%1 GPUs").arg(text); });
    add(u".cpu.request", [](const QString &text) { return GroupWords::tr("%1 cores").arg(text); });
    add(u".cpuMemory.request", [](const QString &text) { return text; });
    return parts.join(u", "_s);
}

// For conditions, dependencies and services: how many are not OK.
QString marksSummary(const QList<DetailField> &fields)
{
    const auto marked
        = std::ranges::count_if(fields, [](const DetailField &field) { return field.mark != DetailField::Mark::None; });
    const auto bad
        = std::ranges::count_if(fields, [](const DetailField &field) { return field.mark == DetailField::Mark::Bad; });
    if (marked == 0)
        return {};
    return bad == 0 ? GroupWords::tr("%1, all OK").arg(marked) : GroupWords::tr("%1 of %2 not OK").arg(bad).arg(marked);
}

} // namespace

void GroupBuilder::add(const QString &path, const QList<DetailField> &fields)
{
    for (const Place &place : places) {
        if (path != QLatin1StringView(place.path))
            continue;
        const int group = groupIndex(QLatin1StringView(place.group));
        m_fields[{group, int(&place - std::begin(places))}].append(fields);
        return;
    }
    const int last = int(std::size(groupList)) - 1;
    m_fields[{last, int(std::size(places)) + m_unplaced++}].append(fields);
}

QList<DetailGroup> GroupBuilder::take()
{
    QList<DetailGroup> groups;
    for (auto &[place, fields] : m_fields) {
        const GroupInfo &info = groupList[place.first];
        if (groups.isEmpty() || groups.constLast().key != QLatin1StringView(info.key)) {
            DetailGroup group;
            group.key = QString::fromLatin1(info.key);
            group.title = QCoreApplication::translate("DetailGroup", info.title);
            group.startsOpen = info.startsOpen;
            groups.append(group);
        }
        groups.last().fields.append(fields);
    }
    for (DetailGroup &group : groups) {
        const bool isResources = group.key == u"resources" || group.key == u"podResources";
        // Open groups that contain a problem.
        const auto isBad = [](const DetailField &field) { return field.mark == DetailField::Mark::Bad; };
        group.startsOpen |= std::ranges::any_of(group.fields, isBad);
        group.summary = isResources ? summaryOf(group.fields) : marksSummary(group.fields);
    }
    m_fields.clear();
    return groups;
}

bool hasHeading(const QString &path)
{
    // What their fields are called says what they are.
    static constexpr QStringView ofQuota[] = {u"totalResources",
                                              u"status.quotaStatus",
                                              u"status.quotaStatus.allocated",
                                              u"status.quotaStatus.allocatedNonPreemptible",
                                              u"status.quotaStatus.requested",
                                              u"resources",
                                              u"overtimeData",
                                              u"parent"};
    if (std::ranges::find(ofQuota, QStringView(path)) != std::end(ofQuota))
        return false;
    static constexpr QStringView silent[] = {u"conditions",           u"status.conditions", u"status.dependencies",
                                             u"status.operands",      u"status.platform",   u"status.config",
                                             u"requestedPods",        u"topology",          u"actionsSupport",
                                             u"environmentVariables", u"gpuInfo",           u"taints"};
    static constexpr QStringView resources[]
        = {u"workloadRequestedResources", u"podsRequestedResources", u"requestedResources", u"allocatedResources"};
    if (std::ranges::find(silent, QStringView(path)) != std::end(silent))
        return false;
    const QStringView top = QStringView(path).left(path.indexOf(u'.'));
    const bool isResource
        = std::ranges::find(resources, path.contains(u'.') ? top : QStringView(path)) != std::end(resources);
    return !isResource || path.endsWith(u".extendedResources");
}

bool isMapOfOthers(const QString &path)
{
    return path == u"status.dependencies.required" || path == u"status.dependencies.optional"
        || path == u"status.operands" || path.endsWith(u".components");
}

} // namespace catalog
