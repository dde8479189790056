// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "models/hints/told.h"
#include "models/metrics/loader.h"
#include "models/session/session.h"

#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace hints;

namespace {

constexpr qint64 begin = 1'763'726'400'000;
constexpr qint64 now = 7'862'400 - 86'400; // of the recording, s; the replay begins a day before its end
constexpr qint64 month = 30 * 86'400; // s
constexpr qint64 hour = 3600; // s
constexpr double leastGpus = 8;
constexpr int every = 15; // there are thousands

QList<QStringList> rowsOf(const QString &path)
{
    QFile file(path);
    QList<QStringList> rows;
    if (file.open(QIODevice::ReadOnly)) {
        file.readLine();
        while (!file.atEnd())
            rows.append(QString::fromUtf8(file.readLine()).trimmed().split(u','));
    }
    return rows;
}

// The id that the replay gives to a workload of the recording
base::Key idOf(const QString &key)
{
    const QUuid cluster = QUuid::createUuidV5(QUuid(u"6ba7b810-9dad-11d1-80b4-00c04fd430c8"_s), u"philly"_s);
    return base::Key::fromText(QUuid::createUuidV5(cluster, key).toString(QUuid::WithoutBraces));
}

std::int64_t timeOf(qint64 second)
{
    return begin + (second - now) * 1000;
}

} // namespace

// Hints about the workloads of a recorded cluster, of which nobody knows what they show: how many there are, and that
// each is what the numbers say.
class TestHintsReplay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void philly();

private:
    QString m_folder = qEnvironmentVariable("BINNACLE_SOURCE") + u"/../shared/traces/philly"_s;
};

void TestHintsReplay::philly()
{
    if (!QFile::exists(m_folder))
        QSKIP("the recorded clusters of ../shared are not there");
    simulator::Options options;
    options.replayFolder = m_folder.toStdString();
    options.nowMs = begin;
    options.speed = 0;
    simulator::Simulator server(options);
    QVERIFY2(server.start(), server.error().c_str());
    session::Session session({.name = {},
                              .url = QUrl(QString::fromStdString(server.url())),
                              .caFile = {},
                              .credentials = session::BearerToken{QString::fromStdString(server.token())}});
    const auto memory = std::make_shared<metrics::Memory>();
    metrics::Loader loader(session.client(), std::make_shared<metrics::Memory>());
    loader.setClock([] { return begin; });
    QMap<Kind, int> told;
    int met = 0;
    int workloads = 0;
    int checked = 0;
    int hinted = 0;
    for (const QStringList &row : rowsOf(m_folder + u"/workloads.csv"_s)) {
        const qint64 from = row[12].toLongLong();
        const qint64 to = std::min(row[13].toLongLong(), now);
        if (row[12].isEmpty() || row[7].toDouble() < leastGpus || to - from < hour || to - from > month)
            continue;
        if (met++ % every != 0)
            continue;
        ++workloads;
        const metrics::Subject subject{
            .scope = metrics::Scope::Workload, .id = idOf(row[0]), .startedMs = timeOf(from), .endedMs = timeOf(to)};
        QSignalSpy finished(&loader, &metrics::Loader::finished);
        loader.load({.subject = subject,
                     .metrics = {metrics::find("GPU_UTILIZATION"), metrics::find("GPU_UTILIZATION_PER_GPU")},
                     .range = {timeOf(from), timeOf(to)}});
        QTRY_VERIFY_WITH_TIMEOUT(!finished.isEmpty(), 30'000);
        const Told found = hintsOf(loader.answer(), subject);
        checked += found.checks > 0 ? 1 : 0;
        hinted += found.found.empty() ? 0 : 1;
        for (const Found &one : found.found) {
            ++told[one.hint.kind];
            const Words words = wordsOf(one, {.zone = table::Zone::Utc, .nowMs = begin});
            qInfo("%s: %s. %s %s", qPrintable(row[0]), qPrintable(words.headline), qPrintable(words.body),
                  qPrintable(words.ground));
            // Only utilization is recorded.
            QVERIFY(one.hint.kind == Kind::Straggler || one.hint.kind == Kind::PeriodicDrops);
            QVERIFY(one.hint.value < one.hint.against);
            QVERIFY(one.hint.untilMs <= timeOf(to) && one.hint.sinceMs >= timeOf(from) - 60'000);
        }
    }
    qInfo("%d workloads, %d with samples, %d with hints; stragglers: %d, drops: %d", workloads, checked, hinted,
          told.value(Kind::Straggler), told.value(Kind::PeriodicDrops));
    QVERIFY(checked > 20);
    // Nine of ten have nothing to tell.
    QVERIFY(hinted * 10 < checked);
}

QTEST_GUILESS_MAIN(TestHintsReplay)
#include "tst_hintsreplay.moc"
