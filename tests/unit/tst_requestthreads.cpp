// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/gateway.h"
#include "tests/support/threadchecks.h"

#include <QCoreApplication>

#include <atomic>

using threadchecks::check;

// What the threads of a session share: the log of requests, the end that brings an outcome, the way to the dispatcher.
namespace {

constexpr int threads = 4;
constexpr int rounds = 500;

void logIsWrittenAndRead()
{
    api::RequestLog log;
    std::atomic_int faults = 0;
    threadchecks::inThreads(threads, [&](int thread) {
        for (int i = 0; i < rounds; ++i) {
            if (thread % 2 == 0) {
                log.add({.queryKeys = QByteArray("limit&offset"), .totalMs = i});
                log.setLoad({.inFlight = i});
                continue;
            }
            std::uint64_t last = log.lastNumber();
            for (const api::RequestRecord &record : log.after(last / 2)) {
                faults += record.number <= last / 2 || record.queryKeys.size() != 12;
            }
            faults += log.load().inFlight < 0 || log.lastNumber() < last;
        }
    });
    check(faults == 0, "a record is read whole, in its order");
    check(log.lastNumber() == std::uint64_t(threads / 2) * rounds, "each record has a number of its own");
    check(log.after(0).size() == api::RequestLog::capacity, "as many are kept as there is room for");
}

using IntDelivery = api::TypedDelivery<int>;

std::shared_ptr<IntDelivery> deliveryTo(QObject &receiver)
{
    auto delivery
        = std::make_shared<IntDelivery>([](const api::Payload &body) -> api::Result<int> { return body.status; });
    delivery->open(&receiver);
    return delivery;
}

// Network and decode threads may both bring an outcome, of which the first counts.
void oneOutcomeArrives()
{
    int arrived = 0;
    for (int round = 0; round < rounds; ++round) {
        QObject receiver;
        const auto delivery = deliveryTo(receiver);
        threadchecks::inThreads(2, [&](int thread) {
            if (thread == 0)
                delivery->fail({.kind = api::Error::Kind::Offline});
            else
                delivery->fail({.kind = api::Error::Kind::Timeout});
        });
        const api::Result<int> outcome = delivery->take();
        arrived += !outcome
            && (outcome.error().kind == api::Error::Kind::Offline || outcome.error().kind == api::Error::Kind::Timeout);
        delivery->close();
    }
    check(arrived == rounds, "one of two outcomes arrives, whole");
}

// Whoever waits gives up while the outcome is on its way: the receiver may be gone the moment close() has returned.
void nothingArrivesAfterClosing()
{
    std::atomic_int ended = 0;
    for (int round = 0; round < rounds; ++round) {
        auto receiver = std::make_unique<QObject>();
        const auto delivery = deliveryTo(*receiver);
        std::jthread network([&] {
            delivery->fail({.kind = api::Error::Kind::Offline});
            ++ended;
        });
        delivery->close();
        receiver.reset();
    }
    check(ended == rounds, "an outcome that comes too late does no harm");
}

void gatewayCloses()
{
    std::atomic_int changes = 0;
    api::WorkerPool pool(1, 1);
    api::Dispatcher::Options options;
    options.makeTokens = [](api::HttpTransport &) { return nullptr; }; // nothing is sent
    auto dispatcher = std::make_unique<api::Dispatcher>(std::move(options), pool);
    api::Gateway gateway([&] { ++changes; });
    gateway.open(dispatcher.get());
    std::atomic_uint64_t numbers = 0;
    std::atomic_bool isClosed = false;
    std::atomic_int late = 0;
    threadchecks::inThreads(threads + 1, [&](int thread) {
        if (thread == threads) {
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
            gateway.close();
            isClosed = true;
            return;
        }
        for (int i = 0; i < rounds; ++i) {
            const bool wasClosed = isClosed;
            const int before = gateway.pending();
            const std::uint64_t number = gateway.nextNumber();
            numbers += number;
            gateway.submit(number, api::Job{});
            gateway.cancel(number);
            late += wasClosed && gateway.pending() != before;
        }
    });
    constexpr std::uint64_t all = threads * rounds;
    check(numbers == all * (all + 1) / 2, "each request has a number of its own");
    check(late == 0, "a closed gateway takes nothing");
    check(gateway.pending() == changes, "every change of what is pending is told");
    dispatcher.reset(); // what was submitted has not begun
    pool.close();
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    logIsWrittenAndRead();
    oneOutcomeArrives();
    nothingArrivesAfterClosing();
    gatewayCloses();
    return threadchecks::exitCode();
}
