// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/qtpods.h"

#include "tests/benchmarks/harness.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace bench {

namespace {

std::int64_t timeOf(const QJsonValue &value)
{
    if (!value.isString())
        return api::absentTime;
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return time.isValid() ? time.toMSecsSinceEpoch() : api::absentTime;
}

double quantityOf(const QJsonValue &value)
{
    static constexpr std::pair<const char16_t *, double> suffixes[]
        = {{u"Ki", 1024.0}, {u"Mi", 1048576.0}, {u"Gi", 1073741824.0}, {u"Ti", 1099511627776.0},
           {u"k", 1e3},     {u"M", 1e6},        {u"G", 1e9},           {u"T", 1e12},
           {u"B", 1},       {u"m", 1e-3}};
    if (!value.isString())
        return api::absentNumber;
    const QString text = value.toString();
    for (const auto &[suffix, factor] : suffixes) {
        const QStringView view(suffix);
        if (text.endsWith(view))
            return QStringView(text).chopped(view.size()).toDouble() * factor;
    }
    return text.toDouble();
}

double numberOf(const QJsonValue &value)
{
    return value.isDouble() ? value.toDouble() : api::absentNumber;
}

QtResources requestedOf(const QJsonObject &o)
{
    return {numberOf(o[u"gpu"_s][u"request"_s]), quantityOf(o[u"gpuMemory"_s][u"request"_s]),
            numberOf(o[u"cpu"_s][u"request"_s]), quantityOf(o[u"cpuMemory"_s][u"request"_s])};
}

QtResources allocatedOf(const QJsonObject &o)
{
    return {numberOf(o[u"gpu"_s]), quantityOf(o[u"gpuMemory"_s]), numberOf(o[u"cpu"_s]), quantityOf(o[u"cpuMemory"_s])};
}

QString joined(const QJsonArray &array, const QString &key)
{
    QStringList texts;
    for (const auto &value : array)
        texts.append(key.isEmpty() ? value.toString() : value[key].toString());
    return texts.join(u", "_s);
}

QtPod podOf(const QJsonObject &o)
{
    const QJsonArray containers = o[u"containers"_s].toArray();
    QtPod pod;
    pod.id = o[u"id"_s].toString();
    pod.workloadId = o[u"workloadId"_s].toString();
    pod.revisionId = o[u"revisionId"_s].toString();
    pod.clusterId = o[u"clusterId"_s].toString();
    pod.name = o[u"name"_s].toString();
    pod.workloadName = o[u"workloadName"_s].toString();
    pod.projectName = o[u"projectName"_s].toString();
    pod.projectId = o[u"projectId"_s].toString();
    pod.nodeName = o[u"nodeName"_s].toString();
    pod.k8sPhase = o[u"k8sPhase"_s].toString();
    pod.priorityClassName = o[u"priorityClassName"_s].toString();
    pod.currentNodePool = o[u"currentNodePool"_s].toString();
    pod.requestedNodePools = joined(o[u"requestedNodePools"_s].toArray(), {});
    pod.containers = joined(containers, u"name"_s);
    pod.images = joined(containers, u"image"_s);
    pod.gpuRequestType = o[u"requestedResources"_s][u"gpuRequestType"_s].toString();
    pod.migProfile = o[u"requestedResources"_s][u"migProfile"_s].toString();
    pod.ip = o[u"ip"_s].toString();
    pod.requested = requestedOf(o[u"requestedResources"_s].toObject());
    pod.allocated = allocatedOf(o[u"allocatedResources"_s].toObject());
    pod.createdAt = timeOf(o[u"createdAt"_s]);
    pod.completedAt = timeOf(o[u"completedAt"_s]);
    pod.deletedAt = timeOf(o[u"deletedAt"_s]);
    pod.updatedAt = timeOf(o[u"updatedAt"_s]);
    pod.k8sPhaseUpdatedAt = timeOf(o[u"k8sPhaseUpdatedAt"_s]);
    return pod;
}

bool same(double a, double b)
{
    return (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= 1e-9 * std::abs(a);
}

} // namespace

QList<QtPod> decodeWithQt(const QByteArray &body)
{
    const QJsonArray array = QJsonDocument::fromJson(body)[u"pods"_s].toArray();
    QList<QtPod> pods;
    pods.reserve(array.size());
    for (const auto &value : array)
        pods.append(podOf(value.toObject()));
    return pods;
}

QString difference(const QtPod &baseline, const api::Pod &ours, const api::TextPool &texts)
{
    const std::pair<const char *, std::pair<QString, QString>> strings[]
        = {{"id", {baseline.id, texts.key(ours.id).toString()}},
           {"workloadId", {baseline.workloadId, texts.key(ours.workloadId).toString()}},
           {"revisionId", {baseline.revisionId, texts.toString(ours.revisionId)}},
           {"clusterId", {baseline.clusterId, texts.toString(ours.clusterId)}},
           {"name", {baseline.name, texts.toString(ours.name)}},
           {"workloadName", {baseline.workloadName, texts.toString(ours.workloadName)}},
           {"projectName", {baseline.projectName, texts.toString(ours.projectName)}},
           {"projectId", {baseline.projectId, texts.toString(ours.projectId)}},
           {"nodeName", {baseline.nodeName, texts.toString(ours.nodeName)}},
           {"k8sPhase", {baseline.k8sPhase, texts.toString(ours.k8sPhase)}},
           {"priorityClassName", {baseline.priorityClassName, texts.toString(ours.priorityClassName)}},
           {"currentNodePool", {baseline.currentNodePool, texts.toString(ours.currentNodePool)}},
           {"requestedNodePools", {baseline.requestedNodePools, texts.toString(ours.requestedNodePools)}},
           {"containers", {baseline.containers, texts.toString(ours.containers)}},
           {"images", {baseline.images, texts.toString(ours.images)}},
           {"gpuRequestType", {baseline.gpuRequestType, texts.toString(ours.gpuRequestType)}},
           {"migProfile", {baseline.migProfile, texts.toString(ours.migProfile)}},
           {"ip", {baseline.ip, texts.toString(ours.ip)}}};
    for (const auto &[name, pair] : strings) {
        if (pair.first != pair.second)
            return u"%1: \"%2\" and \"%3\""_s.arg(QString::fromLatin1(name), pair.first, pair.second);
    }
    const api::Resources requested = texts.unpack(ours.requested);
    const api::Resources allocated = texts.unpack(ours.allocated);
    const std::pair<const char *, std::pair<double, double>> numbers[]
        = {{"requested.gpu", {baseline.requested.gpu, requested.gpu}},
           {"requested.gpuMemory", {baseline.requested.gpuMemory, requested.gpuMemory}},
           {"requested.cpu", {baseline.requested.cpu, requested.cpu}},
           {"requested.cpuMemory", {baseline.requested.cpuMemory, requested.cpuMemory}},
           {"allocated.gpu", {baseline.allocated.gpu, allocated.gpu}},
           {"allocated.gpuMemory", {baseline.allocated.gpuMemory, allocated.gpuMemory}},
           {"allocated.cpu", {baseline.allocated.cpu, allocated.cpu}},
           {"allocated.cpuMemory", {baseline.allocated.cpuMemory, allocated.cpuMemory}},
           {"createdAt", {double(baseline.createdAt), double(ours.createdAt)}},
           {"completedAt", {double(baseline.completedAt), double(ours.completedAt)}},
           {"deletedAt", {double(baseline.deletedAt), double(ours.deletedAt)}},
           {"updatedAt", {double(baseline.updatedAt), double(ours.updatedAt)}},
           {"k8sPhaseUpdatedAt", {double(baseline.k8sPhaseUpdatedAt), double(ours.k8sPhaseUpdatedAt)}}};
    for (const auto &[name, pair] : numbers) {
        if (!same(pair.first, pair.second))
            return u"%1: %2 and %3"_s.arg(QString::fromLatin1(name))
                .arg(pair.first, 0, 'g', 17)
                .arg(pair.second, 0, 'g', 17);
    }
    return {};
}

void compare(const QList<QtPod> &baseline, const api::Page<api::Pod> &ours)
{
    if (std::size_t(baseline.size()) != ours.rows.size())
        throw Failure(u"The baseline read %1 pods, we read %2."_s.arg(baseline.size()).arg(ours.rows.size()));
    for (qsizetype i = 0; i < baseline.size(); ++i) {
        const QString what = difference(baseline[i], ours.rows[std::size_t(i)], ours.texts);
        if (!what.isEmpty())
            throw Failure(u"Pod %1 differs in %2."_s.arg(i).arg(what));
    }
}

} // namespace bench
