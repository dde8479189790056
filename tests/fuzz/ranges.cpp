// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/rangewords.h"
#include "tests/fuzz/target.h"
#include "views/metrics/rangechoice.h"

// Time ranges as people type them, and as files have them.
namespace {

using fuzz::require;

constexpr std::int64_t now = 1'795'957'200'000; // a day after the clocks were changed
constexpr std::int64_t year10000 = 253'402'300'800'000;

void checkWords(const QString &text, const metrics::WordsContext &context)
{
    const metrics::RangeWords words = metrics::rangeFromWords(text, context);
    if (words.problem.isEmpty()) {
        require(words.range.length() >= metrics::shortestTypedMs, "a range has a length");
        require(words.range.fromMs > 0 && words.range.fromMs < now, "it begins in the past");
        require(!words.endsNow || words.range.toMs == now, "now is now");
        require(words.lengthMs == 0 || words.endsNow, "the last such time ends now");
        require(metrics::problemOf(words.range, now).isEmpty(), "it can be shown");
    }
    const metrics::MomentWords moment = metrics::momentFromWords(text, context);
    require(!moment.problem.isEmpty() || std::abs(moment.timeMs) < year10000, "a moment with a date");
}

} // namespace

void tryInput(const QByteArray &input)
{
    const QString text = QString::fromUtf8(input.left(200));
    static const metrics::WordsContext contexts[] = {{now, QTimeZone::utc()}, {now, QTimeZone("Europe/Berlin")}};
    for (const metrics::WordsContext &context : contexts)
        checkWords(text, context);
    if (const auto choice = views::RangeChoice::fromWord(text)) {
        require(!choice->isEmpty(), "a choice is a range");
        require(views::RangeChoice::fromWord(choice->toWord()) == choice, "a choice reads as itself");
        if (choice->isCustom())
            require(choice->customRange(now).length() > 0, "with a length");
    }
}
