// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/savedconnections.h"

#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace views {

// The saved connections as rows, the one used last first; a click or Enter connects. What else can be done with one is
// in the menu of its row and of "Manage".
class RecentConnections final : public QWidget
{
    Q_OBJECT

public:
    explicit RecentConnections(QWidget *parent = nullptr);

    void setConnections(const QList<session::SavedConnection> &connections);

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
