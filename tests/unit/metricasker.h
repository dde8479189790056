// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/api/api.h"
#include "app/simulator/api/series.h"
#include "app/simulator/world/generator.h"
#include "app/simulator/world/life.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <map>

// Asks the operations of a simulated control plane without a socket, and reads what comes back into maps that a test
// can compare.
class MetricAsker
{
public:
    struct Answer
    {
        int status = 0;
        QJsonObject body;

        [[nodiscard]] QJsonArray measurements() const { return body[QLatin1String("measurements")].toArray(); }
        // Texts by time, of the first measurement of the type with this GPU or bucket
        [[nodiscard]] std::map<qint64, QString> points(QLatin1String type, const QString &label = {}) const
        {
            for (const auto &one : measurements()) {
                const QJsonObject labels = one[QLatin1String("labels")].toObject();
                if (one[QLatin1String("type")].toString() == type
                    && (label.isEmpty() || labels.begin()->toString() == label))
                    return pointsOf(one.toObject());
            }
            return {};
        }
        [[nodiscard]] int count(QLatin1String type) const
        {
            int found = 0;
            for (const auto &one : measurements())
                found += one[QLatin1String("type")].toString() == type ? 1 : 0;
            return found;
        }
    };

    static std::map<qint64, QString> pointsOf(const QJsonObject &measurement)
    {
        std::map<qint64, QString> points;
        for (const auto &point : measurement[QLatin1String("values")].toArray()) {
            const auto time = simulator::parseTime(point[QLatin1String("timestamp")].toString().toStdString());
            points.emplace(time.value_or(-1), point[QLatin1String("value")].toString());
        }
        return points;
    }

    MetricAsker(const simulator::World &world, std::int64_t now)
        : m_auth("t", 3600, 1)
        , m_api(world, m_auth)
        , m_world(world)
        , m_now(now)
    {
    }

    Answer get(const std::string &target)
    {
        const simulator::Answer answer = m_api.answer({"GET", target, "Bearer t", {}, {}}, m_now);
        return {answer.status, QJsonDocument::fromJson(QByteArray::fromStdString(answer.body)).object()};
    }
    static std::string range(const std::string &types, std::int64_t from, std::int64_t to, int samples)
    {
        return "/metrics?metricType=" + types + "&start=" + simulator::timeText(from)
            + "&end=" + simulator::timeText(to) + "&numberOfSamples=" + std::to_string(samples);
    }
    [[nodiscard]] std::string workloadPath(std::uint32_t workload) const
    {
        return "/api/v1/workloads/" + toString(m_world.workloadId(workload));
    }
    [[nodiscard]] std::string podPath(std::uint32_t pod) const
    {
        return workloadPath(m_world.pods[pod].workload) + "/pods/" + toString(m_world.podId(pod));
    }
    [[nodiscard]] std::string clusterPath(std::size_t cluster) const
    {
        return "/api/v1/clusters/" + toString(m_world.clusters[cluster].id);
    }

    // The first pod that runs now, has run for so long, and is what the test wants
    template<typename Accepts> std::uint32_t runningPod(std::int64_t atLeast, Accepts accepts) const
    {
        using namespace simulator;
        for (std::uint32_t pod = 0; pod < m_world.pods.size(); ++pod) {
            const Workload &w = m_world.workloads[m_world.pods[pod].workload];
            if (!exists(w, m_now) || !passed(w, w.toRunning, m_now - atLeast)
                || flawOf(m_world.podId(pod)) != Flaw::None
                || m_world.clusters[w.cluster].state == ClusterState::Disconnected
                || m_world.clusters[w.cluster].state == ClusterState::ServiceIssues
                || podStateAt(w, m_world.ordinal(pod), m_now).phase != PodPhase::Running)
                continue;
            if (accepts(pod, w))
                return pod;
        }
        return std::numeric_limits<std::uint32_t>::max();
    }

private:
    simulator::Auth m_auth;
    simulator::Api m_api;
    const simulator::World &m_world;
    std::int64_t m_now;
};
