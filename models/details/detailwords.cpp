// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/details/details.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace {

struct Word
{
    const char *key;
    const char *shown;
};

// Keys without a column. A path ("gpu.request") has precedence over its last key.
constexpr Word labels[] = {
    {"actionsSupport.delete", QT_TRANSLATE_NOOP("Detail", "Can be deleted")},
    {"actionsSupport.suspend", QT_TRANSLATE_NOOP("Detail", "Can be suspended")},
    {"allocated", QT_TRANSLATE_NOOP("Detail", "Allocated")},
    {"allocatedNonPreemptible", QT_TRANSLATE_NOOP("Detail", "Not preemptible")},
    {"allocatedResources.cpu", QT_TRANSLATE_NOOP("Detail", "CPU allocated")},
    {"allocatedResources.cpuMemory", QT_TRANSLATE_NOOP("Detail", "CPU memory allocated")},
    {"allocatedResources.gpu", QT_TRANSLATE_NOOP("Detail", "GPUs allocated")},
    {"allocatedResources.gpuMemory", QT_TRANSLATE_NOOP("Detail", "GPU memory allocated")},
    {"allocatedResources.migProfile", QT_TRANSLATE_NOOP("Detail", "MIG profile allocated")},
    {"arguments", QT_TRANSLATE_NOOP("Detail", "Arguments")},
    {"authorizationType", QT_TRANSLATE_NOOP("Detail", "Access")},
    {"authorizedGroups", QT_TRANSLATE_NOOP("Detail", "Groups")},
    {"authorizedUsers", QT_TRANSLATE_NOOP("Detail", "Users")},
    {"available", QT_TRANSLATE_NOOP("Detail", "Available")},
    {"childrenIds", QT_TRANSLATE_NOOP("Detail", "Children")},
    {"command", QT_TRANSLATE_NOOP("Detail", "Command")},
    {"completions", QT_TRANSLATE_NOOP("Detail", "Completions")},
    {"conditions", QT_TRANSLATE_NOOP("Detail", "Conditions")},
    {"connectionType", QT_TRANSLATE_NOOP("Detail", "Connection type")},
    {"connections", QT_TRANSLATE_NOOP("Detail", "Connections")},
    {"containerPort", QT_TRANSLATE_NOOP("Detail", "Port")},
    {"containers", QT_TRANSLATE_NOOP("Detail", "Containers")},
    {"cpu", QT_TRANSLATE_NOOP("Detail", "CPU")},
    {"cpu.limit", QT_TRANSLATE_NOOP("Detail", "CPU limit")},
    {"cpu.request", QT_TRANSLATE_NOOP("Detail", "CPU requested")},
    {"cpuMemory.limit", QT_TRANSLATE_NOOP("Detail", "CPU memory limit")},
    {"cpuMemory.request", QT_TRANSLATE_NOOP("Detail", "CPU memory requested")},
    {"datasources", QT_TRANSLATE_NOOP("Detail", "Data sources")},
    {"deserved", QT_TRANSLATE_NOOP("Detail", "Quota")},
    {"effect", QT_TRANSLATE_NOOP("Detail", "Effect")},
    {"environmentVariables", QT_TRANSLATE_NOOP("Detail", "Environment variables")},
    {"environments", QT_TRANSLATE_NOOP("Detail", "Environments")},
    {"exclude", QT_TRANSLATE_NOOP("Detail", "Excluded")},
    {"extendedResources", QT_TRANSLATE_NOOP("Detail", "Extended resources")},
    {"externalConnections", QT_TRANSLATE_NOOP("Detail", "External connections")},
    {"gpu", QT_TRANSLATE_NOOP("Detail", "GPUs")},
    {"gpu.limit", QT_TRANSLATE_NOOP("Detail", "GPU limit")},
    {"gpu.request", QT_TRANSLATE_NOOP("Detail", "GPUs requested")},
    {"gpuMemory.limit", QT_TRANSLATE_NOOP("Detail", "GPU memory limit")},
    {"gpuMemory.request", QT_TRANSLATE_NOOP("Detail", "GPU memory requested")},
    {"gpuRequestType", QT_TRANSLATE_NOOP("Detail", "GPU request type")},
    {"id", QT_TRANSLATE_NOOP("Detail", "ID")},
    {"image", QT_TRANSLATE_NOOP("Detail", "Image")},
    {"ingressClass", QT_TRANSLATE_NOOP("Detail", "Ingress class")},
    {"k8sPhaseUpdatedAt", QT_TRANSLATE_NOOP("Detail", "Kubernetes phase since")},
    {"key", QT_TRANSLATE_NOOP("Detail", "Key")},
    {"lastTransitionTime", QT_TRANSLATE_NOOP("Detail", "Since")},
    {"matchExpressions", QT_TRANSLATE_NOOP("Detail", "Expressions")},
    {"memory", QT_TRANSLATE_NOOP("Detail", "Memory")},
    {"message", QT_TRANSLATE_NOOP("Detail", "Message")},
    {"migProfile", QT_TRANSLATE_NOOP("Detail", "MIG profile")},
    {"name", QT_TRANSLATE_NOOP("Detail", "Name")},
    {"nodeAffinity", QT_TRANSLATE_NOOP("Detail", "Node affinity")},
    {"nodePool", QT_TRANSLATE_NOOP("Detail", "Node pool")},
    {"observedGeneration", QT_TRANSLATE_NOOP("Detail", "Observed generation")},
    {"operands", QT_TRANSLATE_NOOP("Detail", "Services")},
    {"operator", QT_TRANSLATE_NOOP("Detail", "Operator")},
    {"orgType", QT_TRANSLATE_NOOP("Detail", "Quota of")},
    {"overQuotaWeight", QT_TRANSLATE_NOOP("Detail", "Weight over quota")},
    {"parallelism", QT_TRANSLATE_NOOP("Detail", "Parallel pods")},
    {"pendingSchedulingMessages", QT_TRANSLATE_NOOP("Detail", "Why it is waiting")},
    {"pendingSchedulingMessages.reason", QT_TRANSLATE_NOOP("Detail", "Scheduler message")},
    {"phaseReason", QT_TRANSLATE_NOOP("Detail", "Reason")},
    {"preferred", QT_TRANSLATE_NOOP("Detail", "Preferred")},
    {"preferredPlacement", QT_TRANSLATE_NOOP("Detail", "Preferred placement")},
    {"quantity", QT_TRANSLATE_NOOP("Detail", "Quantity")},
    {"range24hData", QT_TRANSLATE_NOOP("Detail", "24 hours")},
    {"range30dData", QT_TRANSLATE_NOOP("Detail", "30 days")},
    {"range7dData", QT_TRANSLATE_NOOP("Detail", "7 days")},
    {"ready", QT_TRANSLATE_NOOP("Detail", "Ready")},
    {"reason", QT_TRANSLATE_NOOP("Detail", "Reason")},
    {"reasons", QT_TRANSLATE_NOOP("Detail", "Reasons")},
    {"replicaType", QT_TRANSLATE_NOOP("Detail", "Replica type")},
    {"requested", QT_TRANSLATE_NOOP("Detail", "Requested")},
    {"required", QT_TRANSLATE_NOOP("Detail", "Required")},
    {"requiredPlacement", QT_TRANSLATE_NOOP("Detail", "Required placement")},
    {"resource", QT_TRANSLATE_NOOP("Detail", "Resource")},
    {"sourceApi", QT_TRANSLATE_NOOP("Detail", "Submitted by")},
    {"startedAt", QT_TRANSLATE_NOOP("Detail", "Started")},
    {"status", QT_TRANSLATE_NOOP("Detail", "Status")},
    {"subdomainEnabled", QT_TRANSLATE_NOOP("Detail", "Subdomains")},
    {"tenantId", QT_TRANSLATE_NOOP("Detail", "Tenant ID")},
    {"tolerationSeconds", QT_TRANSLATE_NOOP("Detail", "Tolerated for")},
    {"tolerations", QT_TRANSLATE_NOOP("Detail", "Tolerations")},
    {"toolType", QT_TRANSLATE_NOOP("Detail", "Tool")},
    {"topology", QT_TRANSLATE_NOOP("Detail", "Topology")},
    {"topology.name", QT_TRANSLATE_NOOP("Detail", "Topology")},
    {"type", QT_TRANSLATE_NOOP("Detail", "Type")},
    {"unreadyThresholdCrossed", QT_TRANSLATE_NOOP("Detail", "Not ready for too long")},
    {"url", QT_TRANSLATE_NOOP("Detail", "Address")},
    {"urls", QT_TRANSLATE_NOOP("Detail", "Addresses")},
    {"userMessage", QT_TRANSLATE_NOOP("Detail", "Explanation")},
    {"value", QT_TRANSLATE_NOOP("Detail", "Value")},
    {"values", QT_TRANSLATE_NOOP("Detail", "Values")},
    {"weight", QT_TRANSLATE_NOOP("Detail", "Weight")},
    {"workloadOwnershipProtection", QT_TRANSLATE_NOOP("Detail", "Ownership protection")},
};

const char *find(std::span<const Word> words, QStringView key)
{
    const auto found
        = std::ranges::find_if(words, [&](const Word &word) { return key == QLatin1StringView(word.key); });
    return found == words.end() ? nullptr : found->shown;
}

} // namespace

namespace catalog {

QString keyWords(const QString &key)
{
    QString words;
    for (qsizetype i = 0; i < key.size(); ++i) {
        const QChar c = key.at(i);
        const bool beginsWord = c.isUpper() && i > 0 && (key.at(i - 1).isLower() || key.at(i - 1).isDigit());
        if (beginsWord && !(i + 1 < key.size() && key.at(i + 1).isUpper()))
            words += u' ' + c.toLower();
        else if (beginsWord)
            words += u' ' + c;
        else
            words += i == 0 ? c.toUpper() : c;
    }
    return words;
}

QString fieldLabel(Resource resource, const QString &path, const QString &key)
{
    for (const table::ColumnInfo *column : columns(resource)) {
        if (path == QLatin1StringView(column->key))
            return table::columnTitle(*column);
    }
    static const QRegularExpression index(uR"(\[\d+\])"_s);
    const QString plain = QString(path).remove(index);
    const qsizetype dot = plain.lastIndexOf(u'.', plain.size() - key.size() - 2);
    for (const QStringView name : {QStringView(plain).mid(dot + 1), QStringView(key)}) {
        if (const char *shown = find(labels, name))
            return QCoreApplication::translate("Detail", shown);
    }
    return keyWords(key);
}

} // namespace catalog
