// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/compare/comparison.h"
#include "models/table/format.h"

#include <QDialog>
#include <QToolButton>

class QLineEdit;

namespace views {

// The button of a comparison's marked ranges: its menu marks the visible range, and lists the marks to go to, to edit
// and to remove. Has no state of its own. GUI thread.
class MarksButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit MarksButton(QWidget *parent = nullptr);

    void setMarks(const std::vector<compare::Mark> &marks, table::Zone zone);

Q_SIGNALS:
    void markRequested(); // the visible range
    void goRequested(int mark); // index
    void editRequested(int mark);
    void removeRequested(int mark);

private:
    void fillMenu();

    std::vector<compare::Mark> m_marks;
    table::Zone m_zone = table::Zone::Local;
};

// Asks for the note of a marked range. Not modal; deletes itself when closed.
class MarkDialog final : public QDialog
{
    Q_OBJECT

public:
    MarkDialog(const compare::Mark &mark, table::Zone zone, QWidget *parent = nullptr);

    [[nodiscard]] QLineEdit *note() const { return m_note; }

Q_SIGNALS:
    void noted(const QString &note); // as it is kept

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLineEdit *m_note;
};

// "20 Nov 2026, 14:00 to 20 Nov 2026, 16:00", "1 h to 2 h after the start"
[[nodiscard]] QString markRangeText(const compare::Mark &mark, table::Zone zone);

} // namespace views
