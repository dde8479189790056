// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/table/column.h"
#include "models/table/format.h"
#include "views/filter/filtervalue.h"

#include <QFrame>

class QDateTimeEdit;
class QLineEdit;
class QPushButton;

namespace views {

class ErrorLine;

// Popup editor for a filter value: number, duration, amount of memory, text or time. Shows errors while typing and
// keeps the input. Enter applies, Esc cancels. Deletes itself when closed.
class ValuePopup final : public QFrame
{
    Q_OBJECT

public:
    // `filter` may have no value yet. Times are shown in the zone of `context`.
    ValuePopup(const table::ColumnInfo &column, const table::Filter &filter, ValueFor reader,
               const table::FormatContext &context, QWidget *parent);

    void popup(QWidget *below);

Q_SIGNALS:
    void entered(const QString &value); // in the server's form
    void closed();

protected:
    void hideEvent(QHideEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeText(const QString &value);
    QWidget *makeTime(const QString &value);
    void check(const QString &text); // shows or clears the error while typing
    void showError(const QString &sentence);
    void apply();
    void setTime(qint64 ms);

    const table::ColumnInfo &m_column;
    table::Op m_op;
    ValueFor m_reader;
    table::FormatContext m_context;
    QLineEdit *m_text = nullptr;
    QDateTimeEdit *m_time = nullptr;
    QPushButton *m_apply = nullptr;
    ErrorLine *m_error = nullptr;
};

} // namespace views
