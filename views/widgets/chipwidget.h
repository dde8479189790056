// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/statechip.h"

#include <QWidget>

namespace views {

// A state chip as a widget. As wide as its text; hidden while empty.
class StateChip final : public QWidget
{
    Q_OBJECT

public:
    explicit StateChip(QWidget *parent = nullptr);

    void setWord(const QString &word); // the server's value
    [[nodiscard]] const QString &word() const { return m_word; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_word;
    ChipPainter m_painter;
};

} // namespace views
