// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

namespace views {

// What is checked for hints, by which rules, and what could not be checked. Scrolls if the screen is too low. Deletes
// itself when closed.
class RulesPopup final : public QFrame
{
    Q_OBJECT

public:
    RulesPopup(const QStringList &gaps, QWidget *parent); // gaps: sentences

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace views
