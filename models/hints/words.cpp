// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/durations.h"
#include "models/hints/told.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

// The words of hints.
namespace hints {
namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Hints)
};

QString percentText(double percent)
{
    return table::displayText(table::Kind::Percent, std::round(percent), {});
}

QString amountText(const Hint &hint, double amount)
{
    return hint.resource == Resource::Cores ? table::displayText(table::Kind::Cores, amount, {})
                                            : table::bytesText(amount);
}

QString resourceText(Resource resource)
{
    switch (resource) {
    case Resource::GpuMemory:
        return Tr::tr("GPU memory");
    case Resource::Memory:
        return Tr::tr("memory");
    case Resource::Cores:
        return Tr::tr("CPU cores");
    }
    return {};
}

// "21 Nov 2025, 14:13": times of samples move with the range, by seconds. What lasts a few minutes has its seconds.
QString timeText(const Hint &hint, std::int64_t ms, const table::FormatContext &context)
{
    constexpr std::int64_t shortMs = 5 * base::minuteMs;
    const std::int64_t lasts = hint.untilMs - hint.sinceMs;
    const QString text = table::displayText(table::Kind::Time, ms, context);
    const qsizetype seconds = text.lastIndexOf(u':');
    return lasts == 0 || lasts >= shortMs ? text.left(seconds) : text;
}

// "since 21 Nov 2025, 14:13", "until …"
QString whenText(const Hint &hint, const table::FormatContext &context)
{
    if (!hint.isOngoing)
        return Tr::tr("until %1").arg(timeText(hint, hint.untilMs, context));
    return (hint.isFromBegin ? Tr::tr("since %1 at least") : Tr::tr("since %1"))
        .arg(timeText(hint, hint.sinceMs, context));
}

QString durationText(std::int64_t ms)
{
    return table::durationText(ms / 1000);
}

QString groundText(const Hint &hint, const QString &rule)
{
    return rule + u' ' + Tr::tr("%n sample(s)", nullptr, hint.ground.samples)
        + Tr::tr(", %1 apart, %2 of the time.")
              .arg(durationText(std::llround(hint.ground.stepMs)), percentText(hint.ground.coverage * 100));
}

// Of two amounts: the larger one is the whole bar.
std::vector<Bar> barsOf(Bar one, Bar other)
{
    const double most = std::max(one.share, other.share);
    if (!(most > 0))
        return {};
    one.share /= most;
    other.share /= most;
    return {std::move(one), std::move(other)};
}

Words straggler(const Found &found, const table::FormatContext &context)
{
    const Hint &hint = found.hint;
    Words words;
    //: "GPU 3 at 64 % utilization, since 21 Nov 2025, 14:13"
    words.headline = Tr::tr("%1 at %2 utilization, %3")
                         .arg(found.names.join(u", "_s), percentText(hint.value), whenText(hint, context));
    words.body
        = Tr::tr("The other %n GPU(s) are at %1: it is %2 below them, for %3 in all.", nullptr, hint.ground.peers)
              .arg(percentText(hint.against), percentText((1 - hint.value / hint.against) * 100),
                   durationText(hint.totalMs))
        + u' ' + Tr::tr("Usual causes: a throttled GPU, a slow link, or more data than the others have.");
    words.ground = groundText(hint, Tr::tr("Medians over 10 min, at least 15 % and two deviations below the others."));
    words.bars = {{found.names.join(u", "_s), percentText(hint.value), hint.value / 100},
                  {Tr::tr("The others"), percentText(hint.against), hint.against / 100}};
    return words;
}

Words busyOnly(const Found &found, const table::FormatContext &context)
{
    const Hint &hint = found.hint;
    const QString gpus = hint.curves.size() == 1 && hint.of > 1
        ? found.names.constFirst()
        : Tr::tr("%1 of %n GPU(s)", nullptr, int(hint.of)).arg(hint.curves.size());
    Words words;
    //: "8 of 8 GPUs at 93 % utilization, but SM activity 18 %, since 21 Nov 2025, 14:13"
    words.headline = Tr::tr("%1 at %2 utilization, but SM activity %3, %4")
                         .arg(gpus, percentText(hint.value), percentText(hint.against * 100), whenText(hint, context));
    words.body
        = Tr::tr("Utilization only tells that any kernel ran. SM activity tells how much of a GPU worked: 80 % is "
                 "good use, less than 50 % is likely poor. It lasted %1 in all.")
              .arg(durationText(hint.totalMs))
        + u' ' + Tr::tr("Usual causes: small batches, many small kernels, or waiting for data.");
    words.ground
        = groundText(hint, Tr::tr("Medians over 15 min: utilization of at least 80 %, SM activity below 50 %."));
    words.bars = {{Tr::tr("Utilization"), percentText(hint.value), hint.value / 100},
                  {Tr::tr("SM activity"), percentText(hint.against * 100), hint.against}};
    return words;
}

Words asked(const Found &found)
{
    const Hint &hint = found.hint;
    Words words;
    //: "12 GiB of 64 GiB GPU memory used, over 23 h"
    words.headline = Tr::tr("%1 of %2 %3 used, over %4")
                         .arg(amountText(hint, hint.value), amountText(hint, hint.against), resourceText(hint.resource),
                              durationText(hint.totalMs));
    words.body
        = Tr::tr("95 % of its samples are at most %1, the highest is %2. It asked for %3; with less, it may start "
                 "sooner and leaves room for others.")
              .arg(amountText(hint, hint.value), amountText(hint, hint.most), amountText(hint, hint.against));
    words.ground
        = groundText(hint, Tr::tr("The 95th percentile of use is at most half of the request, for at least 1 h."));
    words.bars = barsOf({Tr::tr("Used (p95)"), amountText(hint, hint.value), hint.value},
                        {Tr::tr("Requested"), amountText(hint, hint.against), hint.against});
    return words;
}

// Of a link, in the units that links are sold in: "12.4 GB/s"
QString rateText(double bytesPerSecond)
{
    const double giga = bytesPerSecond / 1e9;
    const bool isSmall = giga < 1;
    const double number = isSmall ? bytesPerSecond / 1e6 : giga;
    QString digits = QString::number(number, 'f', number < 10 && !isSmall ? 1 : 0);
    digits.replace(u'.', table::decimalPoint());
    return (isSmall ? Tr::tr("%1 MB/s") : Tr::tr("%1 GB/s")).arg(digits);
}

Words drops(const Found &found, const table::FormatContext &context)
{
    const Hint &hint = found.hint;
    Words words;
    //: "Utilization falls to 6 % every 31 min, since 21 Nov 2025, 14:13"
    words.headline = Tr::tr("Utilization falls to %1 every %2, %3")
                         .arg(percentText(hint.value), durationText(hint.periodMs), whenText(hint, context));
    words.body = Tr::tr("%n drop(s) from %1, of about %2: they cost %3 of the GPU time.", nullptr, hint.count)
                     .arg(percentText(hint.against), durationText(hint.lengthMs), percentText(hint.share * 100))
        + u' ' + Tr::tr("Usual causes: checkpoints, data loading, evaluation.");
    words.ground = groundText(
        hint, Tr::tr("Drops below half of the usual utilization, at regular distances, that cost at least 5 %."));
    words.bars = {{Tr::tr("In drops"), percentText(hint.value), hint.value / 100},
                  {Tr::tr("Otherwise"), percentText(hint.against), hint.against / 100}};
    return words;
}

QString linkText(Link link)
{
    return link == Link::NvLink ? u"NVLink"_s : u"PCIe"_s;
}

Words unevenLink(const Found &found, const table::FormatContext &context)
{
    const Hint &hint = found.hint;
    const QString gpu = found.names.join(u", "_s);
    const QString when = whenText(hint, context);
    const QString link = linkText(hint.link);
    const bool isDirection = hint.unevenness == Unevenness::Direction;
    Words words;
    words.bars = barsOf({isDirection ? Tr::tr("Received") : gpu, rateText(hint.value), hint.value},
                        {isDirection ? Tr::tr("Sent") : Tr::tr("The others"), rateText(hint.against), hint.against});
    if (isDirection) {
        //: "GPU 3 receives 2.1 GB/s over NVLink and sends 12 GB/s, since 21 Nov 2025, 14:13"
        words.headline = Tr::tr("%1 receives %2 over %3 and sends %4, %5")
                             .arg(gpu, rateText(hint.value), link, rateText(hint.against), when);
        words.body = Tr::tr("Most of the other %n GPU(s) receive about as much as they send. It lasted %1 in all.",
                            nullptr, hint.ground.peers)
                         .arg(durationText(hint.totalMs));
    } else {
        //: "GPU 3 transfers 2.1 GB/s over NVLink, since 21 Nov 2025, 14:13"
        words.headline = Tr::tr("%1 transfers %2 over %3, %4").arg(gpu, rateText(hint.value), link, when);
        words.body = Tr::tr("The other %n GPU(s) transfer %1 each, sent and received. It lasted %2 in all.", nullptr,
                            hint.ground.peers)
                         .arg(rateText(hint.against), durationText(hint.totalMs));
    }
    words.body += u' '
        + (hint.unevenness == Unevenness::Above ? Tr::tr("Usual causes: one GPU that collects for all others.")
                                                : Tr::tr("Usual causes: a link that is down or slow, or uneven work."));
    words.ground = groundText(hint,
                              Tr::tr("Medians over 10 min: at most half or at least twice of what the others transfer, "
                                     "which are alike; or twice as much in one direction, while theirs are even."));
    return words;
}

Words outOfMemory(const Found &found, const table::FormatContext &context)
{
    const Hint &hint = found.hint;
    Words words;
    //: "GPU memory ran out: 3 processes killed, the last 21 Nov 2025, 14:13"
    words.headline = Tr::tr("GPU memory ran out: %n process(es) killed, the last %1", nullptr, hint.count)
                         .arg(timeText(hint, hint.untilMs, context));
    switch (hint.kill) {
    case Kill::Burst:
        words.body = Tr::tr("There was not enough GPU memory for a burst.");
        break;
    case Kill::Idle:
        words.body = Tr::tr("They were idle, and others needed the GPU memory.");
        break;
    case Kill::SwapOut:
        words.body = Tr::tr("The node had no memory left to swap GPU memory to.");
        break;
    }
    words.body
        += u' ' + Tr::tr("On %1, since %2.").arg(found.names.join(u", "_s), timeText(hint, hint.sinceMs, context));
    words.ground = groundText(hint, Tr::tr("A counter of the node rose within the range."));
    return words;
}

QString coresText(double cores)
{
    return table::displayText(table::Kind::Cores, cores, {});
}

Words takenCores(const Found &found, const table::FormatContext &context)
{
    const Hint &hint = found.hint;
    const QString neighbour = found.names.value(0);
    Words words;
    //: "eval-3-0 on the same node takes 190 CPU cores, since 21 Nov 2025, 14:13"
    words.headline = Tr::tr("%1 on the same node takes %2 CPU cores, %3")
                         .arg(neighbour, coresText(hint.taken), whenText(hint, context));
    words.body = Tr::tr("%1 uses %2 meanwhile and %3 otherwise. Node %4 has %5, nearly all in use.")
                     .arg(found.names.value(3), coresText(hint.value), coresText(hint.against), found.names.value(2),
                          coresText(hint.cores))
        + u' ';
    const QString workload = found.names.value(1);
    words.body += std::isnan(hint.requested)
        ? Tr::tr("%1 of workload %2 uses %3 otherwise.").arg(neighbour, workload, coresText(hint.takenBefore))
        : Tr::tr("%1 of workload %2 uses %3 otherwise and requested %4.")
              .arg(neighbour, workload, coresText(hint.takenBefore), coresText(hint.requested));
    words.body += u' ' + Tr::tr("It lasted %1 in all.").arg(durationText(hint.totalMs)) + u' '
        + Tr::tr("Usual causes: a neighbour without a CPU limit, or that requests less than it uses.");
    words.ground = groundText(hint,
                              Tr::tr("95 % of the node's cores in use for at least 10 min; meanwhile this pod uses at "
                                     "least 25 % and two deviations less, and the neighbour as much more."));
    words.bars = barsOf({Tr::tr("Meanwhile"), coresText(hint.value), hint.value},
                        {Tr::tr("Otherwise"), coresText(hint.against), hint.against});
    return words;
}

} // namespace

Words wordsOf(const Found &found, const table::FormatContext &context)
{
    switch (found.hint.kind) {
    case Kind::Straggler:
        return straggler(found, context);
    case Kind::Ineffective:
        return busyOnly(found, context);
    case Kind::AskedTooMuch:
        return asked(found);
    case Kind::PeriodicDrops:
        return drops(found, context);
    case Kind::UnevenLink:
        return unevenLink(found, context);
    case Kind::Neighbour:
        return takenCores(found, context);
    case Kind::OutOfMemory:
        break;
    }
    return outOfMemory(found, context);
}

std::vector<CheckWords> checkList()
{
    return {
        {Tr::tr("A GPU far below its peers"),
         Tr::tr("Utilization of at least 15 % and two deviations below the median of the others, in medians over "
                "10 min. From 4 GPUs on.")},
        {Tr::tr("Busy but ineffective"),
         Tr::tr("Utilization of at least 80 % and SM activity below 50 %, in medians over 15 min.")},
        {Tr::tr("Much more requested than used"),
         Tr::tr("95 % of the samples of memory are at most half of the request, for at least 1 h.")},
        {Tr::tr("Drops at regular times"),
         Tr::tr("At least 4 drops below half of the usual utilization, at regular distances, of at least 2 samples "
                "each, that cost at least 5 % of the GPU time.")},
        {Tr::tr("Uneven NVLink or PCIe"),
         Tr::tr("A GPU transfers at most half or at least twice of what the others do, or twice as much in one "
                "direction, in medians over 10 min. From 4 GPUs on.")},
        {Tr::tr("GPU memory ran out"), Tr::tr("A node counts processes that were killed within the range.")},
        {Tr::tr("A neighbour that takes CPU cores"),
         Tr::tr("At least 95 % of a node's cores are in use for 10 min. Meanwhile, a pod uses at least 25 % and two "
                "deviations less than otherwise, and another one as many cores more, and more than it requested. Of "
                "what runs, over the last 6 h: one pod on each of at most 4 nodes.")},
    };
}

} // namespace hints
