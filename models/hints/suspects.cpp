// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/text.h"
#include "models/hints/checks.h"
#include "models/hints/grid.h"

#include <algorithm>
#include <cmath>
#include <utility>

// A first look at many neighbours.
namespace hints {
namespace {

bool isIn(const Lack &lack, std::int64_t time)
{
    return time >= lack.fromMs && time < lack.toMs;
}

template<typename Is> double medianOfTimes(const Curve &curve, const Is &is)
{
    std::vector<float> values;
    for (std::size_t i = 0; i < curve.times.size(); ++i) {
        if (is(curve.times[i]) && !std::isnan(curve.values[i]))
            values.push_back(float(curve.values[i]));
    }
    return medianOf(std::move(values));
}

double medianDuring(const Curve &curve, const Lack &lack)
{
    return medianOfTimes(curve, [&lack](std::int64_t time) { return isIn(lack, time); });
}

} // namespace

bool mayOthersTake(const Curve &node, std::span<const Curve> used, std::span<const Lack> lacks)
{
    return std::ranges::any_of(lacks, [&](const Lack &lack) {
        double rest = medianDuring(node, lack);
        for (const Curve &curve : used) {
            const double median = medianDuring(curve, lack);
            rest -= std::isnan(median) ? 0 : median;
        }
        return rest >= lack.cores;
    });
}

std::vector<std::size_t> suspects(std::span<const Guest> neighbours, std::span<const Lack> lacks,
                                  const NeighbourRule &rule)
{
    std::vector<std::pair<double, std::size_t>> found; // by how much more each uses
    for (std::size_t i = 0; i < neighbours.size(); ++i) {
        const Guest &guest = neighbours[i];
        const double otherwise = medianOfTimes(guest.used, [lacks](std::int64_t time) {
            return std::ranges::none_of(lacks, [time](const Lack &lack) { return isIn(lack, time); });
        });
        double most = 0;
        for (const Lack &lack : lacks) {
            const bool isNew = guest.createdMs != api::absentTime && guest.createdMs >= lack.fromMs - rule.leastMs;
            const double meanwhile = medianDuring(guest.used, lack);
            const double rise = meanwhile - (isNew ? 0 : otherwise);
            // Comparisons with NaN are false.
            if (rise >= lack.cores / 2 && !(meanwhile <= guest.requested))
                most = std::max(most, rise);
        }
        if (most > 0)
            found.emplace_back(most, i);
    }
    std::ranges::stable_sort(found, std::greater(), &std::pair<double, std::size_t>::first);
    std::vector<std::size_t> places;
    places.reserve(found.size());
    for (const auto &[rise, place] : found)
        places.push_back(place);
    return places;
}

} // namespace hints
