// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include <vector>

namespace views {

// Columns of a picture: [first, last), px
struct ColumnSlice
{
    int first = 0;
    int last = 0;

    friend bool operator==(const ColumnSlice &, const ColumnSlice &) = default;
};

// Some columns of a transparent picture, filled by spans of them, which is what bands of many samples consist of: about
// a fiftieth of what QPainter takes for polygons with as many corners. Pixels are kept by column until copyTo().
class ColumnCanvas
{
public:
    ColumnCanvas(const ColumnSlice &slice, int height); // px
    ~ColumnCanvas();
    ColumnCanvas(const ColumnCanvas &) = delete;
    ColumnCanvas &operator=(const ColumnCanvas &) = delete;

    [[nodiscard]] const ColumnSlice &slice() const { return m_slice; }

    // Blends a colour over a column of the picture, from one height to another, both from the top in px. Pixels that
    // the span covers in part get part of the colour. What is outside of the slice is left out.
    void blend(int column, double top, double bottom, QRgb premultiplied);

    // Writes the slice into the whole picture, of Format_ARGB32_Premultiplied. Threads may do it together, each with a
    // slice of its own.
    void copyTo(uchar *picture, qsizetype bytesPerLine) const;

private:
    ColumnSlice m_slice;
    int m_height;
    std::vector<QRgb> m_pixels; // by column, from the top
};

} // namespace views
