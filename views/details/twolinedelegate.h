// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace views {

// Paints rows of two lines in the lists of the details pane: the ground, a smaller second line, and the focus. What is
// in the lines is up to the derived class. GUI thread.
class TwoLineDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const final;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const final;

protected:
    [[nodiscard]] virtual int firstLineHeight(const QStyleOptionViewItem &option) const = 0;
    // `line` as in a layout from left to right.
    virtual void paintFirstLine(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                                const QRect &line) const = 0;
    [[nodiscard]] virtual QString secondLine(const QModelIndex &index) const = 0;
    [[nodiscard]] virtual Qt::TextElideMode elision() const { return Qt::ElideRight; } // of the second line
};

} // namespace views
