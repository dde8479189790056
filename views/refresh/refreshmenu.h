// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace views {

// Menu with the refresh intervals of RefreshPace; the current one is checked.
class RefreshMenu final : public QMenu
{
    Q_OBJECT

public:
    explicit RefreshMenu(QWidget *parent = nullptr);

    void setSeconds(int seconds); // emits no signal; 0 = off

Q_SIGNALS:
    void chosen(int seconds);
};

} // namespace views
