// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/list/copywords.h"

#include "models/base/durations.h"
#include "views/list/counttext.h"

#include <QCoreApplication>

#include <algorithm>

using replica::CopyState;

namespace views {
namespace {

constexpr qint64 oldMs = 15 * 60'000; // then the age is no longer green
constexpr double perPage = 500; // rows that a request brings

struct CopyTexts
{
    Q_DECLARE_TR_FUNCTIONS(views::ListCopy)
};

// "2 min old", "less than a minute old"
QString ageText(qint64 ageMs)
{
    if (ageMs < 60'000)
        return CopyTexts::tr("less than a minute old");
    //: %1 is a length of time, e.g. "2 min"
    return CopyTexts::tr("%1 old").arg(table::durationText(ageMs / 60'000 * 60));
}

QString ofAll(qint64 rows, qint64 all)
{
    const QString count = table::countText(rows);
    return all < 0 ? count : CopyTexts::tr("%1 of %2").arg(count, table::countText(std::max(rows, all)));
}

QString readText(const CopyState &state, const table::FormatContext &now)
{
    const QString time = table::displayText(table::Kind::Time, table::Value(std::int64_t(state.readAtMs)), now);
    return state.requests > 0 ? CopyTexts::tr("%1, %n request(s)", nullptr, int(state.requests)).arg(time) : time;
}

void sayReading(CopyWords &words, const CopyState &state, catalog::Resource resource)
{
    words.tone = Tone::Info;
    //: "Reading, 38 400 of 61 204"
    words.label = CopyTexts::tr("Reading, %1").arg(ofAll(state.rows, state.expected));
    words.state = CopyTexts::tr("Reading");
    words.facts = {{CopyTexts::tr("Rows"), ofAll(state.rows, state.expected)},
                   {CopyTexts::tr("Requests"), table::countText(state.requests)}};
    if (state.rowsPerSecond >= 1)
        words.facts.append({CopyTexts::tr("Speed"),
                            CopyTexts::tr("%1 rows a second").arg(table::countText(qint64(state.rowsPerSecond)))});
    words.sentence = state.isWanted
        ? CopyTexts::tr("The table shows the server's rows meanwhile. What only works here follows when all rows of "
                        "the list of %1 are read.")
              .arg(catalog::titleOf(resource))
        : CopyTexts::tr("The table works meanwhile.");
    words.first = {CopyWords::Action::Cancel, CopyTexts::tr("Cancel")};
    if (state.expected > 0)
        words.share = std::min(1.0, double(state.rows) / double(state.expected));
}

void sayReady(CopyWords &words, const CopyState &state, const table::FormatContext &now)
{
    const qint64 age = std::max<qint64>(0, now.nowMs - state.readAtMs);
    const qint64 lacking = state.missing + state.perhapsMissing;
    const qint64 all = state.expected >= 0 ? state.expected : state.rows + lacking;
    if (lacking > 0) {
        words.tone = Tone::Warning;
        words.label = CopyTexts::tr("%1 rows are here").arg(ofAll(state.rows, all));
        words.state = CopyTexts::tr("Incomplete");
    } else {
        words.tone = age < oldMs ? Tone::Success : Tone::Neutral;
        words.label = CopyTexts::tr("All rows are here, %1").arg(ageText(age));
        words.state = CopyTexts::tr("Complete");
    }
    words.facts = {{CopyTexts::tr("Rows"), ofAll(state.rows, all)}, {CopyTexts::tr("Read"), readText(state, now)}};
    words.facts.append({CopyTexts::tr("Kept fresh"),
                        state.isRefreshing
                            ? CopyTexts::tr("being read again, %1 so far").arg(table::countText(state.rowsReadAgain))
                            : CopyTexts::tr("read again while this page is open")});
    words.facts.append({CopyTexts::tr("Changed and deleted rows"), CopyTexts::tr("noticed at the next reading only")});
    if (state.arrangedInMs >= 0)
        words.facts.append({CopyTexts::tr("Sorted and filtered"), CopyTexts::tr("in %1 ms").arg(state.arrangedInMs)});
    words.facts.append(
        {CopyTexts::tr("Room taken"), CopyTexts::tr("%1 of memory").arg(table::bytesText(double(state.bytes)))});
    if (state.missing > 0)
        words.sentence = CopyTexts::tr("The control plane counts %n row(s) that it did not send. Read again to get "
                                       "them.",
                                       nullptr, int(state.missing));
    else if (state.perhapsMissing > 0)
        words.sentence = CopyTexts::tr("%n row(s) may be missing: the list changed while it was read. Read again to "
                                       "get them.",
                                       nullptr, int(state.perhapsMissing));
    else
        words.sentence = CopyTexts::tr("Search, filters and order of this page are made on this computer and cover all "
                                       "rows.");
    words.first = {CopyWords::Action::ReadAgain, CopyTexts::tr("Read again")};
    words.second = {CopyWords::Action::Drop, CopyTexts::tr("Back to the server’s rows")};
}

} // namespace

CopyWords copyWords(const CopyState &state, catalog::Resource resource, bool isWhole, qint64 total,
                    const table::FormatContext &now)
{
    using Action = CopyWords::Action;
    CopyWords words;
    //: %1 is a list, e.g. "Pods"
    words.title = CopyTexts::tr("Copy of the list %1").arg(catalog::titleOf(resource));
    switch (state.phase) {
    case CopyState::Phase::Off:
        if (isWhole)
            return words;
        words.label = CopyTexts::tr("Load all rows");
        words.toolTip = total < 0
            ? CopyTexts::tr("Reads the whole list in the background. Then every column sorts and filters.")
            : CopyTexts::tr("Reads %1 in the background. Then every column sorts and filters.")
                  .arg(objectCount(resource, total));
        words.onClick = Action::Load;
        break;
    case CopyState::Phase::Asks:
        words.tone = Tone::Warning;
        words.label = CopyTexts::tr("All rows are needed");
        words.state = CopyTexts::tr("Not read");
        words.facts = {{CopyTexts::tr("Rows"), table::countText(state.expected)},
                       {CopyTexts::tr("Requests"),
                        CopyTexts::tr("about %1").arg(table::countText(qint64(double(state.expected) / perPage) + 1))},
                       {CopyTexts::tr("Room taken"),
                        CopyTexts::tr("about %1 of memory").arg(table::bytesText(double(state.bytes)))}};
        words.sentence = CopyTexts::tr("The server cannot do this for the list. It can be done here, once all rows are "
                                       "read, which is a lot.");
        words.first = {Action::LoadAnyway, CopyTexts::tr("Load all rows")};
        words.second = {Action::Drop, CopyTexts::tr("Back to the server’s rows")};
        break;
    case CopyState::Phase::Loading:
        sayReading(words, state, resource);
        break;
    case CopyState::Phase::Ready:
        sayReady(words, state, now);
        break;
    case CopyState::Phase::Failed:
        words.tone = Tone::Danger;
        words.label = CopyTexts::tr("All rows could not be read");
        words.state = CopyTexts::tr("Failed");
        words.sentence = state.problem ? state.problem->sentence : QString();
        words.first = {Action::TryAgain, CopyTexts::tr("Try again")};
        words.second = {Action::Drop, CopyTexts::tr("Back to the server’s rows")};
        break;
    }
    return words;
}

} // namespace views
