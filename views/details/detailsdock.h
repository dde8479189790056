// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/selection.h"
#include "views/details/detailspane.h"

#include <functional>

namespace views {

class TableView;

// A list with the details of its current row: in a resizable pane on the right or, in windows narrower than 1200 px, in
// a pane that covers the list until Esc. Follows the table. Created hidden; after restore() an open pane appears with
// the first selected row, and stays then. GUI thread.
class DetailsDock final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int overlayBelow = 1200; // px, width of the window

    DetailsDock(catalog::Resource resource, const PageContext &context, QWidget *parent = nullptr);

    // Call once: the list, and the table in it whose current row is shown.
    void setContent(QWidget *content, TableView *table);
    // Where the table shows rows of several control planes: the pane for an object, asked whenever one is to be shown.
    // The panes are children of this.
    void setPanes(std::function<DetailsPane *(const base::Key &)> paneOf) { m_paneOf = std::move(paneOf); }
    void setContext(const table::FormatContext &context);
    void reload(); // with the list

    void setOpen(bool open); // beside the list; in a narrow window it opens only on request
    // "closed", "width=380": differences from the default, an open pane of automatic width.
    [[nodiscard]] QStringList toStringList() const;
    void restore(const QStringList &words);
    void toggle(); // by the user
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] bool isPaneShown() const;
    [[nodiscard]] bool isOverlay() const;
    [[nodiscard]] int paneWidth() const { return m_paneWidth; }
    [[nodiscard]] DetailsPane *pane() const { return m_pane; } // the current one

Q_SIGNALS:
    void stateChanged(); // by the user: toStringList() has changed
    void paneShownChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void place();
    void follow();
    void followRow();
    void hidePane();
    void usePane(DetailsPane *pane);
    [[nodiscard]] SelectionSums sums() const;
    [[nodiscard]] int widthOfPane() const;

    QWidget *m_content = nullptr;
    TableView *m_table = nullptr;
    DetailsPane *m_pane;
    std::function<DetailsPane *(const base::Key &)> m_paneOf; // see setPanes()
    table::FormatContext m_context;
    QWidget *m_handle;
    bool m_isOpen = false;
    bool m_isWaiting = false; // for something to show
    bool m_isOverlayOpen = false;
    int m_paneWidth = 0;
    int m_lastRow = -1; // last known position of the object in the list
    base::Key m_lastId;
};

} // namespace views
