// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace views {

// Paints a surface with a border and rounded corners.
void paintCard(QWidget &widget);

// Such a surface and nothing else.
class Card final : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *event) override;
};

// A key as it is printed on a keyboard.
class KeyCap final : public QLabel
{
    Q_OBJECT

public:
    KeyCap(const QString &key, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace views
