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

// Base of searchable popups to pick from a list. One: a click or Enter picks and closes. Many: Space and clicks toggle,
// Enter or a click outside applies. Esc cancels, unless the subclass wants ticks to be kept. Text typed in the list
// goes to the search field. Subclasses fill the list. Deletes itself when closed.
class PickPopup : public QFrame
{
    Q_OBJECT

public:
    enum class Mode { One, Many };

    [[nodiscard]] QListView *list() const { return m_list; }
    [[nodiscard]] QLineEdit *search() const { return m_search; } // null if there is no search field

Q_SIGNALS:
    void picked(const QStringList &ids); // in list order; for Many, only if the choice has changed
    void closed(); // emitted after picked(), if any

protected:
    PickPopup(Mode mode, const QStringList &before, QWidget *parent);

    void addSearch(const QString &hint, const QString &accessibleName);
    void addList();
    void showBelow(QWidget *widget); // below its leading edge, moved to stay on screen
    void showAt(const QPoint &at); // in screen coordinates: its upper leading corner, moved to stay on screen
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    [[nodiscard]] Mode mode() const { return m_mode; }

    virtual void toggle(const QModelIndex &index) = 0;
    [[nodiscard]] virtual QStringList marked() const = 0;
    [[nodiscard]] virtual QStringList entered() const { return marked(); } // what Enter picks
    [[nodiscard]] virtual bool cancelsOnEscape() const { return true; }

    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void take();
    void pick(const QStringList &ids);

    Mode m_mode;
    QStringList m_before;
    bool m_isOver = false; // picked or cancelled
    QVBoxLayout *m_column;
    QLineEdit *m_search = nullptr;
    QListView *m_list;
};

// The mark of a row that can be one of many, in the middle of `rect`.
void paintPickMark(QPainter &painter, const QRect &rect, const Theme &theme, bool on);

// Shows a popup under `below`, at its leading edge, moved to stay on the screen.
void popupBelow(QWidget *popup, QWidget *below);
// The same under a rectangle in screen coordinates.
void popupBelow(QWidget *popup, const QRect &place);

} // namespace views
