// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/standin.h"
#include "models/table/pager.h"

#include <QTest>

#include <algorithm>
#include <deque>
#include <iterator>
#include <map>
#include <random>
#include <set>

using namespace Qt::StringLiterals;
using table::Pager;

namespace {

struct Entry
{
    std::int64_t id = 0;
    std::int64_t time = 0;
    std::int64_t key = 0; // of another order
};

// A list on a server: sorted, paged by offset, and changing.
class List
{
public:
    List(bool byTime, bool descending, unsigned seed)
        : m_byTime(byTime)
        , m_descending(descending)
        , m_random(seed)
    {
    }

    void fill(int count, int perTime)
    {
        for (int i = 0; i < count; ++i)
            add(i / perTime);
        for (const auto &[id, entry] : m_entries)
            untouched.insert(id);
    }

    void add(std::int64_t time)
    {
        const std::int64_t id = ++m_lastId;
        m_entries[id] = {id, time, std::int64_t(m_random() % 50)};
        m_newest = std::max(m_newest, time);
    }

    void addNew() { add(++m_newest); }

    void removeSome(int count)
    {
        for (int i = 0; i < count && !m_entries.empty(); ++i) {
            auto victim = m_entries.lower_bound(std::int64_t(m_random() % std::uint64_t(m_lastId)));
            if (victim == m_entries.end())
                victim = m_entries.begin();
            untouched.erase(victim->first);
            m_entries.erase(victim);
        }
    }

    std::vector<Pager::Row> page(const Pager::Want &want, bool &isLast, bool shuffleTies) const
    {
        std::vector<Entry> all;
        for (const auto &[id, entry] : m_entries)
            if (!want.from || (m_descending ? entry.time <= *want.from : entry.time >= *want.from))
                all.push_back(entry);
        if (shuffleTies)
            std::ranges::shuffle(all, m_random);
        const auto keyOf = [this](const Entry &e) { return m_byTime ? e.time : e.key; };
        std::ranges::stable_sort(all, [&](const Entry &a, const Entry &b) {
            return m_descending ? keyOf(a) > keyOf(b) : keyOf(a) < keyOf(b);
        });
        std::vector<Pager::Row> rows;
        for (auto i = std::size_t(want.offset); i < all.size() && rows.size() < std::size_t(want.limit); ++i)
            rows.push_back({{0, std::uint64_t(all[i].id)}, all[i].time});
        isLast = std::size_t(want.offset) + rows.size() >= all.size();
        return rows;
    }

    std::set<std::int64_t> untouched; // there from the beginning to now
    std::mt19937 &random() { return m_random; }

private:
    bool m_byTime;
    bool m_descending;
    mutable std::mt19937 m_random;
    std::map<std::int64_t, Entry> m_entries;
    std::int64_t m_lastId = 0;
    std::int64_t m_newest = 0;
};

struct Outcome
{
    std::vector<std::int64_t> ids;
    std::vector<std::int64_t> times;
    int pages = 0;
    bool stuck = false;
};

// Several pages under way, answered in any order, while `life` happens to the list.
Outcome walk(Pager &pager, List &list, bool shuffleTies, const std::function<void()> &life)
{
    struct Answer
    {
        std::vector<Pager::Row> rows;
        bool isLast = false;
    };
    Outcome outcome;
    std::deque<Pager::Want> wanted;
    std::map<std::int64_t, Answer> answers;
    while (!pager.isDone() && !pager.isStuck() && outcome.pages < 5000) {
        while (wanted.size() < 4) {
            const auto want = pager.next();
            if (!want)
                break;
            wanted.push_back(*want);
        }
        if (wanted.empty()) {
            outcome.stuck = true;
            return outcome;
        }
        const Pager::Want &asked = wanted[list.random()() % wanted.size()];
        if (!answers.contains(asked.serial)) {
            Answer &answer = answers[asked.serial];
            answer.rows = list.page(asked, answer.isLast, shuffleTies);
            ++outcome.pages;
            life();
        }
        while (!wanted.empty() && answers.contains(wanted.front().serial) && !pager.isDone()) {
            const Pager::Want want = wanted.front();
            wanted.pop_front();
            const Answer answer = answers[want.serial];
            for (const int row : pager.take(want, answer.rows, answer.isLast)) {
                outcome.ids.push_back(std::int64_t(answer.rows[std::size_t(row)].id.uuid().low));
                outcome.times.push_back(answer.rows[std::size_t(row)].time);
            }
            std::erase_if(wanted, [&](const Pager::Want &w) { return pager.isStale(w.serial); });
        }
    }
    outcome.stuck = !pager.isDone();
    return outcome;
}

// The rows that the pager takes of a list, in ascending order of time, that answers at once.
std::vector<Pager::Row> take(Pager &pager, const Pager::Want &want, const std::vector<Pager::Row> &all)
{
    std::vector<Pager::Row> matching;
    std::ranges::copy_if(all, std::back_inserter(matching),
                         [&](const Pager::Row &row) { return !want.from || row.time >= *want.from; });
    const auto begin = std::min(matching.size(), std::size_t(want.offset));
    const auto end = std::min(matching.size(), begin + std::size_t(want.limit));
    const std::vector<Pager::Row> page(matching.begin() + std::ptrdiff_t(begin),
                                       matching.begin() + std::ptrdiff_t(end));
    std::vector<Pager::Row> taken;
    for (const int row : pager.take(want, page, end == matching.size()))
        taken.push_back(page[std::size_t(row)]);
    return taken;
}

} // namespace

class TestPager : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s)); }

    void byTime_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("perTime");
        QTest::addColumn<bool>("descending");
        QTest::addColumn<bool>("shuffled"); // rows of one time come in another order with each answer
        QTest::addColumn<int>("removed"); // rows per answer
        QTest::addColumn<int>("added");
        for (const bool descending : {false, true}) {
            const auto row = [&](const char *name, int count, int perTime, bool shuffled, int removed, int added) {
                QTest::addRow("%s, %s", name, descending ? "descending" : "ascending")
                    << count << perTime << descending << shuffled << removed << added;
            };
            row("empty", 0, 1, false, 0, 0);
            row("one", 1, 1, false, 0, 0);
            row("a full page", 50, 1, false, 0, 0);
            row("one more than a page", 51, 1, false, 0, 0);
            row("frozen", 800, 1, false, 0, 0);
            row("frozen, ties", 800, 7, true, 0, 0);
            row("frozen, ties as long as the overlap", 800, 12, true, 0, 0);
            row("frozen, ties longer than a page", 800, 180, false, 0, 0);
            row("frozen, shuffled ties longer than a page", 800, 180, true, 0, 0);
            row("all of one time", 800, 800, false, 0, 0);
            row("all of one time, shuffled", 800, 800, true, 0, 0);
            row("rows go", 800, 1, false, 3, 0);
            row("rows go, ties", 800, 7, true, 3, 0);
            row("many rows go", 800, 3, true, 30, 0);
            row("rows come", 800, 3, true, 0, 3);
            row("rows come and go", 800, 3, true, 12, 9);
        }
    }

    void byTime()
    {
        QFETCH(int, count);
        QFETCH(int, perTime);
        QFETCH(bool, descending);
        QFETCH(bool, shuffled);
        QFETCH(int, removed);
        QFETCH(int, added);
        for (unsigned seed = 1; seed <= 5; ++seed) {
            List list(true, descending, seed);
            list.fill(count, perTime);
            Pager pager(Pager::Mode::ByTime, descending, 50);
            if (seed % 2)
                pager.expect(count);
            const Outcome outcome = walk(pager, list, shuffled, [&] {
                list.removeSome(removed);
                for (int i = 0; i < added; ++i)
                    list.addNew();
            });
            QVERIFY(!outcome.stuck);
            const std::set<std::int64_t> seen(outcome.ids.begin(), outcome.ids.end());
            QCOMPARE(seen.size(), outcome.ids.size());
            QVERIFY(std::ranges::includes(seen, list.untouched));
            QVERIFY(std::ranges::is_sorted(outcome.times, [&](auto a, auto b) { return descending ? a > b : a < b; }));
            if (removed == 0 && added == 0)
                QCOMPARE(outcome.ids.size(), std::size_t(count));
        }
    }

    void asksForNoPageTwiceWhileNothingChanges()
    {
        List list(true, true, 1);
        list.fill(5000, 1);
        Pager pager(Pager::Mode::ByTime, true, 500);
        pager.expect(5000);
        const Outcome outcome = walk(pager, list, false, [] {});
        QCOMPARE(outcome.ids.size(), std::size_t(5000));
        QCOMPARE(outcome.pages, 11); // of 490 new rows each
    }

    void byOffset_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("removed");
        QTest::addColumn<int>("added");
        QTest::newRow("empty") << 0 << 0 << 0;
        QTest::newRow("a full page") << 50 << 0 << 0;
        QTest::newRow("frozen") << 800 << 0 << 0;
        QTest::newRow("rows come and go") << 800 << 3 << 3;
    }

    void byOffset()
    {
        QFETCH(int, count);
        QFETCH(int, removed);
        QFETCH(int, added);
        for (unsigned seed = 1; seed <= 5; ++seed) {
            List list(false, false, seed);
            list.fill(count, 1);
            Pager pager(Pager::Mode::ByOffset, false, 50);
            const Outcome outcome = walk(pager, list, false, [&] {
                list.removeSome(removed);
                for (int i = 0; i < added; ++i)
                    list.addNew();
            });
            QVERIFY(!outcome.stuck);
            const std::set<std::int64_t> seen(outcome.ids.begin(), outcome.ids.end());
            QCOMPARE(seen.size(), outcome.ids.size());
            QVERIFY(std::ranges::includes(seen, list.untouched));
        }
    }

    // Rows of equal values come in another order with each answer: some are on two pages, others on none.
    void rowsOfEqualValuesAreReadAgain_data()
    {
        QTest::addColumn<bool>("isCounted");
        QTest::newRow("counted") << true;
        QTest::newRow("not counted") << false;
    }

    void rowsOfEqualValuesAreReadAgain()
    {
        QFETCH(bool, isCounted);
        for (unsigned seed = 1; seed <= 5; ++seed) {
            List list(false, false, seed);
            list.fill(3000, 1);
            Pager pager(Pager::Mode::ByOffset, false, 50);
            if (isCounted)
                pager.expect(3000);
            const Outcome outcome = walk(pager, list, true, [] {});
            QVERIFY(!outcome.stuck);
            QCOMPARE(outcome.ids.size(), std::size_t(3000));
            QCOMPARE(std::set<std::int64_t>(outcome.ids.begin(), outcome.ids.end()).size(), std::size_t(3000));
        }
    }

    // A server that sends one object twice has nothing more to send: reading again ends soon.
    void repeatedRowsAreNotReadForEver()
    {
        Pager pager(Pager::Mode::ByOffset, false, 50);
        std::vector<Pager::Row> all;
        for (int i = 0; i < 200; ++i)
            all.push_back({base::Key(1, std::uint64_t(i % 150 + 1)), 0});
        std::size_t taken = 0;
        int pages = 0;
        for (; pages < 100 && !pager.isDone(); ++pages)
            taken += take(pager, *pager.next(), all).size();
        QVERIFY(pager.isDone());
        QCOMPARE(taken, std::size_t(150));
        QVERIFY2(pages <= 40, QByteArray::number(pages));
    }

    void aServerThatDoesNotSortIsPagedByOffset()
    {
        List list(false, false, 1);
        list.fill(1000, 1);
        Pager pager(Pager::Mode::ByTime, false, 50);
        const Outcome outcome = walk(pager, list, false, [] {});
        QVERIFY(!outcome.stuck);
        QCOMPARE(std::set<std::int64_t>(outcome.ids.begin(), outcome.ids.end()).size(), std::size_t(1000));
    }

    void aServerThatIgnoresOffsetsIsNoticed()
    {
        for (const Pager::Mode mode : {Pager::Mode::ByTime, Pager::Mode::ByOffset}) {
            Pager pager(mode, false, 50);
            std::vector<Pager::Row> rows;
            for (int i = 0; i < 50; ++i)
                rows.push_back({{1, std::uint64_t(i + 1)}, i});
            int pages = 0;
            while (!pager.isStuck() && pages < 1000) {
                const auto want = pager.next();
                QVERIFY(want);
                std::ignore = pager.take(*want, rows, false);
                ++pages;
            }
            QVERIFY(pager.isStuck());
        }
    }

    void equalRowsWithoutAnIdAreAllTaken_data()
    {
        QTest::addColumn<bool>("byTime");
        QTest::addColumn<int>("every");
        QTest::addColumn<int>("perTime");
        QTest::newRow("some, by offset") << false << 7 << 1;
        QTest::newRow("all, by offset") << false << 1 << 1;
        QTest::newRow("some, by time") << true << 7 << 30;
        QTest::newRow("all, by time") << true << 1 << 30;
        QTest::newRow("some of one time that fills pages") << true << 7 << 130;
        QTest::newRow("without a time") << true << 1 << 0;
    }

    void equalRowsWithoutAnIdAreAllTaken()
    {
        QFETCH(bool, byTime);
        QFETCH(int, every);
        QFETCH(int, perTime);
        std::vector<Pager::Row> all;
        for (int i = 0; i < 800; ++i) {
            const std::int64_t time = perTime > 0 ? i / perTime : Pager::noTime;
            const base::Key standIn = base::standIn(QString::number(byTime ? time : i % 3));
            all.push_back({i % every == 0 ? standIn : base::Key(1, std::uint64_t(i + 1)), time});
        }
        Pager pager(byTime ? Pager::Mode::ByTime : Pager::Mode::ByOffset, false, 50);
        std::size_t taken = 0;
        for (int pages = 0; pages < 200 && !pager.isDone(); ++pages) {
            const auto want = pager.next();
            QVERIFY(want);
            taken += take(pager, *want, all).size();
        }
        QVERIFY(pager.isDone());
        QCOMPARE(taken, all.size());
    }

    // Rows that come or go in front of a page shift it; the rows with ids around them tell which were read.
    void equalRowsWithoutAnIdBearAShift_data()
    {
        QTest::addColumn<int>("come");
        QTest::addColumn<int>("go");
        QTest::newRow("three come") << 3 << 0;
        QTest::newRow("three go") << 0 << 3;
    }

    void equalRowsWithoutAnIdBearAShift()
    {
        QFETCH(int, come);
        QFETCH(int, go);
        std::vector<Pager::Row> all;
        for (int i = 0; i < 120; ++i) {
            const bool isNameless = i == 38 || i == 45 || i == 51 || i == 53 || i == 60;
            all.push_back({isNameless ? base::standIn(u"same"_s) : base::Key(1, std::uint64_t(i + 1)), 0});
        }
        Pager pager(Pager::Mode::ByOffset, false, 50);
        std::size_t nameless = 0;
        for (int pages = 0; pages < 20 && !pager.isDone(); ++pages) {
            const auto want = pager.next();
            QVERIFY(want);
            for (const Pager::Row &row : take(pager, *want, all))
                nameless += base::isStandIn(row.id) ? 1 : 0;
            if (pages == 0) {
                all.erase(all.begin(), all.begin() + go);
                for (int i = 0; i < come; ++i)
                    all.insert(all.begin(), {base::Key(2, std::uint64_t(i + 1)), 0});
            }
        }
        QCOMPARE(nameless, std::size_t(5));
    }

    void pagesOfEqualRowsWithoutEndAreNoticed()
    {
        Pager pager(Pager::Mode::ByOffset, false, 50);
        const std::vector<Pager::Row> rows(50, {base::standIn(u"same"_s), 0});
        int pages = 0;
        for (; !pager.isStuck() && pages < 1000; ++pages)
            std::ignore = pager.take(*pager.next(), rows, false);
        QVERIFY(pager.isStuck());
    }

    void idsAreToldApart()
    {
        table::IdSet set;
        QVERIFY(!set.contains({1, 1}));
        for (std::uint64_t i = 0; i < 5000; ++i)
            QVERIFY(set.insert({i % 3, i + 1}));
        for (std::uint64_t i = 0; i < 5000; ++i) {
            QVERIFY(!set.insert({i % 3, i + 1}));
            QVERIFY(set.contains({i % 3, i + 1}));
            QVERIFY(!set.contains({i % 3 + 1, i + 1}));
        }
        QVERIFY(set.insert({}));
        QVERIFY(set.insert({}));
        const auto node = [](int i) { return base::Key::of({u"cluster"_s, u"node-%1"_s.arg(i)}); };
        for (int i = 0; i < 1000; ++i)
            QVERIFY(set.insert(node(i)));
        for (int i = 0; i < 1000; ++i) {
            QVERIFY(!set.insert(node(i)));
            QVERIFY(set.contains(node(i)));
            QVERIFY(!set.contains(node(i + 1000)));
        }
        set.clear();
        QVERIFY(!set.contains({0, 1}));
        QVERIFY(!set.contains(node(1)));
        QVERIFY(set.insert({0, 1}));
        QVERIFY(set.insert(node(1)));
    }
};

QTEST_APPLESS_MAIN(TestPager)
#include "tst_pager.moc"
