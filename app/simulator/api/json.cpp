// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/api/json.h"

namespace simulator {

void Json::string(std::string_view text)
{
    static constexpr char Digits[] = "0123456789abcdef";
    separate();
    m_out += '"';
    std::size_t done = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        m_out.append(text, done, i - done);
        done = i + 1;
        m_out += '\\';
        if (c >= 0x20) {
            m_out += static_cast<char>(c);
        } else if (c == '\n') {
            m_out += 'n';
        } else if (c == '\t') {
            m_out += 't';
        } else {
            m_out += "u00";
            m_out += Digits[c >> 4];
            m_out += Digits[c & 15];
        }
    }
    m_out.append(text, done, text.size() - done);
    m_out += '"';
}

} // namespace simulator
