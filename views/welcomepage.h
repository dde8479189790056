// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

Q_SIGNALS:
    void connectRequested();
    void demoRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeKeys();

    QPushButton *m_connect = nullptr;
    QPushButton *m_demo = nullptr;
    class ErrorLine *m_problem = nullptr;
};

} // namespace views
