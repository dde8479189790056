// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QTreeWidget;

namespace views {

// All keys of a window, read from its actions and shortcuts as they are at that moment, in groups and searchable.
class ShortcutSheet final : public QDialog
{
    Q_OBJECT

public:
    struct Key
    {
        QString group;
        QString text;
        QString keys; // as the desktop writes them, "Ctrl+E"

        friend bool operator==(const Key &, const Key &) = default;
    };

    explicit ShortcutSheet(QWidget &window);

    // Of actions and shortcuts of the window and of what is visible in it, each key once. A QShortcut tells what it
    // does by its whatsThis().
    [[nodiscard]] static QList<Key> keysOf(const QWidget &window);

private:
    void fill(const QList<Key> &keys);
    void filter(const QString &words);

    QLineEdit *m_search;
    QTreeWidget *m_list;
};

} // namespace views
