// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <array>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

// The order of texts, as people read them: by the rules of the language, without regard to case, digits by the number
// that they write ("node-2" before "node-10").
namespace table {

// Three-way comparison. Any thread.
[[nodiscard]] int compareTexts(QStringView left, QStringView right);

// Keys whose bytes are in the order of compareTexts(), for sorting many texts. Only texts of printable ASCII have one,
// which is nearly all that a control plane sends; the language is asked once for the order of these characters.
class TextOrder
{
public:
    // Of the language at the time when the thread asks first.
    [[nodiscard]] static const TextOrder &ofThread();

    // Appends the key of a text in UTF-8. False, and nothing appended, if it has none.
    [[nodiscard]] bool appendKey(std::string_view text, std::string &out) const;

private:
    TextOrder();

    std::array<std::uint8_t, 128> m_ranks{}; // of the characters; 0 = the text has no key
};

// The ranks of texts in UTF-8, from 0; equal texts have the same rank. `textOf` is called for numbers below `count`;
// what it returns need not outlive the next call. Empty if it was asked to stop.
[[nodiscard]] std::vector<std::uint32_t> ranksOf(std::size_t count,
                                                 const std::function<std::string_view(std::size_t)> &textOf,
                                                 const std::stop_token &stop = {});

} // namespace table
