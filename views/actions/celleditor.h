// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace views {

// A line to type a new text for a cell, above the cell. Enter asks for it to be taken; Esc and leaving it keep the old
// text. Its keys reach neither the table nor its shortcuts. Deletes itself.
class CellEditor final : public QLineEdit
{
    Q_OBJECT

public:
    CellEditor(const QString &text, const QRect &cell, QWidget *viewport);

    void end();

Q_SIGNALS:
    void entered(const QString &text); // without spaces around it

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
};

} // namespace views
