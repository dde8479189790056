// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/times.h"

#include <algorithm>
#include <functional>

namespace api {
namespace {

// With shorter stretches than that on average, a list is as small and faster.
constexpr std::size_t fewStretches = 16;
constexpr std::size_t shortStretch = 8;

} // namespace

Times::Times(std::initializer_list<std::int64_t> times)
{
    for (const std::int64_t time : times)
        push_back(time);
}

const Times::Stretch &Times::stretchOf(std::size_t at) const
{
    return *(std::ranges::upper_bound(m_stretches, at, {}, &Stretch::first) - 1);
}

void Times::push_back(std::int64_t timeMs)
{
    if (!m_list.empty()) {
        m_list.push_back(timeMs);
        ++m_size;
        return;
    }
    if (!m_stretches.empty()) {
        Stretch &last = m_stretches.back();
        const std::size_t count = m_size - last.first;
        if (count == 1)
            last.stepMs = timeMs - last.startMs;
        if (timeMs == last.startMs + static_cast<std::int64_t>(count) * last.stepMs) {
            ++m_size;
            return;
        }
    }
    m_stretches.push_back({m_size++, timeMs, 0});
    if (m_stretches.size() > fewStretches && m_stretches.size() * shortStretch > m_size) {
        m_list = list();
        m_stretches = {};
    }
}

void Times::append(const Times &more, std::size_t first, std::size_t last)
{
    while (first < last) {
        push_back(more[first]);
        ++first;
        if (!m_list.empty() || !more.m_list.empty() || first == last)
            continue;
        // The rest of a stretch that goes on here.
        const Stretch &from = more.stretchOf(first);
        const Stretch &to = m_stretches.back();
        const std::size_t end
            = std::min(last, from.first + more.sizeOf(static_cast<std::size_t>(&from - more.m_stretches.data())));
        if (m_size - to.first > 1 && from.first < first && to.stepMs == from.stepMs) {
            m_size += end - first;
            first = end;
        }
    }
}

void Times::clear()
{
    m_stretches.clear();
    m_list.clear();
    m_size = 0;
}

bool Times::isAscending() const
{
    if (!m_list.empty())
        return std::ranges::adjacent_find(m_list, std::greater_equal()) == m_list.end();
    for (std::size_t i = 0; i < m_stretches.size(); ++i) {
        const bool isSingle = sizeOf(i) == 1;
        const std::size_t first = m_stretches[i].first;
        if ((!isSingle && m_stretches[i].stepMs <= 0) || (first > 0 && (*this)[first] <= (*this)[first - 1]))
            return false;
    }
    return true;
}

std::size_t Times::lowerBound(std::int64_t timeMs) const
{
    if (!m_list.empty())
        return static_cast<std::size_t>(std::ranges::lower_bound(m_list, timeMs) - m_list.begin());
    const auto behind = std::ranges::lower_bound(m_stretches, timeMs, {}, &Stretch::startMs);
    if (behind == m_stretches.begin())
        return 0;
    const Stretch &stretch = *(behind - 1);
    const std::size_t count = sizeOf(static_cast<std::size_t>(behind - 1 - m_stretches.begin()));
    const auto lastMs = stretch.startMs + static_cast<std::int64_t>(count - 1) * stretch.stepMs;
    if (timeMs > lastMs)
        return stretch.first + count;
    const auto steps = static_cast<std::size_t>((timeMs - stretch.startMs + stretch.stepMs - 1) / stretch.stepMs);
    return stretch.first + steps;
}

std::vector<std::int64_t> Times::list() const
{
    if (!m_list.empty())
        return m_list;
    std::vector<std::int64_t> all;
    all.reserve(m_size);
    for (std::size_t i = 0; i < m_stretches.size(); ++i) {
        std::int64_t time = m_stretches[i].startMs;
        for (std::size_t k = sizeOf(i); k > 0; --k, time += m_stretches[i].stepMs)
            all.push_back(time);
    }
    return all;
}

std::size_t Times::byteCount() const
{
    return m_stretches.capacity() * sizeof(Stretch) + m_list.capacity() * sizeof(std::int64_t);
}

void Times::shrink()
{
    m_stretches.shrink_to_fit();
    m_list.shrink_to_fit();
}

bool operator==(const Times &a, const Times &b)
{
    if (a.m_size != b.m_size)
        return false;
    if (a.m_list.empty() && b.m_list.empty() && a.m_stretches == b.m_stretches)
        return true;
    return std::equal(a.begin(), a.end(), b.begin());
}

bool operator==(const Times &a, const std::vector<std::int64_t> &b)
{
    return a.m_size == b.size() && std::equal(a.begin(), a.end(), b.begin());
}

} // namespace api
