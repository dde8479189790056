// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/savedconnections.h"

#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace views {

// List of saved connections, most recently used first. A click or Enter connects; the row's context menu and "Manage"
// offer the other actions.
class RecentConnections final : public QWidget
{
    Q_OBJECT

public:
    explicit RecentConnections(QWidget *parent = nullptr);

    void setConnections(const QList<session::SavedConnection> &connections);
    [[nodiscard]] QWidget *firstRow() const; // null if there is none

Q_SIGNALS:
    void connectionRequested(const QString &id);
    void editRequested(const QString &id);
    void removeRequested(const QString &id);

private:
    void showMenu(QToolButton *button);
    void addManaging(class QMenu &menu, const QString &id);

    QList<session::SavedConnection> m_connections;
    QVBoxLayout *m_rows;
};

} // namespace views
