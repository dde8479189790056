// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/metrics/rangechoice.h"

#include <QDialog>

class QCalendarWidget;
class QDateTimeEdit;
class QLabel;
class QLineEdit;
class QPushButton;

namespace views {

class ErrorLine;

// Asks for a custom time range, or for the begin of another range of the same length: in words, or by calendars with
// times, which follow one another, in the displayed zone. Says what was understood, and problems while the user types;
// can be accepted only once there are none. Not modal; deletes itself when closed.
class RangeDialog final : public QDialog
{
    Q_OBJECT

public:
    enum class Asks { Range, Begin };

    // `range`: the current one. `words`: what is typed at first; empty = the range.
    RangeDialog(Asks asks, const metrics::Range &range, const QString &words, const table::FormatContext &context,
                QWidget *parent = nullptr);

    [[nodiscard]] RangeChoice choice() const; // if there is no problem
    [[nodiscard]] metrics::Range range() const; // as of when the dialog was opened
    [[nodiscard]] QString problem() const { return m_problem; } // a sentence; empty if there is none
    [[nodiscard]] QString echo() const; // what was understood
    [[nodiscard]] QLineEdit *words() const { return m_words; }

Q_SIGNALS:
    void chosen(const views::RangeChoice &choice);
    void beginChosen(qint64 beginMs); // of Asks::Begin, in place of chosen()

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct End
    {
        QCalendarWidget *calendar = nullptr;
        QDateTimeEdit *time = nullptr;
    };
    void build(const metrics::Range &range);
    End makeEnd(const QString &title, qint64 ms, QWidget *parent);
    QWidget *makeFooter();
    void readWords();
    void readCalendars();
    void showTimes(const metrics::Range &range);
    void check();
    void finish();

    Asks m_asks;
    qint64 m_length; // of the range that begins, ms
    table::FormatContext m_context;
    RangeChoice m_choice;
    QString m_note;
    QString m_problem;
    bool m_isFollowing = false; // a field is set to what the other says
    QLineEdit *m_words;
    QLabel *m_echo;
    End m_from;
    End m_to; // null for Asks::Begin
    ErrorLine *m_error;
    QPushButton *m_show;
};

} // namespace views
