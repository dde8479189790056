// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/simulator.h"
#include "app/simulator/world/curves.h"
#include "app/simulator/world/generator.h"
#include "models/session/session.h"
#include "models/waste/measurement.h"

#include <QHash>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using waste::Measurement;

namespace {

constexpr std::int64_t begin = 1'763'726'400'000; // 2025-11-21T12:00:00Z, a Friday
constexpr std::int64_t hour = 3'600'000;
constexpr double gib = 1LL << 30;

} // namespace

// Who asked for far too much memory, told by a measurement of GPU-hours over HTTP, in every release.
class TestWasteHints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_world = simulator::generate({7, 31, 500, 2000, false}, 1, begin); }
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }
    void thoseThatWerePlanted_data();
    void thoseThatWerePlanted();
    void noneOfTheSmaller();

private:
    [[nodiscard]] waste::Result measure(const QString &release, const waste::Limits &limits = {});
    // All its pods were measured together, for long enough.
    [[nodiscard]] bool isWhole(std::uint32_t workload, std::int64_t fromMs) const;

    std::unique_ptr<const simulator::World> m_world;
    int m_requests = 0;
};

waste::Result TestWasteHints::measure(const QString &release, const waste::Limits &limits)
{
    simulator::Options options;
    options.size = simulator::Size::Small;
    options.nowMs = begin;
    options.speed = 0;
    if (!release.isEmpty())
        options.release = simulator::releaseNamed(release.toStdString());
    simulator::Simulator server(options);
    if (!server.start())
        return {};
    session::Session session(
        session::Connection{.name = u"test"_s,
                            .url = QUrl(QString::fromStdString(server.url())),
                            .caFile = {},
                            .credentials = session::BearerToken{QString::fromStdString(server.token())}});
    Measurement measurement(session.client(), std::make_shared<waste::Memory>());
    measurement.setClock([] { return begin; });
    measurement.setLimits(limits);
    QSignalSpy finished(&measurement, &Measurement::finished);
    measurement.start(24 * hour);
    if (!QTest::qWaitFor([&] { return !finished.isEmpty(); }, 60'000) || !measurement.hasSucceeded())
        return {};
    m_requests = measurement.requestsDone();
    return measurement.result(0);
}

bool TestWasteHints::isWhole(std::uint32_t workload, std::int64_t fromMs) const
{
    const simulator::Curves curves(*m_world, workload);
    std::optional<std::pair<std::int64_t, std::int64_t>> first;
    for (std::uint32_t ordinal = 0; ordinal < curves.workload().podCount; ++ordinal) {
        const auto spans = curves.measured(ordinal, fromMs, begin);
        if (spans.size() != 1 || spans[0].to - spans[0].from < 2 * hour)
            return false;
        const std::pair span{spans[0].from, spans[0].to};
        if (first.value_or(span) != span)
            return false;
        first = span;
    }
    return first.has_value();
}

void TestWasteHints::thoseThatWerePlanted_data()
{
    QTest::addColumn<QString>("release");
    for (const char *release : {"", "2.18", "2.20", "2.22", "2.23", "2.24", "2.25", "3.0"})
        QTest::newRow(*release ? release : "newest") << QString::fromLatin1(release);
}

void TestWasteHints::thoseThatWerePlanted()
{
    QFETCH(QString, release);
    QHash<QString, std::uint32_t> places;
    for (std::uint32_t i = 0; i < m_world->workloads.size(); ++i)
        places[QString::fromStdString(simulator::toString(m_world->workloadId(i)))] = i;
    int planted = 0;
    int found = 0;
    int alarms = 0;
    int looked = 0;
    for (const waste::Measured &told : measure(release).workloads) {
        const auto place = places.constFind(told.holder.id.toString());
        const bool isCompared = place != places.cend() && told.state == waste::State::Measured
            && (m_world->workloadId(*place).low & 0xff) >= 8 && isWhole(*place, begin - 24 * hour);
        if (!isCompared)
            continue;
        ++looked;
        const bool isPlanted = simulator::isModest(*m_world, *place);
        planted += isPlanted ? 1 : 0;
        found += isPlanted && !told.hints.empty() ? 1 : 0;
        alarms += !isPlanted && !told.hints.empty() ? 1 : 0;
        for (const hints::Hint &hint : told.hints) {
            QVERIFY(hint.kind == hints::Kind::AskedTooMuch && hint.value <= hint.against / 2);
            QVERIFY(hint.against - hint.value >= 4 * gib && hint.ground.samples >= 20);
        }
    }
    qInfo("%d workloads, %d planted, misses: %d, false alarms: %d", looked, planted, planted - found, alarms);
    QVERIFY(looked > 30 && planted >= 2);
    QCOMPARE(found, planted);
    QCOMPARE(alarms, 0);
}

// Memory costs no request, and is asked of those that hold most.
void TestWasteHints::noneOfTheSmaller()
{
    const waste::Result all = measure({});
    const int requests = m_requests;
    const waste::Result none = measure({}, {.uses = 0});
    QCOMPARE(m_requests, requests);
    QCOMPARE(none.workloads.size(), all.workloads.size());
    const auto hasHints = [](const waste::Measured &one) { return !one.hints.empty(); };
    QVERIFY(std::ranges::any_of(all.workloads, hasHints));
    QVERIFY(std::ranges::none_of(none.workloads, hasHints));
    for (std::size_t i = 0; i < all.workloads.size(); ++i)
        QCOMPARE(all.workloads[i].hours.notUsed, none.workloads[i].hours.notUsed);
}

QTEST_GUILESS_MAIN(TestWasteHints)
#include "tst_wastehints.moc"
