// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <utility>
#include <vector>

namespace api {

// Times of samples, ms UTC, exact and in any order. Reads like a vector. Stores sample at regular times: a stretch of
// equal steps takes a few bytes, however long it is. Where there is no regularity, the times are kept as a list.
class Times
{
public:
    class Iterator
    {
    public:
        using iterator_category = std::random_access_iterator_tag;
        using value_type = std::int64_t;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = std::int64_t;

        Iterator() = default;
        Iterator(const Times *times, std::size_t at)
            : m_times(times)
            , m_at(static_cast<difference_type>(at))
        {
        }

        reference operator*() const { return (*m_times)[static_cast<std::size_t>(m_at)]; }
        reference operator[](difference_type by) const { return (*m_times)[static_cast<std::size_t>(m_at + by)]; }
        Iterator &operator++() { return *this += 1; }
        Iterator operator++(int) { return std::exchange(*this, *this + 1); }
        Iterator &operator--() { return *this += -1; }
        Iterator operator--(int) { return std::exchange(*this, *this + -1); }
        Iterator &operator+=(difference_type by)
        {
            m_at += by;
            return *this;
        }
        Iterator &operator-=(difference_type by) { return *this += -by; }
        friend Iterator operator+(Iterator it, difference_type by) { return it += by; }
        friend Iterator operator+(difference_type by, Iterator it) { return it += by; }
        friend Iterator operator-(Iterator it, difference_type by) { return it -= by; }
        friend difference_type operator-(const Iterator &a, const Iterator &b) { return a.m_at - b.m_at; }
        friend bool operator==(const Iterator &a, const Iterator &b) { return a.m_at == b.m_at; }
        friend auto operator<=>(const Iterator &a, const Iterator &b) { return a.m_at <=> b.m_at; }

    private:
        const Times *m_times = nullptr;
        difference_type m_at = 0;
    };
    using value_type = std::int64_t;
    using iterator = Iterator;
    using const_iterator = Iterator;

    Times() = default;
    Times(std::initializer_list<std::int64_t> times);

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] std::int64_t operator[](std::size_t at) const
    {
        if (!m_list.empty())
            return m_list[at];
        const Stretch &stretch = m_stretches.size() == 1 ? m_stretches.front() : stretchOf(at);
        return stretch.startMs + static_cast<std::int64_t>(at - stretch.first) * stretch.stepMs;
    }
    [[nodiscard]] std::int64_t front() const { return (*this)[0]; }
    [[nodiscard]] std::int64_t back() const { return (*this)[m_size - 1]; }
    [[nodiscard]] Iterator begin() const { return {this, 0}; }
    [[nodiscard]] Iterator end() const { return {this, m_size}; }

    void push_back(std::int64_t timeMs);
    void append(const Times &more) { append(more, 0, more.size()); }
    void append(const Times &more, std::size_t first, std::size_t last); // [first, last) of `more`
    void clear();
    // Whether each time is later than the one before it.
    [[nodiscard]] bool isAscending() const;
    // Of ascending times: the first that is not before, or the first after `timeMs`; size() = none.
    [[nodiscard]] std::size_t lowerBound(std::int64_t timeMs) const;
    [[nodiscard]] std::size_t upperBound(std::int64_t timeMs) const { return lowerBound(timeMs + 1); }
    [[nodiscard]] std::vector<std::int64_t> list() const;
    [[nodiscard]] std::size_t byteCount() const; // memory used
    void shrink(); // to what is needed

    friend bool operator==(const Times &a, const Times &b);
    friend bool operator==(const Times &a, const std::vector<std::int64_t> &b);

private:
    struct Stretch
    {
        std::size_t first = 0; // index of its first time
        std::int64_t startMs = 0;
        std::int64_t stepMs = 0; // 0 of a single time

        friend bool operator==(const Stretch &, const Stretch &) = default;
    };
    [[nodiscard]] const Stretch &stretchOf(std::size_t at) const;
    [[nodiscard]] std::size_t sizeOf(std::size_t stretch) const
    {
        return (stretch + 1 < m_stretches.size() ? m_stretches[stretch + 1].first : m_size)
            - m_stretches[stretch].first;
    }

    std::vector<Stretch> m_stretches;
    std::vector<std::int64_t> m_list; // instead of stretches
    std::size_t m_size = 0;
};

} // namespace api
