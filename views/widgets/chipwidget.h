// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/statechip.h"

#include <QWidget>

namespace views {

// The chip of a state, as a widget. As wide as its word; hidden while there is none.
class StateChip final : public QWidget
{
    Q_OBJECT

public:
    explicit StateChip(QWidget *parent = nullptr);

    void setWord(const QString &word); // as the server wrote it
    [[nodiscard]] const QString &word() const { return m_word; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_word;
    ChipPainter m_painter;
};

} // namespace views
