// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/savedconnections.h"

#include <QWidget>

class QVBoxLayout;

namespace views {

// The saved connections that were used last. A click or Enter connects; the row's context menu and "Manage" offer the
// other actions.
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
    void manageRequested();

private:
    QVBoxLayout *m_rows;
};

} // namespace views
