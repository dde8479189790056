// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/podjson.h"

#include <QDateTime>
#include <QTimeZone>

#include <array>
#include <cstdarg>
#include <cstdio>
#include <string>

namespace bench {

namespace {

constexpr std::array phases{"Running", "Succeeded", "Failed", "Pending", "Running", "Running"};
constexpr std::array projects{"vision-research", "speech", "recommender-systems", "genomics", "robotics-lab", "search"};
constexpr std::array kinds{"train-resnet", "finetune-llm", "notebook", "embedding-serving", "sweep"};
constexpr std::array images{"registry.example.com/ml/pytorch:2.4.1-cuda12.4-cudnn9-runtime",
                            "registry.example.com/ml/tensorflow:2.17.0-gpu-jupyter",
                            "registry.example.com/serving/triton-server:24.09-py3"};
constexpr std::array pools{"default", "a100-80gb", "h100-sxm", "l40s"};
constexpr std::array clusterIds{"3fe7b1c2-60b5-4d5c-9a33-6f1b1c9d8e01", "9d2f6a70-1c44-4b02-8d9e-0a5c7f3b2e11"};

// The splitmix64 finaliser: neighbours in, unrelated bits out.
std::uint64_t mix(std::uint64_t x)
{
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

[[gnu::format(printf, 2, 3)]] void print(std::string &out, const char *format, ...)
{
    std::array<char, 512> buffer;
    std::va_list arguments;
    va_start(arguments, format);
    const int length = std::vsnprintf(buffer.data(), buffer.size(), format, arguments);
    va_end(arguments);
    out.append(buffer.data(), std::size_t(length));
}

void printUuid(std::string &out, std::uint64_t seed)
{
    const std::uint64_t a = mix(seed);
    const std::uint64_t b = mix(a);
    print(out, "\"%08x-%04x-4%03x-8%03x-%012llx\"", unsigned(a >> 32), unsigned(a >> 16) & 0xffff, unsigned(a) & 0xfff,
          unsigned(b >> 52), static_cast<unsigned long long>(b) & 0xffff'ffff'ffffULL);
}

void printTime(std::string &out, const char *key, std::int64_t ms)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc());
    const QDate d = time.date();
    const QTime t = time.time();
    print(out, R"(,"%s":"%04d-%02d-%02dT%02d:%02d:%02d.%03dZ")", key, d.year(), d.month(), d.day(), t.hour(),
          t.minute(), t.second(), t.msec());
}

void printPod(std::string &out, std::uint64_t index, bool changed)
{
    const std::uint64_t workload = index / 8;
    const std::uint64_t r = mix(index);
    const std::uint64_t w = mix(workload + 0x5eed);
    const char *kind = kinds[w % kinds.size()];
    const char *pool = pools[(w >> 8) % pools.size()];
    const std::size_t project = (w >> 16) % projects.size();
    const bool ended = r % 3 == 0;
    const std::int64_t createdAt = 1'763'700'000'000 - std::int64_t(index) * 1717;

    print(out, R"({"name":"%s-%05llx-%llu","priorityClassName":"%s","id":)", kind,
          static_cast<unsigned long long>(workload), static_cast<unsigned long long>(index % 8),
          w % 4 == 0 ? "inference" : "train");
    printUuid(out, index * 4);
    out += R"(,"workloadId":)";
    printUuid(out, workload * 4 + 1);
    if (w % 2) {
        out += R"(,"revisionId":)";
        printUuid(out, workload * 4 + 2);
    }
    print(out, R"(,"clusterId":"%s","projectId":"%zu","nodeName":"gpu-node-%03u.%s.example.com")",
          clusterIds[w % clusterIds.size()], project + 4500, unsigned(r >> 20) % 400, pool);
    printTime(out, "createdAt", createdAt);
    if (ended)
        printTime(out, "completedAt", createdAt + 3'600'123);
    print(out, R"(,"containers":[{"name":"main","image":"%s")", images[(w >> 24) % images.size()]);
    printTime(out, "startedAt", createdAt + 9'021);
    out += R"(},{"name":"log-forwarder","image":"registry.example.com/infra/fluent-bit:3.1.9")";
    printTime(out, "startedAt", createdAt + 8'110);
    print(out, R"(}],"currentNodePool":"%s","requestedNodePools":["%s","default"])", pool, pool);
    print(out,
          R"(,"requestedResources":{"gpuRequestType":"portion","gpu":{"limit":1,"request":%s},)"
          R"("gpuMemory":{"limit":"40Gi","request":"%uMi"},"cpu":{"limit":16,"request":%u.5},)"
          R"("cpuMemory":{"limit":"64G","request":"%uG"},"extendedResources":)"
          R"([{"resource":"rdma.example.com/hca","quantity":"1","exclude":false}]})",
          w % 3 ? "0.5" : "1", 1024 + unsigned(w % 64) * 512, unsigned(w % 12) + 1, unsigned(w % 48) + 8);
    print(out, R"(,"allocatedResources":{"gpu":%s,"gpuMemory":"%uMi","cpu":%u.25,"cpuMemory":"%uMi"})",
          changed ? "0.75" : (w % 3 ? "0.5" : "1"), 1024 + unsigned(w % 64) * 512, unsigned(r % 12) + 1,
          512 + unsigned(r % 90) * 256);
    out += R"(,"tolerations":[{"key":"nvidia.com/gpu","operator":"Exists","effect":"NoSchedule"},)"
           R"({"key":"node.kubernetes.io/not-ready","operator":"Exists","effect":"NoExecute","tolerationSeconds":300}])";
    print(out, R"(,"k8sPhase":"%s","ip":"10.%u.%u.%u")", changed ? "Unknown" : phases[r % phases.size()],
          unsigned(r >> 8) & 255, unsigned(r >> 16) & 255, unsigned(r >> 24) & 255);
    print(out,
          R"(,"nodeAffinity":{"required":{"nodeSelectorTerms":[{"matchExpressions":)"
          R"([{"key":"pool.example.com/name","operator":"In","values":["%s"]}]}]}},"tenantId":1001)",
          pool);
    printTime(out, "k8sPhaseUpdatedAt", createdAt + 11'500);
    printTime(out, "updatedAt", createdAt + 12'750);
    print(out, R"(,"projectName":"%s","workloadName":"%s-%05llx"})", projects[project], kind,
          static_cast<unsigned long long>(workload));
}

} // namespace

QByteArray podPage(const PodPageSpec &spec)
{
    std::string out;
    out.reserve(std::size_t(spec.count) * 1500);
    print(out, R"({"next":%lld,"pods":[)", static_cast<long long>(spec.offset) + spec.count);
    for (int i = 0; i < spec.count; ++i) {
        if (i > 0)
            out += ',';
        const auto index = std::uint64_t(spec.offset + i);
        printPod(out, index, spec.changedEvery > 0 && i % spec.changedEvery == 0);
    }
    out += "]}";
    return QByteArray(out.data(), qsizetype(out.size()));
}

} // namespace bench
