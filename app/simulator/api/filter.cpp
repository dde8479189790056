// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/filter.h"

#include "app/simulator/world/life.h"

#include <algorithm>
#include <cctype>
#include <cstring>

namespace simulator {

namespace {

constexpr std::pair<std::string_view, Operator> Signs[] = {
    {"==", Operator::Is},       {"!=", Operator::IsNot},       {"<=", Operator::AtMost},     {">=", Operator::AtLeast},
    {"=@", Operator::Contains}, {"!@", Operator::ContainsNot}, {"=^", Operator::StartsWith}, {"=$", Operator::EndsWith},
};

template<typename V> bool compare(Operator op, V left, V right)
{
    switch (op) {
    case Operator::Is:
        return left == right;
    case Operator::IsNot:
        return left != right;
    case Operator::AtMost:
        return left <= right;
    default:
        return left >= right;
    }
}

} // namespace

bool contains(std::string_view text, std::string_view needle)
{
    return memmem(text.data(), text.size(), needle.data(), needle.size()) != nullptr;
}

bool compares(Operator op)
{
    return op == Operator::AtMost || op == Operator::AtLeast;
}

bool acceptsText(Operator op, std::string_view text, std::string_view value)
{
    switch (op) {
    case Operator::Is:
        return text == value;
    case Operator::IsNot:
        return text != value;
    case Operator::Contains:
        return contains(text, value);
    case Operator::ContainsNot:
        return !contains(text, value);
    case Operator::StartsWith:
        return text.starts_with(value);
    case Operator::EndsWith:
        return text.ends_with(value);
    default:
        return false;
    }
}

bool compareTexts(const FilterItem &item, std::string_view text)
{
    if (compares(item.op))
        return compare(item.op, text, item.value);
    return acceptsText(item.op, text, item.value);
}

std::optional<FilterItem> filterItem(std::string_view item, std::string &why)
{
    const auto end
        = std::ranges::find_if(item, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; });
    const auto length = static_cast<std::size_t>(end - item.begin());
    FilterItem parts = {item.substr(0, length), item.substr(length, 2), {}, Operator::Is};
    const auto found = std::ranges::find(Signs, parts.sign, &std::pair<std::string_view, Operator>::first);
    if (found == std::end(Signs) || item.size() <= length + 2) {
        why = "filterBy: \"" + std::string(parts.field) + "\" needs an operator and a value";
        return std::nullopt;
    }
    parts.op = found->second;
    parts.value = item.substr(length + 2);
    return parts;
}

std::optional<Filter> Filter::parse(const World &world, Resource resource, std::string_view item, std::string &why)
{
    const auto parts = filterItem(item, why);
    if (!parts)
        return std::nullopt;
    const std::string_view name = parts->field;
    Filter filter;
    filter.m_field = findField(resource, name);
    if (!filter.m_field) {
        why = "filterBy: there is no field \"" + std::string(name) + "\" to filter by";
        return std::nullopt;
    }
    filter.m_operator = parts->op;
    filter.m_text = parts->value;

    const Kind kind = filter.m_field->nature.kind;
    if ((kind == Kind::Text) == compares(parts->op) && parts->op != Operator::Is && parts->op != Operator::IsNot) {
        why = "filterBy: the operator " + std::string(parts->sign) + " cannot be used with \"" + std::string(name)
            + '"';
        return std::nullopt;
    }
    if (kind == Kind::Number) {
        const auto number = parseNumber(filter.m_text);
        if (!number) {
            why = "filterBy: \"" + std::string(name) + "\" needs a number";
            return std::nullopt;
        }
        filter.m_number = *number;
    } else if (kind == Kind::Time) {
        const auto time = parseTime(filter.m_text);
        if (!time) {
            why = "filterBy: \"" + std::string(name) + "\" needs a date and time such as 2025-01-31T12:00:00Z";
            return std::nullopt;
        }
        filter.m_time = *time;
    } else if (filter.m_field->dictionary) {
        for (const std::string &text : (world.*filter.m_field->dictionary).texts)
            filter.m_codes.push_back(acceptsText(filter.m_operator, text, filter.m_text) ? 1 : 0);
    }
    return filter;
}

bool Filter::accepts(const World &world, std::uint32_t row, std::int64_t now, std::string &scratch) const
{
    const std::int64_t value = m_field->value(world, row, now);
    if (value == Null)
        return m_operator == Operator::IsNot || m_operator == Operator::ContainsNot;
    switch (m_field->nature.kind) {
    case Kind::Number:
        return compare(m_operator, static_cast<double>(value) / m_field->nature.scale, m_number);
    case Kind::Time:
        return compare(m_operator, value, m_time);
    case Kind::Text:
        break;
    }
    if (m_field->dictionary)
        return m_codes[static_cast<std::size_t>(value)] != 0;
    return acceptsText(m_operator, m_field->text(world, row, now, scratch), m_text);
}

std::optional<std::string_view> Filter::exactText() const
{
    if (m_operator == Operator::Is && m_field->nature.kind == Kind::Text)
        return m_text;
    return std::nullopt;
}

Search::Search(const World &world, std::string_view needle)
    : m_world(world)
    , m_needle(folded(needle))
{
    if (m_needle.empty())
        return;
    // Suffixes of pods contain only lower-case letters, digits and dashes.
    m_inSuffix = std::ranges::any_of(
        m_needle, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
    const auto hit = [this](std::string_view text) -> char { return contains(folded(text), m_needle) ? 1 : 0; };
    for (const Project &project : world.projects)
        m_projects.push_back(hit(project.name) || hit(world.departments[project.department].name) ? 1 : 0);
    for (const std::string &user : world.users)
        m_users.push_back(hit(user));
    for (const Node &node : world.nodes)
        m_nodes.push_back(hit(node.name));
    m_anyNode = std::ranges::any_of(m_nodes, [](char c) { return c != 0; });
}

bool Search::acceptsWorkload(std::uint32_t workload) const
{
    const Workload &w = m_world.workloads[workload];
    return m_projects[w.project] || m_users[w.user] || contains(m_world.foldedName(workload), m_needle);
}

bool Search::acceptsNodesOf(const Workload &w, std::int64_t now) const
{
    if (!m_anyNode)
        return false;
    // Deleted pods count only if their workload is deleted, too.
    if (passed(w, podsDeletedAfter(w), now) && !isDeleted(w, now))
        return false;
    for (std::uint32_t i = 0; i < w.podCount; ++i) {
        const std::uint32_t node = m_world.pods[w.firstPod + i].node;
        if (node != NoNode && m_nodes[node] && podStateAt(w, i, now).bound)
            return true;
    }
    return false;
}

bool Search::acceptsPod(std::uint32_t pod, std::int64_t now, std::string &scratch) const
{
    const std::uint32_t workload = m_world.pods[pod].workload;
    if (m_inSuffix) {
        // The name of the workload does not contain the needle: it could only begin in the last bytes.
        const std::string_view name = m_world.foldedName(workload);
        scratch = name.substr(name.size() - std::min(name.size(), m_needle.size() - 1));
        m_world.appendPodSuffix(scratch, pod);
        if (contains(scratch, m_needle))
            return true;
    }
    const Workload &w = m_world.workloads[workload];
    const std::uint32_t node = m_world.pods[pod].node;
    return m_anyNode && node != NoNode && m_nodes[node] && podStateAt(w, pod - w.firstPod, now).bound;
}

} // namespace simulator
