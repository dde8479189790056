// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QRect>
#include <QString>

#include <optional>

class QPainter;

namespace views {

struct Theme;

struct GpuTile
{
    QString label;
    std::optional<double> allocated; // absent until known
    std::optional<double> total;
    std::optional<double> idle; // of the allocated ones
    QString shortLabel = {}; // where the idle ones need the room; empty = `label`
    QString key = {}; // passed to tileChosen(); empty: the tile is not a button
    bool active = false; // the table is filtered by it
    bool isOfQuota = false; // `total` is a quota, which may be less
    QString absence = {}; // why there are no numbers, and will be none
};

// What the tile says where there is less and less room: the number of idle GPUs stays to the last.
enum class GpuForm { Full, WithoutTotal, IdleAbove };
inline constexpr GpuForm gpuForms[] = {GpuForm::Full, GpuForm::WithoutTotal, GpuForm::IdleAbove};

struct GpuLines
{
    QString label;
    QString labelEnd; // at the other end of the line, as idle below
    QString figure;
    QString total; // beside the figure
    QString idle;
};

[[nodiscard]] GpuLines gpuLines(const GpuTile &tile, GpuForm form);
// Of the whole tile, in steps, so that tiles keep their places when a digit changes.
[[nodiscard]] int gpuTileWidth(const GpuTile &tile, GpuForm form, const QFont &font);
[[nodiscard]] QString gpuTileText(const GpuTile &tile); // "GPUs allocated, 1012 of 1344, 87 idle"

// `isLow`: without the bar.
void paintGpuTile(QPainter &painter, const QRect &rect, const GpuTile &tile, GpuForm form, const QFont &font,
                  Qt::LayoutDirection direction, const Theme &theme, bool isLow);

} // namespace views
