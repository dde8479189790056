// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;

namespace views {

// A row of swatches to choose a connection's colour. Arrow keys move the choice.
class ColourChoice final : public QWidget
{
    Q_OBJECT

public:
    explicit ColourChoice(QWidget *parent = nullptr);

    void setCurrent(int colour);
    [[nodiscard]] int current() const;

Q_SIGNALS:
    void chosen(int colour); // by the user

private:
    QButtonGroup *m_group;
};

} // namespace views
