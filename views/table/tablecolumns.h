// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/windowmodel.h"
#include "views/table/columnlayout.h"

#include <QFont>
#include <QHash>

namespace views {

class HeaderView;

// The layout of the columns of a table, and what they get of the room there is: columns of names and texts shrink and
// grow, all others are as wide as their longest usual cell and their title, so that no number is cut. In an automatic
// layout, columns without room are left out, the least important first, and spare ones are added. Changes the sections
// of the header, which it does not own. GUI thread.
class TableColumns final
{
public:
    explicit TableColumns(HeaderView &header);

    void setModel(const table::WindowModel *model); // with the default layout; may be null
    void setLayout(const ColumnLayout &layout);
    [[nodiscard]] ColumnLayout layout() const;
    [[nodiscard]] const ColumnLayout &defaults() const { return m_defaults; }
    void fit(int room); // px
    void measureAgain(); // the cells have other contents: those of groups

    // By the user. What is visible now is no longer automatic after setVisible().
    void setVisible(int column, bool visible);
    void setWidth(int column, int pixels);
    [[nodiscard]] int mainColumn() const { return m_main; } // the names of the objects; -1 = none

private:
    struct Span
    {
        int column = 0;
        int least = 0; // px
        int usual = 0;
        int comfortable = 0;
    };
    [[nodiscard]] const table::ColumnInfo &info(int column) const;
    [[nodiscard]] bool isElastic(int column) const;
    [[nodiscard]] int usualWidth(int column) const;
    [[nodiscard]] Span measured(int column) const;
    [[nodiscard]] const Span &spanOf(int column);
    [[nodiscard]] QList<int> chosen(int room);
    void share(QList<Span> spans, int room);

    HeaderView &m_header;
    const table::WindowModel *m_model = nullptr;
    ColumnLayout m_defaults;
    bool m_automatic = true;
    QList<double> m_widths; // by column, in digit widths: as set, not as shown
    QList<bool> m_visible; // by column, for a layout that is not automatic
    QHash<int, Span> m_spans; // by column, measured with m_font
    QFont m_font;
    int m_main = -1;
};

} // namespace views
