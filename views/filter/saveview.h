// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace views {

// "Save view", which becomes a field for the name when it is pressed: Enter saves, Esc or leaving the field does not.
class SaveView final : public QWidget
{
    Q_OBJECT

public:
    explicit SaveView(QWidget *parent = nullptr);

    void ask();

Q_SIGNALS:
    void saveRequested(const QString &name);
    void left(); // the keyboard goes back to where it was

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void leave();

    QToolButton *m_button;
    QLineEdit *m_name;
};

} // namespace views
