// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/flowlayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>
#include <limits>
#include <utility>

namespace views {

FlowLayout::FlowLayout(QWidget *parent)
    : QLayout(parent)
{
}

FlowLayout::~FlowLayout()
{
    for (const Entry &entry : m_entries)
        delete entry.item;
}

void FlowLayout::setRowHeight(int height)
{
    m_rowHeight = height;
    invalidate();
}

void FlowLayout::insertWidget(int index, QWidget *widget)
{
    addChildWidget(widget);
    const auto at = std::clamp<std::ptrdiff_t>(index, 0, std::ssize(m_entries));
    m_entries.insert(m_entries.begin() + at, {new QWidgetItem(widget)});
    invalidate();
}

void FlowLayout::addTrailing(QWidget *widget)
{
    addChildWidget(widget);
    m_entries.push_back({new QWidgetItem(widget), true});
    invalidate();
}

void FlowLayout::insertTrailing(int index, QWidget *widget, Yield yield)
{
    addChildWidget(widget);
    const auto at = std::clamp<std::ptrdiff_t>(index, 0, std::ssize(m_entries));
    m_entries.insert(m_entries.begin() + at, {new QWidgetItem(widget), true, std::move(yield)});
    invalidate();
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_entries.push_back({item, false});
    invalidate();
}

int FlowLayout::count() const
{
    return int(m_entries.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_entries[std::size_t(index)].item : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_entries[std::size_t(index)].item;
    m_entries.erase(m_entries.begin() + index);
    invalidate();
    return item;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    for (const Entry &entry : m_entries) {
        if (!entry.item->isEmpty())
            width += entry.item->sizeHint().width() + spacing();
    }
    const QMargins margins = contentsMargins();
    return {width + margins.left() + margins.right(), m_rowHeight + margins.top() + margins.bottom()};
}

QSize FlowLayout::minimumSize() const
{
    int width = 0;
    for (const Entry &entry : m_entries) {
        if (!entry.item->isEmpty())
            width = std::max(width, entry.item->minimumSize().width());
    }
    const QMargins margins = contentsMargins();
    return {width + margins.left() + margins.right(), m_rowHeight + margins.top() + margins.bottom()};
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

std::vector<int> FlowLayout::trailingWidths(int room, int full) const
{
    std::vector<int> widths;
    int sum = -spacing();
    for (const Entry &entry : m_entries) {
        const bool isPlaced = entry.trailing && !entry.item->isEmpty();
        widths.push_back(isPlaced ? std::min(entry.item->sizeHint().width(), full) : 0);
        sum += isPlaced ? widths.back() + spacing() : 0;
    }
    for (std::size_t i = 0; i < m_entries.size() && sum > room; ++i) {
        const Entry &entry = m_entries[i];
        if (!entry.yield || widths[i] == 0)
            continue;
        const int width = std::min(entry.yield(std::max(0, widths[i] - (sum - room))), widths[i]);
        sum -= widths[i] - width + (width == 0 ? spacing() : 0);
        widths[i] = width;
    }
    return sum <= room ? widths : std::vector<int>();
}

int FlowLayout::arrange(const QRect &rect, bool apply) const
{
    const QRect area = rect.marginsRemoved(contentsMargins());
    const Qt::LayoutDirection direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int x = area.left();
    int y = area.top();
    const auto place = [&](const QLayoutItem *item, int left, int width) {
        const QSize size(width, std::min(item->sizeHint().height(), m_rowHeight));
        const QRect box(QPoint(left, y + (m_rowHeight - size.height()) / 2), size);
        const_cast<QLayoutItem *>(item)->setGeometry(QStyle::visualRect(direction, area, box));
    };

    for (const Entry &entry : m_entries) {
        if (entry.item->isEmpty() || entry.trailing)
            continue;
        const int width = std::min(entry.item->sizeHint().width(), area.width());
        if (x > area.left() && x + width > area.left() + area.width()) {
            x = area.left();
            y += m_rowHeight;
        }
        if (apply)
            place(entry.item, x, width);
        x += width + spacing();
    }

    const int end = area.left() + area.width();
    std::vector<int> widths = trailingWidths(end - x, area.width());
    if (widths.empty() && x > area.left()) {
        x = area.left();
        y += m_rowHeight;
        widths = trailingWidths(area.width(), area.width());
    }
    if (widths.empty()) // more than a row: what is over is cut off
        widths = trailingWidths(std::numeric_limits<int>::max(), area.width());
    int trailing = 0;
    for (const int width : widths)
        trailing += width > 0 ? width + spacing() : 0;
    int left = std::max(x, end - trailing + spacing());
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const Entry &entry = m_entries[i];
        if (entry.item->isEmpty() || !entry.trailing)
            continue;
        if (apply)
            place(entry.item, left, widths[i]);
        left += widths[i] > 0 ? widths[i] + spacing() : 0;
    }
    return y + m_rowHeight + contentsMargins().bottom() - rect.top();
}

} // namespace views
