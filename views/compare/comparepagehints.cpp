// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hints/finder.h"
#include "models/hints/neighbours.h"
#include "models/session/session.h"
#include "views/charts/chartstack.h"
#include "views/compare/comparehints.h"
#include "views/compare/comparepage.h"
#include "views/navigation/navigator.h"

#include <QVBoxLayout>

#include <algorithm>

// Hints about what the page shows.
namespace views {
namespace {

constexpr int severalFrom = 1200; // px, width of the window: cards beside each other
constexpr int severalCards = 3;
constexpr qint64 leastShownMs = 20 * 60'000;
constexpr double nearlyAll = 0.95; // of the axis
constexpr std::string_view coresType = "CPU_USAGE_CORES";

// The axis around the time of a hint; empty if that is nearly all of it.
metrics::Range shownFor(const hints::Hint &hint, const compare::Placement &placement, const metrics::Range &axis)
{
    const qint64 lasts = hint.untilMs - hint.sinceMs;
    const qint64 more = std::max((leastShownMs - lasts) / 2, lasts / 10);
    const metrics::Range shown{std::max(placement.toAxis(hint.sinceMs - more), axis.fromMs),
                               std::min(placement.toAxis(hint.untilMs + more), axis.toMs)};
    return double(shown.length()) > nearlyAll * double(axis.length()) || shown.length() < 0 ? metrics::Range() : shown;
}

bool touches(const metrics::Range &axis, const compare::Placement &placement, const metrics::Range &range)
{
    return placement.toAxis(range.fromMs) < axis.toMs && placement.toAxis(range.toMs) > axis.fromMs;
}

// Whether the comparison shows the cores that an object uses.
bool showsCores(const compare::Comparison &comparison, const metrics::Subject &subject)
{
    const int place = compare::indexOf(comparison, subject);
    if (place < 0 || comparison.objects[std::size_t(place)].isHidden)
        return false;
    const auto shown = compare::metricsOf(comparison, subject);
    return std::ranges::find(shown, metrics::find(coresType)) != shown.end();
}

bool canAdd(const compare::Comparison &comparison, const metrics::Subject &subject)
{
    return !subject.id.isNull() && !showsCores(comparison, subject)
        && (compare::indexOf(comparison, subject) >= 0 || int(comparison.objects.size()) < compare::mostObjects);
}

// Objects that have the same to tell are told together.
class GapList
{
public:
    void add(const QString &name, const QString &sentence)
    {
        const auto known = std::ranges::find(m_gaps, sentence, &std::pair<QString, QStringList>::first);
        if (known == m_gaps.end())
            m_gaps.emplace_back(sentence, QStringList{name});
        else
            known->second.append(name);
    }
    [[nodiscard]] QStringList lines() const
    {
        QStringList lines;
        for (const auto &[sentence, names] : m_gaps)
            //: names of objects, and why they could not be checked: "bert-3, llama-1: It has ended."
            lines << CompareHints::tr("%1: %2").arg(names.join(QStringLiteral(", ")), sentence);
        return lines;
    }

private:
    std::vector<std::pair<QString, QStringList>> m_gaps;
};

} // namespace

void ComparePage::makeHints()
{
    auto *column = new QVBoxLayout(m_left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_charts, 1);
    column->addWidget(m_hints);
    // Below the cards of the charts, whose scroll bar comes and goes.
    connect(m_charts, &ChartStack::plotWidthChanged, this, [this] {
        const auto [left, right] = m_charts->cardInsets();
        m_hints->setInsets(left, right);
    });
    connect(m_finder, &hints::Finder::found, this, &ComparePage::showHints);
    connect(m_neighbours, &hints::Neighbours::changed, this, &ComparePage::showHints);
    connect(m_hints, &CompareHints::addRequested, this, &ComparePage::addNeighbour);
    connect(m_hints, &CompareHints::showRequested, this, &ComparePage::zoomTo);
    connect(m_hints, &CompareHints::openRequested, this, [this](const base::Key &key) {
        for (const compare::Object &object : comparison().objects) {
            if (compare::curveKey(object.subject) == key) {
                m_context.navigator.open(Location{MetricsPlace{compare::wholeOf(object.subject), {}, {}}});
                return;
            }
        }
    });
}

// Of the curves that are here. While an object is loaded again, its hints stay.
void ComparePage::findHints()
{
    std::vector<hints::Finder::Case> cases;
    for (const compare::Object &object : comparison().objects) {
        const compare::Gather::ObjectState state = m_gather->stateOf(object.subject);
        if (object.isHidden || !state.isPlaced)
            continue;
        const auto &known = m_finder->result().cases;
        const auto old = std::ranges::find_if(known, [&object](const hints::Finder::Case &one) {
            return compare::curveKey(one.subject) == compare::curveKey(object.subject);
        });
        auto answer = m_gather->answerOf(object.subject);
        if (!state.isLoading && answer) {
            metrics::Subject subject = object.subject;
            subject.endedMs = state.life.endMs;
            cases.push_back({subject, *std::move(answer)});
        } else if (state.isLoading && old != known.end()) {
            cases.push_back(*old);
        }
    }
    m_finder->find(std::move(cases));
    checkNeighbours();
}

// Of the objects that are shown, once it is known whether they run.
void ComparePage::checkNeighbours()
{
    if (m_gather->isLoading())
        return;
    std::vector<metrics::Subject> subjects;
    for (const compare::Object &object : comparison().objects) {
        const compare::Gather::ObjectState state = m_gather->stateOf(object.subject);
        if (object.isHidden || !state.isPlaced)
            continue;
        metrics::Subject subject = compare::wholeOf(object.subject);
        subject.endedMs = state.life.endMs;
        // It may have started since it was added.
        subject.isWaiting = subject.isWaiting && subject.scope == metrics::Scope::Workload && !state.life.isKnown();
        subjects.push_back(std::move(subject));
    }
    m_neighbours->want(subjects);
}

void ComparePage::addNeighbour(const metrics::Subject &neighbour)
{
    edit([&](compare::Comparison &comparison) {
        const int place = compare::indexOf(comparison, neighbour);
        if (place >= 0)
            comparison.objects[std::size_t(place)].isHidden = false;
        else if (!compare::add(comparison, neighbour))
            return;
        if (showsCores(comparison, neighbour))
            return;
        compare::Comparison lines = comparison;
        lines.form = compare::Form::Lines;
        comparison.types.clear();
        for (const metrics::Metric *metric : compare::chosenMetrics(lines))
            comparison.types << QLatin1String(metric->type.data(), qsizetype(metric->type.size()));
        comparison.types << QLatin1String(coresType.data(), qsizetype(coresType.size()));
    });
}

void ComparePage::showHints()
{
    const table::FormatContext context{m_zone, m_context.session.nowMs()};
    const QStringList names = compare::namesOf(comparison());
    const hints::Finder::Result &result = m_finder->result();
    std::vector<hints::NeighbourCheck> neighbours = m_neighbours->checks();
    const metrics::Range axis = m_gather->axis();
    std::vector<CompareHints::Item> items;
    GapList gaps;
    int checks = 0;
    for (std::size_t place = 0; place < comparison().objects.size(); ++place) {
        const compare::Object &object = comparison().objects[place];
        const compare::Gather::ObjectState state = m_gather->stateOf(object.subject);
        const base::Key key = compare::curveKey(object.subject);
        if (object.isHidden)
            continue;
        const auto add = [&](const hints::Found &found) {
            items.push_back({found, hints::wordsOf(found, context), key, names.value(qsizetype(place)), lookOf(object),
                             shownFor(found.hint, state.placement, axis),
                             canAdd(comparison(), found.other) ? found.other : metrics::Subject()});
        };
        for (std::size_t i = 0; i < result.cases.size(); ++i) {
            if (compare::curveKey(result.cases[i].subject) != key)
                continue;
            checks += result.told[i].checks;
            std::ranges::for_each(result.told[i].found, add);
        }
        const auto check
            = std::ranges::find(neighbours, object.subject.id, [](const auto &one) { return one.subject.id; });
        if (check == neighbours.end() || !state.isPlaced)
            continue;
        const bool isShown = touches(axis, state.placement, check->range);
        if (!isShown || check->gap != hints::Gap::None)
            gaps.add(names.value(qsizetype(place)),
                     isShown ? hints::gapText(*check) : tr("The last 6 h are not shown."));
        checks += isShown && check->isDone() ? 1 : 0;
        for (const hints::Found &found : check->found) {
            if (touches(axis, state.placement, {found.hint.sinceMs, found.hint.untilMs}))
                add(found);
        }
        neighbours.erase(check); // of several GPUs of a pod, it is told of the first
    }
    std::ranges::stable_sort(items, {}, [](const CompareHints::Item &item) { return item.found.hint.tone; });
    m_hints->setGaps(gaps.lines());
    m_hints->setHints(std::move(items), checks);
}

void ComparePage::placeHints()
{
    m_hints->setMost(window()->width() < severalFrom ? 1 : severalCards);
}

} // namespace views
