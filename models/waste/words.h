// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/waste/idlenow.h"
#include "models/waste/totals.h"

// The result of a measurement in words for people, translated.
namespace waste {

// "24 h", "7 d"
[[nodiscard]] QString windowText(std::int64_t windowMs);
// What counts as wasted: "not used", "idle for at least 15 min"
[[nodiscard]] QString countsText(Counts counts, std::int64_t shortestIdleMs);

[[nodiscard]] QString hoursText(double gpuHours); // "11 888.8"
[[nodiscard]] QString shareText(double share); // 0.262: "26.2 %"
[[nodiscard]] QString changeText(double percent); // "−10.7 %", "+3.2 %"

// "11 888.8 of 45 378.0 GPU-hours in the last 24 h were not used (26.2 %)." and what is missing of it, sentence by
// sentence: about how much it is in all, the costs, how many workloads were measured and at what step, how many were
// not asked for, did not answer or had no samples, what clusters and projects say, and how it
// was in the window before.
[[nodiscard]] QStringList sentencesOf(const Result &result, Counts counts, const Prices &prices);

// "131 GPUs of 38 workloads are idle now.", and what is missing of it.
[[nodiscard]] QStringList idleSentencesOf(const IdleNow &idle);

// What a message to the owner of a workload can tell.
struct MessageFacts
{
    QString workload;
    QString project;
    double gpus = 0;
    double wasted = 0; // GPU-hours
    std::int64_t windowMs = 0;
    std::int64_t idleSeconds = 0; // all of its GPUs, until now; 0: they are not idle, or it is not known
};
// A template with {workload}, {project}, {gpus}, {hours}, {window} and {idle}, which is a sentence or nothing.
[[nodiscard]] QString messageTemplate();
[[nodiscard]] QString messageOf(const QString &form, const MessageFacts &facts);

} // namespace waste
