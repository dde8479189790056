// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/look/sizes.h"

#include <QList>
#include <QWidget>

class QButtonGroup;
class QIcon;
class QToolButton;

namespace views {

// A segmented control: one button is checked, or none if the caller wants so. Arrow keys move the choice.
class Segments final : public QWidget
{
    Q_OBJECT

public:
    Segments(const QStringList &titles, TextSize size, int height, QWidget *parent = nullptr);

    void setTitle(int index, const QString &title);
    void setIcon(int index, const QIcon &icon);
    void setCurrent(int index); // emits no signal; -1 = none
    [[nodiscard]] int current() const;
    [[nodiscard]] QToolButton *button(int index) const;

Q_SIGNALS:
    void chosen(int index); // by the user

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QButtonGroup *m_group;
};

} // namespace views
