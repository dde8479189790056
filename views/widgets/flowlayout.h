// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

#include <functional>
#include <vector>

namespace views {

// Lays out widgets in rows from the leading edge and wraps when the next one does not fit. Items added with
// addTrailing() go to the trailing edge of the last row; those that yield get smaller, down to their minimum, before
// the others would need a row of their own, the first ones first. Rows are at least `rowHeight` high.
class FlowLayout final : public QLayout
{
    Q_OBJECT

public:
    // What a widget takes of the width that it may have: 0 or more.
    using Yield = std::function<int(int room)>;

    explicit FlowLayout(QWidget *parent = nullptr);
    ~FlowLayout() override;

    void setRowHeight(int height);
    void insertWidget(int index, QWidget *widget);
    void addTrailing(QWidget *widget);
    void insertTrailing(int index, QWidget *widget, Yield yield);

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    struct Entry
    {
        QLayoutItem *item = nullptr;
        bool trailing = false;
        Yield yield = {}; // empty = it does not
    };
    [[nodiscard]] std::vector<int> trailingWidths(int room, int full) const; // by entry; empty = they do not fit
    int arrange(const QRect &rect, bool apply) const;

    std::vector<Entry> m_entries;
    int m_rowHeight = 0;
};

} // namespace views
