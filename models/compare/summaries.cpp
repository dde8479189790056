// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/compare/summaries.h"

#include "models/compare/align.h"
#include "models/compare/bands.h"

#include <algorithm>
#include <set>
#include <thread>
#include <utility>

namespace compare {
namespace {

constexpr unsigned mostThreads = 4;

// Whether both give the same curve.
bool isAlike(const Recipe &one, const Recipe &other)
{
    return one.isBand == other.isBand && one.name == other.name && one.gpus == other.gpus;
}

// Whether the curve of one is worth something to who wants the other.
bool isUseful(const Recipe &one, const Recipe &other)
{
    const bool isOfSameView = one.view == other.view && one.isBand == other.isBand && one.name == other.name;
    return isOfSameView || isAlike(one, other);
}

} // namespace

metrics::SeriesPtr summaryOf(const Recipe &recipe, const std::stop_token &stop)
{
    return recipe.isBand ? bandOf(recipe.gpus, recipe.object, recipe.name, stop)
                         : meanOf(recipe.gpus, recipe.object, recipe.name, stop);
}

bool Summaries::Curve::isCurrent() const
{
    return curve && isAlike(known, wanted);
}

Summaries::Summaries(Compute compute)
    : m_compute(std::move(compute))
    , m_threads(std::clamp(std::thread::hardware_concurrency() / 2, 1U, mostThreads))
{
}

Summaries::~Summaries()
{
    for (auto &[number, job] : m_running)
        job.stop.request_stop();
    m_pool.reset();
}

Summaries::Id Summaries::idOf(const Recipe &recipe)
{
    return {recipe.object, recipe.gpus.front()->metric, recipe.isBefore};
}

void Summaries::want(const std::vector<Recipe> &recipes)
{
    m_order.clear();
    m_order.reserve(recipes.size());
    for (const Recipe &recipe : recipes) {
        m_order.push_back(idOf(recipe));
        Curve &curve = m_curves[m_order.back()];
        curve.wanted = recipe;
        const auto job = m_running.find(curve.job);
        // One that goes on is better than none that ever ends: samples come faster than long curves are computed.
        if (job != m_running.end() && (curve.isCurrent() || !isUseful(job->second.recipe, recipe)))
            stop(curve);
    }
    const std::set<Id> wanted(m_order.begin(), m_order.end());
    for (auto &[id, curve] : m_curves) {
        if (!wanted.contains(id))
            stop(curve);
    }
    std::erase_if(m_curves, [&wanted](const auto &entry) { return !wanted.contains(entry.first); });
    pump();
}

Summary Summaries::of(const Recipe &recipe) const
{
    const auto found = m_curves.find(idOf(recipe));
    if (found == m_curves.end() || !found->second.curve || !isUseful(found->second.known, recipe))
        return {};
    return {found->second.curve, isAlike(found->second.known, recipe)};
}

bool Summaries::isComputing() const
{
    return std::ranges::any_of(m_curves, [](const auto &entry) { return !entry.second.isCurrent(); });
}

bool Summaries::isComputing(const base::Key &object) const
{
    return std::ranges::any_of(m_curves, [&object](const auto &entry) {
        return std::get<base::Key>(entry.first) == object && !entry.second.isCurrent();
    });
}

void Summaries::stop(Curve &curve)
{
    if (const auto job = m_running.find(std::exchange(curve.job, 0)); job != m_running.end())
        job->second.stop.request_stop();
}

void Summaries::pump()
{
    for (const Id &id : std::as_const(m_order)) {
        if (m_running.size() >= m_threads)
            return;
        Curve &curve = m_curves.at(id);
        if (curve.job == 0 && !curve.isCurrent())
            start(curve);
    }
}

void Summaries::start(Curve &curve)
{
    if (!m_pool)
        m_pool = std::make_unique<api::WorkerPool>(m_threads, m_threads);
    const std::uint64_t number = ++m_serial;
    curve.job = number;
    const Job &job = m_running[number] = {curve.wanted, {}};
    // The pool ends before this object: it is there as long as a job runs.
    [[maybe_unused]] const bool isPosted
        = m_pool->post([this, number, recipe = job.recipe, stop = job.stop.get_token()] {
              QMetaObject::invokeMethod(
                  this, [this, number, curve = m_compute(recipe, stop)] { take(number, curve); }, Qt::QueuedConnection);
          });
    Q_ASSERT(isPosted); // there is room for as many as there are threads
}

void Summaries::take(std::uint64_t number, const metrics::SeriesPtr &curve)
{
    const Job job = std::move(m_running.extract(number).mapped());
    const auto found = m_curves.find(idOf(job.recipe));
    const bool isOurs = found != m_curves.end() && found->second.job == number;
    if (isOurs)
        found->second.job = 0;
    // Else something else is wanted by now.
    const bool isWanted = isOurs && curve && isUseful(job.recipe, found->second.wanted);
    if (isWanted) {
        found->second.known = job.recipe;
        found->second.curve = curve;
    }
    pump();
    if (isWanted)
        Q_EMIT ready();
}

} // namespace compare
