// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include <vector>

namespace views {

// A transparent picture that is filled by spans of its pixel columns, which is what bands of many samples consist of:
// about a fiftieth of what QPainter takes for polygons with as many corners. Pixels are kept by column until image().
class ColumnCanvas
{
public:
    explicit ColumnCanvas(const QSize &size); // px

    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] int height() const { return m_height; }

    // Blends a colour over a column, from one height to another, both from the top in px. Pixels that the span covers
    // in part get part of the colour. What is outside of the picture is left out.
    void blend(int column, double top, double bottom, QRgb premultiplied);

    [[nodiscard]] QImage image() const;

private:
    int m_width;
    int m_height;
    std::vector<QRgb> m_pixels; // by column, from the top
};

} // namespace views
