// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/world/generator.h"

#include <algorithm>
#include <cstdio>
#include <numeric>

namespace simulator {

namespace {

// Subjects of each project, in the order of the projects in places.cpp.
constexpr std::string_view Subjects[][6] = {
    {"llama3-70b", "mixtral-8x22b", "bert-dedup", "gpt-neox", "tokenizer-v5", "longctx-32k"},
    {"vit-h14", "notebook-dino", "lidar-seg", "nerf-campus", "sam2-masks", "depth-any"},
    {"asr-conformer-xl", "whisper-v3", "tts-multi", "diarize", "wakeword", "codec-24k"},
    {"mixtral-8x22b", "embed-api", "triton-ensemble", "reranker", "vllm-gateway", "guardrail"},
    {"protein-folding", "dna-variant-caller", "docking", "cryo-em", "singlecell", "esm2"},
    {"sdxl-catalog", "recsys-dlrm", "flux-lora-brand", "tabular-automl", "demand-fc", "pricing"},
    {"climate-downscale", "traffic-sim", "flood-nowcast", "sat-tiles", "ocean-swin", "wildfire"},
    {"dbg-nccl", "burnin", "io-bench", "image-cache", "gpu-health", "kernel-canary"},
    {"rl-warehouse", "grasp-diffusion", "sim2real", "slam", "quadruped-ppo", "arm-vla"},
    {"two-tower", "session-rank", "ads-ctr", "cold-start", "feature-join", "bandit"},
    {"nightly-unit", "nightly-e2e", "wheel-build", "regress", "compat", "perf-gate"},
    {"var-mc", "vol-surface", "credit-gnn", "aml-graph", "tick-lstm", "stress"},
    {"mace-mp", "battery-md", "alloy-gnn", "dft-relax", "perovskite", "xrd-match"},
    {"eval-harness", "redteam", "jailbreak-scan", "bias-probe", "truthful", "judge-70b"},
    {"course-dl101", "hackathon", "thesis", "lab-cuda", "student", "tutorial"},
    {"pcb-defect", "weld-check", "bottle-count", "belt-cam", "thermal", "pallet-ocr"},
};
constexpr std::string_view Steps[] = {"sft",  "dpo",  "distill", "finetune", "ablation", "sweep",   "pretrain",
                                      "eval", "scan", "batch",   "quant",    "replay",   "curated", "baseline"};
constexpr std::string_view Serving[] = {"prod", "canary", "eu", "us-east", "shadow", "batch", "stage"};
constexpr std::string_view Tools[] = {"notebook", "vscode", "jupyter", "shell", "tensorboard", "rstudio"};

// 253 bytes, the API's limit.
constexpr std::string_view Longest
    = R"(0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-0123456-end)";
static_assert(Longest.size() == 253);

// Names that a client may draw wrongly, execute, or write to a spreadsheet.
constexpr std::string_view Odd[] = {
    "münchen-traffic-sim",
    "日本語の学習ジョブ",
    "🚀-rocket-sweep-🔥",
    "تدريب-النموذج-١",
    "אימון-מודל-7",
    "<b>bold</b><img src=x onerror=alert(1)>",
    "=HYPERLINK(\"http://example.invalid\",\"click\")",
    "+1",
    "-2",
    "@sum",
    "quote\"comma,semicolon;tab\there",
    "line\nbreak",
    "Ünïcödé-Straße-ẞ",
    "e\u0301-combining-\u200d-joiner",
    "&amp;-entity-<!--",
    "%s-%n-%1-format",
    "null",
    Longest,
};

std::string_view userOf(std::string_view mail)
{
    return mail.substr(0, mail.find('@'));
}

} // namespace

std::span<const std::string_view> oddNames()
{
    return Odd;
}

std::string workloadName(const World &world, const Workload &w, std::uint32_t number, Random &random)
{
    const Project &project = world.projects[w.project];
    std::string out;
    const std::uint32_t category = categoryCode(w.type);
    if (category == 0) {
        out = random.pick(Tools);
        out += '-';
        // Kubernetes allows only ASCII; the ö of one user is the two bytes of "\xc3\xb6".
        for (const char c : userOf(world.users[w.user])) {
            if (c == '\xb6')
                out += 'o';
            else if (c != '.' && c != '\xc3')
                out += c;
        }
    } else {
        out = random.pick(Subjects[project.theme % std::size(Subjects)]);
        out += '-';
        out += category == 2 ? random.pick(Serving) : random.pick(Steps);
    }
    // The number makes names unique; users write it in different ways.
    char tail[32];
    if (category == 0)
        std::snprintf(tail, sizeof tail, "-%02u", number);
    else if (random.chance(0.3))
        std::snprintf(tail, sizeof tail, "-r%u", number);
    else if (random.chance(0.5))
        std::snprintf(tail, sizeof tail, "-v%u", number);
    else
        std::snprintf(tail, sizeof tail, "-%04u", number);
    out += tail;
    return out;
}

void addNames(World &world, const Scale &scale)
{
    const std::span<const std::string_view> odd = scale.oddNames ? oddNames() : std::span<const std::string_view>();
    const auto count = static_cast<std::uint32_t>(world.workloads.size());
    std::uint32_t visible = 0;
    while (visible < count && world.workloads[visible].created <= world.begin)
        ++visible;

    world.names.reserve(count * 24ULL);
    world.foldedNames.reserve(count * 24ULL);
    world.foldedAt.reserve(count + 1ULL);
    for (std::uint32_t i = 0; i < count; ++i) {
        Workload &w = world.workloads[i];
        Random random(world.seed ^ 0x6e616d65, i);
        std::string name = workloadName(world, w, i, random);
        // The odd names are among the newest, three rows apart, where they are seen first.
        const std::uint32_t fromNewest = visible - 1 - i;
        if (i < visible && fromNewest % 3 == 2 && fromNewest / 3 < odd.size())
            name = odd[fromNewest / 3];
        addName(world, w, name);
    }
    finishNames(world);
}

void addName(World &world, Workload &w, std::string_view name)
{
    w.nameAt = static_cast<std::uint32_t>(world.names.size());
    w.nameSize = static_cast<std::uint32_t>(name.size());
    world.names += name;
    world.foldedAt.push_back(static_cast<std::uint32_t>(world.foldedNames.size()));
    world.foldedNames += folded(name);
}

void finishNames(World &world)
{
    const auto count = static_cast<std::uint32_t>(world.workloads.size());
    world.foldedAt.push_back(static_cast<std::uint32_t>(world.foldedNames.size()));

    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, [&world](std::uint32_t a, std::uint32_t b) {
        const std::string_view left = world.name(world.workloads[a]), right = world.name(world.workloads[b]);
        return left != right ? left < right : a < b;
    });
    world.nameRank.resize(count);
    for (std::uint32_t i = 0; i < count; ++i)
        world.nameRank[order[i]] = i;
}

} // namespace simulator
