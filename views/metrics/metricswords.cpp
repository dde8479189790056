// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/metrics/metricswords.h"

#include "models/catalog/problem.h"
#include "models/catalog/resource.h"
#include "views/metrics/rangeplan.h"
#include "views/widgets/problembanner.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;
using State = metrics::MetricAnswer::State;

namespace views {
namespace {

struct MetricsTexts
{
    Q_DECLARE_TR_FUNCTIONS(views::MetricsWords)
};

StatePanel::Action button(MetricsAction id, const QString &text, ButtonRole role = ButtonRole::Normal)
{
    return {int(id), text, role};
}

bool hasSamples(const metrics::MetricAnswer &metric)
{
    return std::ranges::any_of(metric.series, [](const auto &series) { return series->samples.size() > 0; });
}

bool isWaiting(const metrics::MetricAnswer &metric)
{
    return metric.state == State::Waiting;
}

// The first problem: all come from the same control plane at about the same time.
std::optional<table::Problem> problemOf(const metrics::Answer &answer)
{
    for (const metrics::MetricAnswer &metric : answer.metrics) {
        if (metric.state == State::Failed && metric.problem)
            return catalog::problemOf(*metric.problem);
    }
    return std::nullopt;
}

StatePanel::Content unreadable(const metrics::Losses &losses)
{
    StatePanel::Content content{
        "warn",
        MetricsTexts::tr("The samples could not be read"),
        MetricsTexts::tr("The control plane sent %n sample(s) that Binnacle cannot read. The first one "
                         "contains \"%1\".",
                         nullptr, losses.unreadable)
            .arg(losses.firstUnreadable),
        {}};
    content.actions.append(button(MetricsAction::Retry, MetricsTexts::tr("Refresh")));
    return content;
}

StatePanel::Content outOfRange(const metrics::Losses &losses)
{
    return {
        "warn",
        MetricsTexts::tr("No possible samples"),
        MetricsTexts::tr("%n sample(s) have values that are impossible for these metrics.", nullptr, losses.outOfRange),
        {button(MetricsAction::ChooseMetrics, MetricsTexts::tr("Choose metrics"))}};
}

QString noun(const EmptyFacts &facts)
{
    const auto resource = catalog::resourceOf(facts.subject.scope);
    return resource ? catalog::wordsOf((*resource)->words.one) : QString();
}

std::optional<metrics::Range> lifeOf(const EmptyFacts &facts)
{
    return views::lifeOf(facts.subject, facts.context.nowMs);
}

bool hasEnded(const EmptyFacts &facts)
{
    return facts.subject.endedMs != api::absentTime;
}

// Samples are stored every minute at worst.
constexpr qint64 toleranceMs = 60'000;

bool showsWholeLife(const EmptyFacts &facts)
{
    const auto life = lifeOf(facts);
    return life && facts.range.fromMs <= life->fromMs + toleranceMs && facts.range.toMs >= life->toMs - toleranceMs;
}

bool isOutsideLife(const EmptyFacts &facts)
{
    const auto life = lifeOf(facts);
    return life && (facts.range.toMs <= life->fromMs || facts.range.fromMs >= life->toMs);
}

StatePanel::Content waiting(const EmptyFacts &facts)
{
    StatePanel::Content content{"phase-pending",
                                MetricsTexts::tr("%1 has not started yet").arg(noun(facts)),
                                MetricsTexts::tr("Curves appear once it runs."),
                                {}};
    if (!facts.waitReason.isEmpty())
        content.why = facts.waitReason + u'\n' + content.why;
    content.actions.append(button(MetricsAction::Retry, MetricsTexts::tr("Refresh")));
    return content;
}

StatePanel::Content leftOut()
{
    StatePanel::Content content{"warn",
                                MetricsTexts::tr("The answer is incomplete"),
                                MetricsTexts::tr("The control plane left these metrics out of its answer."),
                                {}};
    content.actions.append(button(MetricsAction::Retry, MetricsTexts::tr("Refresh")));
    return content;
}

// Nothing at all was measured over the whole lifetime.
StatePanel::Content neverMeasured(const EmptyFacts &facts)
{
    constexpr qint64 youngMs = 3 * 60'000;
    const metrics::Range life = *lifeOf(facts);
    if (hasEnded(facts))
        return {"cal",
                MetricsTexts::tr("No samples are left"),
                MetricsTexts::tr(
                    "%1 ran from %2. Samples are deleted after some time, and there are none of very short runs.")
                    .arg(noun(facts), rangeText(life, facts.context.zone)),
                {button(MetricsAction::ChooseMetrics, MetricsTexts::tr("Choose metrics"), ButtonRole::Flat)}};
    if (life.length() < youngMs)
        return {"phase-pending",
                MetricsTexts::tr("No samples yet"),
                MetricsTexts::tr("%1 has just been created. Its first samples appear within a few minutes.")
                    .arg(noun(facts)),
                {button(MetricsAction::Retry, MetricsTexts::tr("Refresh"))}};
    return {"info",
            MetricsTexts::tr("These metrics are not measured here"),
            MetricsTexts::tr("The control plane has no samples of them for the whole lifetime."),
            {button(MetricsAction::ChooseMetrics, MetricsTexts::tr("Choose metrics"))}};
}

StatePanel::Content empty(const EmptyFacts &facts)
{
    if (showsWholeLife(facts))
        return neverMeasured(facts);
    StatePanel::Content content{"cal", MetricsTexts::tr("No samples in this time range"), {}, {}};
    const auto life = lifeOf(facts);
    if (life && isOutsideLife(facts)) {
        content.why = hasEnded(facts)
            ? MetricsTexts::tr("%1 ran from %2.").arg(noun(facts), rangeText(*life, facts.context.zone))
            : MetricsTexts::tr("%1 was created at %2.")
                  .arg(noun(facts), table::displayText(table::Kind::Time, life->fromMs, facts.context));
    } else {
        content.why = MetricsTexts::tr("The chosen metrics were not measured in it.");
    }
    constexpr qint64 day = 24 * 3'600'000LL;
    if (life)
        content.actions.append(button(MetricsAction::ShowLife, MetricsTexts::tr("Show entire lifetime")));
    else if (facts.range.length() < day || facts.range.toMs < facts.context.nowMs - day)
        content.actions.append(button(MetricsAction::ShowDay, MetricsTexts::tr("Show the last 24 h")));
    content.actions.append(button(MetricsAction::ChooseMetrics, MetricsTexts::tr("Choose metrics"), ButtonRole::Flat));
    return content;
}

MetricsNotice failedNotice(const table::Problem &problem, const QString &age)
{
    MetricsNotice notice{problemBanner(problem), leadsToSignIn(problem) ? MetricsAction::SignIn : MetricsAction::Retry};
    notice.text.sentence = age;
    return notice;
}

} // namespace

QString whyEmpty(const metrics::Metric &metric, const EmptyFacts &facts)
{
    if (facts.isWaiting)
        return MetricsTexts::tr("%1 has not started yet.").arg(noun(facts));
    if (facts.subject.gpus == metrics::HeldGpus::Fraction && metrics::isOfNvLink(metric))
        return MetricsTexts::tr("NVLink is not measured for fractions of a GPU. Choose another metric.");
    if (isOutsideLife(facts))
        return hasEnded(facts) ? MetricsTexts::tr("%1 did not run in this time range. Choose “Life”.").arg(noun(facts))
                               : MetricsTexts::tr("%1 was created later. Choose “Life”.").arg(noun(facts));
    if (showsWholeLife(facts))
        return hasEnded(facts) ? MetricsTexts::tr("No samples are left, or none were taken. Choose another metric.")
                               : MetricsTexts::tr("Not measured here so far. Choose another metric.");
    return MetricsTexts::tr("No samples in this time range. Choose a longer one, or another metric.");
}

QString metricNote(const metrics::MetricAnswer &metric, const EmptyFacts &facts)
{
    switch (metric.state) {
    case State::Waiting:
        return MetricsTexts::tr("Loading");
    case State::Refused:
        return MetricsTexts::tr("Not offered by this control plane");
    case State::Failed:
        return metric.problem ? metric.problem->sentence() : MetricsTexts::tr("No answer");
    case State::Complete:
    case State::Partial:
    case State::Empty:
        break;
    }
    if (metric.losses.unreadable > 0)
        return MetricsTexts::tr("%n sample(s) could not be read", nullptr, metric.losses.unreadable);
    if (metric.losses.outOfRange > 0)
        return MetricsTexts::tr("%n sample(s) out of range left out", nullptr, metric.losses.outOfRange);
    return metric.state == State::Partial ? MetricsTexts::tr("Left out of the answer")
                                          : whyEmpty(*metric.metric, facts);
}

std::optional<StatePanel::Content> metricsStandIn(const metrics::Answer &answer, const EmptyFacts &facts,
                                                  bool isLoading)
{
    const auto &all = answer.metrics;
    if (all.empty() || std::ranges::any_of(all, hasSamples))
        return std::nullopt;
    if (isLoading && std::ranges::any_of(all, isWaiting))
        return std::nullopt;
    if (const auto problem = problemOf(answer))
        return problemPanel(*problem, MetricsTexts::tr("No permission to read these metrics"),
                            int(MetricsAction::Retry), int(MetricsAction::SignIn));
    if (std::ranges::all_of(all, [](const auto &metric) { return metric.state == State::Refused; })) {
        return StatePanel::Content{
            "info",
            all.size() == 1 ? MetricsTexts::tr("This control plane does not offer %1").arg(all[0].metric->title())
                            : MetricsTexts::tr("This control plane does not offer these metrics"),
            MetricsTexts::tr("It may be too old. Choose other metrics."),
            {button(MetricsAction::LeaveOut, MetricsTexts::tr("Show default metrics"))}};
    }
    metrics::Losses losses;
    for (const metrics::MetricAnswer &metric : all)
        losses += metric.losses;
    if (losses.unreadable > 0)
        return unreadable(losses);
    if (losses.outOfRange > 0)
        return outOfRange(losses);
    if (std::ranges::any_of(all, [](const auto &metric) { return metric.state == State::Partial; }))
        return leftOut();
    return facts.isWaiting ? waiting(facts) : empty(facts);
}

std::optional<MetricsNotice> metricsNotice(const metrics::Answer &answer, bool isLoading,
                                           const table::FormatContext &context)
{
    if (const auto problem = problemOf(answer))
        return failedNotice(
            *problem, ageSentence(MetricsTexts::tr("These curves are from %1, %2 old."), answer.answeredAtMs, context));
    QStringList refused;
    for (const metrics::MetricAnswer &metric : answer.metrics) {
        if (metric.state == State::Refused)
            refused.append(metric.metric->title());
    }
    if (refused.isEmpty() || isLoading)
        return std::nullopt;
    MetricsNotice notice;
    notice.action = MetricsAction::LeaveOut;
    BannerText &text = notice.text;
    text.tone = Tone::Info;
    text.icon = "info";
    text.sentence = MetricsTexts::tr("This control plane does not offer %1.").arg(refused.join(u", "_s));
    text.action = refused.size() == 1 ? MetricsTexts::tr("Leave it out") : MetricsTexts::tr("Leave them out");
    return notice;
}

QString rangeText(const metrics::Range &range, table::Zone zone)
{
    const table::FormatContext context{zone, range.toMs};
    //: two times
    return MetricsTexts::tr("%1 to %2")
        .arg(table::displayText(table::Kind::Time, range.fromMs, context),
             table::displayText(table::Kind::Time, range.toMs, context));
}

} // namespace views
