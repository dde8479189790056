// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/api/fields.h"

namespace simulator {

enum class Operator : std::uint8_t { Is, IsNot, AtMost, AtLeast, Contains, ContainsNot, StartsWith, EndsWith };

// One item of filterBy, parsed.
struct FilterItem
{
    std::string_view field, sign, value;
    Operator op = Operator::Is;
};
// None if there is no operator or no value; `why` then explains it.
[[nodiscard]] std::optional<FilterItem> filterItem(std::string_view item, std::string &why);
[[nodiscard]] bool compares(Operator op); // <= and >=, which texts do not support
[[nodiscard]] bool acceptsText(Operator op, std::string_view text, std::string_view value);
// The same, and <= and >= by the order of texts.
[[nodiscard]] bool compareTexts(const FilterItem &item, std::string_view text);
[[nodiscard]] bool contains(std::string_view text, std::string_view needle);

// One item of filterBy, prepared for testing a million rows. A row without a value matches only != and !@.
class Filter
{
public:
    // nullopt, with a reason, if this list does not support the item.
    [[nodiscard]] static std::optional<Filter> parse(const World &world, Resource resource, std::string_view item,
                                                     std::string &why);

    [[nodiscard]] bool accepts(const World &world, std::uint32_t row, std::int64_t now, std::string &scratch) const;
    [[nodiscard]] const Field &field() const { return *m_field; }
    // Set if the filter is field == value.
    [[nodiscard]] std::optional<std::string_view> exactText() const;

private:
    const Field *m_field = nullptr;
    Operator m_operator = Operator::Is;
    std::string m_text;
    double m_number = 0;
    std::int64_t m_time = 0;
    std::vector<char> m_codes; // per code of the dictionary
};

// Free-text search in name, project, department, submitter and node name, ignoring case.
class Search
{
public:
    Search(const World &world, std::string_view needle);

    [[nodiscard]] bool empty() const { return m_needle.empty(); }
    // Whether a workload, and so all its pods, match without testing the pods.
    [[nodiscard]] bool acceptsWorkload(std::uint32_t workload) const;
    [[nodiscard]] bool acceptsNodesOf(const Workload &w, std::int64_t now) const;
    // For a pod whose workload was not accepted.
    [[nodiscard]] bool acceptsPod(std::uint32_t pod, std::int64_t now, std::string &scratch) const;

private:
    const World &m_world;
    std::string m_needle;
    bool m_inSuffix = false; // the needle may match where a pod's suffix follows its workload's name
    bool m_anyNode = false;
    std::vector<char> m_projects, m_users, m_nodes;
};

} // namespace simulator
