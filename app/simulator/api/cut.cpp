// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/cut.h"

#include <algorithm>

namespace simulator {

namespace {

constexpr std::string_view Lists[]
    = {"clusters", "departments", "nodepools", "nodes", "pods", "projects", "types", "workloads"};

class Cutter
{
public:
    Cutter(std::string_view json, const Cuts &cuts)
        : m_json(json)
        , m_cuts(cuts)
    {
        m_out.reserve(json.size());
    }

    [[nodiscard]] std::string result()
    {
        value();
        return std::move(m_out);
    }

private:
    void value()
    {
        switch (m_json[m_at]) {
        case '{':
            object();
            break;
        case '[':
            array();
            break;
        case '"':
            m_out += text();
            break;
        default:
            const std::size_t end = std::min(m_json.find_first_of(",]}", m_at), m_json.size());
            m_out += m_json.substr(m_at, end - m_at);
            m_at = end;
            break;
        }
    }

    // With its quotes
    std::string_view text()
    {
        const std::size_t begin = m_at++;
        while (m_json[m_at] != '"')
            m_at += m_json[m_at] == '\\' ? 2 : 1;
        ++m_at;
        return m_json.substr(begin, m_at - begin);
    }

    void object()
    {
        m_out += '{';
        ++m_at;
        bool isFirst = true;
        while (m_json[m_at] != '}') {
            if (m_json[m_at] == ',')
                ++m_at;
            const std::size_t before = m_out.size(), outer = m_path.size();
            if (!isFirst)
                m_out += ',';
            const std::string_view name = text();
            m_out += name;
            m_out += ':';
            ++m_at;
            enter(name.substr(1, name.size() - 2));
            const std::size_t begin = m_out.size();
            value();
            if (isCut(std::string_view(m_out).substr(begin)))
                m_out.resize(before);
            else
                isFirst = false;
            m_path.resize(outer);
        }
        m_out += '}';
        ++m_at;
    }

    void array()
    {
        m_out += '[';
        ++m_at;
        while (m_json[m_at] != ']') {
            if (m_json[m_at] == ',')
                m_out += m_json[m_at++];
            value();
        }
        m_out += ']';
        ++m_at;
    }

    void enter(std::string_view name)
    {
        if (m_path.empty() && std::ranges::find(Lists, name) != std::end(Lists))
            return;
        if (!m_path.empty())
            m_path += '.';
        m_path += name;
    }

    [[nodiscard]] bool isCut(std::string_view written) const
    {
        const auto found = m_cuts.find(m_path);
        return found != m_cuts.end() && (found->second.empty() || found->second == written);
    }

    std::string_view m_json;
    const Cuts &m_cuts;
    std::size_t m_at = 0;
    std::string m_out, m_path;
};

} // namespace

std::string without(std::string_view json, const Cuts &cuts)
{
    return Cutter(json, cuts).result();
}

std::string replaced(std::string_view text, std::string_view old, std::string_view by)
{
    std::string result;
    for (std::size_t found = text.find(old); found != std::string_view::npos; found = text.find(old)) {
        result += text.substr(0, found);
        result += by;
        text.remove_prefix(found + old.size());
    }
    result += text;
    return result;
}

} // namespace simulator
