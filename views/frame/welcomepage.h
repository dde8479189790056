// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/savedconnections.h"

#include <QWidget>

class QPushButton;

namespace views {

// What a person sees before there is a connection: what this is, and two ways to begin.
class WelcomePage final : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(QWidget *parent = nullptr);

    // While the demo is being prepared, or when it could not be.
    void setDemoBusy(bool busy);
    void setProblem(const QString &sentence);
    void setConnections(const QList<session::SavedConnection> &connections); // the one used last first

Q_SIGNALS:
    void connectRequested();
    void demoRequested();
    void connectionRequested(const QString &id);
    void editRequested(const QString &id);
    void removeRequested(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeKeys();

    QPushButton *m_connect = nullptr;
    QPushButton *m_demo = nullptr;
    class ErrorLine *m_problem = nullptr;
    class RecentConnections *m_recent = nullptr;
};

} // namespace views
