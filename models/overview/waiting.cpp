// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/overview/waiting.h"

#include "models/catalog/reason.h"
#include "models/table/pagecells.h"

#include <QCoreApplication>

#include <algorithm>

namespace overview {
namespace {

struct WaitingWords
{
    Q_DECLARE_TR_FUNCTIONS(overview::Waiting)
};

QString wordsOf(const QString &code)
{
    if (code.isEmpty())
        return WaitingWords::tr("No reason given");
    QString words = catalog::reasonWords(code);
    if (words.isEmpty())
        return code;
    return words.replace(0, 1, words.at(0).toUpper());
}

WaitReason &reasonOf(QList<WaitReason> &reasons, const QString &code)
{
    // Several codes may mean the same to people.
    const QString words = wordsOf(code);
    const auto known = std::ranges::find(reasons, words, &WaitReason::words);
    if (known != reasons.end())
        return *known;
    return reasons.emplaceBack(WaitReason{.code = code, .words = words});
}

} // namespace

Waiting waitingOf(const table::TableSource &source, const table::TablePage &page, qint64 nowMs)
{
    const table::PageCells cells(source, page);
    Waiting waiting;
    waiting.read = page.size();
    waiting.isWhole = page.isLast();
    for (int row = 0; row < page.size(); ++row) {
        const auto since = cells.time(row, "phaseUpdatedAt");
        const qint64 sinceMs = since ? *since : cells.time(row, "createdAt").value_or(nowMs);
        WaitReason &reason = reasonOf(waiting.reasons, cells.text(row, "phaseReason"));
        if (reason.count == 0 || sinceMs < reason.sinceMs) {
            reason.sinceMs = sinceMs;
            reason.longest = page.id(row);
        }
        ++reason.count;
        const auto group = std::ranges::upper_bound(Waiting::edgesMs, nowMs - sinceMs) - Waiting::edgesMs.begin();
        ++waiting.byWait[std::size_t(group)];
        if (waiting.longest.isNull() || sinceMs < waiting.longestSinceMs) {
            waiting.longest = page.id(row);
            waiting.longestName = cells.text(row, "name");
            waiting.longestSinceMs = sinceMs;
        }
    }
    std::ranges::stable_sort(waiting.reasons, [](const WaitReason &one, const WaitReason &other) {
        return one.count != other.count ? one.count > other.count : one.sinceMs < other.sinceMs;
    });
    return waiting;
}

} // namespace overview
