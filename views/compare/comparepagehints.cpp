// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hints/finder.h"
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
}

void ComparePage::showHints()
{
    const table::FormatContext context{m_zone, m_context.session.nowMs()};
    const QStringList names = compare::namesOf(comparison());
    const hints::Finder::Result &result = m_finder->result();
    const metrics::Range axis = m_gather->axis();
    std::vector<CompareHints::Item> items;
    int checks = 0;
    for (std::size_t i = 0; i < result.cases.size(); ++i) {
        const metrics::Subject &subject = result.cases[i].subject;
        const int place = compare::indexOf(comparison(), subject);
        if (place < 0 || comparison().objects[std::size_t(place)].isHidden)
            continue;
        const compare::Object &object = comparison().objects[std::size_t(place)];
        checks += result.told[i].checks;
        const compare::Placement placement = m_gather->stateOf(object.subject).placement;
        for (const hints::Found &found : result.told[i].found) {
            const qint64 lasts = found.hint.untilMs - found.hint.sinceMs;
            const qint64 more = std::max((leastShownMs - lasts) / 2, lasts / 10);
            metrics::Range shown{std::max(placement.toAxis(found.hint.sinceMs - more), axis.fromMs),
                                 std::min(placement.toAxis(found.hint.untilMs + more), axis.toMs)};
            if (double(shown.length()) > nearlyAll * double(axis.length()) || shown.length() < 0)
                shown = {};
            items.push_back({found, hints::wordsOf(found, context), compare::curveKey(object.subject),
                             names.value(place), lookOf(object), shown});
        }
    }
    std::ranges::stable_sort(items, {}, [](const CompareHints::Item &item) { return item.found.hint.tone; });
    m_hints->setHints(std::move(items), checks);
}

void ComparePage::placeHints()
{
    m_hints->setMost(window()->width() < severalFrom ? 1 : severalCards);
}

} // namespace views
