// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/look/style.h"
#include "views/look/theme.h"
#include "views/metrics/rangedialog.h"

#include <QApplication>
#include <QCalendarWidget>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace views;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 hour = 3'600'000;
constexpr qint64 now = 1763748142000; // Fri 21 Nov 2025, 18:02:22 UTC
constexpr qint64 today = now - now % (24 * hour);

} // namespace

// A range in words and by calendars, and what becomes of it.
class TestRangeDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new BinnacleStyle);
        applyTheme(*qApp, ThemeChoice::Light);
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void cleanup() { delete m_dialog; }

    void wordsAreEchoedAndFollowed()
    {
        open(RangeDialog::Asks::Range, {now - hour, now}, {});
        QCOMPARE(QApplication::focusWidget(), m_dialog->words());
        type(u"yesterday 14:00 to now"_s);
        QCOMPARE(m_dialog->echo(), u"Thu 20 Nov 2025, 14:00 to now, 1\u00a0d\u00a004\u00a0h"_s);
        QVERIFY(show()->isEnabled());
        QCOMPARE(times().at(0)->dateTime().toMSecsSinceEpoch(), today - 10 * hour);
        QCOMPARE(times().at(1)->dateTime().toMSecsSinceEpoch(), now);
        QCOMPARE(calendars().at(0)->selectedDate(), QDate(2025, 11, 20));
        QSignalSpy chosen(m_dialog, &RangeDialog::chosen);
        QTest::keyClick(m_dialog->words(), Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        const auto choice = chosen.at(0).at(0).value<RangeChoice>();
        QVERIFY(choice.customEndsNow);
        QCOMPARE(choice.customRange(now + hour), (metrics::Range{today - 10 * hour, now + hour}));
    }

    void whatIsNotUnderstoodIsSaid()
    {
        open(RangeDialog::Asks::Range, {now - hour, now}, {});
        type(u"last fortnight"_s);
        QVERIFY(m_dialog->problem().contains(u"“fortnight” is not understood"_s));
        QVERIFY(!show()->isEnabled());
        QVERIFY(m_dialog->echo().isEmpty());
        QSignalSpy chosen(m_dialog, &RangeDialog::chosen);
        QTest::keyClick(m_dialog->words(), Qt::Key_Return);
        QCOMPARE(chosen.size(), 0);
        // The calendars help out.
        calendars().at(0)->setSelectedDate(QDate(2025, 11, 19));
        QCOMPARE(m_dialog->problem(), QString());
        QCOMPARE(m_dialog->words()->text(), u"19 Nov 2025, 17:02:22 to 21 Nov 2025, 18:02:22"_s);
        QCOMPARE(m_dialog->range().fromMs, now - 49 * hour);
    }

    void calendarsAreWordsThatAreUnderstood()
    {
        for (const table::Zone zone : {table::Zone::Utc, table::Zone::Local}) {
            open(RangeDialog::Asks::Range, {today + hour, today + 3 * hour}, {}, zone);
            const QString words = m_dialog->words()->text();
            const metrics::Range before = m_dialog->range();
            type(words);
            QCOMPARE(m_dialog->problem(), QString());
            QCOMPARE(m_dialog->range(), before);
            delete m_dialog;
        }
    }

    void aRangeThatMovesStaysOne()
    {
        open(RangeDialog::Asks::Range, {now - 90 * hour / 60, now}, u"last 90 min"_s);
        QCOMPARE(m_dialog->choice(), (RangeChoice{.preset = RangePreset::Custom, .customLength = 90 * hour / 60}));
        QCOMPARE(m_dialog->words()->selectedText(), u"last 90 min"_s); // typing replaces it
        type(u"6 h"_s);
        QCOMPARE(m_dialog->choice(), RangeChoice{.preset = RangePreset::Hour6});
        QVERIFY(m_dialog->echo().endsWith(u"to now, 6 h"_s));
    }

    void aBeginIsEnough()
    {
        open(RangeDialog::Asks::Begin, {now - 12 * hour, now - 6 * hour}, {});
        QCOMPARE(times().size(), 1);
        QSignalSpy chosen(m_dialog, &RangeDialog::beginChosen);
        type(u"19 Nov 14:00"_s);
        QCOMPARE(m_dialog->echo(), u"Wed 19 Nov 2025, 14:00 to Wed 19 Nov 2025, 20:00, 6 h"_s);
        type(u"tomorrow"_s);
        QVERIFY(!show()->isEnabled());
        type(u"20:00"_s);
        QVERIFY(m_dialog->problem().contains(u"future"_s));
        type(u"19 Nov 14:00"_s);
        QTest::mouseClick(show(), Qt::LeftButton);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.at(0).at(0).toLongLong(), today - 34 * hour);
    }

private:
    void open(RangeDialog::Asks asks, const metrics::Range &range, const QString &words,
              table::Zone zone = table::Zone::Utc)
    {
        m_dialog = new RangeDialog(asks, range, words, {zone, now});
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    }
    void type(const QString &text)
    {
        m_dialog->words()->selectAll();
        QTest::keyClicks(m_dialog->words(), text);
    }
    [[nodiscard]] QList<QDateTimeEdit *> times() const { return m_dialog->findChildren<QDateTimeEdit *>(); }
    [[nodiscard]] QList<QCalendarWidget *> calendars() const { return m_dialog->findChildren<QCalendarWidget *>(); }
    [[nodiscard]] QPushButton *show() const
    {
        for (QPushButton *button : m_dialog->findChildren<QPushButton *>()) {
            if (button->isDefault())
                return button;
        }
        return nullptr;
    }

    QPointer<RangeDialog> m_dialog;
};

QTEST_MAIN(TestRangeDialog)
#include "tst_rangedialog.moc"
