// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/metrics/rangedialog.h"

#include "models/base/durations.h"
#include "views/charts/timemeaning.h"
#include "views/look/sizes.h"
#include "views/metrics/rangeplan.h"
#include "views/widgets/controls.h"

#include <QCalendarWidget>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QTextCharFormat>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

using base::secondMs;

} // namespace

RangeDialog::RangeDialog(Asks asks, const metrics::Range &range, const QString &words,
                         const table::FormatContext &context, QWidget *parent)
    : QDialog(parent)
    , m_asks(asks)
    , m_length(range.length())
    , m_context(context)
    , m_words(new QLineEdit(this))
    , m_echo(secondaryLabel({}, TextSize::Body, this))
    , m_error(new ErrorLine(this))
    , m_show(pushButton(tr("Show"), ButtonRole::Primary, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(asks == Asks::Range ? tr("Time range") : tr("Earlier range"));
    setModal(false);
    build({range.fromMs, std::min<qint64>(range.toMs, m_context.nowMs)});
    readCalendars();
    if (!words.isEmpty())
        m_words->setText(words);
    connect(m_words, &QLineEdit::textEdited, this, &RangeDialog::readWords);
    if (!words.isEmpty())
        readWords();
    m_words->selectAll();
    m_words->setFocus();
}

void RangeDialog::build(const metrics::Range &range)
{
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(dialogPadding, dialogPadding, dialogPadding, dialogPadding);
    column->setSpacing(10);
    const bool isRange = m_asks == Asks::Range;
    QLabel *label = secondaryLabel(isRange ? tr("In words") : tr("Begins, in words"), TextSize::Body, body);
    label->setBuddy(m_words);
    m_words->setAccessibleName(label->text());
    m_words->setPlaceholderText(isRange ? tr("last 90 min, yesterday 14:00 to now")
                                        : tr("yesterday 14:00, 7 days ago"));
    m_echo->setTextFormat(Qt::PlainText);
    m_echo->setWordWrap(true);
    column->addWidget(label);
    column->addWidget(m_words);
    column->addWidget(m_echo);
    auto *ends = new QHBoxLayout;
    ends->setSpacing(24);
    auto *left = new QWidget(body);
    m_from = makeEnd(tr("From"), range.fromMs, left);
    ends->addWidget(left);
    if (isRange) {
        auto *right = new QWidget(body);
        m_to = makeEnd(tr("To"), range.toMs, right);
        ends->addWidget(right);
    }
    column->addLayout(ends);
    const bool utc = m_context.zone == table::Zone::Utc;
    column->addWidget(secondaryLabel(utc ? tr("Times are in UTC.") : tr("Times are in the time zone of this computer."),
                                     TextSize::Small, body));
    column->addWidget(m_error);
    column->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(body, 1);
    layout->addWidget(makeFooter());
}

QWidget *RangeDialog::makeFooter()
{
    auto *footer = new Panel(QPalette::Window, Qt::TopEdge, this);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(dialogPadding, 12, dialogPadding, 12);
    auto *buttons = new QDialogButtonBox(footer);
    m_show->setDefault(true);
    buttons->addButton(m_show, QDialogButtonBox::AcceptRole);
    buttons->addButton(pushButton(tr("Cancel"), ButtonRole::Normal, footer), QDialogButtonBox::RejectRole);
    row->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &RangeDialog::finish);
    return footer;
}

RangeDialog::End RangeDialog::makeEnd(const QString &title, qint64 ms, QWidget *parent)
{
    End end;
    auto *column = new QVBoxLayout(parent);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    QLabel *label = secondaryLabel(title, TextSize::Body, parent);
    end.time = new QDateTimeEdit(parent);
    end.time->setTimeSpec(m_context.zone == table::Zone::Utc ? Qt::UTC : Qt::LocalTime);
    end.time->setDisplayFormat(u"d MMM yyyy, HH:mm:ss"_s);
    end.time->setDateTime(QDateTime::fromMSecsSinceEpoch(ms / secondMs * secondMs, end.time->timeSpec()));
    end.time->setCurrentSection(QDateTimeEdit::HourSection);
    end.time->setAccessibleName(title);
    label->setBuddy(end.time);
    end.calendar = new QCalendarWidget(parent);
    end.calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    end.calendar->setGridVisible(false);
    end.calendar->setMaximumDate(QDateTime::fromMSecsSinceEpoch(m_context.nowMs, end.time->timeSpec()).date());
    end.calendar->setSelectedDate(end.time->date());
    end.calendar->setAccessibleName(tr("Day, %1").arg(title));
    if (auto *bar = end.calendar->findChild<QWidget *>(u"qt_calendar_navigationbar"_s))
        bar->setBackgroundRole(QPalette::Base);
    // Weekends must not be red.
    const QTextCharFormat plain;
    end.calendar->setWeekdayTextFormat(Qt::Saturday, plain);
    end.calendar->setWeekdayTextFormat(Qt::Sunday, plain);
    column->addWidget(label);
    column->addWidget(end.time);
    column->addWidget(end.calendar);
    connect(end.calendar, &QCalendarWidget::selectionChanged, this, [end] {
        if (end.time->date() != end.calendar->selectedDate())
            end.time->setDate(end.calendar->selectedDate());
    });
    connect(end.time, &QDateTimeEdit::dateTimeChanged, this, [this, end](const QDateTime &time) {
        if (end.calendar->selectedDate() != time.date() && time.date() <= end.calendar->maximumDate())
            end.calendar->setSelectedDate(time.date());
        readCalendars();
    });
    return end;
}

metrics::Range RangeDialog::range() const
{
    return m_choice.isCustom() ? m_choice.customRange(m_context.nowMs)
                               : metrics::Range{m_context.nowMs - presetLength(m_choice.preset), m_context.nowMs};
}

RangeChoice RangeDialog::choice() const
{
    return m_choice;
}

QString RangeDialog::echo() const
{
    return m_echo->text();
}

void RangeDialog::readWords()
{
    const metrics::WordsContext context{m_context.nowMs, timeZone(m_context.zone)};
    if (m_asks == Asks::Begin) {
        const metrics::MomentWords begin = metrics::momentFromWords(m_words->text(), context);
        m_note = begin.note;
        m_problem = begin.problem;
        m_choice = choiceOf(metrics::Range{begin.timeMs, begin.timeMs + m_length});
    } else {
        const metrics::RangeWords range = metrics::rangeFromWords(m_words->text(), context);
        m_note = range.note;
        m_problem = range.problem;
        m_choice = range.problem.isEmpty() ? choiceOf(range) : m_choice;
    }
    if (m_problem.isEmpty())
        showTimes(range());
    check();
}

void RangeDialog::readCalendars()
{
    if (m_isFollowing || !m_from.time || (m_asks == Asks::Range && !m_to.time))
        return;
    const qint64 from = m_from.time->dateTime().toMSecsSinceEpoch();
    const qint64 to = m_to.time ? m_to.time->dateTime().toMSecsSinceEpoch() : from + m_length;
    m_note.clear();
    m_choice = choiceOf(metrics::Range{from, m_to.time ? std::min<qint64>(to, m_context.nowMs) : to});
    m_problem = m_asks == Asks::Range ? metrics::problemOf({from, to}, m_context.nowMs) : QString();
    m_words->setText(m_to.time ? rangeWords(choiceOf(metrics::Range{from, to}), m_context.zone)
                               : momentWords(from, m_context.zone));
    check();
}

void RangeDialog::showTimes(const metrics::Range &range)
{
    const QScopedValueRollback following(m_isFollowing, true);
    const auto set = [](QDateTimeEdit *edit, qint64 ms) {
        if (edit)
            edit->setDateTime(QDateTime::fromMSecsSinceEpoch(ms / secondMs * secondMs, edit->timeSpec()));
    };
    set(m_from.time, range.fromMs);
    set(m_to.time, range.toMs);
}

void RangeDialog::check()
{
    const bool endsNow = !m_choice.isCustom() || m_choice.customLength > 0 || m_choice.customEndsNow;
    if (m_problem.isEmpty() && m_asks == Asks::Begin && m_choice.custom.fromMs >= m_context.nowMs)
        m_problem = tr("The earlier range begins in the future. There are no samples yet.");
    const QString echo = m_problem.isEmpty() ? rangeEcho(range(), endsNow, m_context.zone) : QString();
    m_echo->setText(m_note.isEmpty() ? echo : echo + u'\n' + m_note);
    m_error->setSentence(m_problem);
    m_show->setEnabled(m_problem.isEmpty());
}

void RangeDialog::finish()
{
    if (!m_problem.isEmpty())
        return;
    if (m_asks == Asks::Begin)
        Q_EMIT beginChosen(m_choice.custom.fromMs);
    else
        Q_EMIT chosen(choice());
    accept();
}

void RangeDialog::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
}

} // namespace views
