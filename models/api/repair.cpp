// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/repair.h"

#include <charconv>
#include <string_view>
#include <vector>

namespace api {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD"; // U+FFFD
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

unsigned byteAt(std::string_view text, std::size_t at)
{
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
}

bool isTail(std::string_view text, std::size_t at)
{
    return (byteAt(text, at) & 0xC0U) == 0x80U;
}

// The length of the UTF-8 character that begins at `at`; 0 if none does.
std::size_t characterLength(std::string_view text, std::size_t at)
{
    const unsigned first = byteAt(text, at);
    const unsigned second = byteAt(text, at + 1);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return isTail(text, at + 1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const bool isOverlong = first == 0xE0 && second < 0xA0;
        const bool isSurrogate = first == 0xED && second >= 0xA0;
        return isTail(text, at + 1) && isTail(text, at + 2) && !isOverlong && !isSurrogate ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const bool isOutside = (first == 0xF0 && second < 0x90) || (first == 0xF4 && second >= 0x90);
        return isTail(text, at + 1) && isTail(text, at + 2) && isTail(text, at + 3) && !isOutside ? 4 : 0;
    }
    return 0;
}

// The code unit of "\u12aB" at `at`; -1 if there is none.
int unitOfEscape(std::string_view text, std::size_t at)
{
    if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u')
        return -1;
    unsigned unit = 0;
    const char *begin = text.data() + at + 2;
    const auto [end, error] = std::from_chars(begin, begin + 4, unit, 16);
    return error == std::errc() && end == begin + 4 ? static_cast<int>(unit) : -1;
}

bool isHigh(int unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}

bool isLow(int unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

bool isPartOfNumber(char c)
{
    return (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.' || c == 'e' || c == 'E';
}

bool isTooBig(std::string_view number)
{
    const char *end = number.data() + number.size();
    double real = 0;
    if (std::from_chars(number.data(), end, real).ec == std::errc::result_out_of_range)
        return true;
    if (number.find_first_of(".eE") != std::string_view::npos)
        return false;
    if (number.front() == '-') {
        std::int64_t whole = 0;
        return std::from_chars(number.data(), end, whole).ec == std::errc::result_out_of_range;
    }
    std::uint64_t whole = 0;
    return std::from_chars(number.data(), end, whole).ec == std::errc::result_out_of_range;
}

class Repairer
{
public:
    Repairer(const QByteArray &body, BigNumbers numbers)
        : m_in(body.constData(), static_cast<std::size_t>(body.size()))
        , m_numbers(numbers)
    {
        m_out.text.reserve(body.size() + 64);
    }

    RepairedJson repair()
    {
        while (m_in.substr(m_at).starts_with(byteOrderMark))
            m_at += byteOrderMark.size();
        while (m_at < m_in.size())
            step();
        return std::move(m_out);
    }

private:
    struct Level
    {
        bool isList = false;
        std::size_t index = 0; // of a list
        std::string_view key; // the most recent key of an object
    };

    void step()
    {
        const char c = m_in[m_at];
        if (c == '"') {
            readString();
            return;
        }
        if (m_numbers == BigNumbers::Quote && isPartOfNumber(c) && c != 'e' && c != 'E') {
            readNumber();
            return;
        }
        if (c == '{' || c == '[')
            m_levels.push_back({.isList = c == '[', .key = {}});
        else if ((c == '}' || c == ']') && !m_levels.empty())
            m_levels.pop_back();
        else if (c == ',' && !m_levels.empty())
            ++m_levels.back().index;
        if (c == '{')
            m_expectsKey = true;
        else if (c == ',')
            m_expectsKey = !m_levels.empty() && !m_levels.back().isList;
        m_out.text += c;
        ++m_at;
    }

    void readNumber()
    {
        const std::size_t begin = m_at;
        while (m_at < m_in.size() && isPartOfNumber(m_in[m_at]))
            ++m_at;
        const std::string_view number = m_in.substr(begin, m_at - begin);
        const bool quotes = isTooBig(number);
        if (quotes)
            m_out.text += '"';
        m_out.text.append(number.data(), static_cast<qsizetype>(number.size()));
        if (quotes)
            m_out.text += '"';
    }

    void readString()
    {
        const std::size_t begin = m_at++;
        m_out.text += '"';
        bool isSound = true;
        while (m_at < m_in.size() && m_in[m_at] != '"')
            isSound &= takeCharacter();
        const std::string_view inside = m_in.substr(begin + 1, m_at - begin - 1);
        if (m_at < m_in.size())
            take(1);
        if (m_expectsKey && !m_levels.empty())
            m_levels.back().key = inside;
        m_expectsKey = false;
        if (!isSound && m_out.texts++ == 0)
            m_out.firstPath = path();
    }

    // False if something had to be replaced.
    bool takeCharacter()
    {
        const unsigned byte = byteAt(m_in, m_at);
        if (byte == '\\')
            return takeEscape();
        if (byte < 0x20) {
            constexpr std::string_view digits = "0123456789abcdef";
            m_out.text += "\\u00";
            m_out.text += digits[byte >> 4];
            m_out.text += digits[byte & 15];
            ++m_at;
            return false;
        }
        if (const std::size_t length = characterLength(m_in, m_at)) {
            take(length);
            return true;
        }
        return replace(1);
    }

    bool takeEscape()
    {
        const char kind = static_cast<char>(byteAt(m_in, m_at + 1));
        if (std::string_view("\"\\/bfnrt").find(kind) != std::string_view::npos) {
            take(2);
            return true;
        }
        const int unit = unitOfEscape(m_in, m_at);
        if (unit < 0)
            return replace(1);
        if (isHigh(unit) && isLow(unitOfEscape(m_in, m_at + 6))) {
            take(12);
            return true;
        }
        if (isHigh(unit) || isLow(unit))
            return replace(6);
        take(6);
        return true;
    }

    void take(std::size_t count)
    {
        const std::string_view part = m_in.substr(m_at, count);
        m_out.text.append(part.data(), static_cast<qsizetype>(part.size()));
        m_at += part.size();
    }

    bool replace(std::size_t count)
    {
        m_out.text.append(replacement.data(), static_cast<qsizetype>(replacement.size()));
        m_at += count;
        return false;
    }

    [[nodiscard]] QString path() const
    {
        QString text;
        for (const Level &level : m_levels) {
            if (level.isList) {
                text += u'[' + QString::number(level.index) + u']';
                continue;
            }
            if (!text.isEmpty())
                text += u'.';
            text += QString::fromUtf8(level.key.data(), static_cast<qsizetype>(level.key.size()));
        }
        return text;
    }

    std::string_view m_in;
    BigNumbers m_numbers;
    std::size_t m_at = 0;
    std::vector<Level> m_levels;
    bool m_expectsKey = false;
    RepairedJson m_out;
};

} // namespace

RepairedJson repairJson(const QByteArray &body, BigNumbers numbers)
{
    return Repairer(body, numbers).repair();
}

} // namespace api
