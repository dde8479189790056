// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/fleet.h"
#include "views/look/theme.h"

#include <optional>

namespace views {

// What the colours of a heat map show.
enum class HeatShow { Utilization, Memory, SmActivity, IdleTime };

// How a cell is painted.
struct HeatLook
{
    enum class Fill { Waiting, NoData, Free, Colour };

    Fill fill = Fill::Waiting;
    std::uint8_t step = 0; // of Theme::heat, if the fill is a colour
    bool isIdle = false; // with a corner

    friend bool operator==(const HeatLook &, const HeatLook &) = default;
};

[[nodiscard]] HeatLook lookOf(const fleet::GpuCell &cell, HeatShow show);

// The ends of the scale, for the legend: "0 %", "100 %".
[[nodiscard]] std::pair<QString, QString> scaleEnds(HeatShow show);

// The whole truth about a GPU, a line for each fact: "Utilization: 0 %, idle for 3 h 04 min". `nowMs`: UTC.
[[nodiscard]] QStringList gpuFacts(const fleet::Line &line, int gpu, std::int64_t nowMs);
// "fra-dgx-040, GPU 6"
[[nodiscard]] QString gpuTitle(const fleet::Line &line, int gpu);
// Both as one sentence, for screen readers.
[[nodiscard]] QString gpuSentence(const fleet::Line &line, int gpu, std::int64_t nowMs);
// "8 GPUs, mean utilization 58 %, 3 idle, 2 free, 1 without data"
[[nodiscard]] QString lineSummary(const fleet::Line &line);

} // namespace views
