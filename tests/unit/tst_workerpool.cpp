// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/workerpool.h"
#include "tests/support/threadchecks.h"

#include <atomic>
#include <memory>

using namespace std::chrono_literals;
using threadchecks::becomes;
using threadchecks::check;

namespace {

void runsEverything()
{
    std::atomic_int ran = 0;
    int taken = 0;
    api::WorkerPool pool(3, 1000);
    for (int i = 0; i < 500; ++i)
        taken += pool.post([&ran] { ++ran; });
    check(taken == 500, "takes what has a place");
    check(becomes([&] { return ran == 500; }), "runs everything");
}

void refusesWhenFull()
{
    std::mutex gate;
    std::atomic_int ran = 0;
    std::atomic_bool hasBegun = false;
    api::WorkerPool pool(1, 2);
    std::unique_lock closed(gate);
    bool isTaken = pool.post([&] {
        hasBegun = true;
        const std::lock_guard wait(gate);
        ++ran;
    });
    isTaken = isTaken && becomes([&] { return hasBegun.load(); });
    isTaken = isTaken && pool.post([&ran] { ++ran; }) && pool.post([&ran] { ++ran; });
    check(isTaken, "takes as many as it has places");
    api::WorkerPool::Task refused = [&ran] { ran += 100; };
    check(!pool.post(std::move(refused)) && refused, "leaves what it refuses with the caller");
    closed.unlock();
    check(becomes([&] { return ran == 3; }), "runs what it took");
}

void closesWithWorkLeft()
{
    std::atomic_int ran = 0;
    const auto witness = std::make_shared<int>(0);
    api::WorkerPool pool(2, 1000);
    for (int i = 0; i < 1000; ++i)
        (void)pool.post([&ran, witness] {
            std::this_thread::sleep_for(100us);
            ++ran;
        });
    pool.close();
    const int atClose = ran;
    check(atClose < 1000, "does not wait for what has not begun");
    check(witness.use_count() == 1, "drops what has not begun");
    check(!pool.post([&ran] { ++ran; }) && ran == atClose, "takes nothing afterwards");
}

void takesFromManyThreads()
{
    std::atomic_int ran = 0;
    std::atomic_int taken = 0;
    api::WorkerPool pool(2, 16);
    threadchecks::inThreads(4, [&](int) {
        for (int i = 0; i < 500; ++i)
            taken += pool.post([&ran] { ++ran; });
    });
    check(taken > 0 && becomes([&] { return ran == taken; }), "takes from many threads");
}

} // namespace

int main()
{
    runsEverything();
    refusesWhenFull();
    closesWithWorkLeft();
    takesFromManyThreads();
    return threadchecks::exitCode();
}
