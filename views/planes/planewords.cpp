// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/planes/planewords.h"

#include "models/base/durations.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

struct PlaneWords
{
    Q_DECLARE_TR_FUNCTIONS(views::PlaneWords)
};

constexpr qint64 longestTryMs = 600'000; // what is said of later ones comes of a clock that was set

QString clockTime(qint64 ms, const table::FormatContext &context)
{
    const QDateTime time = context.zone == table::Zone::Utc ? QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC)
                                                            : QDateTime::fromMSecsSinceEpoch(ms);
    return time.toString(u"HH:mm"_s);
}

// In whole minutes, so that it changes seldom.
QString wholeAge(qint64 ageMs)
{
    if (ageMs < base::hourMs)
        return ageWords(ageMs);
    return table::durationText(ageMs / base::minuteMs * 60);
}

QStringList namesOf(const QList<SilentPlane> &planes)
{
    QStringList names;
    for (const SilentPlane &plane : planes)
        names.append(plane.name);
    return names;
}

QString silenceOf(const QList<SilentPlane> &silent, qsizetype planes, const table::FormatContext &context)
{
    if (silent.size() > 1)
        //: %1 and %2 are numbers, %3 is a list of names
        return PlaneWords::tr("%1 of %2 control planes do not answer: %3.")
            .arg(silent.size())
            .arg(planes)
            .arg(namesOf(silent).join(u", "_s));
    const SilentPlane &one = silent.constFirst();
    if (one.sinceMs == 0)
        return PlaneWords::tr("One of %1 control planes does not answer: %2.").arg(planes).arg(one.name);
    //: %3 is a time, such as 12:46
    return PlaneWords::tr("One of %1 control planes does not answer: %2, since %3.")
        .arg(planes)
        .arg(one.name, clockTime(one.sinceMs, context));
}

QString headline(const QList<SilentPlane> &silent, qsizetype planes, const table::FormatContext &context)
{
    QList<SilentPlane> signedOut;
    QList<SilentPlane> others;
    for (const SilentPlane &plane : silent)
        (plane.isSignedOut ? signedOut : others).append(plane);
    QStringList sentences;
    if (!signedOut.isEmpty())
        sentences.append(PlaneWords::tr("You are signed out of %1.").arg(namesOf(signedOut).join(u", "_s)));
    if (!others.isEmpty())
        sentences.append(silenceOf(others, planes, context));
    return sentences.join(u' ');
}

} // namespace

QString ageWords(qint64 ageMs)
{
    if (ageMs >= base::dayMs)
        return PlaneWords::tr("%1 d", "days").arg(ageMs / base::dayMs);
    if (ageMs >= base::hourMs)
        return PlaneWords::tr("%1 h", "hours").arg(ageMs / base::hourMs);
    return PlaneWords::tr("%1 min", "minutes").arg(std::max<qint64>(1, ageMs / base::minuteMs));
}

QString silenceWords(qint64 silentMs)
{
    return PlaneWords::tr("no answer, %1").arg(wholeAge(silentMs));
}

QStringList shortNames(const QStringList &names)
{
    QStringList shorts = names;
    const auto firstWord = [](const QString &name) { return name.section(u' ', 0, 0); };
    const auto canLose
        = [&](const QString &name) { return name.contains(u' ') && firstWord(name) == firstWord(shorts.constFirst()); };
    while (shorts.size() > 1 && std::ranges::all_of(shorts, canLose)) {
        for (QString &name : shorts)
            name = name.section(u' ', 1).trimmed();
    }
    return shorts;
}

QString planesLine(int planes, int silent)
{
    //: %1 and %2 are numbers of control planes
    return silent == 0 ? planesText(planes, 0) : PlaneWords::tr("%1 of %2 not answering").arg(silent).arg(planes);
}

QString planesText(int planes, int silent)
{
    const QString all = PlaneWords::tr("%n control plane(s)", nullptr, planes);
    return silent == 0 ? all : PlaneWords::tr("%1, %n not answering", nullptr, silent).arg(all);
}

std::optional<BannerText> silentBanner(const QList<SilentPlane> &silent, qsizetype planes,
                                       const table::FormatContext &context)
{
    if (silent.isEmpty())
        return {};
    BannerText text{Tone::Warning, "warn", headline(silent, planes, context), {}, PlaneWords::tr("Retry now"), {}};
    qint64 rows = 0;
    qint64 oldest = 0;
    qint64 next = 0;
    QStringList problems;
    for (const SilentPlane &plane : silent) {
        rows += plane.rows;
        if (plane.readAtMs > 0)
            oldest = oldest == 0 ? plane.readAtMs : std::min(oldest, plane.readAtMs);
        if (plane.nextTryAtMs > context.nowMs)
            next = next == 0 ? plane.nextTryAtMs : std::min(next, plane.nextTryAtMs);
        if (!plane.problem.isEmpty())
            problems.append(silent.size() == 1 ? plane.problem : u"%1: %2"_s.arg(plane.name, plane.problem));
    }
    if (rows > 0 && oldest > 0)
        text.sentence = PlaneWords::tr("%1 row(s) stay, %2 old.", nullptr, int(std::min<qint64>(rows, INT_MAX)))
                            .arg(table::countText(rows), wholeAge(context.nowMs - oldest));
    if (const qint64 wait = next - context.nowMs; next > 0 && wait <= longestTryMs)
        text.sentence += u' ' + PlaneWords::tr("Next try in %1.").arg(table::durationText((wait + 999) / 1000));
    text.sentence = text.sentence.trimmed();
    text.details = problems.join(u'\n');
    if (std::ranges::any_of(silent, &SilentPlane::isSignedOut))
        text.action = PlaneWords::tr("Sign in…");
    return text;
}

} // namespace views
