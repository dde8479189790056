// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/series.h"

#include "app/simulator/api/json.h"
#include "app/simulator/world/curves.h"

#include <charconv>

namespace simulator {

namespace {

void appendFixed(std::string &out, std::int64_t value, int decimals)
{
    if (value < 0) {
        out += '-';
        value = -value;
    }
    char digits[24];
    const auto [end, ok] = std::to_chars(digits, digits + sizeof digits, value);
    (void)ok;
    const auto size = static_cast<int>(end - digits);
    const int whole = std::max(size - decimals, 0);
    if (whole == 0)
        out += '0';
    out.append(digits, static_cast<std::size_t>(whole));
    int last = size;
    while (last > whole && digits[last - 1] == '0')
        --last;
    if (last <= whole)
        return;
    out += '.';
    out.append(static_cast<std::size_t>(std::max(decimals - size, 0)), '0');
    out.append(digits + whole, static_cast<std::size_t>(last - whole));
}

// The end of a sample's text is the same for all series: written once, then copied.
class Tails
{
public:
    explicit Tails(const Grid &grid)
    {
        m_ends.push_back(0);
        for (int i = 0; i < grid.known; ++i) {
            m_text += R"(","timestamp":")";
            appendTime(m_text, grid.at(i));
            m_text += R"("})";
            m_ends.push_back(m_text.size());
        }
    }
    [[nodiscard]] std::string_view operator[](std::size_t i) const
    {
        return std::string_view(m_text).substr(m_ends[i], m_ends[i + 1] - m_ends[i]);
    }

private:
    std::string m_text;
    std::vector<std::size_t> m_ends;
};

void appendPoints(std::string &out, const Series &series, const Grid &grid, const Tails &tails, Flaw flaw)
{
    bool first = true;
    for (std::size_t i = 0; i < series.values.size(); ++i) {
        const std::int64_t value = series.values[i];
        if (value == NoSample)
            continue;
        // By time, not by index: every request for the same time returns the same flaw.
        const bool odd
            = flaw != Flaw::None && mix(static_cast<std::uint64_t>(grid.at(static_cast<int>(i)) / StoreStep)) % 11 == 0;
        for (int copy = odd && flaw == Flaw::DoublePoints ? 2 : 1; copy > 0; --copy) {
            if (!first)
                out += ',';
            first = false;
            out += R"({"value":")";
            if (value == NotANumber || (odd && flaw == Flaw::NaN))
                out += "NaN";
            else
                appendFixed(out, value, series.decimals);
            if (odd && flaw == Flaw::NullTimes)
                out += R"(","timestamp":null})";
            else
                out += tails[i];
        }
    }
}

} // namespace

Flaw flawOf(Uuid id)
{
    const std::uint64_t digits = id.low & 0xff;
    return digits < 8 ? static_cast<Flaw>(digits + 1) : Flaw::None;
}

std::string gpuLabel(int index)
{
    return R"({"gpu":")" + std::to_string(index) + R"("})";
}

std::string measurementsText(const Grid &grid, const std::vector<Series> &series, Flaw flaw,
                             const std::vector<Histogram> *histograms)
{
    const Tails tails(grid);
    std::string out;
    out.reserve(series.size() * (static_cast<std::size_t>(grid.known) * 66 + 200) + 64);
    out += R"({"measurements":[)";
    bool first = true;
    for (const Series &one : series) {
        for (int copy = flaw == Flaw::DoubleSeries ? 2 : 1; copy > 0; --copy) {
            if (!first)
                out += ',';
            first = false;
            out += R"({"type":")";
            out += one.type;
            out += R"(","labels":)";
            out += flaw == Flaw::NullLabels ? "null" : one.labels.empty() ? "{}" : one.labels;
            if (flaw == Flaw::NullValues && &one == &series.back()) {
                out += R"(,"values":null)";
            } else {
                out += R"(,"values":[)";
                appendPoints(out, one, grid, tails, flaw);
                out += ']';
            }
            if (!one.groups.empty()) {
                out += R"(,"groups":)";
                out += one.groups;
            }
            out += '}';
        }
    }
    out += ']';
    if (histograms && !histograms->empty()) {
        out += R"(,"histogram":[)";
        for (const Histogram &one : *histograms) {
            if (&one != &histograms->front())
                out += ',';
            out += R"({"type":")";
            out += one.type;
            out += R"(","values":[)";
            for (const auto &[sample, data] : one.rows) {
                if (&data != &one.rows.front().second)
                    out += ',';
                out += R"({"timestamp":")";
                appendTime(out, grid.at(sample));
                out += R"(","data":)";
                out += data;
                out += '}';
            }
            out += "]}";
        }
        out += ']';
    }
    out += '}';
    return out;
}

} // namespace simulator
