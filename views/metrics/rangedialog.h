// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/series.h"
#include "models/table/format.h"

#include <QDialog>

class QCalendarWidget;
class QDateTimeEdit;
class QPushButton;

namespace views {

class ErrorLine;

// Asks for a custom time range: two calendars with times, in the displayed zone. Shows problems while the user types,
// and can be accepted only once there are none. Not modal; deletes itself when closed.
class RangeDialog final : public QDialog
{
    Q_OBJECT

public:
    RangeDialog(const metrics::Range &range, const table::FormatContext &context, QWidget *parent = nullptr);

    [[nodiscard]] metrics::Range range() const;
    [[nodiscard]] QString problem() const; // one sentence; empty if there is none

Q_SIGNALS:
    void chosen(const metrics::Range &range);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct End
    {
        QCalendarWidget *calendar = nullptr;
        QDateTimeEdit *time = nullptr;
    };
    End makeEnd(const QString &title, qint64 ms, QWidget *parent);
    void check();

    table::FormatContext m_context;
    End m_from;
    End m_to;
    ErrorLine *m_error = nullptr;
    QPushButton *m_show = nullptr;
};

} // namespace views
