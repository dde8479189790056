// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/workloads.h"
#include "tests/fault/faultcases.h"
#include "tests/support/program.h"
#include "views/frame/statusstrip.h"
#include "views/list/listpage.h"
#include "views/look/style.h"
#include "views/navigation/navigator.h"
#include "views/refresh/refreshclock.h"
#include "views/widgets/banner.h"
#include "views/widgets/loadingline.h"
#include "views/widgets/statepanel.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QGridLayout>
#include <QRegularExpression>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <malloc.h>
#include <unistd.h>

using namespace views;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using faultcases::Case;
using faultcases::hurried;
using faultcases::hurry;
using faultcases::Seen;

namespace {

constexpr int faultMs = 8'000; // how long a fault lasts
constexpr int patientMs = 60'000;
const QByteArray token = "token-of-the-matrix";

// What is in use; the rest has been given back.
double residentMb()
{
    malloc_trim(0);
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * double(sysconf(_SC_PAGESIZE)) / (1 << 20);
}

// What came of a case. Times in ms of a window that does not hurry; -1 = never.
struct Outcome
{
    QByteArray name;
    int wordMs = -1;
    int waitingMs = -1;
    double requests = 0; // a minute
    int recoveryMs = -1;
    double memoryMb = 0; // of all cases that were tried at once
    QString words; // the first that were seen
    bool wereRowsLost = false;
    int gapMs = 0; // the longest time in which the window did not react
};

} // namespace

// Faults of a control plane and of the network, each over real sockets, before a list page that refreshes by itself.
// Other tests hold TLS, proxies and names (tst_tls, tst_network), tokens (tst_tokens), writes (tst_writes), exports
// (tst_exportjob), the keychain (keychain, saved_connection) and full disks (tst_exportfile).
class TestFaultMatrix : public QObject
{
    Q_OBJECT

    // A window's part for one case.
    struct Lane
    {
        Lane(const Case &what, int port, QWidget *parent)
            : fault(what)
            , relay(port)
            , session(connectionTo(relay.url()), hurried())
            , totals(session.client(), names)
            , page(catalog::workloadResource, PageContext{session, names, totals, navigator}, parent)
            , strip(parent)
        {
            strip.setSession(&session);
        }

        static session::Connection connectionTo(const QUrl &url)
        {
            session::Connection connection;
            connection.url = url;
            connection.credentials = session::BearerToken{QString::fromLatin1(token)};
            return connection;
        }

        [[nodiscard]] bool isGood() const
        {
            return page.model()->hasAnswer() && !page.model()->isLoading() && page.model()->updatedAtMs() > 0
                && !page.model()->problem() && session.state() == session::Session::State::Connected;
        }
        // All that it says is wrong.
        [[nodiscard]] QString words() const
        {
            QStringList words;
            if (page.banner()->isVisible())
                words << page.banner()->text().headline << page.banner()->text().sentence
                      << page.banner()->text().details;
            if (page.statePanel()->isVisible())
                words << page.statePanel()->title() << page.statePanel()->why();
            const auto *state = strip.findChild<QToolButton *>(u"state"_s);
            if (session.state() == session::Session::State::Offline
                || session.state() == session::Session::State::SignedOut)
                words << state->text() << state->toolTip();
            words.removeAll(QString());
            return words.join(u" | "_s);
        }
        void look(int ms)
        {
            const QString now = words();
            // A fault is met with the next request of the list; others, as for totals, may have been sent before.
            if (metMs < 0 && (page.model()->isLoading() || !now.isEmpty()))
                metMs = ms;
            const int slowly = (ms - metMs) * hurry;
            if (out.wordMs < 0 && QRegularExpression(QString::fromLatin1(fault.words)).match(now).hasMatch()
                && !now.isEmpty())
                out.wordMs = slowly;
            if (!now.isEmpty())
                out.words = now;
            // The line has a delay of its own, in real time.
            if (out.waitingMs < 0 && page.findChild<LoadingLine *>()->isVisible())
                out.waitingMs = ms - metMs;
            if (fault.isRetried && ms > faultMs / 2) {
                fault.isRetried = false;
                page.refresh();
            }
            out.wereRowsLost |= !fault.isFirst && page.model()->loadedRows().empty();
        }

        Case fault;
        SpoilingRelay relay;
        session::Session session;
        catalog::ClusterNames names;
        Navigator navigator;
        catalog::Totals totals;
        ListPage page;
        StatusStrip strip;
        int countBefore = 0;
        int metMs = -1;
        qint64 mendedAtMs = 0;
        Outcome out;
    };
    using Lanes = std::vector<std::unique_ptr<Lane>>;

    Program m_simulator;
    std::vector<Case> m_cases;
    QList<Outcome> m_outcomes;

    void tryAll(std::vector<Case> cases)
    {
        m_cases.insert(m_cases.end(), cases.begin(), cases.end());
        cases.insert(cases.begin(), Case{.name = "idle", .seen = Seen::Nothing});
        QWidget window;
        auto *grid = new QGridLayout(&window);
        Lanes lanes;
        for (const Case &fault : cases) {
            lanes.push_back(std::make_unique<Lane>(fault, m_simulator.port(), nullptr));
            const int at = int(lanes.size()) - 1;
            grid->addWidget(&lanes.back()->page, at / 4, at % 4);
        }
        window.resize(3600, 2400);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const auto open = [&lanes](bool isFirst) {
            for (const auto &lane : lanes) {
                if (lane->fault.isFirst != isFirst)
                    continue;
                lane->page.open(startLocation(catalog::workloadResource));
                lane->page.setRefreshSeconds(1);
            }
        };
        const auto areGood = [&lanes] {
            return std::ranges::all_of(lanes, [](const auto &lane) { return lane->fault.isFirst || lane->isGood(); });
        };
        open(false);
        QTRY_VERIFY_WITH_TIMEOUT(areGood(), patientMs);
        const double memoryBefore = residentMb();
        spoil(lanes);
        open(true);
        watch(lanes);
        mend(lanes);
        for (const auto &lane : lanes) {
            lane->out.memoryMb = residentMb() - memoryBefore;
            lane->page.setParent(nullptr);
            m_outcomes << lane->out;
        }
        lanes.clear();
        show(int(m_outcomes.size() - int(cases.size())));
    }

    // For those who read the log.
    void show(int from) const
    {
        qInfo("%-26s %8s %8s %9s %9s %7s %6s", "case", "word", "waiting", "requests", "recovery", "memory", "gap");
        qInfo("%-26s %8s %8s %9s %9s %7s %6s", "", "ms", "ms", "a minute", "ms", "MB", "ms");
        for (const Outcome &out : m_outcomes.mid(from))
            qInfo("%-26s %8d %8d %9.0f %9d %7.0f %6d  %s", out.name.constData(), out.wordMs, out.waitingMs,
                  out.requests, out.recoveryMs, out.memoryMb, out.gapMs, qPrintable(out.words.left(90)));
    }

    void spoil(Lanes &lanes)
    {
        for (const auto &lane : lanes) {
            lane->out.name = lane->fault.name;
            lane->countBefore = lane->relay.count();
            if (lane->fault.spoil)
                lane->relay.spoil(lane->fault.spoil, lane->fault.which);
            else if (lane->fault.isGone)
                lane->relay.close();
        }
    }

    void watch(Lanes &lanes)
    {
        QElapsedTimer since;
        since.start();
        for (qint64 last = 0; since.elapsed() < faultMs; last = since.elapsed()) {
            QTest::qWait(20);
            for (const auto &lane : lanes) {
                lane->out.gapMs = std::max(lane->out.gapMs, int(since.elapsed() - last));
                lane->look(int(since.elapsed()));
            }
        }
        for (const auto &lane : lanes)
            lane->out.requests = (lane->relay.count() - lane->countBefore) * 60'000.0 / double(since.elapsed()) / hurry;
    }

    void mend(Lanes &lanes)
    {
        QElapsedTimer since;
        since.start();
        for (const auto &lane : lanes) {
            lane->relay.mend();
            if (lane->fault.isGone)
                lane->relay.open();
            lane->mendedAtMs = QDateTime::currentMSecsSinceEpoch();
            if (lane->fault.needsSignIn)
                lane->session.signIn(session::BearerToken{QString::fromLatin1(token)});
        }
        const auto look = [&](Lane &lane) {
            if (lane.out.recoveryMs < 0 && lane.isGood() && lane.page.updatedAtMs() > lane.mendedAtMs
                && !lane.page.banner()->isVisible() && !lane.page.statePanel()->isVisible())
                lane.out.recoveryMs = int(since.elapsed()) * hurry;
            return lane.out.recoveryMs >= 0;
        };
        bool isDone = false;
        while (!isDone && since.elapsed() < 15'000) {
            QTest::qWait(20);
            isDone = true;
            for (const auto &lane : lanes)
                isDone = look(*lane) && isDone;
        }
    }

    [[nodiscard]] double idle() const
    {
        double sum = 0;
        int all = 0;
        for (const Outcome &out : m_outcomes) {
            if (out.name == "idle") {
                sum += out.requests;
                ++all;
            }
        }
        return sum / std::max(all, 1);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(new BinnacleStyle);
        QVERIFY2(m_simulator.start(
                     Program::folder() + u"/binnacle-simulator"_s,
                     {u"--size"_s, u"small"_s, u"--speed"_s, u"0"_s, u"--token"_s, QString::fromLatin1(token)}),
                 m_simulator.output());
        tryAll(faultcases::connections());
        tryAll(faultcases::statuses());
        tryAll(faultcases::answers());
        tryAll(faultcases::lists());
        tryAll(faultcases::beginnings());
    }

    void holds_data()
    {
        QTest::addColumn<int>("number");
        for (int i = 0; i < int(m_cases.size()); ++i)
            QTest::newRow(m_cases[std::size_t(i)].name) << i;
    }

    void holds()
    {
        QFETCH(int, number);
        const Case &fault = m_cases[std::size_t(number)];
        const auto out = std::ranges::find(m_outcomes, QByteArray(fault.name), &Outcome::name);
        QVERIFY(out != m_outcomes.end());
        QVERIFY(!out->wereRowsLost);
        if (fault.seen == Seen::Word) {
            QVERIFY2(out->wordMs >= 0, qPrintable(out->words));
            QVERIFY2(out->wordMs <= fault.withinMs, QByteArray::number(out->wordMs));
            QVERIFY(out->wordMs <= 3'000 || (out->waitingMs >= 0 && out->waitingMs <= 1'500));
        } else if (fault.seen == Seen::Waiting) {
            QVERIFY2(out->words.isEmpty(), qPrintable(out->words));
            QVERIFY2(out->waitingMs >= 0 && out->waitingMs <= 1'500, QByteArray::number(out->waitingMs));
        } else if (fault.seen == Seen::Nothing) {
            QVERIFY2(out->words.isEmpty(), qPrintable(out->words));
        }
        // Some refreshes more or less: the time that is counted is short.
        QVERIFY2(out->requests <= idle() * fault.most + 60, QByteArray::number(out->requests));
        QVERIFY2(out->recoveryMs >= 0 && out->recoveryMs <= 60'000, QByteArray::number(out->recoveryMs));
        QVERIFY2(out->memoryMb < 250, QByteArray::number(out->memoryMb));
        QVERIFY2(out->gapMs < 2'000, QByteArray::number(out->gapMs));
    }
};

QTEST_MAIN(TestFaultMatrix)
#include "tst_faultmatrix.moc"
