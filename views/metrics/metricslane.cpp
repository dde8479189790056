// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/metrics/metricslane.h"

#include "models/base/shown.h"
#include "views/navigation/subjectfacts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {
namespace {

bool isOfPod(const api::TextPool &texts, const api::WorkloadEvent &event, const QString &pod)
{
    return pod.isEmpty() || texts.view(event.objectKind) != "Pod" || texts.toString(event.objectName) == pod;
}

} // namespace

bool Lane::hasStarted() const
{
    return std::ranges::any_of(phases, [](const PhaseSpan &span) { return !isBeforeStart(span.phase); });
}

Lane laneOf(const api::Page<api::HistoryRecord> &history, qint64 endMs, const QString &pod)
{
    std::vector<const api::HistoryRecord *> records;
    for (const api::HistoryRecord &record : history.rows) {
        if (record.createdAt != api::absentTime)
            records.push_back(&record);
    }
    std::ranges::stable_sort(records, {}, [](const api::HistoryRecord *record) { return record->createdAt; });

    const api::TextPool &texts = history.texts;
    Lane lane;
    QString warning;
    for (const api::HistoryRecord *record : records) {
        if (texts.view(record->type) == "PhaseUpdate") {
            const QString phase = base::shownName(texts.toString(record->phase));
            lane.lastMessage = base::shownText(texts.toString(record->phaseMessage));
            if (!lane.phases.isEmpty()) {
                if (lane.phases.constLast().phase == phase)
                    continue; // new message, same phase
                lane.phases.last().range.toMs = record->createdAt;
            }
            lane.phases.append({{record->createdAt, std::max<qint64>(record->createdAt, endMs)}, phase});
        } else if (isOfPod(texts, record->event, pod)) {
            lane.events.append({record->createdAt, base::shownName(texts.toString(record->event.reason)),
                                base::shownText(texts.toString(record->event.message)),
                                texts.view(record->event.type) == "Warning"});
            if (lane.events.constLast().isWarning)
                warning = lane.events.constLast().text;
        }
    }
    if (lane.lastMessage.isEmpty())
        lane.lastMessage = warning;
    return lane;
}

} // namespace views
