// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commandoptions.h"
#include "models/base/time.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace commandline {

namespace {

struct MetricsArgumentWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

constexpr auto forms = std::to_array<std::pair<const char *, csv::MetricsForm>>({
    {"long", csv::MetricsForm::Long},
    {"wide", csv::MetricsForm::Wide},
});
constexpr std::array groupings{"Category", "Nodepool", "Project", "Department"};

// The arguments before they are checked as a whole.
struct Wanted
{
    ExportMetrics command;
    base::Key cluster, workload, pod, node;
    QStringList types;
    std::optional<Moment> from, to;
    bool hasRange = false;
    WantedFormat format;
    bool sizeGiven = false;
};

// "90s", "15m", "6h", "7d" in ms.
std::optional<std::int64_t> lengthOf(const QString &text)
{
    bool isNumber = false;
    const int count = text.chopped(text.isEmpty() ? 0 : 1).toInt(&isNumber);
    if (!isNumber || count < 1 || count > 100'000)
        return {};
    switch (text.back().unicode()) {
    case 's':
        return count * std::int64_t{1'000};
    case 'm':
        return count * std::int64_t{60'000};
    case 'h':
        return count * std::int64_t{3'600'000};
    case 'd':
        return count * std::int64_t{86'400'000};
    default:
        return {};
    }
}

Sentence readId(const QString &word, base::Key &id)
{
    id = base::Key::fromText(word);
    if (!id.isUuid())
        return MetricsArgumentWords::tr(
                   "%1 is not a valid ID. IDs look like 00000000-0000-4000-8000-000000000000; \"binnacle "
                   "export\" writes them to the columns id, uuid and workloadId.")
            .arg(quoted(word));
    return {};
}

Sentence readMoment(const QString &word, std::optional<Moment> &moment)
{
    if (word == u"now"_s)
        moment = Moment{true, 0};
    else if (const auto length = word.startsWith(u'-') ? lengthOf(word.mid(1)) : std::nullopt)
        moment = Moment{true, *length};
    else if (const auto ms = base::parseTime(word.toStdString()))
        moment = Moment{false, *ms};
    else
        return MetricsArgumentWords::tr(
                   "%1 is not a valid time. Use RFC 3339 (2026-01-31T14:00:00Z), now, or a time relative to now, "
                   "e.g. -6h or -7d.")
            .arg(quoted(word));
    return {};
}

Sentence readRange(const QString &word, Wanted &wanted)
{
    wanted.hasRange = true;
    wanted.command.wholeLife = word == u"life"_s;
    const auto length = lengthOf(word);
    if (!length && !wanted.command.wholeLife)
        return MetricsArgumentWords::tr("%1 is not a valid range. Use e.g. 15m, 6h or 7d, or life.").arg(quoted(word));
    wanted.command.from = {true, length.value_or(0)};
    return {};
}

Sentence readSamples(const QString &word, csv::MetricsExportRequest &request)
{
    request.isFull = word == u"full"_s;
    if (request.isFull)
        return {};
    bool isNumber = false;
    request.samples = word.toInt(&isNumber);
    if (!isNumber || request.samples < 1 || request.samples > api::mostSamples)
        return MetricsArgumentWords::tr(
                   "--samples must be a number from 1 to %1, or full for every sample of the range.")
            .arg(api::mostSamples);
    return {};
}

Sentence readGrouping(const QString &word, QString &groupBy)
{
    QStringList names;
    for (const char *name : groupings)
        names << QString::fromLatin1(name);
    groupBy = word;
    return names.contains(word) ? Sentence() : notOneOf(word, MetricsArgumentWords::tr("a grouping"), names);
}

Sentence readTypes(const QString &word, QStringList &types)
{
    for (const QString &part : word.split(u',', Qt::SkipEmptyParts)) {
        const QString type = part.trimmed();
        if (types.contains(type))
            return MetricsArgumentWords::tr("Metric %1 is listed twice.").arg(quoted(type));
        types << type;
    }
    return {};
}

Sentence readOption(const Given &given, Wanted &wanted)
{
    csv::MetricsExportRequest &request = wanted.command.request;
    if (const auto wrong = readSourceOption(given, wanted.command.source, wanted.sizeGiven))
        return *wrong;
    if (const auto wrong = readFormatOption(given, wanted.format))
        return *wrong;
    switch (given.opt) {
    case Opt::Cluster:
        return readId(given.value, wanted.cluster);
    case Opt::Workload:
        return readId(given.value, wanted.workload);
    case Opt::Pod:
        return readId(given.value, wanted.pod);
    case Opt::Node:
        return readId(given.value, wanted.node);
    case Opt::Metric:
        return readTypes(given.value, wanted.types);
    case Opt::From:
        return readMoment(given.value, wanted.from);
    case Opt::To:
        return readMoment(given.value, wanted.to);
    case Opt::Range:
        return readRange(given.value, wanted);
    case Opt::Samples:
        return readSamples(given.value, request);
    case Opt::GroupBy:
        return readGrouping(given.value, request.groupBy);
    case Opt::NodePool:
        request.nodepoolName = given.value;
        return {};
    case Opt::Form:
        return readName(forms, given.value, request.format.form, MetricsArgumentWords::tr("a form"));
    case Opt::Output:
        request.file = given.value;
        return {};
    default:
        return {};
    }
}

Sentence settleObject(Wanted &wanted)
{
    csv::MetricsExportRequest &request = wanted.command.request;
    const std::pair<metrics::Scope, base::Key> objects[] = {{metrics::Scope::Cluster, wanted.cluster},
                                                            {metrics::Scope::Workload, wanted.workload},
                                                            {metrics::Scope::Node, wanted.node}};
    const auto isGiven = [](const auto &object) { return !object.second.isNull(); };
    if (std::ranges::count_if(objects, isGiven) != 1)
        return MetricsArgumentWords::tr(
            "Choose an object: --cluster ID, --node ID, or --workload ID, optionally with --pod ID for one "
            "of its pods.");
    if (!wanted.pod.isNull() && wanted.workload.isNull())
        return MetricsArgumentWords::tr("--pod also requires the workload of the pod: --workload ID.");
    if (!request.groupBy.isEmpty() && wanted.cluster.isNull())
        return MetricsArgumentWords::tr("--group-by can only be used with clusters.");
    if (!request.nodepoolName.isEmpty() && wanted.cluster.isNull())
        return MetricsArgumentWords::tr("--node-pool can only be used with clusters.");
    if (wanted.command.wholeLife && wanted.workload.isNull())
        return MetricsArgumentWords::tr(
            "Clusters and nodes have no lifetime. Use e.g. --range 7d, or --from and --to.");
    std::tie(request.scope, request.id) = *std::ranges::find_if(objects, isGiven);
    if (!wanted.pod.isNull()) {
        request.scope = metrics::Scope::Pod;
        request.id = wanted.pod;
        request.workloadId = wanted.workload;
    }
    return {};
}

Sentence settleRange(Wanted &wanted)
{
    if (wanted.hasRange == wanted.from.has_value() || (wanted.hasRange && wanted.to))
        return MetricsArgumentWords::tr("Choose a range: --range R, or --from T, optionally with --to T.");
    if (wanted.from)
        wanted.command.from = *wanted.from;
    if (wanted.to)
        wanted.command.to = *wanted.to;
    // Two absolute or two relative times can be compared without knowing the current time.
    const Moment &from = wanted.command.from;
    const Moment &to = wanted.command.to;
    if (!wanted.command.wholeLife && from.isBeforeNow == to.isBeforeNow && from.at(0) >= to.at(0))
        return MetricsArgumentWords::tr("The range ends before it begins. --from must be earlier than --to.");
    return {};
}

Sentence settleMetrics(Wanted &wanted)
{
    csv::MetricsExportRequest &request = wanted.command.request;
    QStringList known;
    const metrics::Subject subject{.scope = request.scope, .isInference = true};
    for (const metrics::Metric *metric : metrics::metricsOf(subject))
        known << QString::fromLatin1(metric->type.data(), qsizetype(metric->type.size()));
    if (wanted.types.isEmpty())
        return MetricsArgumentWords::tr("Choose metrics: --metric A,B. Available: %1.").arg(known.join(u", "_s));
    for (const QString &type : wanted.types) {
        const metrics::Metric *metric = metrics::find(type.toStdString());
        if (!known.contains(type))
            return withNearest(
                metric ? MetricsArgumentWords::tr("Objects of this kind have no metric %1.").arg(quoted(type))
                       : MetricsArgumentWords::tr("Unknown metric %1.").arg(quoted(type)),
                type, known);
        request.metrics.push_back(metric);
    }
    return {};
}

} // namespace

Command parseMetrics(const Arguments &arguments)
{
    Wanted wanted;
    for (const Given &given : arguments.given)
        if (Sentence wrong = readOption(given, wanted); !wrong.isEmpty())
            return UsageError{wrong};
    for (const auto settle : {settleObject, settleRange, settleMetrics})
        if (Sentence wrong = settle(wanted); !wrong.isEmpty())
            return UsageError{wrong};
    const ExportMetrics &command = wanted.command;
    for (const Sentence &wrong : {checkSource(command.source, wanted.sizeGiven), checkOutput(command.request.file)}) {
        if (!wrong.isEmpty())
            return UsageError{wrong};
    }
    if (Sentence wrong = settleFormat(wanted.format, wanted.command.request.format.file); !wrong.isEmpty())
        return UsageError{wrong};
    return command;
}

} // namespace commandline
