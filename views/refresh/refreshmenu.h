// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace views {

// How often pages refresh by themselves: the intervals that RefreshPace offers, one of them checked.
class RefreshMenu final : public QMenu
{
    Q_OBJECT

public:
    explicit RefreshMenu(QWidget *parent = nullptr);

    void setSeconds(int seconds); // without a signal; 0 = off

Q_SIGNALS:
    void chosen(int seconds);
};

} // namespace views
