// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace views {

// Paints a surface with a border and rounded corners.
void paintCard(QWidget &widget);

// A plain widget with such a surface.
class Card final : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *event) override;
};

// A keyboard key, as in the shortcut sheet.
class KeyCap final : public QLabel
{
    Q_OBJECT

public:
    KeyCap(const QString &key, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace views
