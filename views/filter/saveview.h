// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace views {

// The "Save view" button. When pressed, it turns into a name field: Enter saves, Esc or losing focus cancels.
class SaveView final : public QWidget
{
    Q_OBJECT

public:
    explicit SaveView(QWidget *parent = nullptr);

    void ask();

Q_SIGNALS:
    void saveRequested(const QString &name);
    void left(); // give the focus back

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void leave();

    QToolButton *m_button;
    QLineEdit *m_name;
};

} // namespace views
