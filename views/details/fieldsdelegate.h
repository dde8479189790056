// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

namespace views {

// Paints the rows of a FieldsView: a group with its chevron, a heading with its mark, a field with label and value, and
// the buttons of the row under the pointer. Also returns the positions of these parts.
class FieldsDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum class Part { None, Value, Copy, Reveal };

    using QStyledItemDelegate::QStyledItemDelegate;

    void setHovered(const QModelIndex &index) { m_hovered = index; }
    [[nodiscard]] QModelIndex hovered() const { return m_hovered; }
    // All values begin beside the widest label. Call it when the fields or the font have changed.
    void measureLabels(const QAbstractItemModel &fields, const QFont &font);
    [[nodiscard]] Part partAt(const QRect &row, const QModelIndex &index, const QPoint &at) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct Layout
    {
        QRect label;
        QRect value;
        QRect mark;
        QRect copy;
        QRect reveal;
    };
    [[nodiscard]] Layout layoutOf(const QRect &row, const QModelIndex &index, const QFont &font) const;
    void paintGroup(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintField(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    QPersistentModelIndex m_hovered;
    int m_labelWidth = 0; // px, of the widest label with its indentation
};

} // namespace views
