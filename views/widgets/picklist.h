// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

#include <functional>

class QLineEdit;
class QListView;
class QSortFilterProxyModel;
class QStandardItemModel;

namespace views {

// A popup to pick one or more of a set, found by typing: columns to filter by, values of a closed set, clusters.
// One: a click or Enter picks and closes. Many: Space and clicks toggle, Enter or a click elsewhere takes the marks,
// Esc leaves everything as it was. Deletes itself when closed.
class PickList final : public QFrame
{
    Q_OBJECT

public:
    enum class Mode { One, Many };

    struct Item
    {
        QString id;
        QString text;
        QString hint; // at the trailing edge, e.g. an operator or a section
    };

    PickList(Mode mode, const QList<Item> &items, const QStringList &picked, QWidget *parent);

    void popup(QWidget *below); // under the widget's leading edge, kept on the screen

Q_SIGNALS:
    void picked(const QStringList &ids); // in the order of the items
    void closed(); // after picked(), if there was any

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildList(const QList<Item> &items, const QStringList &picked);
    void take();
    void toggle(const QModelIndex &index);
    [[nodiscard]] QStringList marked() const;

    Mode m_mode;
    QStringList m_before;
    bool m_dropped = false;
    bool m_taken = false;
    QLineEdit *m_search = nullptr;
    QListView *m_list = nullptr;
    QStandardItemModel *m_model = nullptr;
    QSortFilterProxyModel *m_shown = nullptr;
};

// Opens another popup once `popup` is gone. Some platforms report the application as inactive in between, which closes
// every popup that is open by then.
void openAfter(QObject *popup, QObject *context, std::function<void()> open);

// Shows a popup under `below`, at its leading edge, moved to stay on the screen.
void popupBelow(QWidget *popup, QWidget *below);

} // namespace views
