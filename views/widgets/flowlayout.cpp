// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/flowlayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

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
    m_entries.insert(m_entries.begin() + at, {new QWidgetItem(widget), false});
    invalidate();
}

void FlowLayout::addTrailing(QWidget *widget)
{
    addChildWidget(widget);
    m_entries.push_back({new QWidgetItem(widget), true});
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

    int trailingWidth = 0;
    for (const Entry &entry : m_entries) {
        if (entry.item->isEmpty())
            continue;
        if (entry.trailing) {
            trailingWidth += entry.item->sizeHint().width() + spacing();
            continue;
        }
        const int width = std::min(entry.item->sizeHint().width(), area.width());
        if (x > area.left() && x + width > area.left() + area.width()) {
            x = area.left();
            y += m_rowHeight;
        }
        if (apply)
            place(entry.item, x, width);
        x += width + spacing();
    }

    if (trailingWidth > 0 && x > area.left() && x + trailingWidth - spacing() > area.left() + area.width()) {
        x = area.left();
        y += m_rowHeight;
    }
    int left = std::max(x, area.left() + area.width() - trailingWidth + spacing());
    for (const Entry &entry : m_entries) {
        if (entry.item->isEmpty() || !entry.trailing)
            continue;
        const int width = std::min(entry.item->sizeHint().width(), area.width());
        if (apply)
            place(entry.item, left, width);
        left += width + spacing();
    }
    return y + m_rowHeight + contentsMargins().bottom() - rect.top();
}

} // namespace views
