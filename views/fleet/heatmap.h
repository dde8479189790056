// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/outline.h"
#include "views/fleet/heatscale.h"
#include "views/look/textcache.h"

#include <QAbstractScrollArea>
#include <QImage>

#include <functional>

namespace views {

// Where the cells of a heat map are, in logical pixels from the top left of the whole map. Pure.
struct HeatLayout
{
    int label = 0; // width
    int cellWidth = 0;
    int cellHeight = 0;
    int pitch = 0; // from cell to cell
    int linePitch = 0; // from row of cells to row of cells
    int perRow = 8; // cells; nodes with more have several rows
    int rows = 1; // of cells, of each node
    int columnWidth = 0; // with the gap behind it
    int columns = 1;
    int lines = 0; // of a column, at most
    int count = 0; // nodes

    [[nodiscard]] int lineHeight() const { return rows * linePitch; }
    [[nodiscard]] int height() const { return lines * lineHeight(); }
    [[nodiscard]] QPoint topLeft(int line) const;
    [[nodiscard]] QRect cell(int line, int gpu) const;
    [[nodiscard]] QRect labelRect(int line) const;
};

// The GPUs of nodes as cells: a line for each node, in columns as in a newspaper, coloured by what they do. Always left
// to right. The arrow keys walk the cells, Enter leads to the pods of the node, Space asks for the outline of a
// workload; a drag over cells chooses their nodes. GUI thread.
class HeatMap final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit HeatMap(QWidget *parent = nullptr);

    // The lines must exist until the next call. Keeps the current cell.
    void setLines(const std::vector<const fleet::Line *> &lines);
    void cellsChanged(); // of the same lines
    void setShow(HeatShow show);
    void setClearable(bool clearable) { m_isClearable = clearable; } // Escape clears more than what is marked
    void setOutline(std::map<base::Key, fleet::Share> outline); // cells of a workload, by node
    void setChosen(std::set<base::Key> nodes); // their labels stand out
    void setClock(std::function<std::int64_t()> nowMs) { m_nowMs = std::move(nowMs); } // UTC, for ages

    [[nodiscard]] const std::vector<const fleet::Line *> &lines() const { return m_lines; }
    [[nodiscard]] HeatShow heatShow() const { return m_show; }
    [[nodiscard]] const std::map<base::Key, fleet::Share> &outline() const { return m_outline; }
    [[nodiscard]] const std::set<base::Key> &chosen() const { return m_chosen; }
    [[nodiscard]] const fleet::Line *currentLine() const; // null if there is none
    [[nodiscard]] int currentGpu() const { return m_gpu; }
    void setCurrent(const base::Key &node, int gpu); // scrolls to it; without effect on unknown nodes
    [[nodiscard]] std::pair<int, int> cellAt(const QPoint &position) const; // line and GPU in the viewport; -1 = none
    [[nodiscard]] QRect cellRect(int line, int gpu) const; // in the viewport
    [[nodiscard]] const HeatLayout &heatLayout() const { return m_layout; }
    [[nodiscard]] std::vector<int> linesInSight() const;
    [[nodiscard]] QString toolTipOf(int line, int gpu) const;
    [[nodiscard]] QSize sizeHint() const override { return {600, 300}; }

Q_SIGNALS:
    void currentChanged();
    void podsRequested(const base::Key &node);
    void inSightChanged();
    void outlineRequested(const base::Key &node, int gpu); // by Space
    void clearRequested(); // of what is outlined or chosen
    void nodesChosen(const std::set<base::Key> &nodes); // by dragging, or Shift and the arrow keys
    void menuRequested(const QPoint &at); // for the current cell; in screen coordinates

protected:
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent *event) override;

private:
    static constexpr int margin = 12; // around the map
    static constexpr int labelGap = 8;
    static constexpr int wideCell = 16;
    static constexpr int cellGap = 2;

    void layOut();
    void refresh();
    void paintCells(QImage &image) const;
    void paintOutline(QPainter &painter) const;
    void paintLabels(QPainter &painter);
    void paintFooter(QPainter &painter) const;
    void paintMarks(QPainter &painter);
    void moveTo(int line, int gpu);
    void moveSideways(int by);
    [[nodiscard]] bool moveByKey(int key, bool isToEnd);
    [[nodiscard]] bool chooseByKey(int key);
    void choose(const std::vector<int> &lines);
    void drag(const QPoint &to);
    [[nodiscard]] std::vector<int> linesIn(const QRect &rect) const; // of the viewport
    [[nodiscard]] int currentIndex() const; // of the line; -1 if there is none
    [[nodiscard]] int gpusOf(int line) const;
    [[nodiscard]] QFont labelFont() const;
    [[nodiscard]] int footerHeight() const;
    void announce();

    std::vector<const fleet::Line *> m_lines;
    HeatShow m_show = HeatShow::Utilization;
    std::function<std::int64_t()> m_nowMs;
    HeatLayout m_layout;
    base::Key m_node; // the current one
    int m_gpu = 0;
    std::pair<int, int> m_hovered = {-1, -1};
    std::map<base::Key, fleet::Share> m_outline;
    std::set<base::Key> m_chosen;
    bool m_isClearable = false;
    base::Key m_anchor; // where Shift and the arrow keys began
    std::optional<QPoint> m_pressed; // in the viewport
    QRect m_band; // dragged; null = none
    QImage m_picture; // everything that follows neither the pointer nor the current cell
    TextCache m_texts;
};

// What the colours and marks of a map mean.
class HeatLegend final : public QWidget
{
    Q_OBJECT

public:
    explicit HeatLegend(QWidget *parent = nullptr);

    void setShow(HeatShow show);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    HeatShow m_show = HeatShow::Utilization;
};

} // namespace views
