// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/waste/totals.h"

#include <QLocale>

#include <algorithm>

namespace waste {
namespace {

double wastedOf(const Measured &workload, Counts counts)
{
    return counts == Counts::Idle ? workload.hours.idle : workload.hours.notUsed;
}

// The share of measured GPU-hours that was wasted, for what was not measured.
class Shares
{
public:
    Shares(const Result &result, Counts counts)
        : m_counts(counts)
    {
        for (const Measured &workload : result.workloads) {
            add(m_all, workload);
            add(m_byType[workload.holder.type], workload);
        }
    }

    [[nodiscard]] double of(const Measured &workload) const
    {
        if (workload.hours.measured > 0)
            return wastedOf(workload, m_counts) / workload.hours.measured;
        const Sum &type = m_byType[workload.holder.type];
        const Sum &best = type.measured > 0 ? type : m_all;
        return best.measured > 0 ? best.wasted / best.measured : 0;
    }

private:
    struct Sum
    {
        double measured = 0;
        double wasted = 0;
    };
    void add(Sum &sum, const Measured &workload) const
    {
        sum.measured += workload.hours.measured;
        sum.wasted += wastedOf(workload, m_counts);
    }

    Counts m_counts;
    Sum m_all;
    QHash<QString, Sum> m_byType;
};

class Costs
{
public:
    Costs(const Result &result, const Prices &prices)
        : m_prices(prices)
    {
        for (const Measured &workload : result.workloads) {
            const auto price = ownPrice(workload.holder);
            if (!price)
                continue;
            Sum &sum = m_clusters[workload.holder.clusterId];
            sum.hours += workload.hours.measured;
            sum.cost += workload.hours.measured * *price;
        }
    }

    void addTo(Amount &amount, const Holder &holder) const
    {
        if (const auto price = ownPrice(holder)) {
            amount.cost = amount.wasted * *price;
            return;
        }
        const Sum cluster = m_clusters.value(holder.clusterId);
        if (holder.nodePools.size() == 1 || cluster.hours <= 0) {
            amount.unpriced = amount.wasted;
            return;
        }
        amount.cost = amount.wasted * cluster.cost / cluster.hours;
        amount.isCostEstimated = true;
    }

private:
    struct Sum
    {
        double hours = 0;
        double cost = 0;
    };
    [[nodiscard]] std::optional<double> ownPrice(const Holder &holder) const
    {
        if (holder.nodePools.size() != 1)
            return std::nullopt;
        const auto price = m_prices.perGpuHour.constFind(holder.nodePools[0]);
        return price == m_prices.perGpuHour.cend() ? std::nullopt : std::optional(*price);
    }

    const Prices &m_prices;
    QHash<base::Key, Sum> m_clusters;
};

double unmeasuredOf(const Measured &workload)
{
    const Hours &hours = workload.hours;
    if (workload.state == State::NotAsked || workload.state == State::NotAnswered)
        return workload.holder.expected;
    const double held = workload.isPartial ? std::max(hours.held, workload.holder.expected) : hours.held;
    return std::max(0., held - hours.measured);
}

Amount amountOf(const Measured &workload, Counts counts, const Shares &shares, const Costs &costs)
{
    Amount amount;
    amount.workloads = 1;
    amount.measuredWorkloads = workload.state == State::Measured ? 1 : 0;
    amount.held = workload.hours.held;
    amount.measured = workload.hours.measured;
    amount.wasted = wastedOf(workload, counts);
    amount.unmeasured = unmeasuredOf(workload);
    if (workload.state == State::NoSamples && workload.hours.seenMs == 0)
        amount.silent = workload.holder.expected;
    amount.estimate = amount.unmeasured * shares.of(workload);
    costs.addTo(amount, workload.holder);
    return amount;
}

} // namespace

QStringList wordsOf(const Prices &prices)
{
    QStringList words;
    for (auto price = prices.perGpuHour.cbegin(); price != prices.perGpuHour.cend(); ++price)
        words << price.key() + u'=' + QString::number(*price, 'g', QLocale::FloatingPointShortest);
    words.sort();
    if (!prices.currency.isEmpty())
        words << u'=' + prices.currency;
    return words;
}

Prices pricesFrom(const QStringList &words)
{
    Prices prices;
    for (const QString &word : words) {
        const qsizetype equals = word.lastIndexOf(u'=');
        bool isNumber = false;
        const double price = QStringView(word).sliced(equals + 1).toDouble(&isNumber);
        if (equals == 0)
            prices.currency = word.sliced(1);
        else if (equals > 0 && isNumber && price >= 0 && price < highestPrice)
            prices.perGpuHour.insert(word.left(equals), price);
    }
    return prices;
}

double Amount::coverage() const
{
    const double all = measured + unmeasured + silent;
    return all > 0 ? measured / all : api::absentNumber;
}

Amount &Amount::operator+=(const Amount &more)
{
    workloads += more.workloads;
    measuredWorkloads += more.measuredWorkloads;
    held += more.held;
    measured += more.measured;
    wasted += more.wasted;
    unmeasured += more.unmeasured;
    estimate += more.estimate;
    silent += more.silent;
    unpriced += more.unpriced;
    isCostEstimated = isCostEstimated || more.isCostEstimated;
    if (more.cost)
        cost = cost.value_or(0) + *more.cost;
    return *this;
}

std::vector<Line> linesOf(const Result &result, Counts counts, GroupBy groupBy, const Prices &prices,
                          const std::optional<Group> &within)
{
    const Shares shares(result, counts);
    const Costs costs(result, prices);
    std::vector<Line> lines;
    QHash<base::Key, std::size_t> places;
    for (const Measured &workload : result.workloads) {
        if (!isIn(within, workload.holder))
            continue;
        const Group group = groupOf(workload.holder, groupBy);
        const base::Key key = group.key();
        const Amount amount = amountOf(workload, counts, shares, costs);
        const auto known = places.constFind(key);
        if (known != places.cend()) {
            lines[*known].amount += amount;
            continue;
        }
        places.insert(key, lines.size());
        lines.push_back(
            {.group = group, .amount = amount, .workload = groupBy == GroupBy::Workload ? &workload : nullptr});
    }
    std::ranges::stable_sort(lines, std::greater(), [](const Line &line) { return line.amount.wasted; });
    return lines;
}

Total totalOf(const Result &result, Counts counts, const Prices &prices, const std::optional<Group> &within)
{
    const Shares shares(result, counts);
    const Costs costs(result, prices);
    Total total;
    for (const Measured &workload : result.workloads) {
        if (!isIn(within, workload.holder))
            continue;
        total.amount += amountOf(workload, counts, shares, costs);
        total.longestStepMs = std::max(total.longestStepMs, workload.stepMs);
    }
    return total;
}

} // namespace waste
