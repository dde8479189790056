// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/metricjson.h"

#include "models/base/time.h"
#include "models/metrics/registry.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

namespace bench {

namespace {

constexpr std::int64_t start = 1'763'700'000'000;
constexpr std::int64_t step = 15'000;

void printValue(std::string &out, int metric, int gpu, int sample)
{
    const double wave = 0.5 + 0.4 * std::sin(sample * 0.013 + gpu) + 0.1 * std::sin(sample * 0.7 + metric);
    std::array<char, 40> text;
    int length = 0;
    if (metric % 10 == 9)
        length = std::snprintf(text.data(), text.size(), "%.17g", wave / 3 + 0.1);
    else if (metric % 3 == 1)
        length = std::snprintf(text.data(), text.size(), "%.0f", wave * 85'899'345'920.0);
    else
        length = std::snprintf(text.data(), text.size(), "%.2f", wave * 100);
    out.append(text.data(), std::size_t(length));
}

} // namespace

QByteArray metricAnswer(const MetricSpec &spec)
{
    std::vector<std::string_view> types;
    for (const metrics::Metric &metric : metrics::registry())
        if (metric.scopes & metrics::Scope::Pod && int(types.size()) < spec.metrics)
            types.push_back(metric.type);
    std::string out = R"({"measurements":[)";
    for (int metric = 0; metric < spec.metrics; ++metric) {
        for (int gpu = 0; gpu < spec.gpus; ++gpu) {
            if (metric + gpu > 0)
                out += ',';
            out += R"({"type":")" + std::string(types[std::size_t(metric)]) + R"(","labels":{"gpu":")"
                + std::to_string(gpu) + R"("},"values":[)";
            for (int sample = 0; sample < spec.samples; ++sample) {
                out += sample > 0 ? R"(,{"value":")" : R"({"value":")";
                printValue(out, metric, gpu, sample);
                out += R"(","timestamp":")" + base::formatTime(start + sample * step).toStdString() + "\"}";
            }
            out += "]}";
        }
    }
    out += "]}";
    return QByteArray(out.data(), qsizetype(out.size()));
}

} // namespace bench
