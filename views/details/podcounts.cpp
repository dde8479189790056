// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/details/podcounts.h"

using namespace Qt::StringLiterals;

namespace views {

QString podCounts(const catalog::Details &details, const catalog::ShortPodList &pods)
{
    const auto numberAt = [&details](const QString &path) {
        const catalog::DetailField *field = details.field(path);
        const auto *number = field ? std::get_if<std::int64_t>(&field->value) : nullptr;
        return number ? std::optional(*number) : std::nullopt;
    };
    const auto running = numberAt(u"runningPods"_s);
    const auto least = numberAt(u"requestedPods.min"_s);
    const auto most = numberAt(u"requestedPods.max"_s);
    const auto wanted = numberAt(u"requestedPods.number"_s);
    if (running && least && most)
        return u" %1/%2-%3"_s.arg(*running).arg(*least).arg(*most);
    if (running && wanted)
        return u" %1/%2"_s.arg(*running).arg(*wanted);
    if (running)
        return u" %1"_s.arg(*running);
    return pods.hasAnswer() ? u" %1%2"_s.arg(pods.pods().size()).arg(pods.hasMore() ? u"+"_s : QString()) : QString();
}

} // namespace views
