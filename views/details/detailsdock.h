// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/selection.h"
#include "views/details/detailspane.h"

namespace views {

class TableView;

// A list with the details of its current row beside it: a pane at the right whose edge can be moved, or, in a window of
// less than 1200 px, one that lies over the list until Esc. Follows the table. Made hidden. GUI thread.
class DetailsDock final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int overlayBelow = 1200; // px of the window

    DetailsDock(catalog::Resource resource, const PageContext &context, QWidget *parent = nullptr);

    // Once: the list, and the table in it that says which object is meant.
    void setContent(QWidget *content, TableView *table);
    void setContext(const table::FormatContext &context);
    void reload(); // with the list

    void setOpen(bool open); // beside the list; a narrow window opens it only when asked
    // "closed", "width=380": what differs from a pane that is open and as wide as suits.
    [[nodiscard]] QStringList toStringList() const;
    void restore(const QStringList &words);
    void toggle(); // by the user
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] bool isPaneShown() const;
    [[nodiscard]] bool isOverlay() const;
    [[nodiscard]] int paneWidth() const { return m_paneWidth; }
    [[nodiscard]] DetailsPane *pane() const { return m_pane; }

Q_SIGNALS:
    void stateChanged(); // by the user: what toStringList() writes
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
    [[nodiscard]] SelectionSums sums() const;
    [[nodiscard]] int widthOfPane() const;

    QWidget *m_content = nullptr;
    TableView *m_table = nullptr;
    DetailsPane *m_pane;
    QWidget *m_handle;
    bool m_isOpen = false;
    bool m_isOverlayOpen = false;
    int m_paneWidth = 0;
    int m_lastRow = -1; // where the object stood in the list
    base::Key m_lastId;
};

} // namespace views
