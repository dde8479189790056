// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "models/session/session.h"
#include "models/waste/measurement.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QUuid>

#include <algorithm>
#include <cmath>
#include <memory>

using namespace Qt::StringLiterals;
using waste::State;

namespace {

constexpr qint64 begin = 1'763'726'400'000;
constexpr qint64 end = 7'862'400; // of the recording, s; the replay begins a day before
constexpr qint64 now = end - 86'400;
constexpr qint64 window = 7 * 86'400; // s
constexpr qint64 shortest = 300; // s

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
QString idOf(const QString &key)
{
    const QUuid cluster = QUuid::createUuidV5(QUuid(u"6ba7b810-9dad-11d1-80b4-00c04fd430c8"_s), u"philly"_s);
    return QUuid::createUuidV5(cluster, key).toString(QUuid::WithoutBraces);
}

// What the recording itself says of a workload within the window
struct Truth
{
    double gpus = 0;
    qint64 from = 0; // s of the recording
    qint64 to = 0;
    QMap<qint64, QList<double>> minutes = {}; // utilization of its GPUs, as far as recorded
    double notUsed = 0; // GPU-hours
    QList<qint64> idleRuns = {}; // s

    [[nodiscard]] qint64 overlap(qint64 minute) const
    {
        return std::max<qint64>(0, std::min(minute + 60, to) - std::max(minute, from));
    }
    // GPU-hours in stretches of at least so many seconds, each of them longer or shorter by some
    [[nodiscard]] double idle(double least, double by = 0) const
    {
        double seconds = 0;
        for (const qint64 run : idleRuns)
            seconds += double(run) >= least ? std::max(0.0, double(run) + by) : 0;
        return gpus * seconds / 3600;
    }
};

// The mean of the GPUs; a stretch is idle in which no minute reaches 1 %.
void addUp(Truth &truth)
{
    qint64 run = 0, before = 0;
    const auto close = [&] {
        if (run > 0)
            truth.idleRuns << run;
        run = 0;
    };
    for (auto it = truth.minutes.cbegin(); it != truth.minutes.cend(); ++it) {
        double sum = 0;
        for (const double value : it.value())
            sum += value;
        const double mean = sum / double(it.value().size());
        const qint64 seconds = truth.overlap(it.key());
        truth.notUsed += truth.gpus * double(seconds) / 3600 * (1 - mean / 100);
        if (mean >= 1 || it.key() != before + 60)
            close();
        run += mean < 1 ? seconds : 0;
        before = it.key();
    }
    close();
}

} // namespace

// Wasted GPUs of a recorded cluster, measured over HTTP and held against the recording.
class TestWasteReplay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void phillyHasItsOwnIdleGpus();

private:
    void readTruth();
    void readUtilization(const QHash<QString, QStringList> &holders);

    QString m_folder = qEnvironmentVariable("BINNACLE_SOURCE") + u"/../shared/traces/philly"_s;
    QHash<QString, Truth> m_truth; // by the key of the recording
};

void TestWasteReplay::readTruth()
{
    for (const QStringList &row : rowsOf(m_folder + u"/workloads.csv"_s)) {
        const Truth truth{.gpus = row[7].toDouble(),
                          .from = std::max(row[12].toLongLong(), now - window),
                          .to = std::min(row[13].toLongLong(), now)};
        if (!row[12].isEmpty() && truth.from < truth.to)
            m_truth.insert(row[0], truth);
    }
    QHash<QString, QStringList> holders; // workloads by node and GPU
    for (const QStringList &row : rowsOf(m_folder + u"/pods.csv"_s)) {
        for (const QString &gpu : m_truth.contains(row[1]) ? row[6].split(u';') : QStringList())
            holders[row[2] + u' ' + gpu] << row[1];
    }
    readUtilization(holders);
    for (Truth &truth : m_truth)
        addUp(truth);
}

void TestWasteReplay::readUtilization(const QHash<QString, QStringList> &holders)
{
    for (const QStringList &row : rowsOf(m_folder + u"/gpu_util.csv"_s)) {
        const QStringList values = row[3].split(u';');
        for (const QString &holder : holders.value(row[0] + u' ' + row[1])) {
            Truth &truth = m_truth[holder];
            for (qsizetype i = 0; i < values.size(); ++i) {
                const qint64 minute = row[2].toLongLong() + i * 60;
                if (!values[i].isEmpty() && truth.overlap(minute) > 0)
                    truth.minutes[minute].append(values[i].toDouble());
            }
        }
    }
}

void TestWasteReplay::phillyHasItsOwnIdleGpus()
{
    if (!QFile::exists(m_folder))
        QSKIP("the recorded clusters of ../shared are not there");
    readTruth();
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
    waste::Measurement measurement(session.client(), std::make_shared<waste::Memory>());
    measurement.setClock([] { return begin; });
    QSignalSpy finished(&measurement, &waste::Measurement::finished);
    measurement.start(window * 1000);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 120'000);
    QVERIFY(measurement.hasSucceeded());

    QHash<QString, QString> keys; // by id
    for (auto it = m_truth.cbegin(); it != m_truth.cend(); ++it)
        keys.insert(idOf(it.key()), it.key());
    double idle = 0, trulyIdle = 0, notUsed = 0, trulyNotUsed = 0;
    int measured = 0, idlers = 0;
    for (const waste::Measured &told : measurement.result(shortest * 1000).workloads) {
        if (told.state != State::Measured)
            continue;
        ++measured;
        const QString id = told.holder.id.toString();
        QVERIFY2(keys.contains(id), qPrintable(id));
        const Truth &truth = m_truth[keys[id]];
        // A sample stands for the time until the next one: what it tells begins or ends within a step of it.
        const double step = told.stepMs / 1000;
        const double least = truth.idle(shortest + 2 * step, -2 * step);
        const double most = truth.idle(shortest - 2 * step, 2 * step);
        QVERIFY2(least - 0.01 <= told.hours.idle && told.hours.idle <= most + 0.01,
                 qPrintable(u"%1: %2, not %3 to %4"_s.arg(keys[id]).arg(told.hours.idle).arg(least).arg(most)));
        idle += told.hours.idle;
        trulyIdle += truth.idle(shortest);
        notUsed += told.hours.notUsed;
        trulyNotUsed += truth.notUsed;
        idlers += told.hours.idle > 0;
    }
    QVERIFY(measured > 100);
    QVERIFY(idlers > 3);
    QVERIFY(trulyIdle > 5);
    QVERIFY2(std::abs(idle / trulyIdle - 1) < 0.03, qPrintable(u"%1 of %2"_s.arg(idle).arg(trulyIdle)));
    QVERIFY2(std::abs(notUsed / trulyNotUsed - 1) < 0.03, qPrintable(u"%1 of %2"_s.arg(notUsed).arg(trulyNotUsed)));
}

QTEST_GUILESS_MAIN(TestWasteReplay)
#include "tst_wastereplay.moc"
