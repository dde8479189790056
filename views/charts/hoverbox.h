// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/plotscene.h"
#include "views/charts/valuescale.h"

#include <QWidget>

namespace views {

// The values under the crosshair.
struct HoverContent
{
    struct Row
    {
        std::optional<SeriesLook> look;
        QString name;
        QString value; // with its unit
        qreal distance = 0; // from the pointer
        bool isNearest = false;
        metrics::SeriesKey key = {};
        QString spread = {}; // of a band, behind the value: "61.0 to 93.1"
        std::size_t curve = 0; // of the card or strip
        std::optional<std::size_t> sample = {}; // of the curve; nullopt = it has none near
    };

    QString moment;
    QString title;
    std::vector<Row> rows; // nearest first
    std::size_t more = 0; // rows that do not fit
};

inline constexpr std::size_t mostHoverRows = 16;

// The curve's part of a row, and its value. Texts are made for rows that are shown only.
void fillRow(HoverContent::Row &row, const Curve &curve, const ValueScale &scale);

// Marks the row nearest to the pointer. If there are too many rows, keeps the nearest ones, nearest first.
void arrange(HoverContent &content, bool hasPointer);

// The one box of a stack that shows them. Ignores events; placed by the stack.
class HoverBox final : public QWidget
{
    Q_OBJECT

public:
    explicit HoverBox(QWidget *parent);

    void setContent(HoverContent content);
    void placeBeside(const QPoint &at, const QRect &room); // beside the crosshair, covering as little as possible

    [[nodiscard]] const HoverContent &content() const { return m_content; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Sizes;
    [[nodiscard]] Sizes sizes() const;
    void paintRow(QPainter &painter, const HoverContent::Row &row, const QRect &cell, int spread) const;

    HoverContent m_content;
};

} // namespace views
