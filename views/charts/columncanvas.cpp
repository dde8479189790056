// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/columncanvas.h"

#include <algorithm>
#include <cmath>
#include <span>

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

void over(QRgb &pixel, QRgb colour)
{
    pixel = colour + times(pixel, 255 - QRgb(qAlpha(colour)));
}

} // namespace

ColumnCanvas::ColumnCanvas(const QSize &size)
    : m_width(std::max(size.width(), 0))
    , m_height(std::max(size.height(), 0))
    , m_pixels(std::size_t(m_width) * std::size_t(m_height), 0U)
{
}

void ColumnCanvas::blend(int column, double top, double bottom, QRgb premultiplied)
{
    top = std::clamp(top, 0.0, double(m_height));
    bottom = std::clamp(bottom, 0.0, double(m_height));
    if (column < 0 || column >= m_width || !(bottom > top))
        return;
    const std::span pixels
        = std::span(m_pixels).subspan(std::size_t(column) * std::size_t(m_height), std::size_t(m_height));
    const auto first = std::size_t(top);
    const auto last = std::size_t(bottom); // one past the last whole pixel
    const auto part = [&](std::size_t row, double share) {
        if (row < pixels.size() && share > 0)
            over(pixels[row], times(premultiplied, QRgb(std::lround(share * 255))));
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
        std::ranges::fill(whole, premultiplied);
    else
        std::ranges::for_each(whole, [premultiplied](QRgb &pixel) { over(pixel, premultiplied); });
    part(last, bottom - double(last));
}

QImage ColumnCanvas::image() const
{
    QImage image(m_width, m_height, QImage::Format_ARGB32_Premultiplied);
    constexpr int side = 32; // of a square that fits in the cache of the processor
    for (int top = 0; top < m_height; top += side) {
        for (int left = 0; left < m_width; left += side) {
            for (int row = top; row < std::min(top + side, m_height); ++row) {
                auto *line = reinterpret_cast<QRgb *>(image.scanLine(row));
                for (int column = left; column < std::min(left + side, m_width); ++column)
                    line[column] = m_pixels[std::size_t(column) * std::size_t(m_height) + std::size_t(row)];
            }
        }
    }
    return image;
}

} // namespace views
