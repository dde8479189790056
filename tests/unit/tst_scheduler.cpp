// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/retry.h"
#include "models/api/scheduler.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using api::Scheduler;
using base::Urgency;

// What goes next and when again: the parts of the request machinery that need neither a network nor an event loop.
class TestScheduler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void servesByUrgency();
    void servesInOrderOfArrival();
    void startsFourAtMost();
    void keepsASlotForThePerson();
    void boundsTheBackground();
    void frontGoesFirst();
    void removesWhereverItIs();
    void ignoresUnknownTickets();
    void retriesBackOff();
    void retriesHonourTheServer();
    void retriesEnd();
};

void TestScheduler::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
}

void TestScheduler::servesByUrgency()
{
    Scheduler scheduler({.inFlight = 100, .background = 100, .reserved = 0});
    scheduler.add(1, Urgency::Export);
    scheduler.add(2, Urgency::Refresh);
    scheduler.add(3, Urgency::Prefetch);
    scheduler.add(4, Urgency::Metrics);
    scheduler.add(5, Urgency::Visible);
    scheduler.add(6, Urgency::Interactive);
    for (Scheduler::Ticket expected = 6; expected >= 1; --expected)
        QCOMPARE(scheduler.startNext(), std::optional(expected));
    QVERIFY(!scheduler.startNext());
}

void TestScheduler::servesInOrderOfArrival()
{
    Scheduler scheduler;
    for (Scheduler::Ticket ticket = 1; ticket <= 3; ++ticket)
        scheduler.add(ticket, Urgency::Visible);
    QCOMPARE(scheduler.startNext(), std::optional<Scheduler::Ticket>(1));
    QCOMPARE(scheduler.startNext(), std::optional<Scheduler::Ticket>(2));
    QCOMPARE(scheduler.waiting(), std::size_t{1});
}

void TestScheduler::startsFourAtMost()
{
    Scheduler scheduler;
    for (Scheduler::Ticket ticket = 1; ticket <= 10; ++ticket)
        scheduler.add(ticket, Urgency::Interactive);
    for (int i = 0; i < 4; ++i)
        QVERIFY(scheduler.startNext());
    QVERIFY(!scheduler.startNext());
    QCOMPARE(scheduler.inFlight(), 4);
    scheduler.finish(2);
    QCOMPARE(scheduler.startNext(), std::optional<Scheduler::Ticket>(5));
    QVERIFY(!scheduler.startNext());
}

void TestScheduler::keepsASlotForThePerson()
{
    Scheduler scheduler;
    for (Scheduler::Ticket ticket = 1; ticket <= 8; ++ticket)
        scheduler.add(ticket, Urgency::Prefetch);
    for (int i = 0; i < 3; ++i)
        QVERIFY(scheduler.startNext());
    QVERIFY(!scheduler.startNext());
    scheduler.add(20, Urgency::Visible);
    QCOMPARE(scheduler.startNext(), std::optional<Scheduler::Ticket>(20));
    // All four are taken now; a slot that becomes free is kept again.
    scheduler.finish(20);
    QVERIFY(!scheduler.startNext());
}

void TestScheduler::boundsTheBackground()
{
    Scheduler scheduler;
    scheduler.add(1, Urgency::Export);
    scheduler.add(2, Urgency::Export);
    scheduler.add(3, Urgency::Export);
    scheduler.add(4, Urgency::Refresh);
    QCOMPARE(scheduler.startNext(), std::optional<Scheduler::Ticket>(4));
    QCOMPARE(scheduler.startNext(), std::optional<Scheduler::Ticket>(1));
    QVERIFY(!scheduler.startNext()); // export and refresh together
    scheduler.add(5, Urgency::Metrics);
    QCOMPARE(scheduler.startNext(), std::optional<Scheduler::Ticket>(5));
    scheduler.finish(4);
    QCOMPARE(scheduler.startNext(), std::optional<Scheduler::Ticket>(2));
}

void TestScheduler::frontGoesFirst()
{
    Scheduler scheduler;
    scheduler.add(1, Urgency::Visible);
    scheduler.add(2, Urgency::Visible, Scheduler::Place::Front);
    QCOMPARE(scheduler.startNext(), std::optional<Scheduler::Ticket>(2));
}

void TestScheduler::removesWhereverItIs()
{
    Scheduler scheduler;
    for (Scheduler::Ticket ticket = 1; ticket <= 6; ++ticket)
        scheduler.add(ticket, Urgency::Visible);
    for (int i = 0; i < 4; ++i)
        QVERIFY(scheduler.startNext());
    scheduler.remove(1); // started
    scheduler.remove(5); // waiting
    QCOMPARE(scheduler.startNext(), std::optional<Scheduler::Ticket>(6));
    QCOMPARE(scheduler.waiting(), std::size_t{0});
}

void TestScheduler::ignoresUnknownTickets()
{
    Scheduler scheduler;
    scheduler.add(1, Urgency::Visible);
    scheduler.finish(99);
    scheduler.remove(98);
    scheduler.finish(1); // waits still
    QCOMPARE(scheduler.startNext(), std::optional<Scheduler::Ticket>(1));
}

void TestScheduler::retriesBackOff()
{
    const api::RetryPolicy policy;
    const auto first = policy.delayAfter(1, 0ms, {}, 0.5);
    const auto second = policy.delayAfter(2, 0ms, {}, 0.5);
    const auto third = policy.delayAfter(3, 0ms, {}, 0.5);
    QVERIFY(first && second && third);
    QCOMPARE(second->count(), 2 * first->count());
    QCOMPARE(third->count(), 4 * first->count());
    // The jitter takes up to a half away.
    QCOMPARE(policy.delayAfter(1, 0ms, {}, 0.0)->count(), policy.firstDelay.count() / 2);
    QVERIFY(*policy.delayAfter(1, 0ms, {}, 0.999) < policy.firstDelay);
    const api::RetryPolicy patient{.attempts = 100, .deadline = 3600s};
    QVERIFY(*patient.delayAfter(60, 0ms, {}, 0.999) <= patient.longestDelay);
}

void TestScheduler::retriesHonourTheServer()
{
    const api::RetryPolicy policy;
    QVERIFY(*policy.delayAfter(1, 0ms, 5s, 0.5) >= 5s);
    QVERIFY(!policy.delayAfter(1, 0ms, 10min, 0.5));
}

void TestScheduler::retriesEnd()
{
    const api::RetryPolicy policy;
    QVERIFY(policy.delayAfter(policy.attempts - 1, 0ms, {}, 0.5));
    QVERIFY(!policy.delayAfter(policy.attempts, 0ms, {}, 0.5));
    QVERIFY(!policy.delayAfter(1, policy.deadline, {}, 0.5));
    QVERIFY(!policy.delayAfter(1, policy.deadline - 3s, 5s, 0.5));
}

QTEST_GUILESS_MAIN(TestScheduler)
#include "tst_scheduler.moc"
