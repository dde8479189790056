// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/list/gputile.h"
#include "views/list/tilelayout.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

namespace views {

struct SummaryTile
{
    QString key; // passed to tileChosen(); empty: the tile is not a button
    QString label;
    const char *icon = nullptr; // instead of the glyph of `state`
    QString state; // the server's name; its glyph is before the label
    std::optional<qint64> count; // absent until known
    QString figure = {}; // in place of the count, where it is no whole number
    QString caption; // a small line below the count; dropped first when there is little room
    std::vector<double> trend = {}; // how the figure came about, evenly spread; drawn beside it where there is room
    QString trendText = {}; // the same in words
    bool active = false; // the table is filtered by it
};

// The figures above a table as tiles that are buttons: click or Space selects, with Ctrl adds. One row, or two rows
// of low tiles where the labels need more than the width. One widget paints all tiles; arrow keys move between them.
// Stores only what it was given last. GUI thread.
class SummaryStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit SummaryStrip(QWidget *parent = nullptr);

    void setTiles(const QList<SummaryTile> &tiles);
    void setGpuTile(const std::optional<GpuTile> &tile);
    [[nodiscard]] const QList<SummaryTile> &tiles() const { return m_tiles; }
    [[nodiscard]] const std::optional<GpuTile> &gpuTile() const { return m_gpus; }

    // For low windows: drops captions.
    void setLow(bool low);

    // tiles().size() is the GPU tile in these functions.
    [[nodiscard]] int currentTile() const { return m_current; }
    [[nodiscard]] bool isButton(int tile) const;
    [[nodiscard]] bool isActive(int tile) const;
    [[nodiscard]] QRect tileRect(int tile) const;
    [[nodiscard]] int tileAt(const QPoint &position) const; // -1 if there is none
    // The accessible text of a tile: "Running, 2846".
    [[nodiscard]] QString tileText(int tile) const;
    [[nodiscard]] GpuForm gpuForm() const { return layOut().gpuForm; }
    void choose(int tile, bool add);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void tileChosen(const QString &key, bool add);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Layout
    {
        std::vector<QRect> tiles; // left to right
        bool hasGlyphsAbove = true; // beside the labels, else beside the figures
        GpuForm gpuForm = GpuForm::Full;
        int gpuWidth = 0;
        int rows = 1;
    };

    void paintTileGround(QPainter &painter, const Layout &layout, int index) const;
    void paintTile(QPainter &painter, const Layout &layout, int index) const;
    void setCurrent(int tile);
    void step(int from, int by);
    void stepRow(int by);
    [[nodiscard]] std::vector<TileNeeds> tileNeeds() const;
    [[nodiscard]] int rowHeight(int rows) const;
    [[nodiscard]] bool isLowIn(const Layout &layout) const { return m_low || layout.rows > 1; }
    [[nodiscard]] QString keyOf(int tile) const;
    [[nodiscard]] QString toolTipOf(int tile) const;
    [[nodiscard]] Layout layOut() const;
    [[nodiscard]] QRect tileRect(const Layout &layout, int tile) const;

    QList<SummaryTile> m_tiles;
    std::optional<GpuTile> m_gpus;
    int m_current = 0;
    int m_hovered = -1;
    int m_pressed = -1;
    bool m_low = false;
    bool m_keyboardUsed = false; // the focus ring is shown once the keyboard is used
};

} // namespace views
