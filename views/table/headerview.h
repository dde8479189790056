// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

#include <optional>

namespace views {

// A further column by which rows are sorted, where they are equal by those before.
struct FurtherSort
{
    int column = -1;
    bool descending = false;

    friend bool operator==(const FurtherSort &, const FurtherSort &) = default;
};

// Header of a TableView: custom painting, requests sorting on click, and marks columns by which rows cannot be sorted,
// with the reason, and those for which all rows have to be read. GUI thread.
class HeaderView final : public QHeaderView
{
    Q_OBJECT

public:
    explicit HeaderView(QWidget *parent = nullptr);

    // The sorted column; -1 = none.
    void setSorted(int column, bool descending, const QList<FurtherSort> &further = {});
    [[nodiscard]] int sortedColumn() const { return m_sorted; }
    [[nodiscard]] bool isDescending() const { return m_descending; }
    [[nodiscard]] const QList<FurtherSort> &furtherSorts() const { return m_further; }
    // The rows are not in this order yet: the arrows are dimmed.
    void setOrderPending(bool pending);
    [[nodiscard]] bool isOrderPending() const { return m_isPending; }
    // The keys that were down when a section was clicked last.
    [[nodiscard]] Qt::KeyboardModifiers clickKeys() const { return m_clickKeys; }

    // A check box before the first title; none = no box.
    void setBox(std::optional<Qt::CheckState> state);
    [[nodiscard]] std::optional<Qt::CheckState> box() const { return m_box; }
    [[nodiscard]] QRect boxRect() const; // in the viewport; empty if there is none

    // Logical index of the first visible section; -1 if all are hidden.
    [[nodiscard]] int firstVisible() const;
    // The first visible section stays in place while the others scroll: its width then, else 0. It does not, where it
    // would cover most of the table.
    [[nodiscard]] int frozenWidth() const;
    [[nodiscard]] int columnAt(const QPoint &at) const; // logical index, in the viewport; -1 = none
    [[nodiscard]] QRect sectionRect(int column) const; // in the viewport

    [[nodiscard]] bool canSort(int column) const;
    // Why rows cannot be sorted by this column; empty if they can.
    [[nodiscard]] QString sortHindrance(int column) const;
    // What it takes to sort by this column; empty if nothing special, or if it is not possible.
    [[nodiscard]] QString sortNote(int column) const;
    // Width for the full title, with margins and arrow.
    [[nodiscard]] int titleWidth(int column) const;

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void boxClicked();

protected:
    void paintSection(QPainter *painter, const QRect &rect, int column) const override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    [[nodiscard]] QSize sectionSizeFromContents(int column) const override;

private:
    struct Mark
    {
        const char *icon = nullptr;
        QRgb ink = 0;
        QString place = {}; // among several sorted columns: "1"
    };
    [[nodiscard]] Mark markOf(int column) const; // beside its title
    void setHovered(int column);
    void paintBox(QPainter &painter) const;
    [[nodiscard]] QString toolTip(int column) const;
    [[nodiscard]] QRect frozenRect() const;
    [[nodiscard]] QMouseEvent unfrozen(const QMouseEvent &event) const;

    int m_sorted = -1;
    bool m_descending = false;
    QList<FurtherSort> m_further;
    bool m_isPending = false;
    Qt::KeyboardModifiers m_clickKeys;
    int m_hovered = -1;
    std::optional<Qt::CheckState> m_box;
    bool m_pressedBox = false; // the mouse button went down on the box
    bool m_pressedFrozen = false; // the mouse button went down on the frozen section
};

} // namespace views
