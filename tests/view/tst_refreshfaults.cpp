// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "models/catalog/nodes.h"
#include "models/catalog/workloads.h"
#include "tests/support/relay.h"
#include "views/list/listpage.h"
#include "views/look/style.h"
#include "views/navigation/navigator.h"
#include "views/refresh/refreshclock.h"
#include "views/table/tableview.h"
#include "views/widgets/banner.h"
#include "views/widgets/statepanel.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace views;
using namespace Qt::StringLiterals;
using catalog::Resource;

namespace {

constexpr int patient = 60'000; // ms; a limit for a hanging test, not a measure
const QByteArray listPath = "/api/v1/workloads?";

session::Patience hurried()
{
    using namespace std::chrono_literals;
    session::Patience patience;
    patience.retry.firstDelay = 10ms;
    patience.retry.longestDelay = 40ms;
    patience.reach.firstProbe = 50ms;
    patience.reach.longestProbe = 200ms;
    return patience;
}

} // namespace

// What goes wrong with a control plane while a page on it lives: the rows stay, the page says so, and it goes on by
// itself.
class TestRefreshFaults : public QObject
{
    Q_OBJECT

    std::unique_ptr<simulator::Simulator> m_simulator;
    std::unique_ptr<Relay> m_relay;
    std::unique_ptr<session::Session> m_session;
    std::unique_ptr<catalog::ClusterNames> m_names;
    Navigator m_navigator;
    std::unique_ptr<catalog::Totals> m_totals;
    std::unique_ptr<ListPage> m_page;
    int m_rows = 0;

    [[nodiscard]] bool isSettled() const
    {
        return m_page->model()->hasAnswer() && !m_page->model()->isLoading() && m_page->model()->updatedAtMs() > 0;
    }
    [[nodiscard]] bool isGood() const { return isSettled() && !m_page->model()->problem(); }
    [[nodiscard]] QString pace() const { return m_page->refreshClock()->text(); }

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
        m_relay = std::make_unique<Relay>(m_simulator->port(), QByteArray::fromStdString(m_simulator->token()));
        session::Connection connection;
        connection.url = m_relay->url();
        connection.credentials = session::BearerToken{u"any"_s};
        m_session = std::make_unique<session::Session>(connection, hurried());
        m_names = std::make_unique<catalog::ClusterNames>();
        m_totals = std::make_unique<catalog::Totals>(m_session->client(), *m_names);
        m_page = std::make_unique<ListPage>(catalog::workloadResource,
                                            PageContext{*m_session, *m_names, *m_totals, m_navigator});
        m_page->setRefreshSeconds(0);
        m_page->resize(1200, 700);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->open(startLocation(catalog::workloadResource));
        QTRY_VERIFY_WITH_TIMEOUT(isGood(), patient);
        m_rows = m_page->model()->rowCount();
    }

    void cleanup()
    {
        m_page.reset();
        m_totals.reset();
        m_names.reset();
        m_session.reset();
        m_relay.reset();
    }

    void stopsAndReturns()
    {
        m_page->setRefreshSeconds(60);
        QCOMPARE(pace(), u"every 60 s"_s);
        m_relay->stop();
        m_page->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_session->state(), session::Session::State::Offline, patient);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->banner()->isVisible(), patient);
        QCOMPARE(pace(), u"paused while offline"_s);
        QCOMPARE(m_page->model()->rowCount(), m_rows);
        QVERIFY(!m_page->model()->idAt(0).isNull());
        // It is fresh at once when the control plane is back, long before the interval has passed.
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->model()->isLoading(), patient);
        const qint64 before = m_page->updatedAtMs();
        QVERIFY(m_relay->start());
        QTRY_VERIFY_WITH_TIMEOUT(isGood() && m_page->updatedAtMs() > before, patient);
        QVERIFY(!m_page->banner()->isVisible());
        QCOMPARE(pace(), u"every 60 s"_s);
    }

    // The rows are old, whoever met the failure.
    void offlineIsSaidWhenAnotherRequestFails()
    {
        m_relay->stop();
        const api::Call call = m_session->client().podCount({}, base::Urgency::Visible, this, [](const auto &) {});
        QTRY_COMPARE_WITH_TIMEOUT(m_session->state(), session::Session::State::Offline, patient);
        QVERIFY(m_page->banner()->isVisible());
        QVERIFY(!m_page->banner()->text().sentence.isEmpty());
        QVERIFY(m_relay->start());
        QTRY_VERIFY_WITH_TIMEOUT(isGood() && !m_page->banner()->isVisible(), patient);
    }

    // Older control planes have no nodes. That is said in place of rows, even of such as a count announces.
    void listThatIsNotThere()
    {
        m_relay->answer("/api/v1/nodes", {404, R"({"code":404,"message":"no such path"})"});
        m_relay->answer("/api/v1/clusters/", {404, R"({"code":404,"message":"no such path"})"}); // nor by cluster
        ListPage page(catalog::nodeResource, PageContext{*m_session, *m_names, *m_totals, m_navigator});
        page.resize(1200, 700);
        page.show();
        page.open(startLocation(catalog::nodeResource));
        QTRY_VERIFY_WITH_TIMEOUT(page.model()->problem().has_value(), patient);
        QTRY_VERIFY_WITH_TIMEOUT(page.statePanel()->isVisible(), patient);
        QVERIFY(!page.banner()->isVisible());
        QVERIFY(page.model()->problem()->sentence.contains(u"does not have this list"_s));
    }

    void signedOutInTheMidst()
    {
        m_relay->answer("/api/v1/", {401, R"({"message": "expired"})"});
        m_page->setRefreshSeconds(1);
        QTRY_COMPARE_WITH_TIMEOUT(m_session->state(), session::Session::State::SignedOut, patient);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->banner()->isVisible() && !m_page->model()->isLoading(), patient);
        QCOMPARE(pace(), u"paused until you sign in"_s);
        QCOMPARE(m_page->model()->rowCount(), m_rows);
        // Nobody is asked again and again with a token that is refused.
        const int asked = m_relay->count(listPath);
        QTest::qWait(2500);
        QCOMPARE(m_relay->count(listPath), asked);
        m_relay->passAll();
        m_page->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->model()->isLoading(), patient);
        QCOMPARE(m_relay->count(listPath), asked);
        m_session->signIn(m_session->connection().credentials);
        m_page->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(isGood() && pace() == u"every 1 s"_s, patient);
        QVERIFY(!m_page->banner()->isVisible());
    }

    void tooManyRequests()
    {
        m_relay->answer(listPath, {429, R"({"message": "slow down"})", "Retry-After: 1\r\n"}, 1);
        const qint64 before = m_page->updatedAtMs();
        const int asked = m_relay->count("/");
        QElapsedTimer time;
        time.start();
        m_page->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(m_session->requestLog().load().isHeld, patient);
        const int meanwhile = m_relay->count("/");
        QVERIFY(meanwhile - asked <= 4); // those that were in flight already
        QTRY_VERIFY_WITH_TIMEOUT(isGood() && m_page->updatedAtMs() > before, patient);
        QVERIFY(time.elapsed() >= 1000); // as it asked
        QCOMPARE(m_page->model()->rowCount(), m_rows);
        QVERIFY(!m_page->banner()->isVisible()); // nothing that a person could do
    }

    void slowerThanTheInterval()
    {
        const auto asked = [this] {
            return std::array{m_relay->count(listPath), m_relay->count("/api/v1/workloads/count"),
                              m_relay->count("/api/v1/workloads/telemetry"),
                              m_relay->count("/api/v1/workloads/pods/count")};
        };
        QTRY_COMPARE_WITH_TIMEOUT(m_session->requestsInFlight(), 0, patient);
        const auto before = asked();
        m_relay->hold("/api/v1/");
        m_page->setRefreshSeconds(1);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->model()->isLoading(), patient);
        QTest::qWait(3500);
        const auto meanwhile = asked();
        QVERIFY(meanwhile[0] - before[0] <= 2); // the pages of one refresh
        QVERIFY(meanwhile[1] - before[1] <= 2); // of the list and of the rail
        QVERIFY(meanwhile[2] - before[2] <= 2); // phases and GPUs
        QVERIFY(meanwhile[3] - before[3] <= 1);
        QElapsedTimer sinceAnswer;
        QSignalSpy updated(m_page->model(), &table::WindowModel::updated);
        connect(m_page->model(), &table::WindowModel::updated, this, [&] {
            if (!sinceAnswer.isValid())
                sinceAnswer.start();
        });
        m_relay->release();
        QTRY_COMPARE_WITH_TIMEOUT(updated.count(), 1, patient);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->model()->isLoading(), patient); // the next one
        QVERIFY(sinceAnswer.elapsed() >= 900);
    }

    void fewerRows()
    {
        m_page->table()->verticalScrollBar()->setValue(m_page->table()->verticalScrollBar()->maximum());
        QTRY_VERIFY_WITH_TIMEOUT(isGood() && !m_page->model()->idAt(m_rows - 1).isNull(), patient);
        const base::Key current = m_page->model()->idAt(m_rows - 1);
        m_page->table()->setCurrentIndex(m_page->model()->index(m_rows - 1, 0));
        m_relay->answer("/api/v1/workloads/count", {200, R"({"count": 0})"});
        m_relay->answer(listPath, {200, R"({"workloads": []})"});
        m_page->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_page->model()->rowCount(), 0, patient);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->statePanel()->isVisible(), patient);
        QCOMPARE(m_page->table()->selection()->currentId(), current);

        // They come back, and what was chosen is chosen still.
        m_relay->passAll();
        m_page->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(m_page->model()->rowCount(), m_rows, patient);
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->statePanel()->isVisible(), patient);
        QCOMPARE(m_page->table()->selection()->count(), 1);
        QVERIFY(m_page->table()->selection()->contains(current));
    }

    void oneFailureIsNoBurst()
    {
        m_relay->answer(listPath, {500, R"({"message": "broken"})"});
        m_page->setRefreshSeconds(1);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->model()->problem() && !m_page->model()->isLoading(), patient);
        QCOMPARE(m_page->model()->rowCount(), m_rows);
        QVERIFY(m_page->banner()->isVisible());
        QVERIFY(!m_page->refreshClock()->pace().isDue(std::chrono::milliseconds(0)));
        m_relay->passAll(); // the next one, in its turn, finds it mended
        QTRY_VERIFY_WITH_TIMEOUT(isGood(), patient);
        QVERIFY(!m_page->banner()->isVisible());
    }
};

QTEST_MAIN(TestRefreshFaults)
#include "tst_refreshfaults.moc"
