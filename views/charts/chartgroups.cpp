// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/chartgroups.h"

#include "models/base/shown.h"
#include "models/catalog/problem.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using metrics::MetricAnswer;
using metrics::Unit;
using State = MetricAnswer::State;

namespace views {
namespace {

struct ChartGroupWords
{
    Q_DECLARE_TR_FUNCTIONS(views::ChartStack)
};

bool isPercent(Unit unit)
{
    return unit == Unit::Percent || unit == Unit::Ratio;
}

bool sharesCards(const MetricAnswer &metric)
{
    return metric.metric->form == metrics::Form::Series && metric.series.size() <= 1;
}

bool isOneUnit(Unit a, Unit b)
{
    return a == b || (isPercent(a) && isPercent(b));
}

bool isOfOneAnswer(const ChartGroup &group)
{
    return std::ranges::all_of(
        group.members, [&](const ChartGroup::Member &member) { return member.place == group.members.front().place; });
}

SeriesLook lookOf(const ChartGroup::Member &member, const metrics::SeriesKey &key, SeriesLooks &looks)
{
    SeriesLook look = looks.of(key);
    look.isGhost = member.place > 0;
    return look;
}

// Of a metric whose curves are shown, but not all of them.
QString partialText(const ChartGroup &group)
{
    for (const ChartGroup::Member &member : group.members) {
        if (member.answer->state != State::Partial || member.answer->series.empty())
            continue;
        return member.answer->expected > 0 ? ChartGroupWords::tr("incomplete, %1 of %2 answered")
                                                 .arg(member.answer->answered)
                                                 .arg(member.answer->expected)
                                           : ChartGroupWords::tr("incomplete");
    }
    return {};
}

// Above this number, a description does not list curves individually.
constexpr std::size_t mostDescribed = 16;

} // namespace

std::vector<const metrics::Metric *> ChartGroup::metrics() const
{
    std::vector<const metrics::Metric *> found;
    for (const Member &member : members) {
        if (std::ranges::find(found, member.answer->metric) == found.end())
            found.push_back(member.answer->metric);
    }
    return found;
}

Stacking ChartGroup::stacking() const
{
    if (!isOfOneAnswer(*this) || metrics().size() > 1)
        return Stacking::None;
    if (metric().form == metrics::Form::Distribution)
        return Stacking::Bars;
    const bool isAmount = metric().unit == Unit::Gpus || metric().unit == Unit::Nodes || metric().unit == Unit::Count;
    const auto &series = members.front().answer->series;
    const bool isGrouped = !series.empty()
        && std::ranges::all_of(series, [](const metrics::SeriesPtr &one) { return !one->key.group.isEmpty(); });
    return metric().form == metrics::Form::Series && isAmount && isGrouped ? Stacking::Areas : Stacking::None;
}

QString ChartGroup::key() const
{
    return QString::fromLatin1(metric().type.data(), qsizetype(metric().type.size()));
}

QString ChartGroup::title() const
{
    QStringList titles;
    for (const metrics::Metric *metric : metrics())
        titles.append(metric->title());
    return titles.join(u", "_s);
}

QString ChartGroup::meaning() const
{
    const bool hasBand = std::ranges::any_of(members, [](const Member &member) {
        return std::ranges::any_of(member.answer->series,
                                   [](const metrics::SeriesPtr &series) { return series->band != nullptr; });
    });
    if (hasBand)
        return ChartGroupWords::tr("Band: lowest to highest GPU of each object, line: median");
    return metrics().size() == 1 ? metric().meaning() : QString();
}

std::vector<ChartGroup> chartGroups(const ShownAnswers &answers)
{
    std::vector<ChartGroup> groups;
    for (std::size_t place = 0; place < answers.size(); ++place) {
        for (const MetricAnswer &answer : answers[place]->answer.metrics) {
            const auto hasIt = [&](const ChartGroup &group) {
                return std::ranges::any_of(group.members, [&](const ChartGroup::Member &member) {
                    return member.answer->metric == answer.metric;
                });
            };
            const auto hasItsUnit = [&](const ChartGroup &group) {
                return sharesCards(*group.members.front().answer)
                    && isOneUnit(group.metric().unit, answer.metric->unit);
            };
            auto group = place > 0 ? std::ranges::find_if(groups, hasIt) : groups.end();
            if (group == groups.end() && sharesCards(answer))
                group = std::ranges::find_if(groups, hasItsUnit);
            if (group == groups.end())
                group = groups.insert(groups.end(), ChartGroup());
            group->members.push_back({answers[place], &answer, int(place)});
        }
    }
    for (ChartGroup &group : groups) {
        std::vector<const MetricAnswer *> all;
        for (const ChartGroup::Member &member : group.members)
            all.push_back(member.answer);
        group.scale = valueScale(all);
    }
    return groups;
}

ValueScale scaleOf(const Curve &curve, const ValueScale &ofCard)
{
    if (!ofCard.isFixed)
        return valueScale(*curve.series, false);
    ValueScale scale = ofCard;
    scale.factor = curve.factor;
    return scale;
}

std::vector<Curve> curvesOf(const ChartGroup &group, SeriesLooks &looks, const IsHidden &isHidden)
{
    const bool namesMetrics = group.metrics().size() > 1;
    const bool namesAnswers = !isOfOneAnswer(group);
    std::vector<Curve> curves;
    for (const ChartGroup::Member &member : group.members) {
        looks.learn(*member.answer);
        const double factor = scaleOf(*member.answer, group.scale).factor;
        for (const metrics::SeriesPtr &series : member.answer->series) {
            QString name = namesMetrics ? member.answer->metric->title() : series->name;
            if (namesAnswers && !member.shown->name.isEmpty() && name != member.shown->name)
                name = u"%1 %2"_s.arg(member.shown->name, name);
            curves.push_back({series, base::shownName(name), lookOf(member, series->key, looks), factor,
                              isHidden(series->key), member.shown->shiftMs, series->band && member.place == 0});
        }
    }
    if (group.stacking() != Stacking::None)
        stack(curves);
    return curves;
}

metrics::ValueTicks ticksOf(const ChartGroup &group, const std::vector<Curve> &curves, int most)
{
    const Unit unit = group.metric().unit;
    double low = 0;
    double high = isPercent(unit) ? 100 : 0;
    for (const Curve &curve : curves) {
        if (curve.isHidden || !std::isfinite(curve.series->statistics.max))
            continue;
        low = std::min(low, curve.series->statistics.min * curve.factor);
        high = std::max(high, curve.series->statistics.max * curve.factor);
        for (std::size_t i = 0; i < curve.below.size(); ++i)
            high = std::max(high, curve.heightAt(i));
    }
    // Ignore rounding errors above 100.
    if (isPercent(unit) && high < 100.5)
        high = 100;
    const bool isWhole = unit == Unit::Count || unit == Unit::Nodes;
    return metrics::valueTicks(low, high, isWhole ? metrics::Steps::Whole : metrics::Steps::Decimal, most);
}

QString messageOf(const ChartGroup &group, const std::vector<Curve> &curves, const metrics::Range &visible)
{
    bool hasVisibleSamples = false;
    bool hasHidden = false;
    for (const Curve &curve : curves) {
        const auto &times = curve.times();
        const std::size_t first = times.lowerBound(visible.fromMs - curve.shiftMs);
        const bool hasSamples = first < times.size() && times[first] <= visible.toMs - curve.shiftMs;
        hasVisibleSamples = hasVisibleSamples || (hasSamples && !curve.isHidden);
        hasHidden = hasHidden || (hasSamples && curve.isHidden);
    }
    if (hasVisibleSamples)
        return {};
    if (hasHidden)
        return ChartGroupWords::tr("All curves are hidden. Choose one in the table of series to show it.");
    const auto isIn = [&](State state) {
        return std::ranges::any_of(group.members,
                                   [state](const ChartGroup::Member &member) { return member.answer->state == state; });
    };
    if (isIn(State::Waiting))
        return ChartGroupWords::tr("Waiting for data");
    if (isIn(State::Failed)) {
        for (const ChartGroup::Member &member : group.members) {
            if (member.answer->state == State::Failed && member.answer->problem)
                return ChartGroupWords::tr("%1 Refresh to try again.")
                    .arg(catalog::problemOf(*member.answer->problem).sentence);
        }
        return ChartGroupWords::tr("The answer could not be read. Refresh to try again.");
    }
    if (isIn(State::Refused))
        return ChartGroupWords::tr("This control plane does not offer this metric. Choose another one.");
    metrics::Losses losses;
    for (const ChartGroup::Member &member : group.members)
        losses += member.answer->losses;
    if (losses.unreadable > 0)
        return ChartGroupWords::tr("%n sample(s) could not be read. The first one contains \"%1\".", nullptr,
                                   losses.unreadable)
            .arg(losses.firstUnreadable);
    if (losses.outOfRange > 0)
        return ChartGroupWords::tr("%n sample(s) out of range left out.", nullptr, losses.outOfRange);
    if (isIn(State::Partial))
        return ChartGroupWords::tr("The control plane left this metric out of its answer. Refresh to try again.");
    const WhyEmpty &whyEmpty = group.members.front().shown->whyEmpty;
    return whyEmpty ? whyEmpty(group.metric())
                    : ChartGroupWords::tr("No samples in this time range. Choose a longer one.");
}

QString descriptionOf(const ChartGroup &group, const std::vector<Curve> &curves, const metrics::Range &visible,
                      const TimeMeaning &meaning)
{
    const QString message = messageOf(group, curves, visible);
    const QString duration = lengthText(visible.length(), meaning);
    if (!message.isEmpty())
        return u"%1, %2"_s.arg(duration, message);
    QStringList parts;
    const auto shown = std::ranges::count(curves, false, &Curve::isHidden);
    parts.append(ChartGroupWords::tr("%n series", nullptr, int(shown)));
    parts.append(duration);
    std::size_t described = 0;
    for (const Curve &curve : curves) {
        if (curve.isHidden || curve.series->samples.size() == 0)
            continue;
        if (++described > mostDescribed)
            break;
        const ValueScale scale = scaleOf(curve, group.scale);
        const QString unit = scale.unit.isEmpty() ? QString() : u' ' + scale.unit;
        const auto text = [&](double value) {
            return std::isfinite(value) ? plainValueText(value, scale) + unit : QStringLiteral("–");
        };
        const metrics::Statistics &statistics = curve.series->statistics;
        if (curve.isBand) {
            parts.append(ChartGroupWords::tr("%1: %2 GPUs, lowest %3, median %4, highest %5")
                             .arg(curve.name, QString::number(curve.series->band->curves), text(statistics.min),
                                  text(statistics.p50), text(statistics.max)));
            continue;
        }
        parts.append(ChartGroupWords::tr("%1: minimum %2, mean %3, maximum %4, last %5")
                         .arg(curve.name, text(statistics.min), text(statistics.mean), text(statistics.max),
                              text(statistics.last)));
    }
    if (const QString partial = partialText(group); !partial.isEmpty())
        parts.append(partial);
    const auto gaps = commonGaps(curves);
    if (!gaps.empty())
        parts.append(ChartGroupWords::tr("%n gap(s) without data", nullptr, int(gaps.size())));
    return parts.join(u", "_s);
}

} // namespace views
