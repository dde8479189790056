// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "views/diagnostics/diagnosticspane.h"
#include "views/diagnostics/requestmodel.h"
#include "views/look/followfont.h"
#include "views/look/style.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace views;
using namespace Qt::StringLiterals;

namespace {

constexpr int patient = 30'000; // ms; a limit for a hanging test, not a measure

} // namespace

// The pane with a real control plane: the simulator, frozen, over HTTP.
class TestDiagnostics : public QObject
{
    Q_OBJECT

    std::unique_ptr<simulator::Simulator> m_simulator;
    std::unique_ptr<session::Session> m_session;

    void ask()
    {
        bool isDone = false;
        const api::Call call = m_session->client().podCount({}, base::Urgency::Visible, this,
                                                            [&](const api::Result<std::int64_t> &) { isDone = true; });
        QTRY_VERIFY_WITH_TIMEOUT(isDone, patient);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new BinnacleStyle);
        simulator::Options options;
        options.size = simulator::Size::Small;
        options.speed = 0;
        m_simulator = std::make_unique<simulator::Simulator>(options);
        QVERIFY(m_simulator->start());
    }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        session::Connection connection;
        connection.url = QUrl(QString::fromStdString(m_simulator->url()));
        connection.credentials = session::BearerToken{QString::fromStdString(m_simulator->token())};
        m_session = std::make_unique<session::Session>(connection);
    }

    void showsRequestsNewestFirst()
    {
        DiagnosticsPane pane;
        const QAbstractItemModelTester tester(pane.model());
        pane.resize(1000, 260);
        pane.setSession(m_session.get());
        pane.show();
        ask();
        QTRY_COMPARE_WITH_TIMEOUT(pane.model()->rowCount(), 1, patient);
        ask();
        QTRY_COMPARE_WITH_TIMEOUT(pane.model()->rowCount(), 2, patient);
        QVERIFY(pane.model()->record(0).number > pane.model()->record(1).number);
        QCOMPARE(pane.model()->index(0, RequestModel::Path).data().toString().section(u'?', 0, 0),
                 u"/api/v1/workloads/pods/count"_s);
        QCOMPARE(pane.model()->index(0, RequestModel::Status).data().toString(), u"200"_s);
    }

    void samplesOnlyWhileVisible()
    {
        DiagnosticsPane pane;
        pane.setSession(m_session.get());
        ask();
        QTest::qWait(600);
        QCOMPARE(pane.model()->rowCount(), 0);
        QVERIFY(!pane.loopWatch()->isRunning());
        pane.show();
        QVERIFY(pane.loopWatch()->isRunning());
        QTRY_COMPARE_WITH_TIMEOUT(pane.model()->rowCount(), 1, patient);
        pane.hide();
        QVERIFY(!pane.loopWatch()->isRunning());
    }

    void pauseKeepsWhatIsShown()
    {
        DiagnosticsPane pane;
        pane.setSession(m_session.get());
        pane.show();
        ask();
        QTRY_COMPARE_WITH_TIMEOUT(pane.model()->rowCount(), 1, patient);
        pane.setPaused(true);
        ask();
        QTest::qWait(600);
        QCOMPARE(pane.model()->rowCount(), 1);
        pane.setPaused(false);
        QTRY_COMPARE_WITH_TIMEOUT(pane.model()->rowCount(), 2, patient); // nothing is lost meanwhile
    }

    void scrolledDownTableStaysInPlace()
    {
        for (int i = 0; i < 40; ++i)
            ask();
        DiagnosticsPane pane;
        pane.resize(1000, 260);
        pane.setSession(m_session.get());
        pane.show();
        QTRY_COMPARE_WITH_TIMEOUT(pane.model()->rowCount(), 40, patient);
        pane.table()->doItemsLayout(); // the scroll bar does not yet know of the rows
        pane.table()->scrollTo(pane.model()->index(15, 0), QAbstractItemView::PositionAtTop);
        const std::uint64_t read = pane.model()->record(pane.table()->rowAt(0)).number;
        ask();
        ask();
        QTRY_COMPARE_WITH_TIMEOUT(pane.model()->rowCount(), 42, patient);
        QCOMPARE(pane.model()->record(pane.table()->rowAt(0)).number, read);
        // At the top the newest comes into view.
        pane.table()->scrollToTop();
        ask();
        QTRY_COMPARE_WITH_TIMEOUT(pane.model()->rowCount(), 43, patient);
        QCOMPARE(pane.table()->rowAt(0), 0);
    }

    void copiesAReport()
    {
        DiagnosticsPane pane;
        pane.setSession(m_session.get());
        pane.setCaches([](DiagnosticsFacts &facts) {
            facts.tables = {{u"Pods"_s, 600, 410 * 1024}};
            facts.chartBytes = 2 << 20;
        });
        pane.show();
        ask();
        QTRY_COMPARE_WITH_TIMEOUT(pane.model()->rowCount(), 1, patient);
        pane.findChild<QToolButton *>(u"copy"_s)->click();
        const QString report = QApplication::clipboard()->text();
        QVERIFY2(report.contains(u"Pods 600 rows, 410 KiB"_s), qPrintable(report));
        QVERIFY(report.contains(u"Charts: 2 MiB"_s));
        QVERIFY(report.contains(u"\t200\t"_s));
        QVERIFY(!report.contains(m_session->connection().url.host()));
        QVERIFY(!report.contains(QString::fromStdString(m_simulator->token())));
    }

    // Sentences are whole in large text, too: "no gap over 16 ms" cut before its number says nothing.
    void sentencesAreWholeInLargeText()
    {
        const QFont usual = QApplication::font();
        QFont large = usual;
        large.setPixelSize(20);
        applyFont(large);
        DiagnosticsPane pane;
        pane.setCaches([](DiagnosticsFacts &facts) {
            for (const QString &title : {u"Clusters"_s, u"Workloads"_s, u"Pods"_s, u"Nodes"_s})
                facts.tables.append({title, 40'000, 410 * 1024});
        });
        for (int i = 0; i < 12; ++i)
            pane.loopWatch()->add(1200);
        pane.resize(1090, 300);
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        int seen = 0;
        for (const QLabel *label : pane.findChildren<QLabel *>()) {
            const QString text = label->accessibleName().section(u": "_s, 1);
            if (text.isEmpty())
                continue;
            ++seen;
            QCOMPARE(label->text(), text);
            QVERIFY2(label->width() >= label->fontMetrics().horizontalAdvance(text)
                         || (label->wordWrap() && label->height() >= label->heightForWidth(label->width())),
                     qPrintable(text));
        }
        QCOMPARE(seen, 7);
        applyFont(usual);
    }

    void figuresAsText()
    {
        api::RequestLoad load;
        QCOMPARE(waitingText(load), u"0"_s);
        load.waiting[std::size_t(base::Urgency::Refresh)] = 2;
        load.waiting[std::size_t(base::Urgency::Prefetch)] = 1;
        QCOMPARE(waitingText(load), u"3: 1 Prefetch, 2 Refresh"_s);
        load.isHeld = true;
        QVERIFY(waitingText(load).endsWith(u"throttled by the server"_s));

        LoopWatch watch;
        QCOMPARE(gapsText(watch.gaps()), u"no gap over 16 ms"_s);
        for (const double gap : {10.0, 20.0, 40.0, 1000.0, 120.0})
            watch.add(gap);
        QCOMPARE(watch.gaps().count, 4);
        QCOMPARE(watch.gaps().parts, (std::array<int, 4>{1, 1, 1, 1}));
        QCOMPARE(gapsText(watch.gaps()), u"4 gap(s) over 16 ms, longest 1000 ms, last 120 ms"_s);
    }

    void escCloses()
    {
        DiagnosticsPane pane;
        const QSignalSpy closed(&pane, &DiagnosticsPane::closeRequested);
        pane.show();
        QTest::keyClick(pane.table(), Qt::Key_Escape);
        QCOMPARE(closed.count(), 1);
    }
};

QTEST_MAIN(TestDiagnostics)
#include "tst_diagnostics.moc"
