// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commandoptions.h"

using namespace Qt::StringLiterals;

namespace commandline {

namespace {

struct WastedArgumentWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

constexpr std::int64_t minuteMs = 60'000;
constexpr std::int64_t hourMs = 60 * minuteMs;

// Projects have averages of these, to check the sum against.
constexpr auto windows = std::to_array<std::pair<const char *, std::int64_t>>({
    {"now", 0},
    {"24h", 24 * hourMs},
    {"7d", 7 * 24 * hourMs},
    {"30d", 30 * 24 * hourMs},
});
constexpr auto idleTimes = std::to_array<std::pair<const char *, std::int64_t>>({
    {"5m", 5 * minuteMs},
    {"15m", 15 * minuteMs},
    {"1h", hourMs},
    {"2h", 2 * hourMs},
});
constexpr auto rules = std::to_array<std::pair<const char *, waste::Counts>>({
    {"not-used", waste::Counts::NotUsed},
    {"idle", waste::Counts::Idle},
});
constexpr auto groups = std::to_array<std::pair<const char *, waste::GroupBy>>({
    {"workload", waste::GroupBy::Workload},
    {"user", waste::GroupBy::User},
    {"project", waste::GroupBy::Project},
    {"cluster", waste::GroupBy::Cluster},
    {"node-pool", waste::GroupBy::NodePool},
});

// The arguments before they are checked as a whole.
struct Wanted
{
    ExportWasted command;
    WantedFormat format;
    bool sizeGiven = false;
    bool ruleGiven = false;
};

Sentence readPrice(const QString &word, waste::Prices &prices)
{
    const qsizetype equals = word.lastIndexOf(u'=');
    bool isNumber = false;
    const double price = QStringView(word).sliced(equals + 1).toDouble(&isNumber);
    if (equals < 1 || !isNumber || !(price >= 0 && price < 1e9))
        return WastedArgumentWords::tr(
                   "%1 is not a price. Use the name of a node pool, = and an amount, e.g. h100=2.60.")
            .arg(quoted(word));
    const QString pool = word.left(equals);
    if (prices.perGpuHour.contains(pool))
        return WastedArgumentWords::tr("Node pool %1 has two prices.").arg(quoted(pool));
    prices.perGpuHour.insert(pool, price);
    return {};
}

Sentence readOption(const Given &given, Wanted &wanted)
{
    waste::ExportRequest &request = wanted.command.request;
    if (const auto wrong = readSourceOption(given, wanted.command.source, wanted.sizeGiven))
        return *wrong;
    if (const auto wrong = readFormatOption(given, wanted.format))
        return *wrong;
    wanted.ruleGiven = wanted.ruleGiven || given.opt == Opt::Counts || given.opt == Opt::IdleMin;
    switch (given.opt) {
    case Opt::Range:
        return readName(windows, given.value, request.windowMs, WastedArgumentWords::tr("a window"));
    case Opt::Counts:
        return readName(rules, given.value, request.view.counts, WastedArgumentWords::tr("a rule"));
    case Opt::IdleMin:
        return readName(idleTimes, given.value, request.shortestIdleMs,
                        WastedArgumentWords::tr("the length of an idle stretch"));
    case Opt::GroupBy:
        return readName(groups, given.value, request.view.groupBy, WastedArgumentWords::tr("a grouping"));
    case Opt::Price:
        return readPrice(given.value, request.view.prices);
    case Opt::Currency:
        request.view.prices.currency = given.value;
        return {};
    case Opt::Output:
        request.file = given.value;
        return {};
    default:
        return {};
    }
}

} // namespace

Command parseWasted(const Arguments &arguments)
{
    Wanted wanted;
    for (const Given &given : arguments.given)
        if (Sentence wrong = readOption(given, wanted); !wrong.isEmpty())
            return UsageError{wrong};
    const ExportWasted &command = wanted.command;
    const waste::Prices &prices = command.request.view.prices;
    if (prices.perGpuHour.isEmpty() && !prices.currency.isEmpty())
        return UsageError{WastedArgumentWords::tr("--currency can only be used with --price.")};
    if (command.request.windowMs == 0 && (wanted.ruleGiven || !prices.perGpuHour.isEmpty()))
        return UsageError{WastedArgumentWords::tr("--counts, --idle-min and --price cannot be used with --range now.")};
    for (const Sentence &wrong : {checkSource(command.source, wanted.sizeGiven), checkOutput(command.request.file)}) {
        if (!wrong.isEmpty())
            return UsageError{wrong};
    }
    if (Sentence wrong = settleFormat(wanted.format, wanted.command.request.format); !wrong.isEmpty())
        return UsageError{wrong};
    return command;
}

} // namespace commandline
