// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

class QAbstractItemView;
class QDropEvent;
class QMimeData;
class QModelIndex;

namespace views {

// Lets objects be dropped on one entry of a list, and tells when they stay above it. GUI thread.
class RailDrop final : public QObject
{
    Q_OBJECT

public:
    using IsTarget = std::function<bool(const QModelIndex &)>;

    RailDrop(QAbstractItemView &list, IsTarget isTarget); // owned by the list

Q_SIGNALS:
    void aboveChanged(bool isAbove);
    void stayed(); // above the entry, for a while
    void dropped(const QMimeData *objects); // valid during the signal only

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool move(QDropEvent &event);
    void setAbove(bool isAbove);

    QAbstractItemView &m_list;
    IsTarget m_isTarget;
    QTimer m_stay;
    bool m_isAbove = false;
};

} // namespace views
