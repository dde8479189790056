// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/pickpopup.h"

#include <functional>

class QPushButton;
class QSortFilterProxyModel;
class QStandardItemModel;

namespace views {

// A popup to pick one or more items: columns to filter by, values of a closed set, clusters. Long lists have a search
// field. With Many and nothing checked, Enter picks the current row.
class PickList final : public PickPopup
{
    Q_OBJECT

public:
    struct Item
    {
        QString id;
        QString text;
        QString hint; // at the trailing edge, e.g. an operator or a section
        const char *icon = nullptr; // there in its place; `iconName` says what it means
        QString iconName = {};
        bool beginsSection = false; // with a line above
    };

    PickList(Mode mode, const QList<Item> &items, const QStringList &picked, QWidget *parent);

    void popup(QWidget *below) { showBelow(below); }
    void popup(const QPoint &at) { showAt(at); } // in screen coordinates
    void addButton(QPushButton *button); // below the list; takes it

Q_SIGNALS:
    void ticked(const QString &id, bool on); // at once, while the popup stays open; for Many

protected:
    void toggle(const QModelIndex &index) override;
    [[nodiscard]] QStringList marked() const override;
    [[nodiscard]] QStringList entered() const override;

private:
    void fillList(const QList<Item> &items, const QStringList &picked);

    QStandardItemModel *m_model;
    QSortFilterProxyModel *m_shown;
};

// Opens the next popup after `popup` has been destroyed. Some platforms report the application as inactive in between,
// which closes all popups open at that time.
void openAfter(QObject *popup, QObject *context, std::function<void()> open);

} // namespace views
