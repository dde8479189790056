// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QTreeWidget;

namespace views {

// All keyboard shortcuts of a window, read from its current actions, shortcuts and explained keys (keyhelp.h), in
// groups and searchable.
class ShortcutSheet final : public QDialog
{
    Q_OBJECT

public:
    struct Key
    {
        QString group;
        QString text;
        QString keys; // in the desktop's notation, "Ctrl+E"

        friend bool operator==(const Key &, const Key &) = default;
    };

    explicit ShortcutSheet(QWidget &window);

    // From the window and its visible widgets, one line for all keys with the same effect. The whatsThis() of a
    // QShortcut describes it.
    [[nodiscard]] static QList<Key> keysOf(const QWidget &window);

private:
    void fill(const QList<Key> &keys);
    void filter(const QString &words);

    QLineEdit *m_search;
    QTreeWidget *m_list;
};

} // namespace views
