// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/value.h"
#include "views/look/textcache.h"
#include "views/table/cellmark.h"
#include "views/table/groupband.h"
#include "views/table/placeholderpainter.h"
#include "views/widgets/gpubar.h"
#include "views/widgets/statechip.h"

#include <QAbstractItemDelegate>

#include <functional>

namespace table {
class WindowModel;
struct GroupCell;
} // namespace table

namespace views {

struct Metrics;

// Paints cells by the kind of their column, and shows their tooltips. Reads a WindowModel directly, and any other model
// through WindowModel's roles. Server strings are painted literally. GUI thread.
class RowDelegate final : public QAbstractItemDelegate
{
    Q_OBJECT

public:
    explicit RowDelegate(QObject *parent = nullptr);
    ~RowDelegate() override;

    void setHoverRow(int row) { m_hoverRow = row; }
    void setFirstColumn(int column) { m_firstColumn = column; } // the leftmost column has a wider margin
    // Check boxes before the first cells: of all rows, or of one alone (-1 = none).
    void setBoxes(bool ofAll, int ofRow);
    [[nodiscard]] QRect boxRect(const QStyleOptionViewItem &option, const QModelIndex &index) const; // empty if none
    // All values are old ones: pale, and `why` says so. Empty = they are not.
    void setStale(const QString &why) { m_stale = why; }
    // For cells that are loaded; asked while painting.
    void setMarks(std::function<CellMark(const QModelIndex &)> markOf) { m_markOf = std::move(markOf); }
    // The pencil or the lock of a cell, as it is painted; empty if it has none.
    [[nodiscard]] QRect glyphRect(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    // The triangle of a group, as it is painted; empty if the cell has none.
    [[nodiscard]] QRect triangleRect(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    // Headings above rows, ascending; these rows are higher by `height` px.
    void setBands(const QList<GroupBand> &bands, int height);
    // The part of the viewport that is not covered; null = all. A number of which only a part is in it is elided, for a
    // part of a number is another number.
    void setOpenArea(const QRect &area) { m_open = area; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    struct Cell;
    void read(Cell &cell, const QModelIndex &index) const;
    void paintGround(QPainter &painter, const Cell &cell) const;
    void paintPlaceholder(QPainter &painter, const Cell &cell) const;
    void paintText(QPainter &painter, const Cell &cell, const QRect &room, const QString &text, QRgb ink,
                   bool toRight) const;
    void paintWords(QPainter &painter, const Cell &cell) const;
    void paintGpus(QPainter &painter, const Cell &cell) const;
    [[nodiscard]] const GroupBand *bandOf(int row) const; // null = none
    void paintBand(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                   const GroupBand &band) const;
    void paintGroup(QPainter &painter, Cell &cell) const;
    void paintGroupTitle(QPainter &painter, Cell &cell) const;
    void paintStates(QPainter &painter, const Cell &cell) const;
    [[nodiscard]] int groupIndent(const Cell &cell) const; // px before its triangle
    [[nodiscard]] bool helpGroup(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                                 const Cell &cell) const;
    [[nodiscard]] QString textOf(const Cell &cell) const;
    [[nodiscard]] table::Value valueOf(const Cell &cell) const;
    [[nodiscard]] QRgb inkOf(const Cell &cell, const QString &text) const;
    void useFont(const QFont &font) const;
    [[nodiscard]] bool hasBox(const QModelIndex &index) const;
    [[nodiscard]] int leadingOf(const QModelIndex &index) const; // px before the contents of a cell
    void paintBox(QPainter &painter, const Cell &cell) const;
    [[nodiscard]] QRect room(const Cell &cell) const;
    [[nodiscard]] const char *glyphOf(const Cell &cell) const; // null = none
    [[nodiscard]] QRect noteRect(const Cell &cell) const; // at the end of the cell
    [[nodiscard]] QRect glyphRect(const Cell &cell) const;
    [[nodiscard]] int shareWidth() const;

    int m_hoverRow = -1;
    int m_firstColumn = 0;
    bool m_hasBoxes = false;
    int m_boxRow = -1;
    QRect m_open;
    QList<GroupBand> m_bands;
    int m_bandHeight = 0;
    QString m_stale; // see setStale()
    std::function<CellMark(const QModelIndex &)> m_markOf;

    // Paint caches.
    mutable const QAbstractItemModel *m_model = nullptr;
    mutable const table::WindowModel *m_window = nullptr;
    mutable QList<table::Kind> m_kinds; // column kinds of m_window
    mutable int m_deletedColumn = -1;
    mutable int m_levels = 0; // of groups
    mutable QFont m_font;
    mutable QFont m_fixedFont;
    mutable QFont m_boldFont;
    mutable bool m_tabular = true;
    mutable qreal m_digit = 0;
    mutable PlaceholderPainter m_placeholders;
    mutable TextCache m_texts;
    mutable ChipPainter m_chips;
    mutable GpuBarPainter m_bars;
};

} // namespace views
