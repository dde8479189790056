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
constexpr qint64 perPage = 500; // rows that a request brings

struct CopyTexts
{
    Q_DECLARE_TR_FUNCTIONS(views::ListCopy)
};

// "2 min old", "just read", "1 h 05 min old"
QString ageText(qint64 ageMs)
{
    const qint64 minutes = ageMs / 60'000;
    if (minutes < 1)
        return CopyTexts::tr("just read");
    if (minutes < 60)
        return CopyTexts::tr("%1 min old").arg(minutes);
    //: %1 is a length of time, e.g. "1 h 05 min"
    return CopyTexts::tr("%1 old").arg(table::durationText(minutes * 60));
}

QString ofAll(qint64 rows, qint64 all)
{
    const QString count = table::countText(rows);
    return all < 0 ? count : CopyTexts::tr("%1 of %2").arg(count, table::countText(std::max(rows, all)));
}

QString readText(const CopyState &state, const table::FormatContext &now)
{
    const qint64 readAt = state.readWhollyAtMs > 0 ? state.readWhollyAtMs : state.readAtMs;
    const QString time = table::displayText(table::Kind::Time, table::Value(std::int64_t(readAt)), now);
    return state.requests > 0 ? CopyTexts::tr("%1, %n request(s)", nullptr, int(state.requests)).arg(time) : time;
}

void sayOff(CopyWords &words, const CopyState &state, const CopyFacts &facts)
{
    if (facts.isWhole && !state.isWanted)
        return;
    words.label = CopyTexts::tr("Load all rows");
    words.shortLabel = words.label;
    words.isUrgent = state.isWanted;
    words.tone = state.isWanted ? Tone::Warning : Tone::Neutral;
    words.isQuiet = !state.isWanted;
    words.toolTip = facts.total < 0
        ? CopyTexts::tr("Reads the whole list in the background. Then every column sorts and filters.")
        : CopyTexts::tr("Reads %1 in the background. Then every column sorts and filters.")
              .arg(objectCount(facts.resource, facts.total));
    words.onClick = CopyWords::Action::Load;
}

void sayAsks(CopyWords &words, const CopyState &state)
{
    words.tone = Tone::Warning;
    words.label = state.isWanted ? CopyTexts::tr("All rows are needed") : CopyTexts::tr("Load all rows?");
    words.shortLabel = words.label;
    words.isUrgent = true;
    words.state = CopyTexts::tr("Not read");
    const qint64 requests = std::max<qint64>(1, (state.expected + perPage - 1) / perPage);
    words.facts = {
        {CopyTexts::tr("Rows"), table::countText(state.expected)},
        {CopyTexts::tr("Requests"), CopyTexts::tr("about %1").arg(table::countText(requests))},
        {CopyTexts::tr("Room needed"), CopyTexts::tr("about %1 of memory").arg(table::bytesText(double(state.bytes)))}};
    words.sentence = state.isWanted
        ? CopyTexts::tr("The control plane cannot sort or filter like this. This computer can, once all rows are here. "
                        "The table keeps working while they are read.")
        : CopyTexts::tr("This is a long list. The table keeps working while it is read.");
    words.first = {CopyWords::Action::LoadAnyway, CopyTexts::tr("Load all rows")};
    words.second = {CopyWords::Action::Drop, CopyTexts::tr("Not now")};
}

void sayReading(CopyWords &words, const CopyState &state)
{
    words.tone = Tone::Info;
    //: "Reading, 38 400 of 61 204"
    words.label = CopyTexts::tr("Reading, %1").arg(ofAll(state.rows, state.expected));
    words.state = CopyTexts::tr("Reading");
    words.shortLabel = words.state;
    words.facts = {{CopyTexts::tr("Rows"), ofAll(state.rows, state.expected)},
                   {CopyTexts::tr("Requests"), table::countText(state.requests)}};
    if (state.rowsPerSecond >= 1)
        words.facts.append({CopyTexts::tr("Speed"),
                            CopyTexts::tr("%1 rows a second").arg(table::countText(qint64(state.rowsPerSecond)))});
    words.facts.append(
        {CopyTexts::tr("Room taken"), CopyTexts::tr("%1 of memory").arg(table::bytesText(double(state.bytes)))});
    words.sentence = state.isWanted
        ? CopyTexts::tr("The table shows the rows of the control plane meanwhile. What only works here follows once "
                        "all rows are read.")
        : CopyTexts::tr("The table keeps working meanwhile.");
    words.first = {CopyWords::Action::Cancel, CopyTexts::tr("Cancel")};
    if (state.expected > 0)
        words.share = std::min(1.0, double(state.rows) / double(state.expected));
}

QString freshText(const CopyState &state, const CopyFacts &facts)
{
    if (state.isRefreshing)
        return CopyTexts::tr("being read again, %1 so far").arg(table::countText(state.rowsReadAgain));
    if (!facts.isKeptFresh)
        return CopyTexts::tr("no, automatic refresh is off");
    if (!state.tellsChanges)
        return CopyTexts::tr("read again while this page is open");
    return state.changedRows > 0
        ? CopyTexts::tr("with each refresh, %n row(s) changed since then", nullptr, int(state.changedRows))
        : CopyTexts::tr("with each refresh, nothing changed since then");
}

// What is amiss with a copy, or what it is good for.
QString readySentence(const CopyState &state)
{
    if (state.missing > 0)
        return CopyTexts::tr("The control plane counts %n row(s) that it did not send. Read again to get them.",
                             nullptr, int(state.missing));
    if (state.perhapsMissing > 0)
        return CopyTexts::tr("%n row(s) may be missing: the list changed while it was read. Read again to get them.",
                             nullptr, int(state.perhapsMissing));
    if (state.problem)
        return CopyTexts::tr("The rows could not be read again. %1").arg(state.problem->sentence);
    return CopyTexts::tr("Search, filters and order of this page are made on this computer and cover all rows.");
}

void sayReady(CopyWords &words, const CopyState &state, const CopyFacts &facts)
{
    const qint64 age = std::max<qint64>(0, facts.now.nowMs - state.readAtMs);
    const qint64 lacking = state.missing + state.perhapsMissing;
    const qint64 all = lacking > 0 ? std::max(state.expected, state.rows + lacking) : state.rows;
    const bool isFresh = age < oldMs && facts.isKeptFresh && !state.problem;
    if (lacking > 0) {
        words.tone = Tone::Warning;
        words.label = CopyTexts::tr("%1 rows are here").arg(ofAll(state.rows, all));
        words.shortLabel = words.label;
        words.isUrgent = true;
        words.state = CopyTexts::tr("Incomplete");
    } else {
        words.tone = isFresh ? Tone::Success : Tone::Neutral;
        words.label = CopyTexts::tr("All rows are here, %1").arg(ageText(age));
        words.shortLabel = CopyTexts::tr("All rows are here");
        words.state = CopyTexts::tr("Complete");
    }
    words.facts
        = {{CopyTexts::tr("Rows"), ofAll(state.rows, all)},
           {CopyTexts::tr("Read"), readText(state, facts.now)},
           {CopyTexts::tr("Kept fresh"), freshText(state, facts)},
           {CopyTexts::tr("Deleted rows"),
            state.tellsDeleted && facts.isKeptFresh ? CopyTexts::tr("removed with each refresh")
                                                    : CopyTexts::tr("noticed at the next reading only")},
           {CopyTexts::tr("Room taken"), CopyTexts::tr("%1 of memory").arg(table::bytesText(double(state.bytes)))}};
    words.sentence = readySentence(state);
    words.first = lacking > 0 ? CopyWords::Button{CopyWords::Action::ReadAgain, CopyTexts::tr("Read the rest")}
                              : CopyWords::Button{CopyWords::Action::ReadAgain, CopyTexts::tr("Read again")};
    words.second = {CopyWords::Action::Drop, CopyTexts::tr("Back to the server’s rows")};
}

void sayFailed(CopyWords &words, const CopyState &state)
{
    words.tone = Tone::Danger;
    words.label = CopyTexts::tr("Loading all rows failed");
    words.shortLabel = words.label;
    words.isUrgent = true;
    words.state = CopyTexts::tr("Failed");
    if (state.expected > 0)
        words.facts = {{CopyTexts::tr("Rows"), table::countText(state.expected)}};
    words.sentence = state.problem ? state.problem->sentence : QString();
    words.first = {CopyWords::Action::TryAgain, CopyTexts::tr("Try again")};
    words.second = {CopyWords::Action::Drop, CopyTexts::tr("Not now")};
}

} // namespace

CopyWords copyWords(const CopyState &state, const CopyFacts &facts)
{
    CopyWords words;
    //: %1 is a list, e.g. "Pods"
    words.title = CopyTexts::tr("Copy of the list %1").arg(catalog::titleOf(facts.resource));
    switch (state.phase) {
    case CopyState::Phase::Off:
        sayOff(words, state, facts);
        break;
    case CopyState::Phase::Asks:
        sayAsks(words, state);
        break;
    case CopyState::Phase::Loading:
        sayReading(words, state);
        break;
    case CopyState::Phase::Ready:
        sayReady(words, state, facts);
        break;
    case CopyState::Phase::Failed:
        sayFailed(words, state);
        break;
    }
    return words;
}

QString copyNote(const CopyState &state, const QStringList &titles)
{
    if (!state.isServing || state.arrangedInMs < 0 || titles.isEmpty())
        return {};
    //: Between columns: "GPUs, then Node"
    const QString columns = titles.join(CopyTexts::tr(", then "));
    if (state.arrangedInMs == 0)
        return CopyTexts::tr("sorted here by %1").arg(columns);
    return CopyTexts::tr("sorted here by %1, in %2 ms").arg(columns, table::countText(state.arrangedInMs));
}

} // namespace views
