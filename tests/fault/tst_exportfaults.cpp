// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/catalog/catalog.h"
#include "models/catalog/workloads.h"
#include "models/csv/exportjob.h"
#include "tests/fault/faultcases.h"
#include "tests/support/program.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;
using faultcases::Case;

namespace {

const QByteArray token = "token-of-the-exports";
constexpr int patientMs = 120'000;
constexpr int mostRequests = 80; // a healthy export takes 7

std::vector<Case> allCases()
{
    std::vector<Case> all{{.name = "nothing wrong"}};
    for (const auto &part :
         {faultcases::connections(), faultcases::statuses(), faultcases::answers(), faultcases::lists()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

bool isShifting(const Case &fault)
{
    return std::string_view(fault.name) == "shifting pages";
}

// The first column of a file, without its head.
std::vector<QByteArray> idsIn(const QString &file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return {};
    std::vector<QByteArray> ids;
    source.readLine();
    while (!source.atEnd())
        ids.push_back(source.readLine().trimmed());
    return ids;
}

} // namespace

// Exports while something is wrong with the control plane, over real sockets: the file has every row, or a sentence
// says that it has not, or there is none.
class TestExportFaults : public QObject
{
    Q_OBJECT

    struct Lane
    {
        Lane(const Case &what, int port)
            : fault(what)
            , relay(port)
            , session(connectionTo(relay.url()), faultcases::hurried())
            , job(session.client(), names, requestTo(folder.filePath(u"out.csv"_s)))
        {
            if (fault.spoil)
                relay.spoil(fault.spoil, fault.which);
            else if (fault.isGone)
                relay.close();
        }
        static session::Connection connectionTo(const QUrl &url)
        {
            session::Connection connection;
            connection.url = url;
            connection.credentials = session::BearerToken{QString::fromLatin1(token)};
            return connection;
        }
        static csv::ExportRequest requestTo(const QString &file)
        {
            csv::ExportRequest request;
            request.resource = catalog::workloadResource;
            request.columns = {u"id"_s};
            request.file = file;
            return request;
        }
        [[nodiscard]] const char *outcome() const
        {
            return job.isComplete() ? "complete" : job.hasSucceeded() ? "partly" : "refused";
        }

        Case fault;
        QTemporaryDir folder;
        SpoilingRelay relay;
        session::Session session;
        catalog::ClusterNames names;
        csv::ExportJob job;
        qint64 endedMs = -1;
    };

    Program m_simulator;
    std::vector<std::unique_ptr<Lane>> m_lanes;
    std::set<QByteArray> m_truth;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_simulator.start(
                     Program::folder() + u"/binnacle-simulator"_s,
                     {u"--size"_s, u"medium"_s, u"--speed"_s, u"0"_s, u"--token"_s, QString::fromLatin1(token)}),
                 m_simulator.output());
        QElapsedTimer since;
        since.start();
        int running = 0;
        for (const Case &fault : allCases()) {
            m_lanes.push_back(std::make_unique<Lane>(fault, m_simulator.port()));
            Lane &lane = *m_lanes.back();
            ++running;
            connect(&lane.job, &csv::ExportJob::finished, this, [&] {
                lane.endedMs = since.elapsed();
                --running;
            });
            lane.job.start();
        }
        QTRY_VERIFY_WITH_TIMEOUT(running == 0, patientMs);
        const auto truth = idsIn(m_lanes.front()->folder.filePath(u"out.csv"_s));
        m_truth = std::set(truth.begin(), truth.end());
        QCOMPARE(m_truth.size(), 5000U); // ten pages
        // For those who read the log. Of times as they are: requests are given up five times as soon.
        qInfo("%-26s %8s %8s %9s", "case", "ms", "requests", "outcome");
        for (const auto &lane : m_lanes)
            qInfo("%-26s %8lld %8d %9s  %s", lane->fault.name, static_cast<long long>(lane->endedMs),
                  lane->relay.count(), lane->outcome(), qPrintable(lane->job.closingSentence().left(110)));
    }

    void holds_data()
    {
        QTest::addColumn<int>("number");
        for (int i = 0; i < int(m_lanes.size()); ++i)
            QTest::newRow(m_lanes[std::size_t(i)]->fault.name) << i;
    }

    void holds()
    {
        QFETCH(int, number);
        const Lane &lane = *m_lanes[std::size_t(number)];
        const QString sentence = lane.job.closingSentence();
        QVERIFY(!sentence.isEmpty());
        for (const QString &raw : {u"://"_s, u"<"_s, u"{"_s, QString::fromLatin1(token)})
            QVERIFY2(!sentence.contains(raw), qPrintable(sentence));
        QVERIFY2(lane.relay.count() <= mostRequests, QByteArray::number(lane.relay.count()));
        const QStringList files = QDir(lane.folder.path()).entryList(QDir::Files | QDir::Hidden);
        if (!lane.job.hasSucceeded()) {
            QCOMPARE(files, QStringList());
            return;
        }
        QCOMPARE(files, QStringList{u"out.csv"_s});
        const auto ids = idsIn(lane.folder.filePath(u"out.csv"_s));
        const std::set<QByteArray> different(ids.begin(), ids.end());
        QCOMPARE(different.size(), ids.size()); // none twice
        QVERIFY(std::ranges::includes(m_truth, different)); // none made up
        QCOMPARE(qint64(ids.size()), lane.job.rowsWritten());
        const bool saysChanged = sentence.contains(u"changed meanwhile"_s);
        QVERIFY(!saysChanged || isShifting(lane.fault)); // nothing else did
        if (lane.job.isComplete())
            // It cannot tell the newest row that is held back from one that was made meanwhile.
            QVERIFY(different.size() == m_truth.size() || (isShifting(lane.fault) && saysChanged));
        else
            QVERIFY2(sentence.count(u'.') > 1, qPrintable(sentence)); // it says what is missing
    }
};

QTEST_GUILESS_MAIN(TestExportFaults)
#include "tst_exportfaults.moc"
