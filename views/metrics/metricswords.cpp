// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/metrics/metricswords.h"

#include "models/catalog/problem.h"
#include "views/widgets/problembanner.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;
using State = metrics::MetricAnswer::State;

namespace views {
namespace {

struct Words
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
        Words::tr("The samples could not be read"),
        Words::tr("The control plane sent %n sample(s) that Binnacle cannot read. The first one "
                  "contains \"%1\".",
                  nullptr, losses.unreadable)
            .arg(losses.firstUnreadable),
        {}};
    content.actions.append(button(MetricsAction::Retry, Words::tr("Refresh")));
    return content;
}

StatePanel::Content empty(const metrics::Subject &subject, bool lifeOffered)
{
    StatePanel::Content content{"cal",
                                Words::tr("No samples in this time range"),
                                Words::tr("Samples exist only for times in which something ran."),
                                {}};
    if (lifeOffered && subject.startedMs != api::absentTime)
        content.actions.append(button(MetricsAction::ShowLife, Words::tr("Show entire lifetime")));
    else
        content.actions.append(button(MetricsAction::ShowDay, Words::tr("Show the last 24 h")));
    content.actions.append(button(MetricsAction::Retry, Words::tr("Refresh"), ButtonRole::Flat));
    return content;
}

MetricsNotice failedNotice(const table::Problem &problem, const QString &age)
{
    MetricsNotice notice{problemBanner(problem), leadsToSignIn(problem) ? MetricsAction::SignIn : MetricsAction::Retry};
    notice.text.sentence = age;
    return notice;
}

} // namespace

QString metricNote(const metrics::MetricAnswer &metric)
{
    switch (metric.state) {
    case State::Waiting:
        return Words::tr("Loading");
    case State::Refused:
        return Words::tr("Not offered by this control plane");
    case State::Failed:
        return metric.problem ? metric.problem->sentence() : Words::tr("No answer");
    case State::Complete:
    case State::Partial:
    case State::Empty:
        break;
    }
    if (metric.losses.unreadable > 0)
        return Words::tr("%n sample(s) could not be read", nullptr, metric.losses.unreadable);
    return Words::tr("No samples in this time range");
}

std::optional<StatePanel::Content> metricsStandIn(const metrics::Answer &answer, const metrics::Subject &subject,
                                                  bool isLoading, bool lifeOffered)
{
    const auto &all = answer.metrics;
    if (all.empty() || std::ranges::any_of(all, hasSamples))
        return std::nullopt;
    if (isLoading && std::ranges::any_of(all, isWaiting))
        return std::nullopt;
    if (const auto problem = problemOf(answer))
        return problemPanel(*problem, Words::tr("No permission to read these metrics"), int(MetricsAction::Retry),
                            int(MetricsAction::SignIn));
    if (std::ranges::all_of(all, [](const auto &metric) { return metric.state == State::Refused; })) {
        return StatePanel::Content{"info",
                                   all.size() == 1
                                       ? Words::tr("This control plane does not offer %1").arg(all[0].metric->title())
                                       : Words::tr("This control plane does not offer these metrics"),
                                   Words::tr("It may be too old. Choose other metrics."),
                                   {button(MetricsAction::LeaveOut, Words::tr("Show default metrics"))}};
    }
    metrics::Losses losses;
    for (const metrics::MetricAnswer &metric : all)
        losses += metric.losses;
    return losses.unreadable > 0 ? unreadable(losses) : empty(subject, lifeOffered);
}

std::optional<MetricsNotice> metricsNotice(const metrics::Answer &answer, bool isLoading,
                                           const table::FormatContext &context)
{
    if (const auto problem = problemOf(answer))
        return failedNotice(*problem,
                            ageSentence(Words::tr("These curves are from %1, %2 old."), answer.answeredAtMs, context));
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
    text.sentence = Words::tr("This control plane does not offer %1.").arg(refused.join(u", "_s));
    text.action = refused.size() == 1 ? Words::tr("Leave it out") : Words::tr("Leave them out");
    return notice;
}

QString rangeText(const metrics::Range &range, table::Zone zone)
{
    const table::FormatContext context{zone, range.toMs};
    //: two times
    return Words::tr("%1 to %2")
        .arg(table::displayText(table::Kind::Time, range.fromMs, context),
             table::displayText(table::Kind::Time, range.toMs, context));
}

} // namespace views
