// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/summaries.h"

#include "models/compare/align.h"
#include "models/compare/bands.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

namespace compare {
namespace {

bool isOfSameCurve(const Recipe &one, const Recipe &other)
{
    return one.object == other.object && one.isBefore == other.isBefore
        && one.gpus.front()->metric == other.gpus.front()->metric;
}

} // namespace

metrics::SeriesPtr summaryOf(const Recipe &recipe)
{
    return recipe.isBand ? bandOf(recipe.gpus, recipe.object, recipe.name)
                         : meanOf(recipe.gpus, recipe.object, recipe.name);
}

void Summaries::want(std::vector<Recipe> recipes)
{
    m_wanted = std::move(recipes);
    std::erase_if(m_known, [this](const Summary &known) {
        return std::ranges::none_of(m_wanted,
                                    [&known](const Recipe &wanted) { return isOfSameCurve(known.recipe, wanted); });
    });
    if (!m_isRunning)
        start();
}

const Summaries::Summary *Summaries::find(const Recipe &recipe) const
{
    const auto known
        = std::ranges::find_if(m_known, [&recipe](const Summary &one) { return isOfSameCurve(one.recipe, recipe); });
    return known == m_known.end() ? nullptr : &*known;
}

bool Summaries::isKnown(const Recipe &recipe) const
{
    const Summary *known = find(recipe);
    return known && known->recipe == recipe;
}

metrics::SeriesPtr Summaries::curveOf(const Recipe &recipe) const
{
    const Summary *known = find(recipe);
    const bool isOfSameKind = known && known->recipe.isBand == recipe.isBand && known->recipe.name == recipe.name;
    return isOfSameKind ? known->curve : metrics::SeriesPtr();
}

bool Summaries::isComputing() const
{
    return !std::ranges::all_of(m_wanted, [this](const Recipe &recipe) { return isKnown(recipe); });
}

void Summaries::start()
{
    auto next = std::make_shared<std::vector<Summary>>();
    for (const Recipe &recipe : std::as_const(m_wanted)) {
        if (!isKnown(recipe))
            next->push_back({recipe, {}});
    }
    m_isRunning = !next->empty();
    if (!m_isRunning)
        return;
    QThreadPool::globalInstance()->start([next, to = QPointer(this)] {
        for (Summary &summary : *next)
            summary.curve = summaryOf(summary.recipe);
        QMetaObject::invokeMethod(QCoreApplication::instance(), [to, next] {
            if (to)
                to->take(std::move(*next));
        });
    });
}

void Summaries::take(std::vector<Summary> computed)
{
    // What has become known meanwhile is of later samples.
    std::erase_if(computed, [this](const Summary &summary) {
        const auto wanted = std::ranges::find_if(
            m_wanted, [&summary](const Recipe &recipe) { return isOfSameCurve(recipe, summary.recipe); });
        return wanted == m_wanted.end() || isKnown(*wanted);
    });
    std::erase_if(m_known, [&computed](const Summary &known) {
        return std::ranges::any_of(
            computed, [&known](const Summary &summary) { return isOfSameCurve(summary.recipe, known.recipe); });
    });
    std::ranges::move(computed, std::back_inserter(m_known));
    start();
    Q_EMIT ready();
}

} // namespace compare
