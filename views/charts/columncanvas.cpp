// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/columncanvas.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>
#include <utility>

namespace views {
namespace {

constexpr QRgb twoChannels = 0x00ff00ffU;
constexpr QRgb rounding = 0x00800080U;

// Each channel times share / 255, two channels at once.
QRgb times(QRgb pixel, QRgb share)
{
    QRgb low = (pixel & twoChannels) * share;
    low = ((low + ((low >> 8U) & twoChannels) + rounding) >> 8U) & twoChannels;
    QRgb high = ((pixel >> 8U) & twoChannels) * share;
    high = (high + ((high >> 8U) & twoChannels) + rounding) & ~twoChannels;
    return low | high;
}

// The memory of the thread's last canvas: for a new one, the system would have to find and clear pages in each frame.
std::vector<QRgb> &spareMemory()
{
    thread_local std::vector<QRgb> memory;
    return memory;
}

// std::fill() writes one at a time: compilers leave out what few pixels would not need.
void fill(std::span<QRgb> pixels, QRgb colour)
{
    constexpr std::size_t block = 4;
    std::array<QRgb, block> four{};
    four.fill(colour);
    if (pixels.size() < block) {
        std::ranges::fill(pixels, colour);
        return;
    }
    for (std::size_t at = 0; at + block <= pixels.size(); at += block)
        std::memcpy(pixels.data() + at, four.data(), sizeof(four));
    std::memcpy(pixels.data() + pixels.size() - block, four.data(), sizeof(four)); // the rest, and some once more
}

void over(QRgb &pixel, QRgb colour)
{
    pixel = colour + times(pixel, 255 - QRgb(qAlpha(colour)));
}

} // namespace

ColumnCanvas::ColumnCanvas(const ColumnSlice &slice, int height)
    : m_slice{slice.first, std::max(slice.first, slice.last)}
    , m_height(std::max(height, 0))
    , m_pixels(std::exchange(spareMemory(), {}))
{
    m_pixels.assign(std::size_t(m_slice.last - m_slice.first) * std::size_t(m_height), 0U);
}

ColumnCanvas::~ColumnCanvas()
{
    spareMemory() = std::move(m_pixels);
}

void ColumnCanvas::blend(int column, double top, double bottom, QRgb premultiplied)
{
    top = std::clamp(top, 0.0, double(m_height));
    bottom = std::clamp(bottom, 0.0, double(m_height));
    if (column < m_slice.first || column >= m_slice.last || !(bottom > top))
        return;
    const std::span pixels = std::span(m_pixels).subspan(std::size_t(column - m_slice.first) * std::size_t(m_height),
                                                         std::size_t(m_height));
    const auto first = std::size_t(top);
    const auto last = std::size_t(bottom); // one past the last whole pixel
    constexpr double levels = 255.999; // of a share, which is not above 1
    const auto part = [&](std::size_t row, double share) {
        if (row < pixels.size() && share > 0)
            over(pixels[row], times(premultiplied, QRgb(share * levels)));
    };
    if (first == last) {
        part(first, bottom - top);
        return;
    }
    const bool isWhole = top == double(first);
    if (!isWhole)
        part(first, double(first + 1) - top);
    const std::span whole = pixels.first(last).subspan(isWhole ? first : first + 1);
    if (qAlpha(premultiplied) == 255)
        fill(whole, premultiplied);
    else
        std::ranges::for_each(whole, [premultiplied](QRgb &pixel) { over(pixel, premultiplied); });
    part(last, bottom - double(last));
}

void ColumnCanvas::copyTo(uchar *picture, qsizetype bytesPerLine) const
{
    constexpr int side = 32; // of a square that fits in the cache of the processor
    for (int top = 0; top < m_height; top += side) {
        for (int left = m_slice.first; left < m_slice.last; left += side) {
            for (int row = top; row < std::min(top + side, m_height); ++row) {
                auto *line = reinterpret_cast<QRgb *>(picture + row * bytesPerLine);
                for (int column = left; column < std::min(left + side, m_slice.last); ++column)
                    line[column]
                        = m_pixels[std::size_t(column - m_slice.first) * std::size_t(m_height) + std::size_t(row)];
            }
        }
    }
}

} // namespace views
