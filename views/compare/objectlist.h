// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/serieslook.h"
#include "views/widgets/controls.h"

class QScrollArea;
class QVBoxLayout;

namespace views {

class ObjectRow;

// The compared objects, in their order: colour, name, what and how much of it is there. Rows can be hidden, removed and
// moved, by button, key and pointer. Shows what it is given and emits requests. GUI thread.
class ObjectList final : public Panel
{
    Q_OBJECT

public:
    struct Entry
    {
        QString name;
        QString detail; // one line: "Workload, 3 of 8 requests"
        QString trouble; // why curves are missing; empty = none are
        SeriesLook look;
        bool isHidden = false;
    };

    explicit ObjectList(QWidget *parent = nullptr);

    void setEntries(const QList<Entry> &entries, int most);
    void setHighlighted(int row); // -1 = none
    [[nodiscard]] const QList<ObjectRow *> &rows() const { return m_rows; }
    [[nodiscard]] QPushButton *addButton() const { return m_add; }
    [[nodiscard]] QPushButton *clearButton() const { return m_clear; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void addRequested();
    void clearRequested();
    void hideRequested(int row, bool hidden);
    void removeRequested(int row);
    void moveRequested(int row, int to);
    void openRequested(int row); // its metrics alone
    void highlighted(int row); // under the pointer or with the focus; -1 = none

private:
    [[nodiscard]] int heightOf(int most) const; // with so many rows, or as many as there are
    ObjectRow *makeRow();
    void drag(int row, int globalY);

    QLabel *m_count;
    QPushButton *m_clear;
    QPushButton *m_add;
    QScrollArea *m_scroll = nullptr;
    QVBoxLayout *m_column;
    QList<ObjectRow *> m_rows;
};

class ObjectRow final : public QWidget
{
    Q_OBJECT

public:
    explicit ObjectRow(QWidget *parent);

    void setEntry(const ObjectList::Entry &entry);
    void setHighlighted(bool lit);
    [[nodiscard]] bool isHighlighted() const { return m_isLit; }
    [[nodiscard]] const ObjectList::Entry &entry() const { return m_entry; }
    [[nodiscard]] QToolButton *eye() const { return m_eye; }
    [[nodiscard]] QToolButton *removeButton() const { return m_remove; }

Q_SIGNALS:
    void hideRequested(bool hidden);
    void removeRequested();
    void moveRequested(int by);
    void dragged(int globalY);
    void openRequested();
    void pointed(bool isPointed); // has the pointer or the focus

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    ObjectList::Entry m_entry;
    bool m_isLit = false;
    ElidedLabel *m_name;
    ElidedLabel *m_detail;
    QToolButton *m_eye;
    QToolButton *m_remove;
};

} // namespace views
