// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/look/theme.h"

#include <QFrame>
#include <QStringList>

class QLineEdit;
class QListView;
class QModelIndex;
class QPainter;
class QVBoxLayout;

namespace views {

// A popup with a list to pick from, found by typing. One: a click or Enter picks and closes. Many: Space and clicks
// toggle, Enter or a click elsewhere takes the marks. Esc leaves everything as it was. Text that is typed over the list
// goes to the search field. What is in the list is up to the heirs. Deletes itself when closed.
class PickPopup : public QFrame
{
    Q_OBJECT

public:
    enum class Mode { One, Many };

    [[nodiscard]] QListView *list() const { return m_list; }
    [[nodiscard]] QLineEdit *search() const { return m_search; } // null if there is none

Q_SIGNALS:
    void picked(const QStringList &ids); // in the order of the list; of many only if they are others than before
    void closed(); // after picked(), if there was any

protected:
    PickPopup(Mode mode, const QStringList &before, QWidget *parent);

    void addSearch(const QString &hint, const QString &accessibleName);
    void addList();
    void showBelow(QWidget *widget); // under its leading edge, kept on the screen
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    [[nodiscard]] Mode mode() const { return m_mode; }

    virtual void toggle(const QModelIndex &index) = 0;
    [[nodiscard]] virtual QStringList marked() const = 0;
    [[nodiscard]] virtual QStringList entered() const { return marked(); } // what Enter takes

    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void take();
    void pick(const QStringList &ids);

    Mode m_mode;
    QStringList m_before;
    bool m_isOver = false; // picked or dropped
    QVBoxLayout *m_column;
    QLineEdit *m_search = nullptr;
    QListView *m_list;
};

// The mark of a row that can be one of many, in the middle of `rect`.
void paintPickMark(QPainter &painter, const QRect &rect, const Theme &theme, bool on);

// Shows a popup under `below`, at its leading edge, moved to stay on the screen.
void popupBelow(QWidget *popup, QWidget *below);

} // namespace views
