// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/savedconnections.h"
#include "views/navigation/page.h"

class QPushButton;

namespace views {

// The page shown without a connection: what Binnacle is, and two ways to begin.
class WelcomePage final : public Page
{
    Q_OBJECT

public:
    explicit WelcomePage(QWidget *parent = nullptr);

    using Page::open;
    void open(const Location & /*location*/, const PageState & /*state*/) override { }
    [[nodiscard]] const Location &location() const override { return m_location; }
    [[nodiscard]] QString title() const override { return {}; } // the program's own is enough
    void focusContents() override { setFocus(); }

    // While the demo is being prepared, or after that has failed.
    void setDemoBusy(bool busy);
    void setProblem(const QString &sentence);
    void setHasSeveral(bool hasSeveral); // connections, which can be shown together
    void setConnections(const QList<session::SavedConnection> &connections); // most recently used first

Q_SIGNALS:
    void allRequested(); // all connections together
    void connectRequested();
    void demoRequested();
    void connectionRequested(const QString &id);
    void editRequested(const QString &id);
    void removeRequested(const QString &id);
    void manageRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeKeys();

    const Location m_location{PagePlace{PagePlace::Page::Welcome}};
    QPushButton *m_connect = nullptr;
    QPushButton *m_demo = nullptr;
    QPushButton *m_all = nullptr;
    class ErrorLine *m_problem = nullptr;
    class RecentConnections *m_recent = nullptr;
};

} // namespace views
