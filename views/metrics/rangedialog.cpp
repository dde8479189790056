// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/metrics/rangedialog.h"

#include "views/metrics/rangeplan.h"
#include "views/widgets/controls.h"

#include <QCalendarWidget>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QTextCharFormat>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views {
namespace {

constexpr int bodyPadding = 20;
constexpr qint64 clockTolerance = 60'000; // ms; the end may be entered in whole minutes

} // namespace

RangeDialog::RangeDialog(const metrics::Range &range, const table::FormatContext &context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Time range"));
    setModal(false);
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(bodyPadding, bodyPadding, bodyPadding, bodyPadding);
    column->setSpacing(10);
    auto *ends = new QHBoxLayout;
    ends->setSpacing(24);
    auto *left = new QWidget(body);
    auto *right = new QWidget(body);
    m_from = makeEnd(tr("From"), range.fromMs, left);
    m_to = makeEnd(tr("To"), std::min<qint64>(range.toMs, m_context.nowMs), right);
    ends->addWidget(left);
    ends->addWidget(right);
    column->addLayout(ends);
    const bool utc = context.zone == table::Zone::Utc;
    column->addWidget(secondaryLabel(utc ? tr("Times are in UTC.") : tr("Times are in the time zone of this computer."),
                                     TextSize::Small, body));
    m_error = new ErrorLine(body);
    column->addWidget(m_error);
    column->addStretch(1);

    auto *footer = new Panel(QPalette::Window, Qt::TopEdge, this);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(bodyPadding, 12, bodyPadding, 12);
    auto *buttons = new QDialogButtonBox(footer);
    m_show = pushButton(tr("Show"), ButtonRole::Primary, footer);
    m_show->setDefault(true);
    buttons->addButton(m_show, QDialogButtonBox::AcceptRole);
    buttons->addButton(pushButton(tr("Cancel"), ButtonRole::Normal, footer), QDialogButtonBox::RejectRole);
    row->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        if (!problem().isEmpty())
            return;
        Q_EMIT chosen(this->range());
        accept();
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(body, 1);
    layout->addWidget(footer);
    check();
    m_from.time->setFocus();
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
    end.time->setDateTime(QDateTime::fromMSecsSinceEpoch(ms / 1000 * 1000, end.time->timeSpec()));
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
        check();
    });
    return end;
}

metrics::Range RangeDialog::range() const
{
    return {m_from.time->dateTime().toMSecsSinceEpoch(),
            std::min<qint64>(m_to.time->dateTime().toMSecsSinceEpoch(), m_context.nowMs)};
}

QString RangeDialog::problem() const
{
    const qint64 from = m_from.time->dateTime().toMSecsSinceEpoch();
    const qint64 to = m_to.time->dateTime().toMSecsSinceEpoch();
    if (from >= m_context.nowMs)
        return tr("The range begins in the future. There are no samples yet.");
    if (to > m_context.nowMs + clockTolerance)
        return tr("The range ends in the future. The latest end is now.");
    if (to <= from)
        return tr("The range ends before it begins. Change one of the times.");
    if (to - from < shortestRangeMs)
        return tr("The range is shorter than a minute. Samples are 15 s apart.");
    return {};
}

void RangeDialog::check()
{
    if (!m_error || !m_show)
        return;
    const QString sentence = problem();
    m_error->setSentence(sentence);
    m_show->setEnabled(sentence.isEmpty());
}

void RangeDialog::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
}

} // namespace views
