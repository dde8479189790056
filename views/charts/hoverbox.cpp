// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/hoverbox.h"

#include "views/look/sizes.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int padding = 8;
constexpr int swatchWidth = 11;
constexpr int gap = 8;
constexpr int columnGap = 14;
constexpr int fromPointer = 16;
constexpr std::size_t rowsOfOneColumn = 4;

QPen swatchPen(const SeriesLook &look, const Theme &theme)
{
    QPen pen(QColor::fromRgb(look.colour(theme)), 3, Qt::SolidLine, Qt::FlatCap);
    if (look.isGhost || look.dash == SeriesLook::Dash::Dotted)
        pen.setDashPattern({0.6, 0.6});
    else if (look.dash == SeriesLook::Dash::Dashed)
        pen.setDashPattern({1.4, 0.7});
    return pen;
}

} // namespace

struct HoverBox::Sizes
{
    QFont font;
    int line;
    int nameWidth;
    int valueWidth;
    int spreadWidth; // 0 = nothing has a spread
    int headWidth;
    int columns;
    int lines; // below the head

    [[nodiscard]] int spread() const { return spreadWidth > 0 ? gap + spreadWidth : 0; }
    [[nodiscard]] int cell() const { return swatchWidth + gap + nameWidth + gap + valueWidth + spread(); }
    [[nodiscard]] int width() const
    {
        return std::max(headWidth, columns * cell() + (columns - 1) * columnGap) + 2 * padding;
    }
};

void fillRow(HoverContent::Row &row, const Curve &curve, const ValueScale &scale)
{
    row.look = curve.look;
    row.name = curve.name;
    row.key = curve.series->key;
    if (!row.sample) {
        row.value = u"–"_s;
        return;
    }
    row.value = valueText(curve.series->samples.values[*row.sample], scale);
    if (!scale.unit.isEmpty())
        row.value += u' ' + scale.unit;
}

void arrange(HoverContent &content, bool hasPointer)
{
    std::vector<HoverContent::Row> &rows = content.rows;
    const auto nearest = std::ranges::min_element(rows, {}, &HoverContent::Row::distance);
    if (hasPointer && nearest != rows.end())
        nearest->isNearest = true;
    if (rows.size() <= mostHoverRows)
        return; // show all in the original order: names keep their places
    std::ranges::stable_sort(rows, {}, &HoverContent::Row::distance);
    content.more = rows.size() - mostHoverRows;
    rows.resize(mostHoverRows);
}

HoverBox::HoverBox(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void HoverBox::setContent(HoverContent content)
{
    m_content = std::move(content);
    resize(sizeHint());
    update();
}

void HoverBox::placeBeside(const QPoint &at, const QRect &room)
{
    int left = at.x() + fromPointer;
    if (left + width() > room.right())
        left = at.x() - fromPointer - width();
    const int top = std::clamp(at.y() - height() / 3, room.top(), std::max(room.top(), room.bottom() - height()));
    move(std::max(left, room.left()), top);
}

HoverBox::Sizes HoverBox::sizes() const
{
    Sizes sizes{scaled(font(), TextSize::Small), 0, 0, 0, 0, 0, 1, 0};
    const QFontMetrics bold(semiBold(sizes.font));
    sizes.line = bold.height() - 1;
    for (const HoverContent::Row &row : m_content.rows) {
        sizes.nameWidth = std::max(sizes.nameWidth, bold.horizontalAdvance(row.name));
        sizes.valueWidth = std::max(sizes.valueWidth, bold.horizontalAdvance(row.value));
        sizes.spreadWidth = std::max(sizes.spreadWidth, bold.horizontalAdvance(row.spread));
    }
    sizes.nameWidth = std::min(sizes.nameWidth + 2, bold.averageCharWidth() * 36);
    sizes.headWidth = bold.horizontalAdvance(m_content.moment) + columnGap + bold.horizontalAdvance(m_content.title);
    sizes.columns = m_content.rows.size() > rowsOfOneColumn ? 2 : 1;
    sizes.lines = (int(m_content.rows.size()) + sizes.columns - 1) / sizes.columns + (m_content.more > 0 ? 1 : 0);
    return sizes;
}

QSize HoverBox::sizeHint() const
{
    const Sizes size = sizes();
    return {size.width(), (size.lines + 1) * size.line + (size.lines > 0 ? 4 : 0) + 2 * padding - 2};
}

void HoverBox::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    const Sizes size = sizes();
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight); // the sides are explicit here
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QColor::fromRgb(theme.borderStrong));
    painter.setBrush(QColor::fromRgb(theme.raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), chipRadius, chipRadius);

    const QRect head(padding, padding - 1, width() - 2 * padding, size.line);
    painter.setFont(size.font);
    painter.setPen(QColor::fromRgb(theme.text2));
    painter.drawText(head, Qt::AlignVCenter | QStyle::visualAlignment(layoutDirection(), Qt::AlignRight),
                     m_content.title);
    painter.setFont(semiBold(size.font));
    painter.setPen(QColor::fromRgb(theme.text));
    painter.drawText(head, Qt::AlignVCenter | QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft),
                     m_content.moment);

    const int perColumn = size.lines - (m_content.more > 0 ? 1 : 0);
    const int top = head.bottom() + 5;
    for (int i = 0; i < int(m_content.rows.size()); ++i) {
        const QRect cell(padding + i / perColumn * (size.cell() + columnGap), top + i % perColumn * size.line,
                         size.cell(), size.line);
        painter.setFont(m_content.rows[std::size_t(i)].isNearest ? semiBold(size.font) : size.font);
        paintRow(painter, m_content.rows[std::size_t(i)], QStyle::visualRect(layoutDirection(), rect(), cell),
                 size.spread());
    }
    if (m_content.more > 0) {
        painter.setFont(size.font);
        painter.setPen(QColor::fromRgb(theme.text2));
        painter.drawText(QRect(padding, top + perColumn * size.line, head.width(), size.line),
                         Qt::AlignVCenter | QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft),
                         tr("and %n more", nullptr, int(m_content.more)));
    }
}

void HoverBox::paintRow(QPainter &painter, const HoverContent::Row &row, const QRect &cell, int spread) const
{
    const Theme &theme = themeOf(palette());
    const auto part = [&](int left, int width) {
        return QStyle::visualRect(layoutDirection(), cell, QRect(cell.left() + left, cell.top(), width, cell.height()));
    };
    if (row.look) {
        const QRect swatch = part(0, swatchWidth);
        const qreal y = swatch.center().y() + 0.5;
        painter.setPen(swatchPen(*row.look, theme));
        painter.drawLine(QPointF(swatch.left(), y), QPointF(swatch.right() + 1, y));
    }
    const int name = swatchWidth + gap;
    const int room = cell.width() - spread - name - gap - painter.fontMetrics().horizontalAdvance(row.value);
    painter.setPen(QColor::fromRgb(theme.text));
    painter.drawText(part(name, room), Qt::AlignVCenter | QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft),
                     painter.fontMetrics().elidedText(row.name, Qt::ElideMiddle, room));
    const auto atEnd = Qt::AlignVCenter | QStyle::visualAlignment(layoutDirection(), Qt::AlignRight);
    painter.drawText(part(0, cell.width() - spread), atEnd, row.value);
    painter.setPen(QColor::fromRgb(theme.text2));
    painter.drawText(part(0, cell.width()), atEnd, row.spread);
}

} // namespace views
