// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/waste/words.h"

#include "models/table/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace waste {
namespace {

constexpr double leastCoverage = 0.5; // for a word about the rest

struct WasteWords
{
    Q_DECLARE_TR_FUNCTIONS(Waste)
};

QString mainSentence(const Total &total, const Result &result, Counts counts)
{
    const QString of = result.count(State::NotAnswered) > 0 || !result.isListWhole
        ? WasteWords::tr("At least %1 of %2 measured GPU-hours in the last %3 were %4 (%5).")
        : WasteWords::tr("%1 of %2 measured GPU-hours in the last %3 were %4 (%5).");
    return of.arg(hoursText(total.amount.wasted), hoursText(total.amount.measured), windowText(result.window.length()),
                  countsText(counts, result.shortestIdleMs), shareText(total.amount.share()));
}

QString costSentence(const Amount &amount, const Prices &prices)
{
    if (prices.perGpuHour.isEmpty())
        return {};
    if (!amount.cost)
        return WasteWords::tr("None of it has a price.");
    const QString cost = (table::countText(std::llround(*amount.cost)) + u' ' + prices.currency).trimmed();
    QString text = amount.isCostEstimated
        ? WasteWords::tr("It cost about %1, in part at the mean price of a cluster.").arg(cost)
        : WasteWords::tr("It cost %1.").arg(cost);
    if (amount.unpriced >= 0.05)
        text += u' ' + WasteWords::tr("%1 GPU-hours of it have no price.").arg(hoursText(amount.unpriced));
    return text;
}

// Perhaps a slip in a name.
QString strangePools(const Result &result, const Prices &prices)
{
    QStringList pools = prices.perGpuHour.keys();
    for (const Measured &workload : result.workloads) {
        for (const QString &pool : workload.holder.nodePools)
            pools.removeAll(pool);
    }
    pools.sort();
    return pools.isEmpty() ? QString()
                           : WasteWords::tr("No workload was in the node pool %1.").arg(pools.join(u", "_s));
}

QString groundSentence(const Total &total)
{
    return WasteWords::tr("Measured: %1 of %2 workload(s), %3 of the GPU-hours, with samples at most %4 apart.",
                          nullptr, total.amount.workloads)
        .arg(table::countText(total.amount.measuredWorkloads), table::countText(total.amount.workloads),
             shareText(total.amount.coverage()), table::durationText(std::llround(total.longestStepMs / 1000)));
}

QStringList missingSentences(const Result &result)
{
    QStringList sentences;
    if (const int count = result.count(State::NotAsked); count > 0)
        sentences << WasteWords::tr("%n workload(s) with the fewest GPU-hours were not asked for.", nullptr, count);
    if (const int count = result.count(State::NotAnswered); count > 0)
        sentences << WasteWords::tr("%1 of %2 workload(s) did not answer.", nullptr, count)
                         .arg(table::countText(count), table::countText(std::int64_t(result.workloads.size())));
    if (const int count = result.count(State::NoSamples); count > 0)
        sentences << WasteWords::tr("%n workload(s) had no samples.", nullptr, count);
    if (!result.isListWhole)
        sentences << WasteWords::tr("The list of workloads may be incomplete.");
    return sentences;
}

QString checkSentence(const QString &form, const std::optional<Check> &check)
{
    if (!check)
        return {};
    const double percent = check->percent();
    return form.arg((percent > 0 ? u"+"_s : QString()) + hoursText(percent));
}

QString beforeSentence(const Result &result)
{
    const Comparison &before = *result.before;
    const QString form = before.percent() < 0
        ? WasteWords::tr(
            "%1 less than in the %2 before, by the metrics of %n cluster(s): %3 GPU-hours not used, %4 then.", nullptr,
            before.clusters)
        : WasteWords::tr(
            "%1 more than in the %2 before, by the metrics of %n cluster(s): %3 GPU-hours not used, %4 then.", nullptr,
            before.clusters);
    QString sentence = form.arg(shareText(std::abs(before.percent()) / 100), windowText(result.window.length()),
                                hoursText(before.now), hoursText(before.before));
    if (before.others > 0)
        sentence += u' ' + WasteWords::tr("%n cluster(s) do not tell of both.", nullptr, before.others);
    return sentence;
}

} // namespace

QString windowText(std::int64_t windowMs)
{
    const std::int64_t hours = windowMs / 3'600'000;
    return hours > 24 && hours % 24 == 0 ? WasteWords::tr("%1 d").arg(hours / 24) : WasteWords::tr("%1 h").arg(hours);
}

QString hoursText(double gpuHours)
{
    return table::displayText(table::Kind::GpuHours, gpuHours, {});
}

QString shareText(double share)
{
    return WasteWords::tr("%1 %").arg(hoursText(share * 100));
}

QString changeText(double percent)
{
    return (percent > 0 ? u"+"_s : QString()) + shareText(percent / 100);
}

QString countsText(Counts counts, std::int64_t shortestIdleMs)
{
    if (counts == Counts::NotUsed)
        return WasteWords::tr("not used");
    const std::int64_t minutes = shortestIdleMs / 60'000;
    return WasteWords::tr("idle for at least %1")
        .arg(minutes % 60 == 0 ? WasteWords::tr("%1 h").arg(minutes / 60) : WasteWords::tr("%1 min").arg(minutes));
}

QStringList sentencesOf(const Result &result, Counts counts, const Prices &prices)
{
    if (result.workloads.empty())
        return {WasteWords::tr("No workload held GPUs in the last %1.").arg(windowText(result.window.length()))};
    const Total total = totalOf(result, counts, prices);
    if (total.amount.measured <= 0)
        return QStringList{WasteWords::tr("No GPU-hours could be measured in the last %1.")
                               .arg(windowText(result.window.length()))}
        + missingSentences(result);
    QStringList sentences{mainSentence(total, result, counts)};
    if (total.amount.estimate >= 0.05 && total.amount.coverage() >= leastCoverage)
        sentences << WasteWords::tr("With those that were not measured, it is about %1.")
                         .arg(hoursText(total.amount.wasted + total.amount.estimate));
    sentences << costSentence(total.amount, prices) << strangePools(result, prices) << groundSentence(total)
              << missingSentences(result);
    if (counts == Counts::Idle && total.longestStepMs > double(result.shortestIdleMs))
        sentences << WasteWords::tr("Stretches shorter than the distance of samples are met by chance.");
    //: GPU-hours held, the sum over workloads against what clusters tell: "+0.2"
    sentences << checkSentence(WasteWords::tr("Against the metrics of the clusters: %1 %."), result.clusters);
    if (result.clustersSilent > 0)
        sentences << WasteWords::tr("%n cluster(s) could not be compared.", nullptr, result.clustersSilent);
    sentences << checkSentence(WasteWords::tr("Against the averages of the projects: %1 %."), result.projects);
    if (counts == Counts::NotUsed && result.before)
        sentences << beforeSentence(result);
    sentences.removeAll(QString());
    return sentences;
}

QStringList idleSentencesOf(const IdleNow &idle)
{
    const int count = int(idle.workloads().size());
    const QString gpus = table::displayText(table::Kind::Gpus, idle.idleGpus(), {});
    QStringList sentences{
        count == 0 ? WasteWords::tr("No allocated GPU is idle.")
            : idle.isWhole()
            ? WasteWords::tr("%1 GPU(s) of %n workload(s) are idle now.", nullptr, count).arg(gpus)
            : WasteWords::tr("At least %1 GPU(s) of %n workload(s) are idle now.", nullptr, count).arg(gpus)};
    if (!idle.isWhole())
        sentences << WasteWords::tr("The list of workloads may be incomplete.");
    if (idle.leftOut() > 0)
        sentences << WasteWords::tr("%n workload(s) of clusters that do not report are left out.", nullptr,
                                    idle.leftOut());
    return sentences;
}

QString messageTemplate()
{
    return WasteWords::tr(
        "Hello, your workload {workload} in project {project} holds {gpus} GPUs. {idle} In the last {window} "
        "it did not use {hours} GPU-hours of them. If you do not need it now, please stop it.");
}

QString messageOf(const QString &form, const MessageFacts &facts)
{
    const QString idle = facts.idleSeconds > 0
        ? WasteWords::tr("They have been idle for %1.").arg(table::durationText(facts.idleSeconds))
        : QString();
    const std::pair<QLatin1StringView, QString> words[] = {
        {"{workload}"_L1, facts.workload},
        {"{project}"_L1, facts.project},
        {"{gpus}"_L1, table::displayText(table::Kind::Gpus, facts.gpus, {})},
        {"{hours}"_L1, hoursText(facts.wasted)},
        {"{window}"_L1, windowText(facts.windowMs)},
        {"{idle}"_L1, idle},
    };
    QString message;
    for (qsizetype at = 0; at < form.size();) {
        const auto word = std::ranges::find_if(
            words, [&](const auto &one) { return QStringView(form).sliced(at).startsWith(one.first); });
        if (word == std::end(words)) {
            message += form.at(at++);
            continue;
        }
        message += word->second;
        at += word->first.size();
        if (word->second.isEmpty() && at < form.size() && form.at(at) == u' ')
            ++at; // no two spaces around a sentence that is left out
    }
    return message;
}

} // namespace waste
