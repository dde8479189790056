// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/carried.h"

#include "models/compare/comparison.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace compare {
namespace {

constexpr int formVersion = 1;
constexpr qsizetype mostBytes = 64 * 1024;
constexpr int mostGpus = 1024;

constexpr std::array scopes = {std::pair(metrics::Scope::Cluster, "cluster"_L1),
                               std::pair(metrics::Scope::NodePool, "nodePool"_L1),
                               std::pair(metrics::Scope::Node, "node"_L1),
                               std::pair(metrics::Scope::Workload, "workload"_L1),
                               std::pair(metrics::Scope::Pod, "pod"_L1),
                               std::pair(metrics::Scope::Project, "project"_L1),
                               std::pair(metrics::Scope::Department, "department"_L1)};

void putKey(QJsonObject &json, QLatin1StringView name, const base::Key &key)
{
    if (!key.isNull())
        json.insert(name, key.toString());
}

void putTime(QJsonObject &json, QLatin1StringView name, std::int64_t timeMs)
{
    if (timeMs != api::absentTime)
        json.insert(name, qint64(timeMs));
}

QJsonObject subjectToJson(const metrics::Subject &subject)
{
    const auto *scope = std::ranges::find(scopes, subject.scope, &decltype(scopes)::value_type::first);
    QJsonObject json{{"name"_L1, subject.name},
                     {"gpus"_L1, int(subject.gpus)},
                     {"gpu"_L1, subject.gpu},
                     {"inference"_L1, subject.isInference},
                     {"waiting"_L1, subject.isWaiting}};
    json.insert("scope"_L1, scope == scopes.end() ? QString() : QString(scope->second));
    putKey(json, "id"_L1, subject.id);
    putKey(json, "request"_L1, subject.requestId);
    putKey(json, "cluster"_L1, subject.clusterId);
    putKey(json, "workload"_L1, subject.workloadId);
    putTime(json, "started"_L1, subject.startedMs);
    putTime(json, "ended"_L1, subject.endedMs);
    return json;
}

// Absent for what no calendar has, so that differences of two do not overflow.
std::int64_t timeFrom(const QJsonValue &json)
{
    constexpr std::int64_t end = 253'402'300'800'000; // the year 10000
    const std::int64_t timeMs = json.toInteger(api::absentTime);
    return timeMs > -end && timeMs < end ? timeMs : api::absentTime;
}

std::optional<metrics::Subject> subjectFrom(const QJsonObject &json)
{
    const auto key = [&](QLatin1StringView name) { return base::Key::fromText(json.value(name).toString()); };
    const QString word = json.value("scope"_L1).toString();
    const auto *scope = std::ranges::find_if(scopes, [&](const auto &one) { return word == one.second; });
    const int gpus = json.value("gpus"_L1).toInt(-1);
    const int gpu = json.value("gpu"_L1).toInt(-2);
    if (scope == scopes.end() || gpus < 0 || gpus > int(metrics::HeldGpus::Whole) || gpu < -1 || gpu >= mostGpus)
        return std::nullopt;
    metrics::Subject subject;
    subject.scope = scope->first;
    subject.id = key("id"_L1);
    subject.requestId = key("request"_L1);
    subject.clusterId = key("cluster"_L1);
    subject.workloadId = key("workload"_L1);
    subject.name = json.value("name"_L1).toString();
    subject.startedMs = timeFrom(json.value("started"_L1));
    subject.endedMs = timeFrom(json.value("ended"_L1));
    subject.isInference = json.value("inference"_L1).toBool();
    subject.isWaiting = json.value("waiting"_L1).toBool();
    subject.gpus = metrics::HeldGpus(gpus);
    subject.gpu = gpu;
    const bool mayHaveGpu = subject.scope == metrics::Scope::Pod || subject.scope == metrics::Scope::Node;
    // Their requests need it.
    const bool lacksOwner = (subject.scope == metrics::Scope::Pod && subject.workloadId.isNull())
        || (subject.scope == metrics::Scope::NodePool && subject.clusterId.isNull());
    if (subject.id.isNull() || lacksOwner || (gpu >= 0 && !mayHaveGpu))
        return std::nullopt;
    return subject;
}

} // namespace

QByteArray toBytes(const Carried &carried)
{
    QJsonArray subjects;
    for (const metrics::Subject &subject : carried.subjects)
        subjects.append(subjectToJson(subject));
    const QJsonObject json{{"version"_L1, formVersion},
                           {"controlPlane"_L1, carried.controlPlane},
                           {"connection"_L1, carried.connection},
                           {"objects"_L1, subjects}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

std::optional<Carried> carriedFrom(const QByteArray &bytes)
{
    if (bytes.size() > mostBytes)
        return std::nullopt;
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    Carried carried{json.value("controlPlane"_L1).toString(), json.value("connection"_L1).toString(), {}};
    if (json.value("version"_L1).toInt() != formVersion || carried.controlPlane.isEmpty())
        return std::nullopt;
    const QJsonArray objects = json.value("objects"_L1).toArray();
    if (objects.isEmpty() || objects.size() > mostObjects + 1) // one more tells that some are left out
        return std::nullopt;
    for (const auto &object : objects) {
        const auto subject = subjectFrom(object.toObject());
        if (!subject)
            return std::nullopt;
        carried.subjects.append(*subject);
    }
    return carried;
}

} // namespace compare
