// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/problembanner.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;
using Kind = table::Problem::Kind;

namespace views {
namespace {

struct ProblemWords
{
    Q_DECLARE_TR_FUNCTIONS(views::ProblemBanner)
};

struct Look
{
    Tone tone;
    const char *icon;
};

Look lookOf(Kind kind)
{
    switch (kind) {
    case Kind::Offline:
        return {Tone::Neutral, "unlink"};
    case Kind::SignIn:
        return {Tone::Warning, "key"};
    case Kind::Forbidden:
        return {Tone::Warning, "lock"};
    case Kind::Refused:
        return {Tone::Warning, "warn"};
    case Kind::Server:
        break;
    }
    return {Tone::Danger, "err"};
}

} // namespace

bool leadsToSignIn(const table::Problem &problem)
{
    return problem.kind == Kind::SignIn;
}

BannerText problemBanner(const table::Problem &problem)
{
    const Look look = lookOf(problem.kind);
    BannerText text;
    text.tone = look.tone;
    text.icon = look.icon;
    text.headline = problem.sentence;
    text.details = problem.detail;
    text.action = leadsToSignIn(problem) ? ProblemWords::tr("Sign in") : ProblemWords::tr("Retry now");
    return text;
}

StatePanel::Content problemPanel(const table::Problem &problem, const QString &forbidden, int retry, int signIn)
{
    const StatePanel::Action again{retry, ProblemWords::tr("Retry")};
    QString why = problem.sentence;
    if (!problem.detail.isEmpty())
        why += u'\n' + ProblemWords::tr("The control plane says: %1").arg(problem.detail);
    switch (problem.kind) {
    case Kind::Forbidden:
        return {"lock", forbidden, why + u'\n' + ProblemWords::tr("All other pages work."), {again}};
    case Kind::Offline:
        return {"unlink", ProblemWords::tr("No connection"), why, {again}};
    case Kind::SignIn:
        return {"key",
                ProblemWords::tr("Not signed in"),
                why,
                {{signIn, ProblemWords::tr("Sign in"), ButtonRole::Primary}}};
    case Kind::Refused:
    case Kind::Server:
        break;
    }
    return {"err", ProblemWords::tr("Loading failed"), why, {again}};
}

QString ageSentence(const QString &sentence, qint64 answeredAtMs, const table::FormatContext &context)
{
    if (answeredAtMs <= 0)
        return {};
    const Qt::TimeSpec spec = context.zone == table::Zone::Utc ? Qt::UTC : Qt::LocalTime;
    const QString time = QDateTime::fromMSecsSinceEpoch(answeredAtMs, spec).toString(u"HH:mm"_s);
    const qint64 seconds = std::max<qint64>(0, (context.nowMs - answeredAtMs) / 1000);
    const QString age = seconds < 60 ? ProblemWords::tr("less than a minute") : table::durationText(seconds / 60 * 60);
    return sentence.arg(time, age);
}

} // namespace views
